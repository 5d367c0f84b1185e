//! Items to tokens. Total functions: nothing can fail here, nothing is looked up, no name is made.

mod action;
mod borrow;
mod builder;
mod check;
mod docs;
mod document;
mod encode;
mod pages;
mod request;
mod response;
pub mod stub;
pub(crate) mod types;
mod value_set;

pub use check::limits_in_constant;
pub use document::{document_alias, document_structure};
pub use pages::{paged, waits};
pub use request::{group, group_impls, request, request_impls};
pub use response::{structure, structure_impls};
pub use value_set::{value_set, value_set_impls};
