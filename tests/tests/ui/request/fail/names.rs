//! Names of parameters that are spelt in another way than the macro reads them.

use dts_generated::dts;

fn wire_name_without_quotes() {
    let _ = dts::request!(ModifyDtsJobName { dts_job_id: "dtsl3m1213ye7l", DtsJobName: "orders" });
}

fn with_a_number() {
    let _ = dts::request!(UntagResources {
        region_id: "cn-hangzhou",
        resource_id: ["dtsntk10b7pe1hb"],
        resource_type: Instance,
        "TagKey.1": "team",
        all: true,
    });
}

fn of_a_group_with_a_number() {
    let _ = dts::request!(ListTagResources { region_id: "cn-hangzhou", resource_type: Instance, "Tag.1.Key": "team" });
}

fn main() {}
