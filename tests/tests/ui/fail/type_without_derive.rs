//! A type of one's own that is no value set.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "Endpoint.Type")]
    pub endpoint_type: Option<EndpointType>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq)]
pub enum EndpointType {
    Source,
}

fn main() {}
