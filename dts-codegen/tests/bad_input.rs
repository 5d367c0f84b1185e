//! Bad input: each has a message with its place, an exit code, and loses nothing. Read the snapshots.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod cli_support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use cli_support::{Ran, command, edit, output, run, tree, workspace};
use tempfile::TempDir;

const START: &str = "spec/demo/actions/job/start_job.yaml";
const TAG: &str = "spec/demo/actions/tag/tag_jobs.yaml";

fn generate(folder: &Path) -> [String; 5] {
    let path = |name| folder.join(name).display().to_string();
    ["generate".into(), "--spec".into(), path("spec"), "--out".into(), path("out")]
}

/// Bindings are there; then the spec is damaged. The message is a snapshot, the bindings stay as they were.
fn bad_spec(name: &str, damage: impl FnOnce(&Path)) {
    let folder = workspace();
    assert_eq!(run(&generate(folder.path())).code, Some(0));
    let before = tree(&folder.path().join("out"));
    damage(folder.path());
    let ran = run(&generate(folder.path()));
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{}", ran.err);
    insta::assert_snapshot!(name, ran.shown(folder.path()));
    assert_eq!(tree(&folder.path().join("out")), before);
    // The linter finds the same.
    let lint = run(&["lint", "--spec", folder.path().join("spec").to_str().unwrap()]);
    assert_eq!(lint.code, Some(1));
    let head = |ran: &Ran| ran.err.rsplit_once("\n\n").unwrap().0.to_owned();
    assert_eq!(head(&lint), head(&ran));
}

#[test]
#[cfg(unix)]
fn unreadable_file() {
    // Not even root can read a link to nothing.
    bad_spec("unreadable_file", |folder| {
        let file = folder.join("spec/demo/actions/tag/list_tags.yaml");
        fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink("nothing.yaml", file).unwrap();
    });
}

#[test]
fn not_utf8() {
    bad_spec("not_utf8", |folder| fs::write(folder.join(TAG), b"action: TagJobs\nsummary: Caf\xe9.\n").unwrap());
}

#[test]
fn yaml_syntax_error() {
    bad_spec("yaml_syntax_error", |folder| edit(&folder.join(TAG), "{ shared: true", "{ shared: [true"));
}

#[test]
fn unknown_key() {
    bad_spec("unknown_key", |folder| edit(&folder.join(TAG), "required: true }", "requird: true }"));
}

#[test]
fn duplicate_key() {
    bad_spec("duplicate_key", |folder| {
        edit(&folder.join(TAG), "idempotent: true", "idempotent: true\nidempotent: false")
    });
}

#[test]
fn anchors() {
    bad_spec("anchors", |folder| edit(&folder.join(TAG), "Tag.N: { doc", "Tag.N: &tag { doc"));
}

#[test]
fn wrong_type() {
    bad_spec("wrong_type", |folder| edit(&folder.join(TAG), "required: true }", "required: sometimes }"));
}

#[test]
fn dangling_shared() {
    bad_spec("dangling_shared", |folder| edit(&folder.join(TAG), "RegionId:", "RegionID:"));
}

#[test]
fn duplicate_action() {
    bad_spec("duplicate_action", |folder| {
        edit(&folder.join("spec/demo/actions/tag/list_tags.yaml"), "ListTags", "StartJob")
    });
}

#[test]
fn rust_name_collision() {
    bad_spec("rust_name_collision", |folder| {
        edit(&folder.join(START), "  Mode:\n", "  Job.ID: { doc: The same. }\n  Mode:\n");
    });
}

#[test]
fn rule_on_unknown_parameter() {
    bad_spec("rule_on_unknown_parameter", |folder| edit(&folder.join(START), "requires: Host", "requires: Hots"));
}

#[test]
fn contradictory_rules() {
    bad_spec("contradictory_rules", |folder| {
        let rules = "rules:\n  - { id: slow-needs-side, required: Side, when: { Mode: Slow } }\n";
        edit(&folder.join(START), "rules:\n", rules);
    });
}

#[test]
fn default_outside_its_limits() {
    bad_spec("default_outside_its_limits", |folder| {
        edit(&folder.join(START), "type: int64, minimum: 1 }", "type: int64, minimum: 1, default: 0, example: -5 }");
    });
}

#[test]
fn example_that_breaks_its_limits() {
    bad_spec("example_that_breaks_its_limits", |folder| {
        edit(&folder.join(START), "Mode: Fast, Side: left, Steps: 3", "Mode: Slow, Side: left, Steps: 9");
    });
}

#[test]
#[cfg(unix)]
fn names_that_would_leave_the_folder() {
    bad_spec("names_that_would_leave_the_folder", |folder| {
        let actions = folder.join("spec/demo/actions");
        fs::rename(actions.join("tag/tag_jobs.yaml"), actions.join("tag/a\\..\\..\\tag_jobs.yaml")).unwrap();
        fs::rename(actions.join("tag"), actions.join("tag..")).unwrap();
        fs::rename(actions.join("job"), actions.join("mod")).unwrap();
        fs::create_dir_all(folder.join("spec/..\\out/actions/x")).unwrap();
        fs::rename(folder.join("spec/admin/product.yaml"), folder.join("spec/..\\out/product.yaml")).unwrap();
    });
}

#[test]
fn product_names_that_would_leave_the_folder() {
    // A spec folder that is a product itself takes the name of its module from the product.
    let folder = tempfile::tempdir().unwrap();
    cli_support::copy(&cli_support::fixture("spec/demo"), &folder.path().join("spec"));
    edit(&folder.path().join("spec/product.yaml"), "product: Demo", "product: ../../Demo");
    let ran = run(&generate(folder.path()));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("`product` of the product has characters that do not belong there"), "{}", ran.err);
    assert!(tree(folder.path()).keys().all(|path| path.starts_with("spec")), "nothing is written");
}

/// The spec is good, the output folder is not. Nothing is written.
fn bad_output(name: &str, folder: &TempDir, ran: &Ran, before: &impl PartialEq<Tree>) {
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    insta::assert_snapshot!(name, ran.shown(folder.path()));
    assert!(*before == tree(folder.path()), "something was written");
}

type Tree = std::collections::BTreeMap<String, Option<Vec<u8>>>;

#[test]
fn foreign_files() {
    let folder = workspace();
    fs::create_dir_all(folder.path().join("out/demo/job")).unwrap();
    fs::write(folder.path().join("out/lib.rs"), "//! My own crate.\n").unwrap();
    fs::write(folder.path().join("out/demo/job/start_job.rs"), "").unwrap();
    fs::write(folder.path().join("out/notes.md"), "not in the way").unwrap();
    let before = tree(folder.path());
    bad_output("foreign_files", &folder, &run(&generate(folder.path())), &before);
    let check = run(&[&generate(folder.path())[..], &["--check".to_owned()]].concat());
    assert_eq!(check.code, Some(2));
    assert!(check.err.contains("error[E301]"), "{}", check.err);
}

#[test]
fn output_folder_is_a_file() {
    let folder = workspace();
    fs::write(folder.path().join("out"), "a file").unwrap();
    let before = tree(folder.path());
    bad_output("output_folder_is_a_file", &folder, &run(&generate(folder.path())), &before);
    let below = folder.path().join("out/deeper").display().to_string();
    let mut arguments = generate(folder.path());
    arguments[4] = below;
    bad_output("output_folder_below_a_file", &folder, &run(&arguments), &before);
}

#[test]
#[cfg(unix)]
fn link_out_of_the_output_folder() {
    let folder = workspace();
    fs::create_dir_all(folder.path().join("out")).unwrap();
    fs::create_dir_all(folder.path().join("elsewhere")).unwrap();
    std::os::unix::fs::symlink("../elsewhere", folder.path().join("out/demo")).unwrap();
    let before = tree(folder.path());
    bad_output("link_out_of_the_output_folder", &folder, &run(&generate(folder.path())), &before);
}

/// Nobody makes folders in /proc, not even root.
#[test]
#[cfg(target_os = "linux")]
fn no_write_permission() {
    let folder = workspace();
    let before = tree(folder.path());
    let mut arguments = generate(folder.path());
    arguments[4] = "/proc/bindings".into();
    bad_output("no_write_permission_proc", &folder, &run(&arguments), &before);
}

/// A folder without write permission: refused before anything is written, also in folders that would take it.
#[test]
#[cfg(unix)]
fn no_write_permission_in_one_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = workspace();
    assert_eq!(run(&generate(folder.path())).code, Some(0));
    let job = folder.path().join("out/demo/job");
    for file in [START, TAG] {
        edit(&folder.path().join(file), "summary: ", "summary: Really. ");
    }
    let before = tree(folder.path());
    fs::set_permissions(&job, fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = fs::write(job.join("probe"), "").is_ok();
    if is_root {
        fs::remove_file(job.join("probe")).unwrap();
        fs::set_permissions(&job, fs::Permissions::from_mode(0o755)).unwrap();
        return eprintln!("skipped: permissions do not stop root; see `no_space_and_no_permission_on_a_small_disk`");
    }
    let ran = run(&generate(folder.path()));
    fs::set_permissions(&job, fs::Permissions::from_mode(0o755)).unwrap();
    bad_output("no_write_permission_in_one_folder", &folder, &ran, &before);
}

/// A limit on the size of files stands in for a full disk: it needs no right to mount one.
#[test]
#[cfg(target_os = "linux")]
fn disk_full() {
    let folder = workspace();
    assert_eq!(run(&generate(folder.path())).code, Some(0));
    for file in [START, TAG, "spec/admin/actions/user/list_users.yaml"] {
        edit(&folder.path().join(file), "summary: ", "summary: Really. ");
    }
    let before = tree(folder.path());
    let limited = |blocks: &str| {
        let mut sh = Command::new("sh");
        // The size of a file that is too large comes as a signal, which is ignored here, and as an error.
        sh.args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"", blocks, env!("CARGO_BIN_EXE_dts-codegen")]);
        sh.args(generate(folder.path())).env_remove("NO_COLOR");
        output(&mut sh)
    };
    bad_output("disk_full", &folder, &limited("1"), &before);
    // The first files fit, a later one does not: still nothing is changed.
    let ran = limited("20");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("start_job.rs"), "{}", ran.err);
    assert!(tree(folder.path()) == before);
    assert_eq!(run(&generate(folder.path())).code, Some(0));
}

/// A real full disk, and one that can only be read, where this user may mount them.
#[test]
#[cfg(target_os = "linux")]
fn no_space_and_no_permission_on_a_small_disk() {
    let folder = workspace();
    let disk = folder.path().join("out");
    fs::create_dir(&disk).unwrap();
    let script = r#"
        mount -t tmpfs -o size="$0" none "$1" || exit 99
        shift
        disk=$1; shift
        "$@"; code=$?
        find "$disk" -type f -o -name '.*.tmp' | grep -c . >&2
        [ $code = 0 ] || exit $code
        mount -o remount,ro "$disk" || exit 99
        sed -i 's/Starts a job/Really starts a job/' "$SPEC"
        "$@"
    "#;
    let mounted = |size: &str| {
        let mut unshare = Command::new("unshare");
        unshare.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, size]);
        unshare.arg(&disk).arg(&disk).arg(env!("CARGO_BIN_EXE_dts-codegen")).args(generate(folder.path()));
        unshare.env("SPEC", folder.path().join(START)).env_remove("NO_COLOR");
        unshare.output().ok().map(|output| {
            let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
            Ran { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
        })
    };
    let full = match mounted("64k") {
        Some(ran) if ran.code == Some(2) => ran,
        other => return eprintln!("skipped: no disk can be mounted here: {other:?}"),
    };
    assert!(
        full.err.contains("error[E306]: can't write `") && full.err.contains("No space left on device"),
        "{full:?}"
    );
    assert!(full.err.contains("= note: all files are as they were before"), "{full:?}");
    assert!(full.err.ends_with("\n0\n"), "no file is left: {full:?}");
    let read_only = mounted("10m").unwrap();
    assert_eq!(read_only.code, Some(2));
    assert!(read_only.err.contains("error[E305]: can't create a file in `"), "{read_only:?}");
    assert!(read_only.err.contains("Read-only file system"), "{read_only:?}");
}

/// Runs are killed at any moment: every file is either old or new, and the next run needs no help.
#[test]
#[cfg(unix)]
fn interrupted_run() {
    let folder = workspace();
    let out = folder.path().join("out");
    let summary = folder.path().join(START);
    assert_eq!(run(&generate(folder.path())).code, Some(0));
    let old = tree(&out);
    edit(&summary, "Starts a job.", "Starts a job anew.");
    edit(&folder.path().join("spec/demo/product.yaml"), "A product", "One product");
    edit(&folder.path().join(TAG), "Binds", "Really binds");
    let new_out = folder.path().join("new");
    let mut arguments = generate(folder.path());
    arguments[4] = new_out.display().to_string();
    assert_eq!(run(&arguments).code, Some(0));
    let new = tree(&new_out);
    assert_ne!(old, new);
    for delay in 0..40_u64 {
        for (path, text) in &old {
            text.iter().for_each(|text| fs::write(out.join(path), text).unwrap());
        }
        let mut child = command(&generate(folder.path())).stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(10 + delay));
        child.kill().unwrap();
        child.wait().unwrap();
        for (path, text) in tree(&out) {
            let is_temporary = path.ends_with(".tmp");
            let is_whole = old.get(&path) == Some(&text) || new.get(&path) == Some(&text);
            assert!(is_whole || is_temporary, "{path} is neither old nor new");
        }
    }
    let ran = run(&generate(folder.path()));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mut done = tree(&out);
    done.retain(|path, _| !path.ends_with(".tmp"));
    assert_eq!(done, new);
}

#[test]
fn root_file_that_would_leave_the_folder() {
    let folder = workspace();
    let before = tree(folder.path());
    let ran = run(&[&generate(folder.path())[..], &["--root".to_owned(), "../lib.rs".to_owned()]].concat());
    bad_output("root_file_that_would_leave_the_folder", &folder, &ran, &before);
}

#[test]
fn many_faults_at_once() {
    bad_spec("many_faults_at_once", |folder| {
        fs::write(folder.join("spec/admin/actions/user/list_users.yaml"), "action: [\n").unwrap();
        edit(&folder.join(TAG), "RegionId:", "RegionID:");
        edit(&folder.join(START), "requires: Host", "requires: Hots");
        edit(&folder.join(START), "Mode: Fast, Side: left", "Mode: Fast, Sid: left");
        fs::write(folder.join("spec/demo/stray.yaml"), "").unwrap();
    });
}

#[test]
fn paths_are_shown_as_they_were_given() {
    let folder = workspace();
    edit(&folder.path().join(TAG), "required: true }", "requird: true }");
    let ran = output(command(&["lint"]).current_dir(folder.path()));
    assert!(ran.err.contains("--> spec/demo/actions/tag/tag_jobs.yaml:6:"), "{}", ran.err);
    let ran = output(command(&["lint", "--spec", "."]).current_dir(folder.path().join("spec")));
    let path = PathBuf::from("./demo/actions/tag/tag_jobs.yaml");
    assert!(ran.err.contains(&format!("--> {}:6:", path.display())), "{}", ran.err);
}
