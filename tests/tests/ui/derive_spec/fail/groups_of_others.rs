//! Requests whose groups are not held to their spec.

use dts_generated::dts::tag::tag_resources::ResourceType;
use dts_runtime::{ExtraParameters, Group, Request};

/// Held to nothing.
#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N")]
pub struct Free {
    #[dts(name = "Key")]
    pub key: String,
}

/// Held to a list of the same name, which needs no value.
#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N", spec = dts_generated::dts::ListTagResources)]
pub struct OfAnotherAction {
    #[dts(name = "Key")]
    pub key: String,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::TagResources)]
pub struct TagWithFree {
    #[dts(name = "RegionId")]
    pub region: String,
    #[dts(name = "ResourceType")]
    pub kind: ResourceType,
    #[dts(name = "ResourceId.N", required)]
    pub jobs: Vec<String>,
    #[dts(name = "Tag.N", group, required)]
    pub tags: Vec<Free>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::TagResources)]
pub struct TagWithOthers {
    #[dts(name = "RegionId")]
    pub region: String,
    #[dts(name = "ResourceType")]
    pub kind: ResourceType,
    #[dts(name = "ResourceId.N", required)]
    pub jobs: Vec<String>,
    #[dts(name = "Tag.N", group, required)]
    pub tags: Vec<OfAnotherAction>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
