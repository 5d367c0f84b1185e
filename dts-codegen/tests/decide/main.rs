//! What `request!` says of requests: against `validate` where all is literal, and against itself where not all is.
//!
//! The maps are the same in every run; `PROPTEST_RNG_SEED` gives others, `PROPTEST_CASES` more.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod agreement;
mod given;
#[path = "../../../tests/tests/maps.rs"]
mod maps;
mod monotony;
mod rules;
mod told;

use std::path::Path;

use dts_codegen::{
    diagnostic::Severity,
    model::{Action, Model, Product},
    parse, resolve,
};
use proptest::test_runner::{Config, RngSeed};

/// The committed spec.
fn repository() -> Model {
    load("../spec")
}

/// Every feature of the grammar, with names that are as bad as they can be.
fn hostile() -> Model {
    load("../tests/data/fixtures/hostile")
}

fn load(spec: &str) -> Model {
    let (tree, mut faults) = parse::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(spec));
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    let faults = faults.into_vec();
    assert!(faults.iter().all(|fault| fault.severity != Severity::Error), "{faults:?}");
    model
}

/// All actions.
fn actions(model: &Model) -> impl Iterator<Item = (&Product, &Action)> {
    model.products.iter().flat_map(|product| product.actions.iter().map(move |action| (product, action)))
}

/// The same maps in every run, unless the environment says otherwise.
fn config(cases: u32) -> Config {
    let config = Config { failure_persistence: None, ..Config::default() };
    Config {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { config.cases } else { cases },
        rng_seed: match config.rng_seed {
            RngSeed::Random => RngSeed::Fixed(0x0d75),
            fixed => fixed,
        },
        ..config
    }
}
