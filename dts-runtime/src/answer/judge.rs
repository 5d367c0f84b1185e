//! Tells answers from failures.

use std::{borrow::Cow, time::SystemTime};

use super::failure::{Failure, is_good, request_id};
use super::scan::Fields;
use super::{Answer, BodyFormat};
use crate::error::{ErrorFacts, Refusal};
use crate::{Action, Error, HttpResponse, Product};

/// Tells answers from failures, with what is known about the call.
///
/// ```
/// use dts_runtime::{ErrorKind, HttpResponse, Judge};
///
/// let body = br#"{"Success":false,"ErrCode":"Throttling.User","ErrMessage":"Slow down.","RequestId":"4C46-1"}"#;
/// let response = HttpResponse { status: 200, headers: Vec::new(), body: body.to_vec() };
/// let error = Judge::new("DescribeDtsJobs").judge(response).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Throttled);
/// assert_eq!(error.code(), Some("Throttling.User"));
/// assert_eq!(error.request_id(), Some("4C46-1"));
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Judge<'a> {
    action: Cow<'static, str>,
    facts: ErrorFacts<'a>,
    now: Option<SystemTime>,
    string_to_sign: Option<&'a str>,
    raw: bool,
}

impl<'a> Judge<'a> {
    /// Knows nothing but the name of the action.
    pub fn new(action: impl Into<Cow<'static, str>>) -> Self {
        Self { action: action.into(), facts: ErrorFacts::default(), now: None, string_to_sign: None, raw: false }
    }

    /// Knows the error codes of the action.
    pub fn of_action(action: &'a Action) -> Self {
        Self { facts: ErrorFacts::default().action(action), ..Self::new(action.name) }
    }

    /// Knows the error codes of the product too.
    pub fn of_product(mut self, product: &'a Product) -> Self {
        self.facts = self.facts.product(product);
        self
    }

    /// Knows the local time, at which the answer arrived, so that a clock that is off can be told.
    pub fn at(mut self, now: SystemTime) -> Self {
        self.now = Some(now);
        self
    }

    /// Knows the text that was signed, so that a wrong secret can be told from a wrong signature.
    pub fn signed(mut self, string_to_sign: &'a str) -> Self {
        self.string_to_sign = Some(string_to_sign);
        self
    }

    /// Takes any answer with an HTTP status of 2xx for good, also one that says `Success: false`.
    pub fn raw(mut self, raw: bool) -> Self {
        self.raw = raw;
        self
    }

    /// Judges an answer.
    ///
    /// # Errors
    ///
    /// Unless the HTTP status is 2xx and `Success`, if it is there, is not false. `Success` may be a boolean, a text in
    /// any case or a number, in JSON or XML, at the top level or within a sole `...Response`; `asapiSuccess` counts
    /// the same.
    pub fn judge(self, response: HttpResponse) -> Result<Answer, Error> {
        let format = BodyFormat::of(&response.body);
        let fields = Fields::scan(format, &response.body);
        let (success, request_id) = (fields.success(), request_id(&fields, &response));
        if is_good(response.status) && (self.raw || success != Some(false)) {
            return Ok(Answer { format, request_id, success, response });
        }
        let failure = Failure::new(&fields, response.status);
        let Self { action, facts, now, string_to_sign, .. } = self;
        Err(Error::refused(Refusal { action, failure, request_id, format, response, facts, now, string_to_sign }))
    }
}
