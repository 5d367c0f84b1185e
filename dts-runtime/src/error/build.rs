//! Makes errors: one function for each kind.

use std::{borrow::Cow, time::Duration, time::SystemTime};

use super::{Cause, ClockSkew, Error, ErrorFacts, ErrorKind, Inner, Waited, codes, mask};
use crate::answer::{Answer, BodyFormat, Failure};
use crate::{CredentialsError, DecodeError, HttpResponse, TransportError, TransportErrorKind, Violations};

/// A refusal or failure that a service answered with, and what is known about the call.
pub(crate) struct Refusal<'a> {
    pub(crate) action: Cow<'static, str>,
    pub(crate) failure: Failure,
    pub(crate) request_id: Option<String>,
    pub(crate) format: BodyFormat,
    pub(crate) response: HttpResponse,
    pub(crate) facts: ErrorFacts<'a>,
    pub(crate) now: Option<SystemTime>,
    pub(crate) string_to_sign: Option<&'a str>,
}

impl Error {
    /// The request breaks its documentation.
    pub fn validation(action: impl Into<Cow<'static, str>>, violations: Violations) -> Self {
        Self::new(ErrorKind::Validation, action.into(), Cause::Violations(violations))
    }

    /// There is no access key.
    pub fn credentials(action: impl Into<Cow<'static, str>>, error: CredentialsError) -> Self {
        Self::new(ErrorKind::Credentials, action.into(), Cause::Credentials(error))
    }

    /// A setting can't be used. `problem` says what is wrong and what to do, and must not hold a secret.
    pub fn setting(problem: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Setting, Cow::Borrowed(""), Cause::Setting(problem.into()))
    }

    /// No answer came.
    pub fn transport(action: impl Into<Cow<'static, str>>, error: TransportError) -> Self {
        let kind = if error.is_timeout() { ErrorKind::Timeout } else { ErrorKind::Transport };
        // The same request can't be sent the next time either, and a certificate does not mend itself.
        let is_lasting = matches!(error.kind(), TransportErrorKind::Request | TransportErrorKind::Tls);
        let is_unsent = error.is_unsent();
        let mut made = Self::new(kind, action.into(), Cause::Transport(error));
        made.inner.is_retryable = !is_lasting;
        made.inner.did_not_run = is_unsent;
        made
    }

    /// The call took longer than all of it may take.
    pub fn limit(action: impl Into<Cow<'static, str>>, limit: Duration) -> Self {
        Self::new(ErrorKind::Timeout, action.into(), Cause::Limit(limit))
    }

    /// Says that the request was never sent.
    #[must_use]
    pub(crate) fn unsent(mut self) -> Self {
        self.inner.did_not_run = true;
        self
    }

    /// Says that an attempt before this one may have been carried out.
    #[must_use]
    pub(crate) fn after_one_that_may_have_run(mut self) -> Self {
        self.inner.may_have_run_before = true;
        self
    }

    /// A job has come to a state from which it will not get to the wanted one.
    pub fn failed_state(
        action: impl Into<Cow<'static, str>>,
        wanted: &'static str,
        state: String,
        answer: Answer,
    ) -> Self {
        let cause = Cause::State(Waited { wanted, state: Some(state), limit: None });
        let mut made = Self::new(ErrorKind::FailedState, action.into(), cause);
        made.inner.request_id = answer.request_id().map(str::to_owned);
        made.inner.format = answer.format();
        let HttpResponse { status, headers, body } = answer.into_response();
        made.inner.status = Some(status);
        made.inner.headers = headers;
        made.inner.body = body;
        made
    }

    /// A job has not come to the wanted state in time; `state` is the one that was seen last.
    pub fn waited(
        action: impl Into<Cow<'static, str>>,
        wanted: &'static str,
        limit: Duration,
        state: Option<String>,
    ) -> Self {
        let cause = Cause::State(Waited { wanted, state, limit: Some(limit) });
        Self::new(ErrorKind::Timeout, action.into(), cause)
    }

    /// An answer came that is not what the action answers.
    pub fn decode(action: impl Into<Cow<'static, str>>, answer: Answer, error: DecodeError) -> Self {
        let request_id = answer.request_id().or(error.request_id()).map(str::to_owned);
        let format = answer.format();
        // The body is in the decode error, whole.
        let HttpResponse { status, headers, .. } = answer.into_response();
        let mut made = Self::new(ErrorKind::Decode, action.into(), Cause::Decode(error));
        made.inner.request_id = request_id;
        made.inner.format = format;
        made.inner.status = Some(status);
        made.inner.headers = headers;
        made
    }

    /// The service refused or failed.
    #[cold]
    pub(crate) fn refused(refusal: Refusal<'_>) -> Self {
        let Refusal { action, failure, request_id, format, response, facts, now, string_to_sign } = refusal;
        let code = failure.code.as_deref().unwrap_or_default();
        let hint = milliseconds(&response);

        let is_throttled_by_code = codes::is_throttling(code, facts) || response.status == codes::TOO_MANY_REQUESTS;
        // A service gives the hint when it refuses for now, whatever its code. Where it also says that it has failed,
        // it may have done something before.
        let is_refused_with_hint = hint.is_some() && !(500..600).contains(&response.status);
        let is_throttled = is_throttled_by_code || hint.is_some();
        let is_worth_it = facts.find(code).map_or_else(|| codes::is_passing(response.status), |fact| fact.retryable);
        let is_about_time = codes::is_about_time(code);
        let is_about_signature = codes::is_about_signature(code);
        let is_about_nonce = codes::is_about_nonce(code);
        let is_expired_token = codes::is_expired_token(code);

        let skew = now
            .filter(|_| is_about_time || is_about_signature)
            .and_then(|now| ClockSkew::of(now, response.header("date")?));
        let message = failure.message.as_deref().unwrap_or_default();
        let is_wrong_secret =
            is_about_signature && string_to_sign.is_some_and(|signed| mask::quotes_as_signed(message, signed));
        let shown = mask::presentable(message);

        let kind = if is_throttled { ErrorKind::Throttled } else { ErrorKind::Service };
        let mut made = Self::new(kind, action, Cause::Service);
        let inner = &mut *made.inner;
        // A new attempt has a new time and nonce. It is of no use while the clock is off.
        let is_stale = is_about_time && !codes::is_malformed_time(code) && skew.is_none();
        inner.is_retryable = is_throttled || is_worth_it || is_about_nonce || is_stale;
        // A nonce that was used tells of an earlier request with it, which may have been carried out.
        inner.did_not_run =
            is_throttled_by_code || is_refused_with_hint || is_about_time || is_about_signature || is_expired_token;
        inner.is_expired_token = is_expired_token;
        inner.is_about_time = is_about_time;
        inner.is_wrong_secret = is_wrong_secret;
        inner.retry_after = hint.or_else(|| retry_after(&response, now));
        inner.skew = skew;
        inner.shown = shown;
        inner.request_id = request_id;
        inner.format = format;
        inner.failure = failure;
        inner.status = Some(response.status);
        inner.headers = response.headers;
        inner.body = response.body;
        made
    }

    #[cold]
    fn new(kind: ErrorKind, action: Cow<'static, str>, cause: Cause) -> Self {
        Self { inner: Box::new(Inner { action, ..Inner::new(kind, cause) }) }
    }
}

/// When to come again: `x-acs-retry-after`, a positive number of milliseconds.
fn milliseconds(response: &HttpResponse) -> Option<Duration> {
    let milliseconds = response.header("x-acs-retry-after")?.trim().parse().ok()?;
    (milliseconds > 0).then(|| Duration::from_millis(milliseconds))
}

/// When to come again: `Retry-After` of HTTP, in seconds or as a time, with the statuses that it is made for. The
/// service has a header of its own for this; here a proxy or load balancer in between speaks.
fn retry_after(response: &HttpResponse, now: Option<SystemTime>) -> Option<Duration> {
    if !matches!(response.status, codes::TOO_MANY_REQUESTS | codes::SERVICE_UNAVAILABLE) {
        return None;
    }
    let text = response.header("retry-after")?.trim();
    let wait = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        // The clock that wrote the time is the one to measure it by.
        Err(_) => {
            let sent = response.header("date").and_then(super::http_date::parse).or(now)?;
            super::http_date::parse(text)?.duration_since(sent).ok()?
        }
    };
    (!wait.is_zero()).then_some(wait)
}
