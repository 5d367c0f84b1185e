//! Limits that do not fit the type.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "DtsJobId", min_items = 1)]
    pub dts_job_id: Option<String>,
    #[dts(name = "Reserved", minimum = 1, max_length = 5)]
    pub reserved: Option<bool>,
    #[dts(name = "PageSize", one_of("30", 50))]
    pub page_size: Option<i32>,
    #[dts(name = "Region", one_of(1, 2))]
    pub region: Option<String>,
    #[dts(name = "Count", maximum = "five", max_length = -1)]
    pub count: Option<i64>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
