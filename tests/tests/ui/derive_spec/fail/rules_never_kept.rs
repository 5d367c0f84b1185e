//! Fields that may only be given with a parameter that the struct has no field for.

use dts_generated::dts::subscription::create_subscription_instance::Period;
use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::CreateSubscriptionInstance)]
pub struct Optional {
    #[dts(name = "Region")]
    pub region: String,
    #[dts(name = "Period")]
    pub period: Option<Period>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::CreateSubscriptionInstance)]
pub struct Always {
    #[dts(name = "Region")]
    pub region: String,
    #[dts(name = "UsedTime")]
    pub used_time: i32,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
