//! A struct with the parameters that it needs: what it does not say comes from the spec.

use dts_generated::dts;
use dts_runtime::{ExtraParameters, Request, ValueSet};

/// Renews an instance.
#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::RenewInstance)]
struct Renew {
    #[dts(name = "DtsJobId", max_length = 32)]
    job: String,
    #[dts(name = "ChargeType")]
    charge: Charge,
    #[dts(name = "BuyCount")]
    months: String,
    #[dts(extra)]
    extra: ExtraParameters,
}

/// Complete, as the spec's own.
#[derive(Clone, Debug, PartialEq, ValueSet)]
enum Charge {
    #[dts(text = "PREPAY")]
    Before,
    Unlisted(String),
}

/// The module of the product is as good as its path.
#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts::StopDtsJob)]
struct Stop {
    #[dts(name = "DtsJobId")]
    job: String,
    #[dts(extra)]
    extra: ExtraParameters,
}

/// What no rule demands after all, since one of its own says so.
#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts::CreateSubscriptionInstance, response = dts_runtime::Value)]
#[dts(rule(id = "by-the-hour", fixed("PayType", "Postpaid")))]
struct Subscribe {
    #[dts(name = "Region")]
    region: String,
    #[dts(name = "PayType")]
    pay_type: dts::subscription::create_subscription_instance::PayType,
    #[dts(name = "Priority", unlisted, minimum = 1)]
    priority: Option<i32>,
    #[dts(extra)]
    extra: ExtraParameters,
}

fn parameters(request: &impl Request) -> Vec<(String, String)> {
    request.parameters().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn main() {
    let renew = Renew::builder().job("dtsl3m1213ye7l").charge(Charge::Before).months("12").build().unwrap();
    let same = dts::RenewInstance::builder().dts_job_id("dtsl3m1213ye7l").charge_type("PREPAY").buy_count("12");
    assert_eq!(parameters(&renew), parameters(&same.build().unwrap()));
    assert_eq!(Renew::ACTION, dts::RenewInstance::ACTION);
    let _: fn(<Renew as Request>::Response) -> <dts::RenewInstance as Request>::Response = |response| response;

    // `Period` is `Month`, unless it is said.
    let broken = Renew::builder().job("dtsl3m1213ye7l").charge("PREPAY").months("61").build().unwrap_err();
    assert_eq!(broken.as_slice()[0].rule, Some("buy-count-months"));
    let long = Renew::builder().job("d".repeat(33)).charge("PREPAY").months("1").build().unwrap_err();
    assert_eq!(long.as_slice()[0].parameter, "DtsJobId");
    let other = Renew::builder().job("dtsl3m1213ye7l").charge("POSTPAY").months("1").build().unwrap_err();
    assert_eq!(other.as_slice()[0].parameter, "ChargeType");

    assert!(Stop::builder().job("dtsl3m1213ye7l").build().is_ok());
    let subscribe = || Subscribe::builder().region("cn-hangzhou").priority(1);
    assert!(subscribe().pay_type("Postpaid").build().is_ok());
    let prepaid = subscribe().pay_type("Prepaid").build().unwrap_err();
    assert_eq!(prepaid.as_slice().iter().map(|one| one.rule).collect::<Vec<_>>(), [Some("by-the-hour")]);
    assert!(subscribe().pay_type("Postpaid").priority(0).build().is_err());
}
