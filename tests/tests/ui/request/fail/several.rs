//! Several faults at once, each at its own token.

use dts_generated::{dts, sts};

fn of_every_kind() {
    let _ = dts::request!(ConfigureDtsJob {
        dts_job_nam: "orders",
        dts_job_id: "dtsl3m1213ye7l",
        job_type: Synk,
        data_initialization: true,
        data_synchronization: true,
        structure_initialization: true,
        source_endpoint_instance_type: Express,
        source_endpoint_port: "70000",
        source_endpoint_instance_id: "vpc-bp1",
        destination_endpoint_instance_type: Rds,
        destination_endpoint_region: "cn-hangzhou",
        destination_endpoint_ip: "192.0.2.15",
        db_list: { "shop": { "name": "shop", "all": "sometimes" } },
        delay_notice: true,
    });
}

fn limits_of_texts() {
    let _ = sts::request!(AssumeRole { role_arn: "dts", role_session_name: "?", duration_seconds: 0 });
}

fn in_groups() {
    let _ = dts::request!(TagResources {
        region_id: "cn-hangzhou",
        resource_id: [],
        resource_type: "ALIYUN::DTS::JOB",
        tag: [{ key: "" }, { value: "orders" }],
    });
}

fn rules() {
    let _ = dts::request!(TransferPayType { dts_job_id: "dtsl3m1213ye7l", charge_type: PostPaid, period: Year, buy_count: "9" });
}

fn across_kinds() {
    let _ = dts::request!(CreateSynchronizationJob {
        source_region: "cn-hangzhou",
        pay_type: PrePaid,
        synchronization_job_class: Huge,
        period: Year,
        db_instance_count: 10001,
    });
}

fn main() {}
