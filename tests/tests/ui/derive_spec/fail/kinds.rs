//! Types that hold something else than the spec has.

use dts_runtime::{Csv, Document, ExtraParameters, JsonText, Request, Secret, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ConfigureSubscriptionInstance)]
pub struct Subscribe {
    #[dts(name = "SubscriptionInstanceId")]
    pub instance: i64,
    #[dts(name = "SubscriptionObject", body)]
    pub object: JsonText,
    #[dts(name = "SubscriptionDataType.DDL")]
    pub ddl: String,
    #[dts(name = "SourceEndpoint.InstanceType")]
    pub reached: String,
    #[dts(name = "SourceEndpoint.Password", body)]
    pub password: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::DescribeSynchronizationJobs)]
pub struct Describe {
    #[dts(name = "PageSize")]
    pub size: Option<i64>,
    #[dts(name = "PageNum")]
    pub page: Option<f64>,
    #[dts(name = "SynchronizationJobName")]
    pub job: Option<Secret>,
    #[dts(name = "Tag.N")]
    pub tags: Vec<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ModifySynchronizationObject)]
pub struct Modify {
    #[dts(name = "SynchronizationJobId")]
    pub job: Csv<String>,
    #[dts(name = "SynchronizationObjects", body)]
    pub objects: Document<Value>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ListTagResources)]
pub struct List {
    #[dts(name = "RegionId")]
    pub region: bool,
    #[dts(name = "ResourceType")]
    pub kind: Secret,
    #[dts(name = "ResourceId.N")]
    pub instances: Vec<i32>,
    #[dts(name = "Tag")]
    pub tags: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
