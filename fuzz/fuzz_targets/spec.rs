//! No text of a spec file makes the staircase panic, and what comes out of it is Rust.
#![no_main]

use std::path::PathBuf;

use dts_codegen::{
    item::Context,
    parse, plan,
    render::{self, Layout},
    resolve,
};
use libfuzzer_sys::fuzz_target;

const PRODUCT: &[u8] = b"product: X\nversion: \"2024-05-01\"\nsummary: A product.\nsource: fuzzing\n";

fuzz_target!(|data: &[u8]| {
    let files = vec![
        (PathBuf::from("x/product.yaml"), PRODUCT.to_vec()),
        (PathBuf::from("x/actions/a/b.yaml"), data.to_vec()),
    ];
    let (tree, diagnostics) = parse::load_texts(files);
    let (model, more) = resolve::resolve(&tree);
    let (plan, yet_more) = plan::plan(&model);
    drop((diagnostics.into_vec(), more.into_vec(), yet_more.into_vec()));
    render::render(&plan, &Context::file(), Layout::Tree { root: "lib.rs" });
});
