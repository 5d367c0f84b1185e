//! Parameters that may only be given in some cases.

use dts_generated::dts;

fn express() {
    let _ = dts::request!(SwitchSynchronizationEndpoint {
        synchronization_job_id: "dtsexjk1alb116m",
        endpoint_type: Destination,
        endpoint_instance_type: Ecs,
        endpoint_instance_id: "i-bp1",
        endpoint_port: "3306",
        endpoint_ip: "192.0.2.15",
    });
}

fn prepaid() {
    let _ = dts::request!(TransferPayType { dts_job_id: "dtsl3m1213ye7l", charge_type: PostPaid, period: Month });
}

fn by_default() {
    let _ = dts::request!(CreateSubscriptionInstance { region: "cn-hangzhou", period: Month, used_time: 5 });
}

fn account() {
    let _ = dts::request!(ModifyDtsJobEndpoint {
        dts_job_id: "dtsl3m1213ye7l",
        endpoint: Source,
        endpoint_instance_type: "rds",
        username: "dts",
        password: "Example-Passw0rd",
    });
}

fn not_full() {
    let _ = dts::request!(ModifyDynamicConfig { dts_job_id: "dtsl3m1213ye7l", job_code: IncrementalMigration, enable_limit: true });
}

fn main() {}
