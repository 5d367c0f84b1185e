//! Wire names are not guessed.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(format = "ip")]
    pub endpoint_ip: Option<String>,
    pub endpoint_port: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
