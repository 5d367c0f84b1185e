//! What is pointed at must be a product.

use dts_runtime::{ExtraParameters, Request, Value};

const NAME: &str = "Dts";

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = NAME, response = Value)]
pub struct Start {
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
