//! Limits that are wider than those of the spec, or others.

use dts_runtime::{Csv, ExtraParameters, Request, Secret};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::CreateConsumerGroup)]
pub struct CreateGroup {
    #[dts(name = "ConsumerGroupName", max_length = 256)]
    pub name: String,
    #[dts(name = "ConsumerGroupUserName", max_length = 8, charset = "A-Za-z0-9_-")]
    pub user: String,
    #[dts(name = "ConsumerGroupPassword", body, min_length = 6, classes(1, upper, digit))]
    pub password: Secret,
    #[dts(name = "SubscriptionInstanceId", format = "ip")]
    pub instance: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::DescribeSynchronizationJobs)]
pub struct Describe {
    #[dts(name = "PageSize", one_of(10, 20, 40))]
    pub size: Option<i32>,
    #[dts(name = "PageNum", minimum = 0, maximum = 1000)]
    pub page: Option<i32>,
    #[dts(name = "ClientToken", min_length = 65)]
    pub token: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::DescribeDtsJobs)]
pub struct Fewer {
    #[dts(name = "PageSize", known_among(10, 20))]
    pub size: Option<i32>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ListTagResources)]
pub struct List {
    #[dts(name = "RegionId")]
    pub region: String,
    #[dts(name = "ResourceType")]
    pub kind: dts_generated::dts::tag::list_tag_resources::ResourceType,
    #[dts(name = "ResourceId.N", max_items = 51)]
    pub instances: Vec<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::CreateDocParserJob)]
pub struct Parse {
    #[dts(name = "FileName", pattern = ".+")]
    pub file: Option<String>,
    #[dts(name = "Phones", unlisted, format = "phone_list")]
    pub phones: Option<Csv<String>>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
