//! Values that are known when the program runs, where a constant is wanted.

use dts_generated::{dts, sts};

fn a_variable(name: &'static str) {
    let _ = sts::request!(AssumeRole::role_session_name = name);
}

fn a_variable_in_a_block(name: &'static str) {
    let _ = sts::request!(AssumeRole { role_arn: "acs:ram::123456789012:role/dts", role_session_name: const { name } });
}

fn a_number(seconds: i64) {
    let _ = sts::request!(AssumeRole::duration_seconds = seconds * 60);
}

fn a_member(kind: dts::job::configure_dts_job::JobType) {
    let _ = dts::request!(ConfigureDtsJob::job_type = kind);
}

fn main() {}
