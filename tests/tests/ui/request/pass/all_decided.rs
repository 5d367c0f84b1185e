//! Literals alone: everything is decided, and the macro gives the request itself.

use dts_generated::{
    dts::{
        self, ConfigureDtsJob, DescribeDtsJobs, ModifyDtsJob, ModifySynchronizationObject, ShieldPrecheck, StartDtsJob,
        StopDedicatedCluster, SwitchSynchronizationEndpoint, TagResources, TransferPayType,
    },
    sts::{self, AssumeRole, GetCallerIdentity},
};
use dts_runtime::Request;

fn names() {
    let by_rust_name: StartDtsJob = dts::request!(StartDtsJob { dts_job_id: "dtsl3m1213ye7l" });
    let by_wire_name: StartDtsJob = dts::request!(StartDtsJob { "DtsJobId": "dtsl3m1213ye7l", .. });
    let raw: StartDtsJob = dts::request!(StartDtsJob { r#dts_job_id: "dtsl3m1213ye7l" },);
    assert_eq!(by_rust_name, by_wire_name);
    assert_eq!(by_rust_name, raw);
}

fn nothing() {
    let _: GetCallerIdentity = sts::request!(GetCallerIdentity {});
    let _: StopDedicatedCluster = dts::request!(StopDedicatedCluster { "InstanceId": "dtscluster_1", .. });
}

fn members() {
    let request: SwitchSynchronizationEndpoint = dts::request!(SwitchSynchronizationEndpoint {
        synchronization_job_id: "dtsexjk1alb116m",
        "Endpoint.Type": Destination,
        endpoint_instance_type: EndpointInstanceType::Express,
        endpoint_instance_id: "vpc-bp1",
        "Endpoint.Port": "3306",
        "Endpoint.IP": "192.0.2.15",
        synchronization_direction: "Forward",
    });
    assert!(request.validate().is_ok());
    let paid: TransferPayType = dts::request!(TransferPayType {
        dts_job_id: "dtsl3m1213ye7l",
        charge_type: PrePaid,
        period: Year,
        buy_count: "5",
    });
    assert!(paid.validate().is_ok());
}

fn numbers() {
    let request: AssumeRole = sts::request!(AssumeRole {
        role_arn: "acs:ram::123456789012:role/dts",
        role_session_name: "orders@example.com",
        duration_seconds: 3_600,
    });
    assert!(request.parameters().iter().any(|(name, value)| (name, value) == ("DurationSeconds", "3600")));
    let request: DescribeDtsJobs = dts::request!(DescribeDtsJobs { region: "cn-hangzhou", page_size: 50, page_number: 0x2 });
    assert!(request.parameters().iter().any(|(name, value)| (name, value) == ("PageNumber", "2")));
}

fn lists() {
    let request: TagResources = dts::request!(TagResources {
        region_id: "cn-hangzhou",
        "ResourceId": ["dtsntk10b7pe1hb", "dtsntk10b7pe1hc"],
        resource_type: Instance,
        "Tag.N": [{ key: "team", value: "orders" }, { "Key": "stage", "Value": "test" }],
    });
    assert!(request.parameters().iter().any(|(name, value)| (name, value) == ("Tag.2.Value", "test")));
    let _: ShieldPrecheck = dts::request!(ShieldPrecheck { dts_instance_id: "dtsi", precheck_items: [CheckSrc, "CHECK_SERVER_ID"] });
    let _: ShieldPrecheck = dts::request!(ShieldPrecheck { dts_instance_id: "dtsi", precheck_items: "CHECK_SRC,CHECK_SERVER_ID" });
}

fn documents() {
    let request: ModifyDtsJob = dts::request!(ModifyDtsJob {
        dts_instance_id: "dtsi",
        db_list: { "shop": { "name": "shop", "Table": { "orders": { "name": "orders", "all": true } } } },
    });
    let as_text: ModifyDtsJob = dts::request!(ModifyDtsJob {
        dts_instance_id: "dtsi",
        db_list: r#"{"shop":{"name":"shop","Table":{"orders":{"name":"orders","all":true}}}}"#,
    });
    assert_eq!(request, as_text);
    let _: ModifySynchronizationObject = dts::request!(ModifySynchronizationObject {
        synchronization_job_id: "dtsexjk1alb116m",
        synchronization_objects: [{ "DBName": "shop", "TableIncludes": [{ "TableName": "orders" }] }, { "SchemaName": "s" }],
    });
}

fn the_largest() {
    let request: ConfigureDtsJob = dts::request!(ConfigureDtsJob {
        dts_job_id: "dtsl3m1213ye7l",
        dts_job_name: "orders",
        job_type: Sync,
        data_initialization: true,
        data_synchronization: true,
        structure_initialization: true,
        source_endpoint_instance_type: Rds,
        source_endpoint_instance_id: "rm-1",
        source_endpoint_region: "cn-hangzhou",
        destination_endpoint_instance_type: Express,
        destination_endpoint_instance_id: "vpc-bp1",
        destination_endpoint_ip: "192.0.2.15",
        destination_endpoint_port: "3306",
        db_list: { "shop": { "name": "shop", "all": true } },
        ..
    });
    assert!(request.validate().is_ok());
}

fn main() {
    names();
    nothing();
    members();
    numbers();
    lists();
    documents();
    the_largest();
}
