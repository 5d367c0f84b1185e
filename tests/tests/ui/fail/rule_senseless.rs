//! Rules that can never matter, and rules that nobody can keep together.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(rule(id = "never", required("Ip"), when(all(present("Size"), absent("Size")))))]
#[dts(rule(id = "always", valid("Ip"), when(any(any_of("Flag", true), any_of("Flag", false)))))]
#[dts(rule(id = "needless", required("Job"), when(present("Ip"))))]
#[dts(rule(id = "one-is-there", at_least_one_of("Job", "Ip")))]
#[dts(rule(id = "forbidden", valid("Job"), when(present("Ip"))))]
pub struct Start {
    #[dts(name = "Job")]
    pub job: String,
    #[dts(name = "Ip")]
    pub ip: Option<String>,
    #[dts(name = "Size")]
    pub size: Option<i32>,
    #[dts(name = "Flag")]
    pub flag: bool,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(rule(id = "needs-ip", required("Ip"), when(any_of("Size", 30, 50))))]
#[dts(rule(id = "takes-no-ip", valid("Ip"), when(none_of("Size", 50))))]
#[dts(rule(id = "small", range("Page", maximum = 5), when(any_of("Size", 30, 100))))]
#[dts(rule(id = "elsewhere", range("Page", minimum = 10), when(absent("Ip"))))]
#[dts(rule(id = "large", range("Page", minimum = 10), when(any_of("Size", 100))))]
pub struct Stop {
    #[dts(name = "Ip")]
    pub ip: Option<String>,
    #[dts(name = "Size", default = 50)]
    pub size: Option<i32>,
    #[dts(name = "Page")]
    pub page: Option<i32>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
