//! Defaults that the type can't hold, or that break the limits.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "UsedTime", default = "1")]
    pub used_time: Option<i32>,
    #[dts(name = "AutoPay", default = "false")]
    pub auto_pay: Option<bool>,
    #[dts(name = "Period", default = 1)]
    pub period: Option<String>,
    #[dts(name = "PageSize", default = 20, one_of(30, 50))]
    pub page_size: Option<i32>,
    #[dts(name = "PageNumber", default = 3000000000)]
    pub page_number: Option<i32>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
