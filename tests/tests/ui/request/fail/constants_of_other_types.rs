//! What is no constant, or none of the right type.

use dts_generated::{dts, sts};

const OWNED: String = String::new();
const SMALL: u8 = 5;

fn a_string() {
    let _ = sts::request!(AssumeRole { role_arn: "acs:ram::123456789012:role/dts", role_session_name: const { OWNED } });
}

fn a_string_alone() {
    const SESSION: &str = sts::request!(AssumeRole::role_session_name = OWNED);
}

fn a_secret() {
    const PASSWORD: &str = dts::request!(CreateConsumerGroup::consumer_group_password = OWNED);
}

fn a_small_number() {
    let _ = sts::request!(AssumeRole::duration_seconds = SMALL);
}

fn no_boolean() {
    let _ = dts::request!(ConfigureDtsJob::delay_notice = SMALL);
}

fn main() {}
