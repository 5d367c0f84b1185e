//! Compiles the hostile fixture, as a user's build script would, and writes the glue that lets tests loop over all
//! actions: users of the generated crate do not pay for it.

#[path = "build/glue.rs"]
mod glue;

use std::{
    fs,
    path::{Path, PathBuf},
    process,
};

use dts_codegen::{
    diagnostic::{Diagnostics, Severity},
    item::Context,
    parse::{self, SpecTree},
    plan::{self, Plan},
    render::{self, Layout},
    resolve,
};
use quote::quote;

/// The committed spec.
const SPEC: &str = "../spec";
/// The spec with names that nobody should use.
const HOSTILE: &str = "data/fixtures/hostile";

fn main() {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let spec = compile(Path::new(SPEC));
    let hostile = compile(Path::new(HOSTILE));

    // Not at the crate's root, where a user's bindings need not be either.
    let cx = Context { root: quote!(::hostile), ..Context::embedded() };
    let files = render::render(&hostile, &cx, Layout::Single { file: "hostile.rs" }).files;
    for (name, text) in files {
        write(&out.join(name), &text);
    }
    let glue = [glue::cases(&spec, &quote!(dts_generated)), glue::cases(&hostile, &quote!(crate::hostile))];
    let [generated, hostile] = glue.map(|tokens| {
        let file = syn::parse2(tokens).expect("glue is Rust");
        prettyplease::unparse(&file)
    });
    write(&out.join("generated_glue.rs"), &generated);
    write(&out.join("hostile_glue.rs"), &hostile);
}

/// From a spec folder to what is to be emitted; on any fault the build ends with all of them.
fn compile(root: &Path) -> Plan {
    let (tree, mut faults) = parse::load(root);
    watch(root, &tree);
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    let (plan, more) = plan::plan(&model);
    faults.append(more);
    refuse(root, faults);
    plan
}

/// Exactly what was read: every file, and the folders where files may be added.
fn watch(root: &Path, tree: &SpecTree) {
    for product in &tree.products {
        println!("cargo::rerun-if-changed={}", root.join(&product.folder).display());
    }
    if tree.products.is_empty() {
        println!("cargo::rerun-if-changed={}", root.display());
    }
}

fn refuse(root: &Path, faults: Diagnostics) {
    let faults = faults.into_vec();
    for fault in &faults {
        match fault.severity {
            Severity::Error => eprintln!("{}/{fault}", root.display()),
            Severity::Warning => println!("cargo::warning={}/{fault}", root.display()),
        }
    }
    if faults.iter().any(|fault| fault.severity == Severity::Error) {
        process::exit(1);
    }
}

fn write(path: &Path, text: &str) {
    if let Err(error) = fs::write(path, text) {
        eprintln!("can't write {}: {error}", path.display());
        process::exit(1);
    }
}
