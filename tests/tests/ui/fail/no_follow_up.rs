//! All faults of a struct at once; code that uses it has none of its own.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", response = Value)]
#[dts(rule(id = "x", requires("Endpoint.IP"), with = "Nowhere"))]
pub struct Start {
    #[dts(name = "Endpoint.IP", format = "ipp")]
    pub endpoint_ip: Option<String>,
    pub dts_job_id: String,
    #[dts(name = "UsedTime", minimum = 5, maximum = 1)]
    pub used_time: i32,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {
    let request = Start::builder().dts_job_id("dtsexample0001").used_time(1).maybe_endpoint_ip(None).build().unwrap();
    assert!(request.parameters().as_slice().is_empty());
    assert!(request.validate().is_ok());
}
