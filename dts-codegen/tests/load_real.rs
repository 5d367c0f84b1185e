//! The spec of this repository loads.

use std::path::Path;

use dts_codegen::{diagnostic::human, parse};

#[test]
fn the_spec_of_this_repository_loads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    if !root.is_dir() {
        return;
    }
    let (tree, faults) = parse::load(&root);
    let list = faults.into_vec();
    assert!(list.is_empty(), "\n{}", human::render(&list, &tree.sources, false));
    assert!(!tree.products.is_empty());
}
