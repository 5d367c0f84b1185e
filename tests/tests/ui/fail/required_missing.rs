//! A required parameter of a derived request is missing.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "DtsJobId")]
    pub dts_job_id: String,
    #[dts(name = "ResourceId.N", required)]
    pub resource_id: Vec<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {
    let _ = Start::builder().dts_job_id("dtsexample0001").build();
}
