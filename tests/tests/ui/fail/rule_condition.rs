//! Conditions that are none.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(rule(id = "unknown", valid("Endpoint.IP"), when(anyof("AutoPay", "true"))))]
#[dts(rule(id = "empty", valid("Endpoint.IP"), when()))]
#[dts(rule(id = "text", valid("Endpoint.IP"), when("AutoPay")))]
#[dts(rule(id = "no-list", valid("Endpoint.IP"), when(present)))]
#[dts(rule(id = "no-values", valid("Endpoint.IP"), when(any_of("AutoPay"))))]
#[dts(rule(id = "too-many", valid("Endpoint.IP"), when(present("AutoPay", "UsedTime"))))]
pub struct Start {
    #[dts(name = "Endpoint.Type")]
    pub endpoint_type: Option<String>,
    #[dts(name = "Endpoint.IP")]
    pub endpoint_ip: Option<String>,
    #[dts(name = "Reserve")]
    pub reserve: Option<dts_runtime::JsonText>,
    #[dts(name = "AutoPay")]
    pub auto_pay: Option<bool>,
    #[dts(name = "UsedTime")]
    pub used_time: Option<i32>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
