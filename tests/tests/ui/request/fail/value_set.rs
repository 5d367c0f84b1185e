//! Values that are none of their sets.

use dts_generated::dts;

fn another_name() {
    let _ = dts::request!(DescribeDtsJobs { region: "cn-hangzhou", job_type: Sync });
}

fn another_case() {
    let _ = dts::request!(TransferInstanceClass { dts_job_id: "dtsl3m1213ye7l", instance_class: "XLARGE", order_type: Upgrade });
}

fn misspelt() {
    let _ = dts::request!(WhiteIpList { region: "cn-hangzhou", type_: Vcp });
}

fn like_no_other() {
    let _ = dts::request!(CreateMigrationJob { region: "cn-hangzhou", migration_job_class: "huge" });
}

fn a_path() {
    let _ = dts::request!(CreateJobMonitorRule { dts_job_id: "dtsl3m1213ye7l", state: RuleState::On });
}

fn one_that_is_all() {
    let _ = dts::request!(RenewInstance { dts_job_id: "dtsl3m1213ye7l", charge_type: "POSTPAY", period: Year, buy_count: "1" });
}

fn a_number() {
    let _ = dts::request!(DescribeDtsJobs { region: "cn-hangzhou", page_size: 25 });
}

fn main() {}
