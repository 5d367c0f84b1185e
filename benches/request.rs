//! A request of 30 parameters: build, validate, encode.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dts_generated::dts::job::configure_dts_job::{
    ConfigureDtsJob, DestinationEndpointInstanceType, JobType, SourceEndpointInstanceType, SynchronizationDirection,
};
use dts_runtime::Request;
use std::hint::black_box;

/// The texts of the request, as a caller holds them: taken from a file, typed by a user.
fn texts() -> Vec<String> {
    let texts = [
        "cn-hangzhou",
        "example0001",
        "dtsexample0001",
        "orders to warehouse",
        r#"{"orders":{"name":"orders","all":true}}"#,
        "vpc-example0001",
        "cn-hangzhou",
        "192.0.2.10",
        "3306",
        "dtsuser",
        "Example-Passw0rd",
        "rm-example0001",
        "cn-hangzhou",
        "dtsuser",
        "Example-Passw0rd",
        "1610540493",
        "13800000000",
        "13800000001",
    ];
    texts.map(String::from).into()
}

/// A synchronization from a self-managed MySQL to RDS, with 30 parameters.
fn request(texts: Vec<String>) -> ConfigureDtsJob {
    let mut texts = texts.into_iter();
    let mut next = || texts.next().unwrap_or_default();
    ConfigureDtsJob::builder()
        .region_id(next())
        .dts_job_id(next())
        .dts_instance_id(next())
        .dts_job_name(next())
        .job_type(JobType::Sync)
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true)
        .db_list(next())
        .source_endpoint_instance_type(SourceEndpointInstanceType::Express)
        .source_endpoint_instance_id(next())
        .source_endpoint_engine_name("MYSQL")
        .source_endpoint_region(next())
        .source_endpoint_ip(next())
        .source_endpoint_port(next())
        .source_endpoint_user_name(next())
        .source_endpoint_password(next())
        .destination_endpoint_instance_type(DestinationEndpointInstanceType::Rds)
        .destination_endpoint_instance_id(next())
        .destination_endpoint_engine_name("MYSQL")
        .destination_endpoint_region(next())
        .destination_endpoint_user_name(next())
        .destination_endpoint_password(next())
        .checkpoint(next())
        .delay_notice(true)
        .delay_phone([next()])
        .delay_rule_time(10)
        .error_notice(true)
        .error_phone([next()])
        .synchronization_direction(SynchronizationDirection::Forward)
        .build_unchecked()
}

fn bench(criterion: &mut Criterion) {
    let built = request(texts());
    assert_eq!(built.parameters().as_slice().len(), 30);
    assert_eq!(built.validate().map_err(|violations| violations.to_string()), Ok(()));
    let size = BatchSize::SmallInput;
    criterion.bench_function("request/build", |bencher| bencher.iter_batched(texts, request, size));
    criterion.bench_function("request/validate", |bencher| bencher.iter(|| black_box(&built).validate().is_ok()));
    criterion.bench_function("request/encode", |bencher| {
        bencher.iter(|| black_box(&built).parameters().as_slice().len());
    });
    criterion.bench_function("request/build + validate + encode", |bencher| {
        let all = |texts| {
            let request = request(texts);
            let good = request.validate().is_ok();
            let count = request.parameters().as_slice().len();
            (request, good, count)
        };
        bencher.iter_batched(texts, all, size);
    });
}

criterion_group!(benches, bench);
criterion_main!(benches);
