//! Without the feature `tracing`, nothing is told.

use std::time::Duration;

use crate::{Answer, Error, client::outgoing::Subject};

/// No span.
pub(in crate::client) struct Span;

pub(in crate::client) fn call(_: &Subject<'_>) -> Span {
    Span
}

pub(in crate::client) fn attempt(_: &Span, _: u32) -> Span {
    Span
}

pub(in crate::client) fn within<F: Future>(_: &Span, future: F) -> F {
    future
}

pub(in crate::client) fn ended(_: &Span, _: Result<&Answer, &Error>) {}

pub(in crate::client) fn retries(_: &Span, _: u32, _: Duration) {}
