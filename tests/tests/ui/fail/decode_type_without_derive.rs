//! Types of one's own that can't be decoded.

use dts_runtime::{Decode, ExtraParameters, Request};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plain;

#[derive(Clone, Debug, Default, PartialEq, Decode)]
pub struct Jobs {
    #[dts(name = "Plain")]
    pub plain: Option<Plain>,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Plain)]
pub struct Start {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
