//! Types that have no form on the wire.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "Port")]
    pub port: u32,
    #[dts(name = "Name")]
    pub name: &'static str,
    #[dts(name = "Pair")]
    pub pair: Option<(String, String)>,
    #[dts(name = "ResourceId.N")]
    pub resource_id: Option<Vec<String>>,
    #[dts(name = "Matrix.N")]
    pub matrix: Vec<Vec<String>>,
    #[dts(name = "Zone", group)]
    pub zone: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
