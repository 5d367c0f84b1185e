//! `#[dts(...)]`: first what is written, then what it means.

mod list;
mod read;
mod tree;

pub(crate) use list::{List, did_you_mean};
pub(crate) use read::Attributes;
pub(crate) use tree::{Arg, Body, Entry, Value};
