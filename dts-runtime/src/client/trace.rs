//! Spans for calls and attempts, with the feature `tracing`. No secret is in them: names, numbers and ids alone.

#[cfg(not(feature = "tracing"))]
mod silence;
#[cfg(feature = "tracing")]
mod spans;

#[cfg(not(feature = "tracing"))]
pub(super) use silence::{Span, attempt, call, ended, retries, within};
#[cfg(feature = "tracing")]
pub(super) use spans::{Span, attempt, call, ended, retries, within};
