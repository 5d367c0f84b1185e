//! Value sets of one's own.

use dts_runtime::{Csv, ExtraParameters, Parameter, Request, ValueSet, View};

#[derive(Clone, Debug, PartialEq, ValueSet)]
pub enum Charge {
    #[dts(text = "POSTPAY")]
    Postpay,
    Unlisted(String),
}

#[derive(Clone, Debug, PartialEq, ValueSet)]
#[dts(complete = false, case_insensitive)]
pub enum Period {
    #[dts(text = "Year")]
    Year,
    #[dts(text = "Month")]
    Month,
    Unlisted(String),
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::RenewInstance)]
pub struct Renew {
    #[dts(name = "DtsJobId", max_length = 32)]
    pub job: String,
    #[dts(name = "ChargeType")]
    pub charge: Charge,
    #[dts(name = "Period")]
    pub period: Option<Period>,
    #[dts(name = "BuyCount")]
    pub months: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, ValueSet)]
pub enum Level {
    #[dts(text = "DEBUG")]
    Debug,
    #[dts(text = "INFO")]
    Info,
    Unlisted(String),
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::DescribeDtsServiceLog)]
pub struct Log {
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(name = "Status")]
    pub levels: Option<Csv<Level>>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

/// It can be sent, but nobody knows what it may hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByHand(String);

impl Parameter for ByHand {
    fn view(&self) -> View<'_> {
        View::Text(&self.0)
    }
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::RenewInstance)]
pub struct RenewByHand {
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(name = "ChargeType")]
    pub charge: ByHand,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
