//! Parameters that need another one.

use dts_generated::dts;

fn type_and_value() {
    let _ = dts::request!(DescribeDtsJobs { region: "cn-hangzhou", type_: Instance });
}

fn value_and_type() {
    let _ = dts::request!(DescribeDtsJobs { region: "cn-hangzhou", params: "dtsi" });
}

fn role() {
    let _ = dts::request!(ModifyDtsJobEndpoint { dts_job_id: "dtsl3m1213ye7l", endpoint: Source, endpoint_instance_type: "rds", aliyun_uid: "123456789012" });
}

fn region() {
    let _ = dts::request!(InitDtsRdsInstance { endpoint_instance_id: "rm-1" });
}

fn main() {}
