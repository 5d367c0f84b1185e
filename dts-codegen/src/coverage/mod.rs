//! What a spec covers: how much of it there is, and how it stands to the metadata that the vendor publishes.
//!
//! [`count`] counts the model. [`read`] reads official metadata in whatever form it is published, into the one shape
//! of [`official`]; [`compare`] holds it against the model. [`text`] and [`json`] show both.

mod codes;
mod compare;
mod count;
mod difference;
pub mod json;
pub mod official;
mod read;
pub mod text;

pub use codes::CODES;
pub use compare::compare;
pub use count::{Counts, Coverage, GroupCounts, ProductCounts, Tally, count};
pub use difference::{Comparison, Difference, Explanation, Kind, Left, Statement};
pub use read::read;
