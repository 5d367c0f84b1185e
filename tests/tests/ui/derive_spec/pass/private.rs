//! Bindings of the user's own, which a build script has compiled.

use dts_runtime::{Csv, ExtraParameters, Request};
use dts_tests::hostile::evil::{self, every::features::Tag};

#[derive(Clone, Debug, PartialEq, Request)]
#[dts(spec = evil::EveryFeature)]
struct Every {
    #[dts(name = "Must")]
    must: Csv<String>,
    #[dts(name = "Id.N", required, max_items = 3)]
    ids: Vec<String>,
    #[dts(name = "Tag.N", group, required)]
    tags: Vec<Tag>,
    #[dts(name = "Port")]
    port: Option<String>,
    #[dts(name = "Code.N")]
    codes: Vec<i32>,
    #[dts(name = "Pair.N", group)]
    pairs: Vec<evil::every::features::Pair>,
    #[dts(extra)]
    extra: ExtraParameters,
}

fn main() {
    let tag = |key: &str| Tag::builder().key(key).value("on").build();
    let request = || Every::builder().must(["m"]).ids(["a", "b"]).tags([tag("k"), tag("l")]);
    assert!(request().codes([5]).port("80").build().is_ok());
    let broken = request().build().unwrap_err();
    let rules: Vec<_> = broken.as_slice().iter().filter_map(|one| one.rule).collect();
    assert_eq!(rules, ["one-or-more", "exactly-one"]);
}
