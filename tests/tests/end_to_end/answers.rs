//! Holds what a call gave against the answer that the service sent.

use dts_runtime::{ErrorKind, sign::AnswerFormat};
use dts_tests::{AnyResponse, Case, Outcome};
use serde_json::Value as Json;

/// An answer of the spec.
pub(super) struct Answered<'a> {
    pub(super) case: &'a Case,
    pub(super) answer: &'a Json,
    /// The same, as it was sent.
    pub(super) body: &'a str,
    pub(super) format: AnswerFormat,
}

impl Answered<'_> {
    /// Whether the service says that it has failed.
    pub(super) fn says_no(&self) -> bool {
        self.text("Success").is_some_and(|success| success.eq_ignore_ascii_case("false"))
    }

    /// The text of a member that says something.
    fn text(&self, name: &str) -> Option<String> {
        let value = self.answer.get(name)?;
        Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned)).filter(|text| !text.is_empty())
    }

    /// What is wrong with the outcome, which should be the answer as it is decoded without a client.
    pub(super) fn decoded(&self, outcome: Outcome) -> Vec<String> {
        let (response, raw) = match outcome {
            Ok(reply) => reply,
            Err(error) => return vec![error.to_string()],
        };
        let mut problems = Vec::new();
        let expected = self.directly();
        if !response.is_same(&*expected) {
            problems.push(format!("decoded to {response:?}, not {expected:?}"));
        }
        if raw.body() != self.body.as_bytes() || raw.status() != 200 {
            problems.push(String::from("the raw answer is another one"));
        }
        let request_id = self.text("RequestId");
        if request_id.is_some() && raw.request_id() != request_id.as_deref() {
            problems.push(format!("the request id is {:?}, not {request_id:?}", raw.request_id()));
        }
        problems
    }

    fn directly(&self) -> Box<dyn AnyResponse> {
        match self.format {
            AnswerFormat::Json => self.case.decode_json(self.body.as_bytes()).unwrap(),
            AnswerFormat::Xml => self.case.decode_xml(self.body.as_bytes()).unwrap(),
        }
    }

    /// What is wrong with the outcome, which should be the error that the answer tells with an HTTP status of 200.
    pub(super) fn refused(&self, outcome: Outcome) -> Vec<String> {
        let error = match outcome {
            Ok((response, _)) => return vec![format!("taken for good: {response:?}")],
            Err(error) => error,
        };
        let mut problems = Vec::new();
        let filled = |message: String| match self.text("DynamicMessage") {
            Some(value) => message.replace("%s", &value),
            None => message,
        };
        let told = (error.code(), error.message(), error.request_id(), error.status(), error.action());
        let code = self.text("ErrCode").or_else(|| self.text("Code"));
        let (message, request_id) = (self.text("ErrMessage").map(filled), self.text("RequestId"));
        let expected = (code.as_deref(), message.as_deref(), request_id.as_deref(), Some(200), self.case.action);
        if told != expected {
            problems.push(format!("told {told:?}, not {expected:?}"));
        }
        if !matches!(error.kind(), ErrorKind::Service | ErrorKind::Throttled) {
            problems.push(format!("an error of kind {}", error.kind()));
        }
        if error.body() != self.body.as_bytes() {
            problems.push(String::from("the body of the error is another one"));
        }
        problems
    }
}
