//! Secrets beyond their limits, whose texts are told nowhere.

use dts_generated::{dts, sts};
use dts_tests::hostile::evil;

fn one_kind_of_characters() {
    let _ = dts::request!(CreateConsumerChannel {
        region_id: "cn-hangzhou",
        dts_job_id: "dtsl3m1213ye7l",
        consumer_group_name: "orders",
        consumer_group_user_name: "reader",
        consumer_group_password: "onlysmallletters",
    });
}

fn too_short() {
    let _ = dts::request!(ModifyConsumerGroupPassword {
        subscription_instance_id: "dtsdo3e1213ye7l",
        consumer_group_id: "dtscg",
        consumer_group_name: "orders",
        consumer_group_user_name: "reader",
        consumer_group_password: "Example-Passw0rd",
        consumer_group_new_password: "Xy1",
    });
}

fn both() {
    let _ = dts::request!(CreateConsumerGroup {
        subscription_instance_id: "dtsdo3e1213ye7l",
        consumer_group_name: "orders",
        consumer_group_user_name: "reader",
        consumer_group_password: "hidden",
    });
}

fn a_token() {
    let _ = sts::request!(AssumeRoleWithOidc { role_session_name: "orders", oidc_token: "eyJ" });
}

fn characters() {
    let _ = evil::request!(EveryFeature { must: "m", id: ["a", "b"], tag: [{ key: "k", value: On }, { key: "l", value: On }], port: "80", code: [5], password: "Exämple-Pass" });
}

fn main() {}
