//! Structs with all parameters, and with limits of their own.

use dts_generated::dts::{
    self,
    documents::SynchronizationObjects,
    synchronization::{modify_synchronization_object::SynchronizationDirection, switch_synchronization_endpoint},
};
use dts_runtime::{Document, ExtraParameters, Request, Secret};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::CreateConsumerGroup)]
struct CreateGroup {
    #[dts(name = "ConsumerGroupName", min_length = 1, max_length = 100, charset = "a-z")]
    name: String,
    /// A text of the spec may be a secret here.
    #[dts(name = "ConsumerGroupUserName", max_length = 16, charset = "A-Za-z0-9_")]
    user: Secret,
    #[dts(name = "ConsumerGroupPassword", body, min_length = 12, classes(2, upper, lower, digit, special))]
    password: Secret,
    #[dts(name = "SubscriptionInstanceId")]
    instance: String,
    /// Optional in the spec, and needed here.
    #[dts(name = "RegionId")]
    region: String,
    #[dts(extra)]
    extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::ModifySynchronizationObject)]
struct Modify {
    #[dts(name = "SynchronizationJobId")]
    job: String,
    #[dts(name = "SynchronizationObjects", body)]
    objects: Document<SynchronizationObjects>,
    #[dts(name = "SynchronizationDirection", default = "Forward")]
    direction: Option<SynchronizationDirection>,
    #[dts(extra)]
    extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts::SwitchSynchronizationEndpoint)]
#[dts(rule(id = "destination-alone", fixed("Endpoint.Type", "Destination"), source = "our own book"))]
struct Switch {
    #[dts(name = "SynchronizationJobId")]
    job: String,
    #[dts(name = "Endpoint.Type")]
    side: switch_synchronization_endpoint::EndpointSide,
    #[dts(name = "Endpoint.InstanceType")]
    reached: switch_synchronization_endpoint::EndpointInstanceType,
    #[dts(name = "Endpoint.InstanceId")]
    instance: String,
    #[dts(name = "Endpoint.IP", format = "ip")]
    ip: Option<String>,
    #[dts(name = "Endpoint.Port")]
    port: String,
    #[dts(extra)]
    extra: ExtraParameters,
}

fn main() {
    let group = || CreateGroup::builder().name("orders").user("reader").instance("dtsi").region("cn-hangzhou");
    assert!(group().password("Example-Passw0rd").build().is_ok());
    // Nine characters are enough for the spec.
    assert_eq!(group().password("Passw0rd-").build().unwrap_err().as_slice().len(), 1);
    assert_eq!(CreateGroup::ACTION, dts::CreateConsumerGroup::ACTION);

    let modify = |objects: &str| Modify::builder().job("dtsexjk1alb116m").objects(objects).build();
    assert!(modify(r#"[{"DBName": "shop"}]"#).is_ok());
    assert!(modify(r#"[{"Colour": {}}, {"AllTable": true}]"#).is_err());

    let switch = || Switch::builder().job("j").instance("i").port("3306");
    assert!(switch().side("Destination").reached("Express").ip("192.0.2.15").build().is_ok());
    let broken = switch().side("Source").reached("ECS").ip("192.0.2.15").build().unwrap_err();
    let told: Vec<_> = broken.as_slice().iter().map(|one| (one.rule, one.source)).collect();
    assert_eq!(
        told,
        [(Some("express-needs-ip"), "guide 6.5.2.8; help center"), (Some("destination-alone"), "our own book")]
    );
}
