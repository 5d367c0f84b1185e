//! The client over a transport without a network, a clock that stands still and numbers that are known.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod actions;
#[cfg(feature = "blocking")]
mod blocking;
mod completing;
mod credentials;
mod gateways;
mod limits;
mod paging;
mod retrying;
mod sending;
mod settings;
#[cfg(feature = "stream")]
mod streams;
mod support;
#[cfg(feature = "tracing")]
mod tracing;
mod untyped;
mod waiting;
