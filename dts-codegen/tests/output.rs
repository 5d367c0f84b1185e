//! Writing: whole files, nothing foreign, nothing outside.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod cli_support;

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use cli_support::tree;
use dts_codegen::{
    diagnostic::{Diagnostic, Diagnostics},
    output::{Owned, Report, check, write},
    render::{FileSet, HEADER},
};

fn set(files: &[(&str, &str)]) -> FileSet {
    let file =
        |(path, text): &(&str, &str)| (PathBuf::from(path), format!("{HEADER} from x.yaml; edits are lost.\n{text}"));
    FileSet { files: files.iter().map(file).collect() }
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn generated(path: &Path) {
    put(path, &format!("{HEADER} from old.yaml; edits are lost.\n"));
}

fn paths(list: &[&str]) -> Vec<PathBuf> {
    list.iter().map(PathBuf::from).collect()
}

fn refused(result: Result<Report, Diagnostics>) -> Vec<Diagnostic> {
    result.unwrap_err().into_vec()
}

fn short(faults: &[Diagnostic], folder: &Path) -> Vec<String> {
    let place = |fault: &Diagnostic| fault.place.as_ref().unwrap().file.clone();
    faults
        .iter()
        .map(|fault| {
            format!("{} {}", fault.code.id, place(fault).strip_prefix(folder).unwrap_or(&place(fault)).display())
        })
        .collect()
}

#[test]
fn only_what_differs_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a/b");
    let files = set(&[("lib.rs", "1"), ("dts/mod.rs", "2"), ("dts/job/start.rs", "3")]);
    let report = write(&out, &files, Owned::ByHeader).unwrap();
    assert_eq!(report.written, paths(&["dts/job/start.rs", "dts/mod.rs", "lib.rs"]));
    assert_eq!((report.unchanged.len(), report.removed.len()), (0, 0));
    let long_ago = SystemTime::now() - Duration::from_secs(1_000_000);
    for path in files.files.keys() {
        fs::File::options().write(true).open(out.join(path)).unwrap().set_modified(long_ago).unwrap();
    }

    let files = set(&[("lib.rs", "1"), ("dts/mod.rs", "changed"), ("dts/job/start.rs", "3")]);
    let report = write(&out, &files, Owned::ByHeader).unwrap();
    assert_eq!((report.written, report.unchanged.len()), (paths(&["dts/mod.rs"]), 2));
    let modified = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
    // What is as it should be keeps its time: nobody is made to compile it again.
    assert_eq!(modified("lib.rs"), long_ago);
    assert_ne!(modified("dts/mod.rs"), long_ago);
    let there: Vec<_> = tree(&out).into_keys().collect();
    assert_eq!(there, ["dts", "dts/job", "dts/job/start.rs", "dts/mod.rs", "lib.rs"]);
}

#[test]
fn check_gives_the_changes_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let files = set(&[("a.rs", "1\n"), ("b.rs", "2\n")]);
    let drift = check(&out, &files, Owned::ByHeader).unwrap();
    assert_eq!((drift.changes.len(), drift.changes[0].old.as_deref()), (2, None));
    assert!(!out.exists());
    write(&out, &files, Owned::ByHeader).unwrap();
    assert_eq!(check(&out, &files, Owned::ByHeader).unwrap().changes, []);
    generated(&out.join("old.rs"));
    put(&out.join("b.rs"), &format!("{HEADER} of another time\n"));
    let before = tree(&out);
    let drift = check(&out, &files, Owned::ByHeader).unwrap();
    assert_eq!(drift.unchanged, paths(&["a.rs"]));
    assert_eq!(drift.changes.iter().map(|change| change.path.clone()).collect::<Vec<_>>(), paths(&["b.rs", "old.rs"]));
    assert_eq!(drift.changes[1].new, None);
    assert_eq!(tree(&out), before);
}

#[test]
fn only_our_own_files_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    for path in ["old.rs", "old/job/gone.rs", "dts/gone.rs", "dts/kept/gone.rs"] {
        generated(&out.join(path));
    }
    let kept = [
        // Not Rust, deeper than bindings lie, hidden, another crate, a cache.
        "old.txt",
        "dts/a/b/deep.rs",
        ".git/old.rs",
        "crate/src/lib.rs",
        "target/x.rs",
    ];
    kept.iter().for_each(|path| generated(&out.join(path)));
    put(&out.join("crate/Cargo.toml"), "");
    put(&out.join("target/CACHEDIR.TAG"), "");
    put(&out.join("foreign.rs"), "fn main() {}\n");
    put(&out.join("dts/kept/notes.md"), "notes");
    put(&out.join("empty.rs"), "");
    put(&out.join("quoted.rs"), &format!("// not at the start\n{HEADER}\n"));
    let report = write(out, &set(&[("lib.rs", "")]), Owned::ByHeader).unwrap();
    assert_eq!(report.removed, paths(&["dts/gone.rs", "dts/kept/gone.rs", "old/job/gone.rs", "old.rs"]));
    let there = tree(out);
    for path in kept.iter().chain(&["foreign.rs", "dts/kept/notes.md", "empty.rs", "quoted.rs"]) {
        assert!(there.contains_key(*path), "{path}");
    }
    assert!(!there.contains_key("old") && !there.contains_key("old/job"), "folders that became empty are removed");
}

#[test]
fn by_name_nothing_is_removed_and_nothing_is_foreign() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("a.json"), "{}");
    generated(&folder.path().join("other.rs"));
    let report = write(folder.path(), &set(&[("a.json", "")]), Owned::ByName).unwrap();
    assert_eq!((report.written, report.removed), (paths(&["a.json"]), vec![]));
    assert!(folder.path().join("other.rs").exists());
}

#[test]
fn temporary_files_of_a_killed_run_are_removed_when_they_are_old() {
    let folder = tempfile::tempdir().unwrap();
    let age = |name: &str, seconds| {
        let file = fs::File::options().write(true).open(folder.path().join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(seconds)).unwrap();
    };
    for (name, text) in [
        (".dts-codegen-whole0.tmp", HEADER),
        (".dts-codegen-empty0.tmp", ""),
        (".dts-codegen-short0.tmp", "// @gen"),
        (".dts-codegen-foreign.tmp", "something else"),
        (".dts-codegen-young0.tmp", HEADER),
    ] {
        put(&folder.path().join(name), text);
        age(name, if name.contains("young") { 5 } else { 3600 });
    }
    let report = write(folder.path(), &set(&[("lib.rs", "")]), Owned::ByHeader).unwrap();
    assert_eq!(report.removed.len(), 3);
    let there: Vec<_> = tree(folder.path()).into_keys().collect();
    assert_eq!(there, [".dts-codegen-foreign.tmp", ".dts-codegen-young0.tmp", "lib.rs"]);
}

#[test]
fn every_reason_to_refuse_is_given_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    put(&out.join("lib.rs"), "//! Written by hand.\n");
    put(&out.join("empty.rs"), "");
    put(&out.join("dts"), "a file where a folder must be");
    fs::create_dir_all(out.join("sts.rs")).unwrap();
    generated(&out.join("stale.rs"));
    let files = set(&[
        ("lib.rs", ""),
        ("empty.rs", ""),
        ("dts/mod.rs", ""),
        ("sts.rs", ""),
        ("good.rs", ""),
        ("../up.rs", ""),
        ("/absolute/dts-codegen.rs", ""),
        ("a/../../up.rs", ""),
        ("", ""),
        ("dir/", ""),
    ]);
    let before = tree(folder.path());
    let faults = refused(write(&out, &files, Owned::ByHeader));
    let expected = [
        "E303 ",
        "E303 ../up.rs",
        "E303 /absolute/dts-codegen.rs",
        "E303 a/../../up.rs",
        "E303 dir/",
        "E302 dts",
        "E301 empty.rs",
        "E301 lib.rs",
        "E302 sts.rs",
    ];
    let mut found = short(&faults, &out);
    let mut expected = expected.map(String::from);
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    assert!(faults.iter().all(|fault| fault.help.is_some() && !fault.notes.is_empty()));
    assert_eq!(tree(folder.path()), before);
    // The comparison refuses as well: what it would print is not what would happen.
    assert_eq!(check(&out, &files, Owned::ByHeader).unwrap_err().into_vec().len(), 9);
}

#[test]
#[cfg(unix)]
fn links_are_not_followed_out() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let (out, other) = (folder.path().join("out"), folder.path().join("other"));
    fs::create_dir_all(out.join("real")).unwrap();
    generated(&other.join("mod.rs"));
    generated(&other.join("stale.rs"));
    symlink(&other, out.join("dts")).unwrap();
    symlink(other.join("mod.rs"), out.join("lib.rs")).unwrap();
    symlink(folder.path().join("nothing"), out.join("dangling.rs")).unwrap();
    symlink("real", out.join("inside")).unwrap();
    let before = tree(folder.path());
    let all = set(&[("dts/mod.rs", "new"), ("lib.rs", "new"), ("dangling.rs", "new"), ("inside/a.rs", "new")]);
    let faults = refused(write(&out, &all, Owned::ByHeader));
    assert_eq!(short(&faults, &out), ["E304 dangling.rs", "E304 dts", "E304 lib.rs"]);
    assert_eq!(tree(folder.path()), before);

    // A link that stays inside is followed, and so is the output folder itself. Links are never looked into for
    // files to remove.
    write(&out, &set(&[("inside/a.rs", "new")]), Owned::ByHeader).unwrap();
    assert!(out.join("real/a.rs").exists());
    symlink(&out, folder.path().join("link")).unwrap();
    write(&folder.path().join("link"), &set(&[("b.rs", "new")]), Owned::ByHeader).unwrap();
    assert!(out.join("b.rs").exists() && other.join("stale.rs").exists());
}

/// By design: a target is only ever replaced by another whole file. A reader that has the old one open keeps it.
#[test]
#[cfg(unix)]
fn targets_are_replaced_by_renaming() {
    use std::{
        io::Read,
        os::unix::fs::{MetadataExt, PermissionsExt},
    };
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("lib.rs");
    write(folder.path(), &set(&[("lib.rs", "old")]), Owned::ByHeader).unwrap();
    let probe = folder.path().join("probe");
    fs::write(&probe, "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&target), mode(&probe), "a new file has the permissions of any new file");
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    let inode = fs::metadata(&target).unwrap().ino();
    let mut open = fs::File::open(&target).unwrap();

    write(folder.path(), &set(&[("lib.rs", "new")]), Owned::ByHeader).unwrap();
    assert_ne!(fs::metadata(&target).unwrap().ino(), inode);
    assert_eq!(mode(&target), 0o640, "a file that was there keeps its permissions");
    let mut text = String::new();
    open.read_to_string(&mut text).unwrap();
    assert!(text.ends_with("old"));
    assert!(fs::read_to_string(&target).unwrap().ends_with("new"));
}
