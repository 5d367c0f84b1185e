//! What is not written as the macro reads it.

use dts_generated::dts;

fn no_parameters() {
    let _ = dts::request!(PromoteToMaster);
}

fn parentheses() {
    let _ = dts::request!(StartDtsJob("dtsl3m1213ye7l"));
}

fn equals() {
    let _ = dts::request!(StartDtsJob { dts_job_id = "dtsl3m1213ye7l" });
}

fn no_comma() {
    let _ = dts::request!(ModifyDtsJobName { dts_job_id: "dtsl3m1213ye7l" dts_job_name: "orders" });
}

fn no_value() {
    let _ = dts::request!(StartDtsJob { dts_job_id: });
}

fn rest_of_another() {
    let _ = dts::request!(StartDtsJob { dts_job_id: "dtsl3m1213ye7l", ..other });
}

fn rest_in_front() {
    let _ = dts::request!(StartDtsJob { .., dts_job_id: "dtsl3m1213ye7l" });
}

fn more_behind() {
    let _ = dts::request!(StartDtsJob { dts_job_id: "dtsl3m1213ye7l" }.build());
}

fn member_without_quotes() {
    let _ = dts::request!(ModifyDtsJob { dts_instance_id: "dtsi", db_list: { orders: { "all": true } } });
}

fn member_without_value() {
    let _ = dts::request!(ModifyDtsJob { dts_instance_id: "dtsi", db_list: { "orders" } });
}

fn call() {
    let _ = dts::request!(StartDtsJob { dts_job_id("dtsl3m1213ye7l") });
}

fn main() {}
