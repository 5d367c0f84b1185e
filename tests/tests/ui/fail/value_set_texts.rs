//! Values without a text, and two of one text.

use dts_runtime::ValueSet;

#[derive(Clone, Debug, PartialEq, ValueSet)]
pub enum Side {
    Source,
    #[dts(text = "Destination")]
    Destination,
    #[dts(text = "Destination")]
    Target,
    #[dts(txt = "Both")]
    Both,
    Unlisted(String),
}

#[derive(Clone, Debug, PartialEq, ValueSet)]
#[dts(case_insensitive, complet = false)]
pub enum Engine {
    #[dts(text = "MySQL")]
    MySql,
    #[dts(text = "mysql")]
    Lower,
    Unlisted(String),
}

fn main() {
    assert_eq!(Side::from("Source").as_str(), "Source");
}
