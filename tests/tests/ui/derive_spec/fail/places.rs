//! Parameters that travel elsewhere.

use dts_generated::dts::documents::SynchronizationObjects;
use dts_runtime::{Document, ExtraParameters, Request, Secret};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::CreateConsumerGroup)]
pub struct CreateGroup {
    #[dts(name = "ConsumerGroupName", body)]
    pub name: String,
    #[dts(name = "ConsumerGroupUserName")]
    pub user: String,
    #[dts(name = "ConsumerGroupPassword")]
    pub password: Secret,
    #[dts(name = "SubscriptionInstanceId")]
    pub instance: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ModifySynchronizationObject)]
pub struct Modify {
    #[dts(name = "SynchronizationJobId")]
    pub job: String,
    #[dts(name = "SynchronizationObjects")]
    pub objects: Document<SynchronizationObjects>,
    #[dts(name = "RegionId", body = true)]
    pub region: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
