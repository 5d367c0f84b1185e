//! A list of groups, of a type that is none.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq)]
pub struct Tag;

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "Tag.N", group)]
    pub tag: Vec<Tag>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
