//! Attributes that are written in another form.

use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product, version = 2020, response = "Value", legacy = 1, error)]
pub struct Start {
    #[dts(name("Endpoint.IP"), body = "yes", max_length = "32")]
    pub endpoint_ip: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
