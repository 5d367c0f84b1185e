//! A request without product, version and response.

use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
pub struct Start {
    #[dts(name = "DtsJobId")]
    pub dts_job_id: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
