//! Limits that nothing can keep.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "UsedTime", minimum = 5, maximum = 1)]
    pub used_time: Option<i32>,
    #[dts(name = "GroupName", min_length = 32, max_length = 8)]
    pub group_name: Option<String>,
    #[dts(name = "ResourceId.N", min_items = 50, max_items = 1)]
    pub resource_id: Vec<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
