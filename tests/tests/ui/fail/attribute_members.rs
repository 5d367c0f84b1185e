//! Values in attributes that the user's own value set does not have.

use dts_runtime::{Csv, ExtraParameters, Request, Value, ValueSet};

#[derive(Clone, Debug, PartialEq, ValueSet)]
pub enum EndpointType {
    #[dts(text = "ECS")]
    Ecs,
    #[dts(text = "Express")]
    Express,
    Unlisted(String),
}

#[derive(Clone, Debug, PartialEq, ValueSet)]
#[dts(case_insensitive)]
pub enum Engine {
    #[dts(text = "MySQL")]
    MySql,
    Unlisted(String),
}

#[derive(Clone, Debug, PartialEq, ValueSet)]
#[dts(complete = false)]
pub enum Zone {
    #[dts(text = "cn-hangzhou-h")]
    H,
    Unlisted(String),
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(rule(id = "a", required("Ip"), when(any_of("Endpoint.Type", "Expres", "ECS"))))]
#[dts(rule(id = "b", fixed("Endpoint.Type", "ecs"), when(present("Ip"))))]
#[dts(rule(id = "c", valid("Ip"), when(none_of("Engine", "mysql", "Oracle"))))]
#[dts(rule(id = "d", valid("Ip"), when(any_of("Zone", "cn-beijing-a"))))]
pub struct Start {
    #[dts(name = "Endpoint.Type", default = "Ecs")]
    pub kind: Option<EndpointType>,
    #[dts(name = "Engine", default = "mysql")]
    pub engine: Option<Engine>,
    #[dts(name = "Zone", default = "cn-beijing-b")]
    pub zone: Option<Zone>,
    #[dts(name = "All", default = "ECS, Vpc")]
    pub all: Option<Csv<EndpointType>>,
    #[dts(name = "Ip")]
    pub ip: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
