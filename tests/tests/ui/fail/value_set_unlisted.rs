//! A value set takes values that nobody has listed.

use dts_runtime::ValueSet;

#[derive(Clone, Debug, PartialEq, ValueSet)]
pub enum Side {
    #[dts(text = "Source")]
    Source,
}

#[derive(Clone, Debug, PartialEq, ValueSet)]
pub enum Engine {
    #[dts(text = "MySQL")]
    MySql,
    #[dts(text = "Version")]
    Version(u32),
    Unlisted(String),
    Other(String),
}

fn main() {
    assert_eq!(Side::from("Source").to_string(), "Source");
}
