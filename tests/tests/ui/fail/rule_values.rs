//! Rules with values that their parameters can't have.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(rule(id = "pay-is-boolean", fixed("AutoPay", "yes"), when(any_of("UsedTime", "many"))))]
#[dts(rule(id = "document", valid("Endpoint.IP"), when(any_of("Reserve", "{}"))))]
#[dts(rule(id = "backwards", range("UsedTime", minimum = 5, maximum = 1)))]
#[dts(rule(id = "no-number", range("AutoPay", minimum = 1)))]
#[dts(rule(id = "no-range", range("UsedTime")))]
#[dts(rule(id = "fixed-alone", fixed("AutoPay")))]
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
