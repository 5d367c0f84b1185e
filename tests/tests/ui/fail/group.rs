//! Groups: what belongs to the list, and what has no form on the wire.

use dts_runtime::Group;

#[derive(Clone, Debug, PartialEq, Group)]
#[dts(name = "Tag", product = "Dts")]
pub struct Tag {
    #[dts(name = "Key", body)]
    pub key: String,
    #[dts(name = "Inner.N", group)]
    pub inner: Vec<Tag>,
    pub value: Option<String>,
}

fn main() {
    let _ = Tag::builder().key("env");
}
