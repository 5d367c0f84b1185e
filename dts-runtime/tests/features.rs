//! What each feature makes users build.

#![allow(clippy::unwrap_used, reason = "tests may stop at the first surprise")]

use std::{collections::BTreeSet, env, process::Command};

/// The crates below dts-runtime; `None` where cargo can't tell.
fn crates(features: &str) -> Option<BTreeSet<String>> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tree = Command::new(cargo)
        .args(["tree", "-p", "dts-runtime", "-e", "normal", "--prefix", "none", "--offline", "--no-default-features"])
        .args(["--features", features])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    match tree {
        Ok(tree) if tree.status.success() => {
            let text = String::from_utf8(tree.stdout).unwrap();
            let crates: BTreeSet<_> =
                text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
            assert!(crates.contains("dts-runtime"), "{text}");
            Some(crates)
        }
        other => {
            println!("skipped: no cargo tree ({other:?})");
            None
        }
    }
}

fn has_none_of(features: &str, unwanted: &[&str]) {
    if let Some(crates) = crates(features) {
        let found: Vec<_> = unwanted.iter().filter(|name| crates.contains(**name)).collect();
        assert!(found.is_empty(), "`{features}` builds {found:?}");
    }
}

#[test]
fn without_a_transport_there_is_no_http_library() {
    for features in ["", "client", "xml,client"] {
        has_none_of(features, &["reqwest", "ureq", "hyper", "http", "rustls", "ring", "tokio", "url"]);
    }
}

#[test]
fn blocking_has_no_async_runtime() {
    has_none_of("blocking", &["tokio", "reqwest", "hyper", "futures-core", "futures-util", "mio", "url"]);
}

#[test]
fn no_transport_builds_c_and_assembly_of_aws() {
    for features in ["reqwest", "blocking", "reqwest,blocking"] {
        has_none_of(features, &["aws-lc-rs", "aws-lc-sys", "openssl", "native-tls"]);
    }
}

#[test]
fn transports_stay_within_their_crates() {
    for (features, most) in [("client", 17), ("blocking", 40), ("reqwest", 98)] {
        if let Some(crates) = crates(features) {
            assert!(crates.len() <= most, "`{features}` builds {} crates: {crates:?}", crates.len());
        }
    }
}
