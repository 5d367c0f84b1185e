//! `unlisted` speaks of a spec.

use dts_runtime::{ExtraParameters, Group, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "Priority", unlisted)]
    pub priority: Option<i32>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N")]
pub struct Tag {
    #[dts(name = "Key", unlisted)]
    pub key: String,
}

fn main() {}
