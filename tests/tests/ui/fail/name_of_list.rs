//! Names of lists end in `.N`, others do not.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "ResourceId")]
    pub resource_id: Vec<String>,
    #[dts(name = "DtsJobId.N")]
    pub dts_job_id: Option<String>,
    #[dts(name = "Tag.N.Key")]
    pub tag_key: Option<String>,
    #[dts(name = " Region")]
    pub region: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
