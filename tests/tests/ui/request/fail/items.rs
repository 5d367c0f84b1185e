//! Lists with too few or too many items.

use dts_generated::dts;
use dts_tests::hostile::evil;

fn no_item() {
    let _ = dts::request!(UntagResources { region_id: "cn-hangzhou", resource_id: [], resource_type: Instance, all: true });
}

fn no_group() {
    let _ = dts::request!(TagResources { region_id: "cn-hangzhou", resource_id: ["dtsi"], resource_type: Instance, tag: [] });
}

fn none_between_commas() {
    let _ = dts::request!(StartDtsJobs { dts_job_ids: [] });
}

fn too_many() {
    let _ = dts::request!(UntagResources {
        region_id: "cn-hangzhou",
        resource_id: ["dtsi"],
        resource_type: Instance,
        tag_key: [
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u",
        ],
    });
}

fn too_many_between_commas() {
    let _ = dts::request!(CreateJobMonitorRule {
        dts_job_id: "dtsl3m1213ye7l",
        phone: [
            "13900001101", "13900001102", "13900001103", "13900001104", "13900001105", "13900001106",
            "13900001107", "13900001108", "13900001109", "13900001110", "13900001111",
        ],
    });
}

fn too_few() {
    let _ = evil::request!(EveryFeature { must: "m", id: ["a"], tag: [{ key: "k", value: On }], port: "80", code: [5] });
}

fn main() {}
