//! Names that the action does not have.

use dts_generated::dts;

fn misspelt() {
    let _ = dts::request!(DescribeDtsJobDetail { dts_jobid: "dtsl3m1213ye7l" });
}

fn misspelt_in_quotes() {
    let _ = dts::request!(StopDtsJob { "DtsJobID": "dtsl3m1213ye7l" });
}

fn like_no_other() {
    let _ = dts::request!(StartDtsJob { dts_job_id: "dtsl3m1213ye7l", colour: "red" });
}

fn in_a_group() {
    let _ = dts::request!(TagResources {
        region_id: "cn-hangzhou",
        resource_id: ["dtsntk10b7pe1hb"],
        resource_type: Instance,
        tag: [{ key: "team", valeu: "orders" }],
    });
}

fn main() {}
