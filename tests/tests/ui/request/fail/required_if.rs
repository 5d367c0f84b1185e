//! Parameters that must be given in some cases.

use dts_generated::dts;

fn express() {
    let _ = dts::request!(SwitchSynchronizationEndpoint {
        synchronization_job_id: "dtsexjk1alb116m",
        endpoint_type: Destination,
        endpoint_instance_type: Express,
        endpoint_instance_id: "vpc-bp1",
        endpoint_port: "3306",
    });
}

fn prepaid() {
    let _ = dts::request!(TransferPayType { dts_job_id: "dtsl3m1213ye7l", charge_type: PrePaid, period: Month });
}

fn threshold() {
    let _ = dts::request!(CreateJobMonitorRule { dts_job_id: "dtsl3m1213ye7l", type_: Delay, state: Enabled });
}

fn full() {
    let _ = dts::request!(ModifyDynamicConfig { dts_job_id: "dtsl3m1213ye7l", job_code: Full });
}

fn not_all() {
    let _ = dts::request!(UntagResources { region_id: "cn-hangzhou", resource_id: ["dtsi"], resource_type: Instance, all: false });
}

fn database_count() {
    let _ = dts::request!(CreateSynchronizationJob {
        dest_region: "cn-hangzhou",
        source_region: "cn-hangzhou",
        pay_type: PostPaid,
        synchronization_job_class: Small,
        source_endpoint_instance_type: Drds,
    });
}

fn main() {}
