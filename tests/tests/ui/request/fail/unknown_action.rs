//! Actions that the product does not have.

use dts_generated::{dts, sts};

fn misspelt() {
    let _ = dts::request!(DescribeDtsJob { region_id: "cn-hangzhou" });
}

fn of_another_product() {
    let _ = sts::request!(DescribeDtsJobs { .. });
}

fn nothing() {
    let _ = dts::request!();
}

fn in_quotes() {
    let _ = dts::request!("DescribeDtsJobs" { region: "cn-hangzhou" });
}

fn main() {}
