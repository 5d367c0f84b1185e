//! Signing: against requests of official clients, against a gateway that recomputes, and rule by rule.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod allocations;
mod cases;
mod endpoint;
mod gateway;
mod places;
mod properties;
mod refusals;
