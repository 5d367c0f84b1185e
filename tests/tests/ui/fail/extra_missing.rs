//! A request has a field for parameters that it does not know.

use dts_runtime::{Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "DtsJobId")]
    pub dts_job_id: String,
}

fn main() {}
