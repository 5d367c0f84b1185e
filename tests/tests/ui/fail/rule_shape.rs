//! Rules that do not say one thing.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(rule(id = "nothing"))]
#[dts(rule(id = "two-kinds", required("Endpoint.IP"), valid("AutoPay"), when(present("UsedTime"))))]
#[dts(rule(id = "no-condition", required("Endpoint.IP")))]
#[dts(rule(id = "only-then", valid("Endpoint.IP"), only_then, when(present("UsedTime"))))]
#[dts(rule(id = "no-with", requires("Endpoint.IP")))]
#[dts(rule(id = "with-alone", valid("Endpoint.IP"), with = "AutoPay", when(present("UsedTime"))))]
#[dts(rule(id = "alone", exactly_one_of("Endpoint.IP")))]
#[dts(rule(required("Endpoint.IP"), when(present("UsedTime"))))]
#[dts(rule(id = "unknown-key", requird("Endpoint.IP")))]
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
