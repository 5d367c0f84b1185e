//! Rules on parameters that are not there.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(rule(id = "express-needs-ip", required("Endpont.IP"), when(any_of("Endpoint.Typ", "Express"))))]
#[dts(rule(id = "one-of-both", at_least_one_of("Endpoint.IP", "Tag.N.Key")))]
#[dts(rule(id = "no-idea", valid("Somewhere"), when(present("AutoPay"))))]
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
