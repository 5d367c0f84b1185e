//! Formats, kinds of characters and sets of characters that do not exist.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "Endpoint.IP", format = "ipp")]
    pub endpoint_ip: Option<String>,
    #[dts(name = "StartTime", format = "rfc3339")]
    pub start_time: Option<String>,
    #[dts(name = "GroupName", classes(2, uper, lower, digit))]
    pub group_name: Option<String>,
    #[dts(name = "UserName", classes(3, lower, digit), charset = "z-a")]
    pub user_name: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
