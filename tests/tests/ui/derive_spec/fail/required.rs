//! Parameters that the spec requires.

use dts_generated::dts::tag::tag_resources::ResourceType;
use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::TagResources)]
pub struct Tag {
    #[dts(name = "RegionId")]
    pub region: Option<String>,
    #[dts(name = "ResourceType")]
    pub kind: Option<ResourceType>,
    #[dts(name = "ResourceId.N")]
    pub instances: Vec<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::CreateConsumerGroup)]
pub struct CreateGroup {
    #[dts(name = "ConsumerGroupName")]
    pub name: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::SummaryJobDetail)]
pub struct NameForgotten {
    #[dts(max_length = 5)]
    pub code: String,
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
