//! Parameters that every request of the action needs.

use dts_generated::dts;

fn all() {
    let _ = dts::request!(StartSynchronizationJob { .. });
}

fn several() {
    let _ = dts::request!(ModifyDtsJobPassword { dts_job_id: "dtsl3m1213ye7l" });
}

fn one() {
    let _ = dts::request!(WhiteIpList { region: "cn-hangzhou" });
}

fn in_a_group() {
    let _ = dts::request!(ListTagResources {
        region_id: "cn-hangzhou",
        resource_type: Instance,
        tag: [{ key: "team" }, { value: "orders" }],
    });
}

fn whole_lists() {
    let _ = dts::request!(TagResources { region_id: "cn-hangzhou", resource_type: Instance });
}

fn main() {}
