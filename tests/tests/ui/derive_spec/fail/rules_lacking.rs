//! Rules that demand what the struct has no field for.

use dts_generated::dts::{
    subscription::create_subscription_instance::PayType,
    synchronization::switch_synchronization_endpoint::{EndpointInstanceType, EndpointSide},
};
use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::SwitchSynchronizationEndpoint)]
pub struct Switch {
    #[dts(name = "SynchronizationJobId")]
    pub job: String,
    #[dts(name = "Endpoint.Type")]
    pub side: EndpointSide,
    #[dts(name = "Endpoint.InstanceType")]
    pub reached: EndpointInstanceType,
    #[dts(name = "Endpoint.InstanceId")]
    pub instance: String,
    #[dts(name = "Endpoint.Port")]
    pub port: String,
    #[dts(name = "SourceEndpoint.OwnerID")]
    pub owner: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::CreateSubscriptionInstance)]
pub struct Subscribe {
    #[dts(name = "Region")]
    pub region: String,
    #[dts(name = "PayType")]
    pub pay_type: Option<PayType>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ModifyDedicatedCluster)]
pub struct Rename {
    #[dts(name = "DedicatedClusterName")]
    pub name: Option<String>,
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
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
