//! Parameters of which one is needed, and not more.

use dts_tests::hostile::evil;

fn none() {
    let _ = evil::request!(EveryFeature { must: "m", id: ["a", "b"], tag: [{ key: "k", value: On }, { key: "l", value: On }], code: [5] });
}

fn two() {
    let _ = evil::request!(EveryFeature { must: "m", id: ["a", "b"], tag: [{ key: "k", value: On }, { key: "l", value: On }], code: [5], port: "80", number: "7" });
}

fn main() {}
