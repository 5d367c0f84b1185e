//! Bindings that are not in the root of their crate, made by a build script from a spec of its own.

use dts_tests::hostile::evil::{self, EveryFeature};

fn all_decided() {
    let request: EveryFeature = evil::request!(EveryFeature {
        must: "m",
        id: ["a", "b"],
        tag: [{ key: "k", value: On }, { key: "l", value: "on" }],
        port: "80",
        code: [5],
        free: ["c"],
        items: [C, "c"],
    });
    assert!(request.validate().is_ok());
}

fn left_open(port: &str) {
    let request = evil::request!(EveryFeature {
        must: "m",
        id: ["a", "b"],
        tag: [{ key: "k", value: On }, { key: "l", value: On }],
        port,
        code: [5],
    });
    assert!(request.is_err());
}

fn main() {
    all_decided();
    left_open("none");
}
