//! Parameters that the spec does not have, or has by now.

use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::StartDtsJob)]
pub struct Start {
    #[dts(name = "DtsJobID")]
    pub job: String,
    #[dts(name = "Colour")]
    pub colour: Option<String>,
    #[dts(name = "RegionId", unlisted)]
    pub region: Option<String>,
    #[dts(name = "Priority", unlisted)]
    pub priority: Option<i32>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::TagResources)]
pub struct Tag {
    #[dts(name = "RegionId")]
    pub region: String,
    #[dts(name = "ResourceType")]
    pub kind: dts_generated::dts::tag::tag_resources::ResourceType,
    #[dts(name = "ResourceIds.N", required)]
    pub jobs: Vec<String>,
    #[dts(name = "Tag.N", group, required)]
    pub tags: Vec<dts_generated::dts::tag::tag_resources::Tag>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
