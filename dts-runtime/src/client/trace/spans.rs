//! Spans of the crate `tracing`.

use std::time::Duration;

use tracing::{debug, debug_span, field, info_span};

use crate::{Answer, Error, client::outgoing::Subject};

pub(in crate::client) use tracing::Span;

/// The span of a call.
pub(in crate::client) fn call(subject: &Subject<'_>) -> Span {
    info_span!(
        target: "dts_runtime",
        "call",
        product = subject.product,
        action = subject.action,
        attempts = field::Empty,
        status = field::Empty,
        request_id = field::Empty,
        error = field::Empty,
        code = field::Empty,
    )
}

/// The span of one of its attempts.
pub(in crate::client) fn attempt(call: &Span, number: u32) -> Span {
    call.record("attempts", number);
    debug_span!(
        target: "dts_runtime",
        parent: call,
        "attempt",
        number,
        status = field::Empty,
        request_id = field::Empty,
        error = field::Empty,
        code = field::Empty,
    )
}

/// Polls the future within a span.
pub(in crate::client) fn within<F: Future>(span: &Span, future: F) -> tracing::instrument::Instrumented<F> {
    tracing::Instrument::instrument(future, span.clone())
}

/// How a call or an attempt has ended.
pub(in crate::client) fn ended(span: &Span, outcome: Result<&Answer, &Error>) {
    let (status, id) = match outcome {
        Ok(answer) => (Some(answer.status()), answer.request_id()),
        Err(error) => {
            span.record("error", error.kind().as_str());
            if let Some(code) = error.code() {
                span.record("code", code);
            }
            (error.status(), error.request_id())
        }
    };
    if let Some(status) = status {
        span.record("status", status);
    }
    if let Some(id) = id {
        span.record("request_id", id);
    }
}

/// The call is made again.
pub(in crate::client) fn retries(call: &Span, number: u32, wait: Duration) {
    let delay_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
    debug!(target: "dts_runtime", parent: call, attempt = number, delay_ms, "the call is made again");
}
