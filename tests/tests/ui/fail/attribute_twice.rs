//! One attribute twice.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "Endpoint.IP", format = "ip")]
    #[dts(format = "port")]
    pub endpoint_ip: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
