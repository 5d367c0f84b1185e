//! Names that are odd, and names that are taken.

use dts_runtime::{ExtraParameters, Group, Request, Value};

pub struct TypeBuilder;
pub struct Secret;

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value, builder = BuilderOfType)]
pub struct Type {
    #[dts(name = "type")]
    pub r#type: String,
    #[dts(name = "x-acs-body")]
    pub x_acs_body_: Option<String>,
    #[dts(name = "Self")]
    pub self_: Option<String>,
    #[dts(name = "\"quoted\" */ {}")]
    pub quoted: Option<String>,
    #[dts(name = "Filter.N", group)]
    pub filter: Vec<Filter>,
    #[dts(extra)]
    pub more: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Group)]
pub struct Filter {
    #[dts(name = "Value.N", required)]
    pub value: Vec<String>,
}

fn main() {
    let filter = Filter::builder().value(["a", "b"]).build();
    let request = Type::builder().r#type("t").quoted("q").filter([filter]).build().unwrap();
    let parameters = request.parameters();
    let names: Vec<_> = parameters.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["\"quoted\" */ {}", "Filter.1.Value.1", "Filter.1.Value.2", "type"]);
    assert_eq!(Type::ACTION.name, "Type");
}
