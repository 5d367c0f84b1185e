//! What users of the derives and of `request!` have to build: no YAML, no printer, no casing library, no serde; these come
//! with `include_spec!` alone.

use std::{collections::BTreeSet, env, path::Path, process::Command};

/// The crates below a package of this workspace, with itself.
fn crates(package: &str, features: &[&str]) -> BTreeSet<String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--package", package, "--edges", "normal,build", "--prefix", "none", "--offline"])
        .args(features)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("names are text");
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// What reads specs and prints bindings.
const HEAVY: [&str; 5] = ["granit-parser", "heck", "prettyplease", "serde", "serde_yaml"];

#[test]
fn derives_stay_light() {
    assert_eq!(
        crates("dts-macros", &[]).into_iter().collect::<Vec<_>>(),
        ["dts-codegen", "dts-macros", "proc-macro2", "quote", "regex-lite", "syn", "unicode-ident"]
    );
    let runtime = crates("dts-runtime", &["--no-default-features", "--features", "derive"]);
    assert!(runtime.contains("dts-macros"), "{runtime:?}");
    assert!(HEAVY.iter().all(|name| !runtime.contains(*name)), "{runtime:?}");
}

#[test]
fn specs_are_read_where_the_feature_asks_for_it() {
    for package in ["dts-macros", "dts-runtime"] {
        let crates = crates(package, &["--no-default-features", "--features", "spec-files"]);
        assert!(HEAVY.iter().all(|name| crates.contains(*name)), "{package}: {crates:?}");
        // The command line is nobody's who only compiles a spec.
        assert!(["clap", "annotate-snippets", "similar"].iter().all(|name| !crates.contains(*name)), "{crates:?}");
    }
}
