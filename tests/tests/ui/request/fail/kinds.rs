//! Values of another kind than the parameter.

use dts_generated::dts;

fn a_number_in_quotes() {
    let _ = dts::request!(ModifyDtsJobDuLimit { dts_job_id: "dtsl3m1213ye7l", du_limit: "5" });
}

fn a_boolean_as_text() {
    let _ = dts::request!(CreateDtsInstance { pay_type: PostPaid, job_id: "dtsl3m1213ye7l", auto_start: "yes" });
}

fn a_text_without_quotes() {
    let _ = dts::request!(DeleteMigrationJob { migration_job_id: 1213 });
}

fn an_option() {
    let _ = dts::request!(DescribeJobMonitorRule { dts_job_id: "dtsl3m1213ye7l", region_id: Some("cn-hangzhou") });
}

fn a_required_option() {
    let _ = dts::request!(DescribeJobMonitorRule { maybe dts_job_id: None });
}

fn a_list() {
    let _ = dts::request!(StopDtsJob { dts_job_id: ["dtsl3m1213ye7l"] });
}

fn no_list() {
    let _ = dts::request!(StopDtsJobs { dts_job_ids: 5 });
}

fn no_list_of_groups() {
    let _ = dts::request!(ListTagResources { region_id: "cn-hangzhou", resource_type: Instance, tag: { key: "team" } });
}

fn no_group() {
    let _ = dts::request!(ListTagResources { region_id: "cn-hangzhou", resource_type: Instance, tag: ["team"] });
}

fn an_empty_group() {
    let _ = dts::request!(ListTagResources { region_id: "cn-hangzhou", resource_type: Instance, tag: [{}] });
}

fn a_secret() {
    let _ = dts::request!(ModifyDtsJobPassword { dts_job_id: "dtsl3m1213ye7l", endpoint: Source, user_name: "dts", password: 48151623 });
}

fn a_suffix() {
    let _ = dts::request!(CreateDtsInstance { pay_type: PostPaid, job_id: "dtsl3m1213ye7l", database_count: 5u64 });
}

fn beyond_32_bits() {
    let _ = dts::request!(DescribeDtsJobs { region: "cn-hangzhou", page_number: 4294967296 });
}

fn a_document() {
    let _ = dts::request!(ModifyDynamicConfig { dts_job_id: "dtsl3m1213ye7l", job_code: IncrementalMigration, config_list: 5 });
}

fn main() {}
