//! Facts about the action that can't be.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(pagination(page = "PageNum", items = "Jobs"))]
#[dts(error(code = "Busy", status = 409), error(code = "Busy", status = 503, retryable), error(status = 4000))]
#[dts(waiter(name = "running", field = "Status"))]
pub struct Start {
    #[dts(name = "PageNumber")]
    pub page_number: Option<i32>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
