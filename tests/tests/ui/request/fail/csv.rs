//! Items between commas.

use dts_generated::dts;
use dts_tests::hostile::evil;

fn a_member() {
    let _ = dts::request!(ShieldPrecheck { dts_instance_id: "dtsi", precheck_items: [CheckSrc, "CHECK_TARGET"] });
}

fn in_one_text() {
    let _ = dts::request!(ShieldPrecheck { dts_instance_id: "dtsi", precheck_items: "CHECK_SRC, CHECK_SEVER_ID" });
}

fn two_members() {
    let _ = dts::request!(DescribeDtsServiceLog { dts_job_id: "dtsl3m1213ye7l", status: ["DEBUG", Warning, "TRACE"] });
}

fn too_few() {
    let _ = evil::request!(EveryFeature { must: "m", id: ["a", "b"], tag: [{ key: "k", value: On }, { key: "l", value: On }], port: "80", code: [5], items: ["c"] });
}

fn main() {}
