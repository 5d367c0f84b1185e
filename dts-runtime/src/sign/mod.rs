//! Signing: what is said of a call becomes a request that any HTTP stack can send.
//!
//! Pure functions: no I/O, no clock, no randomness. Time and nonce come from the caller, new ones for each attempt.

pub mod acs3;
mod call;
mod checks;
mod encode;
mod endpoint;
mod endpoint_error;
mod error;
mod hash;
mod merge;
mod path;
mod prepared;
pub mod rpc_v1;
mod text;
mod time;
mod unsigned;

pub use call::{AccessKey, Algorithm, AnswerFormat, Call, RawBody};
pub use endpoint::{Endpoint, Scheme};
pub use endpoint_error::EndpointError;
pub use error::{SignError, SignFault};
pub use path::PathFault;
pub use prepared::{Method, PreparedRequest};

#[cfg(feature = "client")]
pub(crate) use time::Timestamp;
