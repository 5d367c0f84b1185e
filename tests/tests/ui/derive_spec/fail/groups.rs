//! Groups.

use dts_runtime::{Group, ValueSet};

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N", spec = dts_generated::dts::TagResources)]
pub struct Tag {
    #[dts(name = "Key", min_length = 0, max_length = 64)]
    pub key: String,
    #[dts(name = "Value")]
    pub value: Option<String>,
    #[dts(name = "Color")]
    pub color: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N", spec = dts_generated::dts::TagResources)]
pub struct KeyAlone {
    #[dts(name = "Key")]
    pub key: String,
}

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tags.N", spec = dts_generated::dts::TagResources)]
pub struct Misspelt {
    #[dts(name = "Key")]
    pub key: String,
}

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "ResourceId.N", spec = dts_generated::dts::TagResources)]
pub struct NoGroup {
    #[dts(name = "Key")]
    pub key: String,
}

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(spec = dts_generated::dts::TagResources)]
pub struct OfWhichList {
    #[dts(name = "Key")]
    pub key: String,
}

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N", spec = dts_generated::dts::StopDtsJob)]
pub struct OfNone {
    #[dts(name = "Key")]
    pub key: String,
}

#[derive(Clone, Debug, PartialEq, ValueSet)]
pub enum Value {
    #[dts(text = "on")]
    On,
    Unlisted(String),
}

/// Its bindings are a crate of the user's own.
#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag.N", spec = dts_tests::hostile::evil::EveryFeature)]
pub struct Hostile {
    #[dts(name = "Key")]
    pub key: String,
    #[dts(name = "Value")]
    pub value: Option<Value>,
    #[dts(name = "Weight")]
    pub weight: Option<i64>,
}

fn main() {}
