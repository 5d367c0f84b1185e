//! Texts that are no time, port, phone number and so on.

use dts_generated::dts;

fn a_time() {
    let _ = dts::request!(ModifyConsumptionTimestamp { subscription_instance_id: "dtsdo3e1213ye7l", consumption_timestamp: "2026-02-30T08:00:00Z" });
}

fn a_port() {
    let _ = dts::request!(SwitchSynchronizationEndpoint {
        synchronization_job_id: "dtsexjk1alb116m",
        endpoint_type: Source,
        endpoint_instance_type: Ecs,
        endpoint_instance_id: "i-bp1",
        endpoint_port: "70000",
    });
}

fn seconds() {
    let _ = dts::request!(ModifyJobStepCheckpoint { region_id: "cn-hangzhou", new_check_point: 1767225600000 });
}

fn milliseconds() {
    let _ = dts::request!(DescribeDtsServiceLog { dts_job_id: "dtsl3m1213ye7l", start_time: 1767225600 });
}

fn phones() {
    let _ = dts::request!(CreateJobMonitorRule { dts_job_id: "dtsl3m1213ye7l", phone: ["13900001111", "12"] });
}

fn main() {}
