//! Requests that official clients really sent, signed again: canonical texts, strings to sign and signatures.
//!
//! The cases are in `tests/data/wire/`. More of them are read from the files that the variable `DTS_WIRE_CASES` names,
//! a list of paths like `PATH`.

pub(crate) mod acs3;
mod case;
mod rpc_v1;

use std::{
    collections::BTreeMap,
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use case::{Case, Depth};

/// Checks all cases of a file; gives how many were checked to which depth, or all that went wrong.
fn check(path: &Path) -> Result<BTreeMap<Depth, usize>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let file: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let cases = file["cases"].as_array().ok_or_else(|| format!("{}: no list `cases`", path.display()))?;
    let (mut depths, mut faults) = (BTreeMap::new(), Vec::new());
    for case in cases {
        let case = Case(case);
        let depth = if case.is_acs3() { acs3::check(&case) } else { rpc_v1::check(&case) };
        match depth {
            Ok(depth) => *depths.entry(depth).or_default() += 1,
            Err(fault) => faults.push(format!("{}, case {}: {fault}", path.display(), case.id())),
        }
    }
    if faults.is_empty() { Ok(depths) } else { Err(faults.join("\n")) }
}

fn check_all(list: &OsStr) {
    let mut faults = Vec::new();
    for path in env::split_paths(list).filter(|path| !path.as_os_str().is_empty()) {
        match check(&path) {
            Ok(depths) => println!("{}: {depths:?}", path.display()),
            Err(fault) => faults.push(fault),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/wire").join(name)
}

#[test]
fn rpc_v1_of_official_clients() {
    let depths = check(&data("rpc-v1.json")).unwrap_or_else(|faults| panic!("{faults}"));
    // Quirks: 6. Not ours: `Format` in lower case 4, SHA-256 in place of SHA-1 1.
    assert_eq!(depths, BTreeMap::from([(Depth::Signature, 6), (Depth::Steps, 5), (Depth::Call, 71)]));
}

#[test]
fn acs3_of_official_clients() {
    let depths = check(&data("acs3.json")).unwrap_or_else(|faults| panic!("{faults}"));
    assert_eq!(depths, BTreeMap::from([(Depth::Unsigned, 1), (Depth::Signature, 2), (Depth::Call, 21)]));
}

#[test]
fn cases_of_the_environment() {
    if let Some(list) = env::var_os("DTS_WIRE_CASES") {
        check_all(&list);
    }
}

/// Runs `cases_of_the_environment` on the files in a process of its own.
fn passes(files: &[&Path]) -> bool {
    let run = Command::new(env::current_exe().unwrap())
        .args(["--exact", "cases::cases_of_the_environment"])
        .env("DTS_WIRE_CASES", env::join_paths(files).unwrap())
        .output()
        .unwrap();
    run.status.success()
}

#[test]
fn files_of_the_environment_are_read_and_believed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for name in ["rpc-v1.json", "acs3.json"] {
        let text = fs::read_to_string(data(name)).unwrap();
        let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let cases = file["cases"].as_array_mut().unwrap();
        cases.drain(2..);
        let good = folder.join(format!("good-{name}"));
        fs::write(&good, serde_json::to_string(&file).unwrap()).unwrap();
        assert!(passes(&[&good]), "{name}");

        for key in ["signature", "string_to_sign", "canonicalized_query_string", "canonical_request", "signed_params"] {
            let mut damaged = file.clone();
            let value = &mut damaged["cases"][1][key];
            match value {
                serde_json::Value::String(text) => text.push('x'),
                serde_json::Value::Object(map) => drop(map.insert(String::from("Extra"), "x".into())),
                _ => continue,
            }
            let bad = folder.join(format!("bad-{key}-{name}"));
            fs::write(&bad, serde_json::to_string(&damaged).unwrap()).unwrap();
            assert!(!passes(&[&good, &bad]), "{name} with another {key}");
        }
    }
    assert!(!passes(&[Path::new("/no/such/file.json")]));
}
