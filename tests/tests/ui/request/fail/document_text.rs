//! JSON documents as texts.

use dts_generated::{dts, sts};

fn no_json() {
    let _ = dts::request!(ModifyDynamicConfig { dts_job_id: "dtsl3m1213ye7l", job_code: IncrementalMigration, config_list: "[{" });
}

fn another_shape() {
    let _ = dts::request!(ModifySubscriptionObject { subscription_instance_id: "dtsdo3e1213ye7l", subscription_object: "{\"DBName\":\"shop\"}" });
}

fn too_short() {
    let _ = sts::request!(AssumeRole { role_arn: "acs:ram::123456789012:role/dts", role_session_name: "orders", policy: "" });
}

fn main() {}
