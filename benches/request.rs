//! A request of 30 parameters: build, validate, encode.

use criterion::{Criterion, criterion_group, criterion_main};
use dts_generated::dts::ConfigureDtsJob;
use dts_runtime::Request;
use std::hint::black_box;

/// A synchronization from a self-managed MySQL to RDS, with 30 parameters.
fn request() -> ConfigureDtsJob {
    ConfigureDtsJob::builder()
        .region_id("cn-hangzhou")
        .dts_job_id("example0001")
        .dts_instance_id("dtsexample0001")
        .dts_job_name("orders to warehouse")
        .job_type("SYNC")
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true)
        .db_list(r#"{"orders":{"name":"orders","all":true}}"#)
        .source_endpoint_instance_type("EXPRESS")
        .source_endpoint_instance_id("vpc-example0001")
        .source_endpoint_engine_name("MYSQL")
        .source_endpoint_region("cn-hangzhou")
        .source_endpoint_ip("192.0.2.10")
        .source_endpoint_port("3306")
        .source_endpoint_user_name("dtsuser")
        .source_endpoint_password("Example-Passw0rd")
        .destination_endpoint_instance_type("RDS")
        .destination_endpoint_instance_id("rm-example0001")
        .destination_endpoint_engine_name("MYSQL")
        .destination_endpoint_region("cn-hangzhou")
        .destination_endpoint_user_name("dtsuser")
        .destination_endpoint_password("Example-Passw0rd")
        .checkpoint("1610540493")
        .delay_notice(true)
        .delay_phone(["13800000000"])
        .delay_rule_time(10)
        .error_notice(true)
        .error_phone(["13800000000"])
        .synchronization_direction("Forward")
        .build_unchecked()
}

fn bench(criterion: &mut Criterion) {
    let built = request();
    assert_eq!(built.parameters().as_slice().len(), 30);
    assert_eq!(built.validate().map_err(|violations| violations.to_string()), Ok(()));
    criterion.bench_function("request/build", |bencher| bencher.iter(request));
    criterion.bench_function("request/validate", |bencher| bencher.iter(|| black_box(&built).validate().is_ok()));
    criterion.bench_function("request/encode", |bencher| {
        bencher.iter(|| black_box(&built).parameters().as_slice().len());
    });
    criterion.bench_function("request/build + validate + encode", |bencher| {
        bencher.iter(|| {
            let request = request();
            let good = request.validate().is_ok();
            (good, request.parameters().as_slice().len())
        });
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
