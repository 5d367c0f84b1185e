//! Fields that are called like methods of the builder.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "Build")]
    pub build: Option<String>,
    #[dts(name = "Region")]
    pub region: Option<String>,
    #[dts(name = "MaybeRegion")]
    pub maybe_region: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
