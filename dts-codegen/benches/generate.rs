//! The staircase from texts to files: cost by size of the spec.
//!
//! The spec of this repository is repeated 1, 4 and 16 times as products of their own; the cost must grow with it and
//! no faster.

#![allow(clippy::unwrap_used, reason = "a bench may stop at the first surprise")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dts_codegen::{
    parse,
    render::{self, Layout, Paths},
    resolve,
};

/// All spec files, repeated as products `dts0`, `dts1`, ...
fn texts(times: usize) -> Vec<(PathBuf, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let mut files = Vec::new();
    for product in ["dts", "sts"] {
        let mut open = vec![root.join(product)];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    files.push((path.strip_prefix(&root).unwrap().to_owned(), fs::read_to_string(&path).unwrap()));
                }
            }
        }
    }
    let mut all = Vec::new();
    for number in 0..times {
        for (path, text) in &files {
            let path = path.to_str().unwrap();
            let (product, rest) = path.split_once('/').unwrap();
            let text = match rest {
                "product.yaml" => text.replacen("product: ", &format!("product: X{number}"), 1),
                _ => text.clone(),
            };
            all.push((PathBuf::from(format!("{product}{number}/{rest}")), text.into_bytes()));
        }
    }
    all
}

fn generate(texts: Vec<(PathBuf, Vec<u8>)>) -> usize {
    let (tree, mut faults) = parse::load_texts(texts);
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    let (files, more) = render::render_model(&model, &Paths::default(), Layout::Tree { root: "lib.rs" });
    faults.append(more);
    assert!(faults.into_vec().is_empty());
    files.files.len()
}

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("generate");
    group.sample_size(10);
    for times in [1, 4, 16] {
        let texts = texts(times);
        group.throughput(Throughput::Elements(times as u64));
        group.bench_with_input(BenchmarkId::from_parameter(times), &texts, |bencher, texts| {
            bencher.iter(|| generate(texts.clone()));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
