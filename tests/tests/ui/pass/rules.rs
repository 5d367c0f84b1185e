//! Every kind of rule and condition, also on members of groups.

use dts_runtime::{Csv, ExtraParameters, Group, Request, Value, ValueSet};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(product = "Dts", version = "2020-01-01", response = Value)]
#[dts(rule(id = "a-needs-b", requires("B"), with = "A"))]
#[dts(rule(id = "one-of-them", exactly_one_of("A", "C"), when(absent("D"))))]
#[dts(rule(id = "d-is-small", range("D", minimum = -1.5, maximum = 5), range("E", maximum = 3), when(present("A"))))]
#[dts(rule(id = "f-is-fixed", fixed("F", "true"), fixed("G", "Slow"), when(any_of("G", "Fast", "Slow"))))]
#[dts(rule(id = "keys-are-known", valid("Tag.N"), when(any(any_of("Tag.N.Key", "a"), not(present("Tag.N.Type"))))))]
#[dts(rule(id = "not-both", valid("B"), when(none_of("G", "Fast"), all(present("A"), any_of("H", "x")))))]
struct Rules {
    #[dts(name = "A")]
    a: Option<String>,
    #[dts(name = "B")]
    b: Option<String>,
    #[dts(name = "C")]
    c: Option<String>,
    #[dts(name = "D")]
    d: Option<f64>,
    #[dts(name = "E", known_among(1, 2))]
    e: Option<i64>,
    #[dts(name = "F")]
    f: Option<bool>,
    #[dts(name = "G", default = "Fast")]
    g: Option<Speed>,
    #[dts(name = "H")]
    h: Option<Csv<String>>,
    #[dts(name = "Tag.N", group, member(name = "Type", field = kind))]
    tag: Vec<Tag>,
    #[dts(extra)]
    extra: ExtraParameters,
}

#[derive(Clone, Debug, PartialEq, Group)]
struct Tag {
    #[dts(name = "Key")]
    key: String,
    #[dts(name = "Type")]
    kind: Option<String>,
}

#[derive(Clone, Debug, PartialEq, ValueSet)]
enum Speed {
    #[dts(text = "Fast")]
    Fast,
    #[dts(text = "Slow")]
    Slow,
    Unlisted(String),
}

fn main() {
    let request = Rules::builder()
        .a("1")
        .d(6.0)
        .e(4)
        .f(false)
        .tag([Tag::builder().key("b").kind("x").build()])
        .build_unchecked();
    let report = request.report();
    let broken: Vec<_> = report.iter().filter_map(|one| one.rule).collect();
    assert_eq!(broken, ["a-needs-b", "d-is-small", "d-is-small", "f-is-fixed", "keys-are-known"]);
    let request = Rules::builder().a("1").b("2").h(["x", "y"]).g(Speed::Slow).build();
    assert!(request.is_ok(), "{request:?}");
}
