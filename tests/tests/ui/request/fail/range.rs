//! Numbers beyond their limits.

use dts_generated::{dts, sts};

fn too_small() {
    let _ = dts::request!(ModifyDtsJobDuLimit { dts_job_id: "dtsl3m1213ye7l", du_limit: 0 });
}

fn below_zero() {
    let _ = dts::request!(CreateSynchronizationJob {
        dest_region: "cn-hangzhou",
        source_region: "cn-hangzhou",
        pay_type: PostPaid,
        synchronization_job_class: Small,
        db_instance_count: -1,
    });
}

fn too_large() {
    let _ = dts::request!(CreateDtsInstance { pay_type: PostPaid, job_id: "dtsl3m1213ye7l", database_count: 10001 });
}

fn without_a_largest() {
    let _ = sts::request!(AssumeRole {
        role_arn: "acs:ram::123456789012:role/dts",
        role_session_name: "orders",
        duration_seconds: 60,
    });
}

fn in_a_text() {
    let _ = dts::request!(DescribePreCheckStatus {
        dts_job_id: "dtsl3m1213ye7l",
        job_code: Precheck,
        struct_type: Before,
        page_no: "0",
    });
}

fn main() {}
