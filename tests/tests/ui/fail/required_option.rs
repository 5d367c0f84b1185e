//! `required` is for lists.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "DtsJobId", required)]
    pub dts_job_id: Option<String>,
    #[dts(name = "Region", required)]
    pub region: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
