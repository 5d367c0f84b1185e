//! What came back from a typed call.

use std::{fmt, ops::Deref};

use crate::Answer;

/// A typed answer, and the answer that it was read from: request id, status, headers and body.
///
/// It is used like the typed answer: `reply.dts_job_list`. `Debug` shows the typed answer, and no secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Reply<T> {
    value: T,
    answer: Answer,
}

impl<T> Reply<T> {
    pub(super) fn new(value: T, answer: Answer) -> Self {
        Self { value, answer }
    }

    /// The request id, by which the service finds the call in its records.
    pub fn request_id(&self) -> Option<&str> {
        self.answer.request_id()
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.answer.status()
    }

    /// The headers: names in lower case, and values.
    pub fn headers(&self) -> &[(String, String)] {
        self.answer.headers()
    }

    /// The body, as it came.
    pub fn body(&self) -> &[u8] {
        self.answer.body()
    }

    /// The answer as it came.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// The typed answer alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The typed answer, and the answer as it came.
    pub fn into_parts(self) -> (T, Answer) {
        (self.value, self.answer)
    }

    pub(super) fn value_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply").field("value", &self.value).field("answer", &self.answer).finish()
    }
}
