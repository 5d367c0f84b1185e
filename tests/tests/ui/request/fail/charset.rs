//! Characters that a text may not have.

use dts_generated::{dts, sts};

fn a_blank() {
    let _ = sts::request!(AssumeRole { role_arn: "acs:ram::123456789012:role/dts", role_session_name: "my orders" });
}

fn a_dash() {
    let _ = dts::request!(CreateConsumerGroup {
        subscription_instance_id: "dtsdo3e1213ye7l",
        consumer_group_name: "orders",
        consumer_group_user_name: "order-reader",
        consumer_group_password: "Example-Passw0rd",
    });
}

fn beyond_ascii() {
    let _ = dts::request!(SuspendMigrationJob { migration_job_id: "dtslb8f1213ye7l", client_token: "commande-n°-7" });
}

fn in_quotes() {
    let _ = dts::request!(ModifyDtsJob { dts_instance_id: "dtsi", "ClientToken": "żeton" });
}

fn main() {}
