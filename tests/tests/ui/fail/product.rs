//! A product is named with its version, or pointed at.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = dts_generated::dts::PRODUCT, version = "2020-01-01", response = Value)]
pub struct Both {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", response = Value)]
pub struct WithoutVersion {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = 2020, version = "2020-01-01", response = Value)]
pub struct Number {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
