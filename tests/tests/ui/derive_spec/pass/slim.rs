//! A struct with the parameters that it needs.

use dts_generated::dts;
use dts_runtime::{ExtraParameters, Request};

/// Renews an instance.
#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::RenewInstance)]
pub struct Renew {
    #[dts(name = "DtsJobId", max_length = 32)]
    pub job: String,
    #[dts(name = "ChargeType")]
    pub charge: dts::instance::renew_instance::ChargeType,
    #[dts(name = "BuyCount")]
    pub months: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {
    let renew = Renew::builder().job("dtsl3m1213ye7l").charge("PREPAY").months("12").build().unwrap();
    let same = dts::RenewInstance::builder().dts_job_id("dtsl3m1213ye7l").charge_type("PREPAY").buy_count("12");
    assert_eq!(renew.parameters().into_iter().collect::<Vec<_>>(), same.build().unwrap().parameters().into_iter().collect::<Vec<_>>());
    assert_eq!(Renew::ACTION.name, "RenewInstance");
    // `Period` is `Month`, unless it is said.
    let broken = Renew::builder().job("dtsl3m1213ye7l").charge("PREPAY").months("61").build().unwrap_err();
    assert_eq!(broken.as_slice()[0].rule, Some("buy-count-months"));
    let long = Renew::builder().job("d".repeat(33)).charge("PREPAY").months("1").build().unwrap_err();
    assert_eq!(long.as_slice()[0].parameter, "DtsJobId");
}
