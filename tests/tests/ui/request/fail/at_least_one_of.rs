//! Parameters of which one is needed.

use dts_generated::dts;

fn job_or_instance() {
    let _ = dts::request!(SummaryJobDetail { job_code: Structure, synchronization_direction: Forward });
}

fn of_nothing() {
    let _ = dts::request!(ModifyDedicatedCluster { .. });
}

fn another_one() {
    let _ = dts::request!(StopDedicatedCluster { region_id: "cn-hangzhou" });
}

fn lists() {
    let _ = dts::request!(ListTagResources { region_id: "cn-hangzhou", resource_type: Instance });
}

fn empty_list() {
    let _ = dts::request!(ListTagResources { region_id: "cn-hangzhou", resource_type: Instance, resource_id: [] });
}

fn several_rules() {
    let _ = dts::request!(CreateDtsInstance { pay_type: PostPaid });
}

fn main() {}
