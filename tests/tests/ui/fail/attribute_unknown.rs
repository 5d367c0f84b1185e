//! Attributes that nobody knows.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(produkt = "Dts", product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "Endpoint.IP", formt = "ip")]
    pub endpoint_ip: Option<String>,
    #[dts(name = "Endpoint.Port", product = "Dts")]
    pub endpoint_port: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
