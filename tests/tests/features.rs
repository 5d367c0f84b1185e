//! How many crates each feature of the bindings brings along, as the README counts them. What must not be among them is in
//! `lines.rs`.

use std::{collections::BTreeSet, env, process::Command};

/// The crates below dts-generated with these features alone; `None` where cargo can't tell.
fn crates(features: &str) -> Option<BTreeSet<String>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args(["tree", "-p", "dts-generated", "-e", "normal", "--prefix", "none", "--offline", "--no-default-features"])
        .args(["--features", features])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    match tree {
        Ok(tree) if tree.status.success() => {
            let text = String::from_utf8(tree.stdout).unwrap();
            let crates = text.lines().filter_map(|line| line.split(' ').next());
            Some(crates.filter(|name| *name != "dts-generated").map(str::to_owned).collect())
        }
        other => {
            println!("skipped: no cargo tree ({other:?})");
            None
        }
    }
}

/// Elsewhere, the libraries stand on other crates.
#[cfg(target_os = "linux")]
#[test]
fn the_readme_counts_them() {
    let readme = include_str!("../../README.md");
    let row = readme.lines().find(|line| line.contains("`dts-generated` brings along")).unwrap();
    let figures: Vec<usize> =
        row.split('|').rev().nth(1).unwrap().split('/').map(|figure| figure.trim().parse().unwrap()).collect();
    let Some(counted) =
        ["", "xml", "client", "blocking", "reqwest"].map(crates).into_iter().collect::<Option<Vec<_>>>()
    else {
        return;
    };
    assert_eq!(figures, counted.iter().map(BTreeSet::len).collect::<Vec<_>>());
}
