//! Two fields of one wire name.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "Endpoint.IP")]
    pub endpoint_ip: Option<String>,
    #[dts(name = "Endpoint.IP")]
    pub endpoint_address: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
