//! What users of the derives have to build: no YAML, no printer, no casing library, no serde.

use std::{collections::BTreeSet, env, path::Path, process::Command};

#[test]
fn derives_stay_light() {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["tree", "--package", "dts-macros", "--edges", "normal,build", "--prefix", "none", "--offline"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .output()
        .expect("cargo starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("names are text");
    let crates: BTreeSet<&str> = text.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(
        crates.into_iter().collect::<Vec<_>>(),
        ["dts-codegen", "dts-macros", "proc-macro2", "quote", "regex-lite", "syn", "unicode-ident"]
    );
}
