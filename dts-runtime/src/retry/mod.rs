//! Whether a call is made again, and when.

mod attempt;
mod policy;

pub use attempt::Attempt;
pub use policy::RetryPolicy;
