//! Texts that are too short or too long.

use dts_generated::{dts, sts};

fn too_short() {
    let _ = sts::request!(AssumeRole { role_arn: "acs:ram::123456789012:role/dts", role_session_name: "a" });
}

fn too_long() {
    let _ = dts::request!(StopMigrationJob {
        migration_job_id: "dtslb8f1213ye7l",
        client_token: "0c593ea1-3bea-11e9-b96b-88e9fe637760-0c593ea1-3bea-11e9-b96b-88e9fe637760",
    });
}

fn of_an_item() {
    let _ = dts::request!(UntagResources { region_id: "cn-hangzhou", resource_id: ["dtsi"], resource_type: Instance, tag_key: ["a", ""] });
}

fn of_a_group() {
    let _ = dts::request!(ListTagResources {
        region_id: "cn-hangzhou",
        resource_type: Instance,
        tag: [{ key: "team" }, { key: "", value: "orders" }],
    });
}

fn main() {}
