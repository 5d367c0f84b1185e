//! `#[deprecated]` would warn of the generated code; the attribute marks the methods.

use dts_runtime::{ExtraParameters, Request, Value};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
pub struct Start {
    #[dts(name = "AccountId")]
    #[deprecated(note = "leave it out")]
    pub account_id: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {}
