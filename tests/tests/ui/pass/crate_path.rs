//! The runtime under another path.

mod vendor {
    pub use dts_runtime as runtime;
}

#[derive(Clone, Debug, PartialEq, dts_runtime::Request)]
#[dts(crate = crate::vendor::runtime, product = "Dts", version = "2020-01-01", response = Answer)]
pub struct Start {
    #[dts(name = "Side")]
    pub side: Side,
    #[dts(extra)]
    pub extra: vendor::runtime::ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, dts_runtime::ValueSet)]
#[dts(crate = crate::vendor::runtime)]
pub enum Side {
    #[dts(text = "Source")]
    Source,
    Unlisted(String),
}

#[derive(Clone, Debug, Default, PartialEq, dts_runtime::Decode)]
#[dts(crate = crate::vendor::runtime)]
pub struct Answer {}

fn main() {
    assert!(Start::builder().side(Side::Source).build().is_ok());
}
