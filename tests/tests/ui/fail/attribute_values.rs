//! Values in attributes that the field itself does not let through.

use dts_runtime::{Csv, ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(rule(id = "a", fixed("Port", "http"), when(any_of("Ip", "localhost", "::1"))))]
#[dts(rule(id = "b", range("Page", maximum = 0), when(none_of("Name", "a-b", "abc"))))]
#[dts(rule(id = "c", range("Size", minimum = 51, maximum = 99), when(any_of("Phones", "12"))))]
#[dts(rule(id = "d", fixed("Code", "A1"), when(any_of("Size", 40))))]
pub struct Start {
    #[dts(name = "Ip", format = "ip", default = "localhost")]
    pub ip: Option<String>,
    #[dts(name = "Port", format = "port", default = "70000")]
    pub port: Option<String>,
    #[dts(name = "Name", charset = "a-z", max_length = 2, default = "A")]
    pub name: Option<String>,
    #[dts(name = "Page", minimum = 1, default = -1)]
    pub page: Option<i32>,
    #[dts(name = "Size", one_of(30, 50, 100), default = 31)]
    pub size: Option<i32>,
    #[dts(name = "Code", pattern = "[a-z][0-9]", default = "a12")]
    pub code: Option<String>,
    #[dts(name = "Bad", pattern = "[a-z")]
    pub bad: Option<String>,
    #[dts(name = "Phones", format = "phone_list", default = "13800000000, 12")]
    pub phones: Option<Csv<String>>,
    #[dts(name = "Mixed", classes(2, upper, digit), default = "abc")]
    pub mixed: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
