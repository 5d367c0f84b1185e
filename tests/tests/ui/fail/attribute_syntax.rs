//! What can't be read is told once, and the rest is still read.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = , format = "ipp")]
    pub endpoint_ip: Option<String>,
    #[dts(name = "Endpoint.Port" format = "port")]
    pub endpoint_port: Option<String>,
    #[dts]
    pub dts_job_id: Option<String>,
    #[dts("DtsJobName")]
    pub dts_job_name: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
