//! Texts that do not have their form.

use dts_generated::{dts, sts};

fn an_arn() {
    let _ = sts::request!(AssumeRole { role_arn: "role/dts", role_session_name: "orders" });
}

fn two_arns() {
    let _ = sts::request!(AssumeRoleWithSaml {
        role_arn: "acs:ram::123456789012:saml-provider/idp",
        saml_provider_arn: "acs:ram::123456789012:role/dts",
        saml_assertion: "PHNhbWw+",
    });
}

fn digits() {
    let _ = dts::request!(StartReverseWriter { dts_job_id: "dtsl3m1213ye7l", check_point: "12a" });
}

fn a_file() {
    let _ = dts::request!(CreateDocParserJob { file_name: "report.txt" });
}

fn main() {}
