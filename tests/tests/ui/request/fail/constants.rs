//! Constants that break the limits of their parameters, in requests.

use dts_generated::{dts, sts};

const PORT: &str = "33o6";
const SESSION: &str = "my orders";
const LONG: &str = "x";
const PASSWORD: &str = "hidden";
const MILLISECONDS: i64 = 1_767_225_600_000;

mod config {
    pub const TIME: &str = "2026-02-30T08:00:00Z";
    pub const SECONDS: i64 = 30;
}

fn a_port() {
    let _ = dts::request!(SwitchSynchronizationEndpoint {
        synchronization_job_id: "dtsexjk1alb116m",
        endpoint_type: Source,
        endpoint_instance_type: Ecs,
        endpoint_instance_id: "i-bp1",
        endpoint_port: const { PORT },
    });
}

fn a_time() {
    let _ = dts::request!(ModifyConsumptionTimestamp { subscription_instance_id: "dtsdo3e1213ye7l", consumption_timestamp: const { config::TIME } });
}

fn characters_and_a_number() {
    let _ = sts::request!(AssumeRole {
        role_arn: "acs:ram::123456789012:role/dts",
        role_session_name: const { SESSION },
        duration_seconds: const { config::SECONDS / 2 },
    });
}

fn too_short() {
    let _ = sts::request!(AssumeRole { role_arn: "acs:ram::123456789012:role/dts", role_session_name: const { LONG } });
}

fn a_number_from_a_module() {
    let _ = sts::request!(AssumeRole {
        role_arn: "acs:ram::123456789012:role/dts",
        role_session_name: "orders",
        duration_seconds: const { config::SECONDS },
    });
}

fn digits() {
    let _ = dts::request!(ModifyJobStepCheckpoint { region_id: "cn-hangzhou", new_check_point: const { MILLISECONDS } });
}

fn a_secret() {
    let _ = dts::request!(CreateConsumerGroup {
        subscription_instance_id: "dtsdo3e1213ye7l",
        consumer_group_name: "orders",
        consumer_group_user_name: "reader",
        consumer_group_password: const { PASSWORD },
    });
}

fn items() {
    let _ = dts::request!(CreateJobMonitorRule { dts_job_id: "dtsl3m1213ye7l", phone: ["13900001111", const { PORT }] });
}

fn a_member_of_a_group() {
    let _ = dts::request!(TagResources {
        region_id: "cn-hangzhou",
        resource_id: ["dtsl3m1213ye7l"],
        resource_type: Instance,
        tag: [{ key: const { "" }, value: "dts" }],
    });
}

fn main() {}
