//! Rules of one's own beside those of the spec.

use dts_generated::dts::instance::renew_instance::{ChargeType, Period};
use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::RenewInstance)]
#[dts(rule(id = "buy-count-years", range("BuyCount", minimum = 1, maximum = 3), when(any_of("Period", "Year"))))]
#[dts(rule(id = "one-by-one", fixed("BuyCont", "1")))]
#[dts(rule(id = "by-decade", fixed("Period", "Decade")))]
pub struct Renew {
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(name = "ChargeType")]
    pub charge: ChargeType,
    #[dts(name = "Period")]
    pub period: Option<Period>,
    #[dts(name = "BuyCount")]
    pub count: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

/// Members are looked at by the compiler, which does so where all else is right.
#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::RenewInstance)]
#[dts(rule(id = "by-decade", fixed("Period", "Decade")))]
pub struct ByDecade {
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(name = "ChargeType")]
    pub charge: ChargeType,
    #[dts(name = "Period")]
    pub period: Option<Period>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
