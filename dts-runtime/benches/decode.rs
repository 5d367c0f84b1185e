//! A `DescribeDtsJobs`-like answer of about 200 KB into structs: ours beside `serde_json` with derived structs,
//! which is stricter and does less.

#![allow(missing_docs, reason = "criterion_group! writes an undocumented function")]

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dts_runtime::{Decode, Place, Slot, Structure, decode_json};
use serde::Deserialize;

/// A struct with both decodings; every field is `Option` or `Vec`, as in generated code.
macro_rules! structure {
    ($name:ident { $($wire:literal $field:ident: $type:ty,)* }) => {
        #[derive(Clone, Debug, Default, PartialEq, Deserialize)]
        struct $name {
            $(#[serde(rename = $wire, default)] $field: $type,)*
        }

        impl Decode for $name {
            fn place(&mut self) -> Place<'_> {
                Place::Structure(self)
            }
        }

        impl Structure for $name {
            fn member(&mut self, name: &str) -> Option<Slot<'_>> {
                Some(match name {
                    $($wire => Slot::new(&mut self.$field),)*
                    _ => return None,
                })
            }
        }
    };
}

structure!(Endpoint {
    "DatabaseName" database_name: Option<String>,
    "EngineName" engine_name: Option<String>,
    "InstanceID" instance_id: Option<String>,
    "InstanceType" instance_type: Option<String>,
    "Ip" ip: Option<String>,
    "OracleSID" oracle_sid: Option<String>,
    "Port" port: Option<String>,
    "Region" region: Option<String>,
    "SslSolutionEnum" ssl_solution: Option<String>,
    "UserName" user_name: Option<String>,
});
structure!(Mode {
    "DataExtractTransformLoad" transform: Option<bool>,
    "DataInitialization" data: Option<bool>,
    "DataSynchronization" synchronization: Option<bool>,
    "StructureInitialization" structure: Option<bool>,
});
structure!(Progress {
    "ErrorMessage" error_message: Option<String>,
    "NeedPrecheck" need_precheck: Option<bool>,
    "Percent" percent: Option<String>,
    "Progress" progress: Option<String>,
    "Status" status: Option<String>,
});
structure!(Check {
    "CheckItem" check_item: Option<String>,
    "CheckItemDescription" description: Option<String>,
    "CheckResult" check_result: Option<String>,
    "FailedReason" failed_reason: Option<String>,
    "RepairMethod" repair_method: Option<String>,
});
structure!(Precheck {
    "Detail" detail: Vec<Check>,
    "ErrorMessage" error_message: Option<String>,
    "Percent" percent: Option<String>,
    "Status" status: Option<String>,
});
structure!(Performance {
    "Flow" flow: Option<String>,
    "Rps" rps: Option<String>,
});
structure!(Tag {
    "TagKey" key: Option<String>,
    "TagValue" value: Option<String>,
});
structure!(Job {
    "AppName" app_name: Option<String>,
    "BeginTimestamp" begin_timestamp: Option<String>,
    "Checkpoint" checkpoint: Option<String>,
    "ConsumptionCheckpoint" consumption_checkpoint: Option<String>,
    "ConsumptionClient" consumption_client: Option<String>,
    "CpuUsage" cpu_usage: Option<String>,
    "CreateTime" create_time: Option<String>,
    "DataInitializationStatus" data_initialization_status: Option<Progress>,
    "DataSynchronizationStatus" data_synchronization_status: Option<Progress>,
    "DbObject" db_object: Option<String>,
    "DedicatedClusterId" dedicated_cluster_id: Option<String>,
    "Delay" delay: Option<i64>,
    "DestinationEndpoint" destination_endpoint: Option<Endpoint>,
    "DtsInstanceID" dts_instance_id: Option<String>,
    "DtsJobClass" dts_job_class: Option<String>,
    "DtsJobDirection" dts_job_direction: Option<String>,
    "DtsJobId" dts_job_id: Option<String>,
    "DtsJobName" dts_job_name: Option<String>,
    "DuRealUsage" du_real_usage: Option<i64>,
    "DuUsage" du_usage: Option<i64>,
    "EndTimestamp" end_timestamp: Option<String>,
    "ErrorMessage" error_message: Option<String>,
    "ExpireTime" expire_time: Option<String>,
    "JobType" job_type: Option<String>,
    "MemUsage" mem_usage: Option<String>,
    "MigrationMode" migration_mode: Option<Mode>,
    "PayType" pay_type: Option<String>,
    "Performance" performance: Option<Performance>,
    "PrecheckStatus" precheck_status: Option<Precheck>,
    "Reserved" reserved: Option<String>,
    "ResourceGroupId" resource_group_id: Option<String>,
    "SourceEndpoint" source_endpoint: Option<Endpoint>,
    "Status" status: Option<String>,
    "StructureInitializationStatus" structure_initialization_status: Option<Progress>,
    "TagList" tag_list: Vec<Tag>,
});
structure!(Answer {
    "DtsJobList" jobs: Vec<Job>,
    "DynamicMessage" dynamic_message: Option<String>,
    "HttpStatusCode" http_status_code: Option<i32>,
    "PageNumber" page_number: Option<i32>,
    "PageRecordCount" page_record_count: Option<i32>,
    "RequestId" request_id: Option<String>,
    "Success" success: Option<bool>,
    "TotalRecordCount" total_record_count: Option<i32>,
});

fn endpoint(n: usize) -> String {
    format!(
        r#"{{"DatabaseName":"orders_{n}","EngineName":"MySQL","InstanceID":"rm-bp1example{n:06}","InstanceType":"RDS","Ip":"192.0.2.{}","OracleSID":"","Port":"3306","Region":"cn-hangzhou","SslSolutionEnum":"DISABLE","UserName":"dts_user","VpcNetwork":{{"VpcId":"vpc-example","Open":true}}}}"#,
        n % 250
    )
}

fn job(n: usize) -> String {
    let progress = r#"{"ErrorMessage":"","NeedPrecheck":true,"Percent":"100","Progress":"44755","Status":"Finished"}"#;
    let mut checks = String::new();
    for check in ["CHECK_CONN_SRC", "CHECK_CONN_DEST", "CHECK_SRC_BINLOG", "CHECK_DEST_OBJECT_EXIST"] {
        let separator = if checks.is_empty() { "" } else { "," };
        let _ = write!(
            checks,
            r#"{separator}{{"CheckItem":"{check}","CheckItemDescription":"{check}_DETAIL","CheckResult":"Success","FailedReason":"","RepairMethod":"","New":[1,2,{{"a":"b"}}]}}"#
        );
    }
    format!(
        r#"{{"AppName":"{n}","BeginTimestamp":"2021-03-01T08:12:01Z","Checkpoint":"1616405159","ConsumptionCheckpoint":"","ConsumptionClient":"","CpuUsage":"1.2","CreateTime":"2021-03-01T08:09:21Z","DataInitializationStatus":{progress},"DataSynchronizationStatus":{progress},"DbObject":"{{\"orders_{n}\":{{\"name\":\"orders\",\"all\":false,\"Table\":{{\"customer\":{{\"name\":\"customer\",\"all\":true}},\"line\":{{\"name\":\"line\",\"all\":true}}}}}}}}","DedicatedClusterId":"","Delay":{},"DestinationEndpoint":{},"DtsInstanceID":"dtsexample{n:08}","DtsJobClass":"small","DtsJobDirection":"Forward","DtsJobId":"dtsjob{n:010}","DtsJobName":"orders to the warehouse, région {n}","DuRealUsage":{},"DuUsage":30,"EndTimestamp":"2021-03-21T16:00:00Z","ErrorMessage":"","EtlCalculator":"","ExpireTime":"2022-03-01T16:00:00Z","JobType":"online","MemUsage":"10","MigrationMode":{{"DataExtractTransformLoad":false,"DataInitialization":true,"DataSynchronization":true,"StructureInitialization":true}},"PayType":"PrePaid","Performance":{{"Flow":"0.00MB/s","Rps":"0.0"}},"PrecheckStatus":{{"Detail":[{checks}],"ErrorMessage":"","Percent":"100","Status":"Success"}},"Reserved":"{{\"targetTableMode\":\"2\",\"modules\":\"07\"}}","ResourceGroupId":"rg-example","SourceEndpoint":{},"Status":"Synchronizing","StructureInitializationStatus":{progress},"TagList":[{{"TagKey":"team","TagValue":"data"}},{{"TagKey":"stage","TagValue":"prod"}}]}}"#,
        n * 17 % 3000,
        endpoint(n),
        n % 90,
        endpoint(n + 1),
    )
}

fn answer() -> String {
    let jobs: Vec<String> = (0..70).map(job).collect();
    format!(
        r#"{{"DtsJobList":[{}],"DynamicMessage":"","HttpStatusCode":200,"PageNumber":1,"PageRecordCount":70,"RequestId":"4CBF3B5E-EXAMPLE","Success":true,"TotalRecordCount":70}}"#,
        jobs.join(",")
    )
}

fn decode(criterion: &mut Criterion) {
    let body = answer();
    let body = body.as_bytes();
    let ours: Answer = decode_json(body).expect("a good answer");
    let theirs: Answer = serde_json::from_slice(body).expect("a good answer");
    assert_eq!(ours, theirs);

    let mut group = criterion.benchmark_group(format!("{} KB", body.len() / 1000));
    group.throughput(Throughput::Bytes(body.len() as u64));
    group.bench_function("dts-runtime", |bench| bench.iter(|| decode_json::<Answer>(black_box(body)).is_ok()));
    group
        .bench_function("serde_json", |bench| bench.iter(|| serde_json::from_slice::<Answer>(black_box(body)).is_ok()));
    group.finish();
}

criterion_group!(benches, decode);
criterion_main!(benches);
