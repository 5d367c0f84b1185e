//! Requests that the bindings don't have.

use dts_runtime::{ExtraParameters, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::RenewInstanc)]
pub struct Renew {
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

fn main() {
    let _ = Renew::builder().job("dtsl3m1213ye7l").build();
}
