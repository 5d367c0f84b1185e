//! Numbers whose limits depend on another parameter.

use dts_generated::dts;

fn years() {
    let _ = dts::request!(RenewInstance { dts_job_id: "dtsl3m1213ye7l", charge_type: Prepay, period: Year, buy_count: "6" });
}

fn months_by_default() {
    let _ = dts::request!(RenewInstance { dts_job_id: "dtsl3m1213ye7l", charge_type: Prepay, buy_count: "61" });
}

fn months() {
    let _ = dts::request!(TransferPayType { dts_job_id: "dtsl3m1213ye7l", charge_type: PrePaid, period: Month, buy_count: "0" });
}

fn of_a_number() {
    let _ = dts::request!(CreateSubscriptionInstance { region: "cn-hangzhou", pay_type: Prepaid, period: Year, used_time: 6 });
}

fn all_but_one() {
    let _ = dts::request!(CreateDtsInstance { job_id: "dtsl3m1213ye7l", pay_type: PrePaid, period: Year, used_time: 4 });
}

fn main() {}
