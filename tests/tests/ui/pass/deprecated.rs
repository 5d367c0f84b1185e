//! Old parameters, values and fields: users are warned, the generated code is not.
#![deny(warnings)]

use dts_runtime::{Decode, ExtraParameters, Request, ValueSet};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Answer)]
pub struct Start {
    #[dts(name = "AccountId", deprecated = "leave it out")]
    pub account_id: Option<String>,
    #[dts(name = "Side")]
    pub side: Option<Side>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, ValueSet)]
pub enum Side {
    #[dts(text = "Source")]
    Source,
    #[deprecated(note = "nobody knows it")]
    #[dts(text = "Middle")]
    Middle,
    Unlisted(String),
}

#[derive(Clone, Debug, Default, PartialEq, Decode)]
pub struct Answer {
    #[deprecated = "always empty"]
    #[dts(name = "Code")]
    pub code: Option<String>,
}

fn main() {
    #[expect(deprecated)]
    let request = Start::builder().account_id("1").side("Middle").build().unwrap();
    #[expect(deprecated)]
    let middle = Side::Middle;
    assert_eq!(request.side, Some(middle));
}
