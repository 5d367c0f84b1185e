//! Requests that the bindings don't have. What they are then is no matter: nothing else is told.

use dts_runtime::{ExtraParameters, Group, Request};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::RenewInstanc)]
pub struct Misspelt {
    #[dts(name = "DtsJobId")]
    pub job: String,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = dts_generated::dts::PaintTheHouse)]
pub struct OfAnotherProduct {
    #[dts(name = "Colour", unlisted)]
    pub colour: Option<String>,
    #[dts(extra)]
    pub extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N", spec = dts_generated::dts::TagResource)]
pub struct Tag {
    #[dts(name = "Key")]
    pub key: String,
}

fn main() {
    let _ = Misspelt::builder().job("dtsl3m1213ye7l").build();
    let _ = OfAnotherProduct::builder().maybe_colour(None).build();
    let _ = Tag::builder().key("team").build();
}
