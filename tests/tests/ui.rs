//! What users may write and what they may not, with the texts that the compiler then gives.
//!
//! The texts in `ui/fail/*.stderr`, `ui/request/fail/*.stderr` and `ui/derive_spec/fail/*.stderr` are those of the compiler that `ui/RUSTC` names. With another one, copies of the
//! cases are compiled, and all that counts is that they fail: compilers word and place their own notes differently.
//! After a change: `TRYBUILD=overwrite cargo test -p dts-tests --test ui`, then read the difference.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const CASES: &str = "tests/ui";
/// Requests of the users' own, those of `request!`, and structs that are held to a spec; all have cases that compile and
/// cases that do not.
const FOLDERS: [&str; 3] = [CASES, "tests/ui/request", "tests/ui/derive_spec"];

#[test]
fn what_users_write() {
    let cases = trybuild::TestCases::new();
    FOLDERS.iter().for_each(|folder| cases.pass(format!("{folder}/pass/*.rs")));
    if is_recorded_with_this_compiler() {
        FOLDERS.iter().for_each(|folder| cases.compile_fail(format!("{folder}/fail/*.rs")));
        return;
    }
    // trybuild reads from the environment whether texts are compared or written, so a process of its own is needed.
    drop(cases);
    let this = env::current_exe().expect("the test's own path");
    let done = Command::new(this)
        .args(["--ignored", "--exact", "copies_fail", "--nocapture"])
        .env("TRYBUILD", "overwrite")
        .status()
        .expect("the test starts itself");
    assert!(done.success(), "a case compiles that must not");
}

/// With `TRYBUILD=overwrite` texts are written, not compared; here next to copies that nobody keeps.
#[test]
#[ignore = "started by `what_users_write` with another compiler"]
fn copies_fail() {
    if env::var_os("TRYBUILD").is_none_or(|mode| mode != "overwrite") {
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("ui-fail");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the copies");
    for (number, cases) in FOLDERS.iter().enumerate() {
        for case in fs::read_dir(Path::new(cases).join("fail")).expect("the cases") {
            let path = case.expect("a case").path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.file_name().expect("a file").to_string_lossy();
                fs::copy(&path, folder.join(format!("{number}_{name}"))).expect("a copy");
            }
        }
    }
    let cases = trybuild::TestCases::new();
    // With a case that compiles, all are built and not only checked: so are constants of generic functions looked at.
    cases.pass("tests/ui/request/pass/constants.rs");
    cases.compile_fail(folder.join("*.rs"));
}

fn is_recorded_with_this_compiler() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().expect("rustc tells its version").stdout;
    let recorded = fs::read_to_string(Path::new(CASES).join("RUSTC")).expect("ui/RUSTC names a version");
    let this = String::from_utf8_lossy(&version).split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    this == recorded.trim()
}
