//! A request of 30 parameters: build, validate, encode.

mod configure_dts_job;

use std::hint::black_box;

use configure_dts_job::{request, texts};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dts_runtime::Request;

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
