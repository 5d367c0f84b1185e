//! Parameters that are given twice.

use dts_generated::dts;

fn the_same_name() {
    let _ = dts::request!(ResetDtsJob { dts_job_id: "dtsl3m1213ye7l", dts_job_id: "dtsl3m1213ye7l" });
}

fn both_names() {
    let _ = dts::request!(SuspendDtsJob { dts_job_id: "dtsl3m1213ye7l", "DtsJobId": "dtsl3m1213ye7m" });
}

fn in_a_group() {
    let _ = dts::request!(TagResources {
        region_id: "cn-hangzhou",
        resource_id: ["dtsntk10b7pe1hb"],
        resource_type: Instance,
        tag: [{ key: "team", value: "orders", key: "owner" }],
    });
}

fn in_a_document() {
    let _ = dts::request!(ModifyDtsJob { dts_instance_id: "dtsi", db_list: { "shop": { "all": true, "all": false } } });
}

fn main() {}
