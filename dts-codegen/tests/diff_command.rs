//! `dts-codegen diff`: folders and revisions, formats, exit codes, and what it says when it can't run.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod cli_support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use cli_support::{Ran, command, copy, edit, output, tree};
use serde_json::Value;
use tempfile::TempDir;

const START: &str = "demo/actions/job/start_job.yaml";
const TAG: &str = "demo/actions/tag/tag_jobs.yaml";

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/diff/spec")
}

/// Runs `diff` in a folder.
fn diff(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = command(&[&["diff"], arguments].concat());
    output(alone(command.current_dir(folder)))
}

/// Nothing of the surroundings counts: neither a repository around the temporary folder nor one that a hook runs in.
fn alone(command: &mut Command) -> &mut Command {
    command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    command.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_INDEX_FILE")
}

/// A folder with two copies of the fixture, `old` and `new`.
fn folders() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixture(), &folder.path().join("old"));
    copy(&fixture(), &folder.path().join("new"));
    folder
}

fn break_it(spec: &Path) {
    edit(&spec.join(START), "doc: Only tries.,", "doc: Only tries., required: true,");
}

fn add_to_it(spec: &Path) {
    edit(&spec.join(START), "  Note: {", "  Color: { doc: Of what color. }\n  Note: {");
}

#[test]
fn exit_codes() {
    let folder = folders();
    let new = folder.path().join("new");
    let ran = diff(folder.path(), &["old", "new"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "no changes\n", ""));
    add_to_it(&new);
    let ran = diff(folder.path(), &["old", "new"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(
        ran.out,
        "Added: 1 change\n  `StartJob`\n    parameter `Color` was added\n\n0 breaking, 0 behavioural, 1 additive\n"
    );
    // What was added is gone the other way round.
    assert_eq!(diff(folder.path(), &["new", "old"]).code, Some(1));
    break_it(&new);
    let ran = diff(folder.path(), &["old", "new"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    assert!(ran.out.starts_with("Breaking: 1 change\n"), "{}", ran.out);
    assert_eq!(diff(folder.path(), &["nothing", "new"]).code, Some(2));
    assert_eq!(diff(folder.path(), &[]).code, Some(2));
    assert_eq!(diff(folder.path(), &["old", "new", "--format", "xml"]).code, Some(2));
}

#[test]
fn the_working_folder_is_the_new_one() {
    let folder = folders();
    break_it(&folder.path().join("new"));
    assert_eq!(diff(folder.path(), &["old", "--spec", "new"]).code, Some(1));
    assert_eq!(diff(folder.path(), &["old", "--spec", "old"]).code, Some(0));
    let ran = diff(folder.path(), &["old"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("error[E018]: there is no spec folder `spec`"), "{}", ran.err);
}

#[test]
fn formats() {
    let folder = folders();
    let new = folder.path().join("new");
    break_it(&new);
    edit(&new.join(TAG), "Binds tags to jobs.", "Ties tags to jobs.");
    let ran = diff(folder.path(), &["old", "new", "--format", "markdown"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(1), "### Breaking\n\n- `StartJob`: parameter `DryRun` is required now.\n")
    );
    let ran = diff(folder.path(), &["old", "new", "--format", "markdown", "--docs"]);
    assert!(ran.out.contains("### Documentation\n\n- `TagJobs`: summary of the action: "), "{}", ran.out);

    let ran = diff(folder.path(), &["old", "new", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&document["old"], &document["new"]), (&"old".into(), &"new".into()));
    assert_eq!(document["changes"].as_array().unwrap().len(), 1);
    assert_eq!(document["changes"][0]["class"], "breaking");
    assert_eq!(ran.out, diff(folder.path(), &["old", "new", "--format", "json"]).out);
    let ran = diff(folder.path(), &["old", "new", "--format", "json", "--docs"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&document["summary"]["docs"], &document["changes"][1]["what"]), (&1.into(), &"summary".into()));

    assert!(diff(folder.path(), &["old", "new", "--color", "always"]).out.starts_with("\u{1b}[1;31mBreaking"));
    assert!(!diff(folder.path(), &["old", "new"]).out.contains('\u{1b}'));
}

#[test]
fn a_change_that_many_actions_share_is_told_once() {
    let folder = folders();
    for (index, spec) in ["old", "new"].into_iter().enumerate() {
        let actions = folder.path().join(spec).join("demo/actions/many");
        fs::create_dir(&actions).unwrap();
        for number in 1..=6 {
            let text = format!(
                "action: Ask{number}\nsummary: Asks.\nsource: demo 9\nparameters:\n  RegionId: shared\n  \
                 Name: {{ doc: A name.{} }}\n",
                if index == 1 && number > 1 { ", max_length: 9" } else { "" }
            );
            fs::write(actions.join(format!("ask_{number}.yaml")), text).unwrap();
        }
    }
    edit(&folder.path().join("new/demo/parameters.yaml"), "of the region.,", "of the region., required: true,");
    let ran = diff(folder.path(), &["old", "new"]);
    assert_eq!(
        ran.out,
        "Breaking: 9 changes\n  all 9 actions\n    parameter `RegionId` is required now\n\n\
         Behaviour: 5 changes\n  5 actions (`Ask2`, `Ask3`, `Ask4` and 2 more)\n    \
         parameter `Name`: max length none → `9`, refuses more now\n\n\
         9 breaking, 5 behavioural, 0 additive\n"
    );
    let ran = diff(folder.path(), &["old", "new", "--format", "markdown"]);
    assert!(
        ran.out.starts_with("### Breaking\n\n- All 9 actions: parameter `RegionId` is required now.\n"),
        "{}",
        ran.out
    );
}

/// A repository with the fixture in `spec`: tag `v1` as it is, `HEAD` with a breaking change, the working folder with
/// one more parameter. `None` where there is no git.
fn repository() -> Option<TempDir> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    if git(path, &["init", "--quiet", "--initial-branch", "main"]).is_none() {
        eprintln!("skipped: there is no git");
        return None;
    }
    let spec = path.join("spec");
    copy(&fixture(), &spec);
    commit(path);
    git(path, &["tag", "v1"]).unwrap();
    break_it(&spec);
    commit(path);
    add_to_it(&spec);
    Some(folder)
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]).unwrap();
    git(folder, &["commit", "--quiet", "--message", "fix: that"]).unwrap();
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let mut git = Command::new("git");
    git.current_dir(folder).args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]);
    let output = alone(git.args(arguments)).output().ok()?;
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn revisions() {
    let Some(folder) = repository() else { return };
    let path = folder.path();
    let counts = |arguments: &[&str]| {
        let ran = diff(path, &[arguments, &["--format", "json"]].concat());
        assert_eq!(ran.err, "", "{arguments:?}");
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        (document["summary"]["breaking"].as_u64().unwrap(), document["summary"]["additive"].as_u64().unwrap())
    };
    let before = tree(path);
    assert_eq!(counts(&["v1"]), (1, 1));
    assert_eq!(counts(&["HEAD"]), (0, 1));
    assert_eq!(counts(&["v1", "HEAD"]), (1, 0));
    assert_eq!(counts(&["HEAD~1", "main"]), (1, 0));
    assert_eq!(counts(&["v1:spec", "main^{tree}:spec/"]), (1, 0));
    assert_eq!(counts(&["v1:./spec", "spec"]), (1, 1));
    assert_eq!(counts(&["v1^{/fix: that}", "HEAD^{/fix: that}:spec"]), (1, 0));
    // The folder of one product is a spec folder too.
    assert_eq!(counts(&["v1", "--spec", "spec/demo"]), (1, 1));
    assert_eq!(counts(&["v1", "HEAD", "--spec", "./spec/../spec"]), (1, 0));
    assert_eq!(counts(&["v1", "HEAD", "--spec", path.join("spec").to_str().unwrap()]), (1, 0));
    // Nothing was checked out, no file is left behind.
    assert_eq!(tree(path), before);

    // From another folder of the repository.
    let ran = diff(&path.join("spec/demo"), &["v1", "--spec", ".."]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let ran = diff(&path.join("spec/demo"), &["v1:spec", "HEAD:./actions/../..", "--spec", ".."]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);

    // A folder comes before a revision of its name.
    copy(&path.join("spec"), &path.join("v1"));
    assert_eq!(counts(&["v1"]), (0, 0));
    assert_eq!(counts(&["v1:spec"]), (1, 1));
    // A folder that is gone is still in the revision.
    fs::remove_dir_all(path.join("spec")).unwrap();
    assert_eq!(counts(&["HEAD", "v1"]), (0, 1));
}

#[test]
fn names_of_revisions_in_results() {
    let Some(folder) = repository() else { return };
    let ran = diff(folder.path(), &["v1", "HEAD:spec", "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&document["old"], &document["new"]), (&"v1:spec".into(), &"HEAD:spec".into()));
}

#[test]
fn a_bare_repository() {
    let Some(folder) = repository() else { return };
    let bare = folder.path().join("bare");
    git(folder.path(), &["clone", "--quiet", "--bare", ".", "bare"]).unwrap();
    let ran = diff(&bare, &["v1", "main"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
}

#[test]
fn a_spec_at_the_root_of_the_repository() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    if git(path, &["init", "--quiet"]).is_none() {
        return eprintln!("skipped: there is no git");
    }
    copy(&fixture(), path);
    fs::write(path.join("README.md"), "No spec file.\n").unwrap();
    commit(path);
    break_it(path);
    for old in ["HEAD", "HEAD:"] {
        let ran = diff(path, &[old, "--spec", "."]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{old}");
    }
}

#[test]
#[cfg(unix)]
fn links_in_a_revision() {
    use std::os::unix::fs::symlink;
    let Some(folder) = repository() else { return };
    let path = folder.path();
    let spec = path.join("spec");
    git(path, &["checkout", "--quiet", "--force", "v1"]).unwrap();
    // A folder, a file, the spec itself, and a circle.
    fs::rename(spec.join("demo/actions/job"), path.join("job")).unwrap();
    symlink("../../../job", spec.join("demo/actions/job")).unwrap();
    fs::rename(path.join("job/list_jobs.yaml"), path.join("list.yaml")).unwrap();
    symlink("../list.yaml", path.join("job/list_jobs.yaml")).unwrap();
    symlink("spec", path.join("api")).unwrap();
    // What lies in the product would be taken for actions.
    symlink("..", spec.join("demo/actions/round")).unwrap();
    symlink("nowhere", spec.join("demo/nothing")).unwrap();
    commit(path);
    for old in ["HEAD", "HEAD:api"] {
        let ran = diff(path, &[old, "v1"]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "no changes\n", ""), "{old}");
    }
    fs::remove_file(path.join("list.yaml")).unwrap();
    commit(path);
    let ran = diff(path, &["HEAD", "v1"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(
        ran.err,
        "error: `demo/actions/job/list_jobs.yaml` in `HEAD:spec` is a link that leads to no file of the revision\n"
    );
}

#[test]
fn a_submodule_is_not_overlooked() {
    let Some(folder) = repository() else { return };
    let path = folder.path();
    let id = git(path, &["rev-parse", "HEAD"]).unwrap();
    git(path, &["update-index", "--add", "--cacheinfo", &format!("160000,{},spec/more", id.trim())]).unwrap();
    git(path, &["commit", "--quiet", "--message", "more"]).unwrap();
    let ran = diff(path, &["HEAD", "v1"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert_eq!(
        ran.err,
        "error: `more` in `HEAD:spec` is a submodule, whose files are not here; name a spec folder that holds its own files\n"
    );
}

#[test]
fn sides_with_errors() {
    let Some(folder) = repository() else { return };
    let path = folder.path();
    edit(&path.join("spec").join(START), "required: true,", "requird: true,");
    let ran = diff(path, &["v1"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!("diff_errors_new", ran.shown(path));
    commit(path);
    edit(&path.join("spec").join(TAG), "required: true", "requird: true");
    // Both sides at once; a warning is no reason.
    edit(&path.join("spec/demo/types/state.yaml"), "types:\n", "types:\n  Unused: { doc: No., values: [a] }\n");
    let ran = diff(path, &["HEAD"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!("diff_errors_both", ran.shown(path));
}

#[test]
fn what_can_not_be_run_is_told() {
    let Some(folder) = repository() else { return };
    let path = folder.path();
    fs::write(path.join("notes"), "").unwrap();
    fs::create_dir(path.join("empty")).unwrap();
    let mut text = String::new();
    for arguments in [
        &["nothing"][..],
        &["v2", "nothing"],
        &["v1:nothing"],
        &["v1:spec/demo/product.yaml"],
        &["v1", "--spec", "/nowhere/spec"],
        &["v1", "--spec", "../spec"],
        &[":spec"],
        &[""],
        &["--", "-p"],
        &["notes"],
        &["empty", "v1"],
        &["v1:\u{1b}[31m"],
        &["v1:spec\n"],
        &["\u{1b}[31m"],
    ] {
        let ran = diff(path, arguments);
        text.push_str(&format!("$ diff {}\n{}\n", arguments.join(" ").escape_debug(), ran.shown(path)));
        assert_eq!(ran.code, Some(2), "{arguments:?}");
    }
    let outside = tempfile::tempdir().unwrap();
    let ran = diff(outside.path(), &["v1"]);
    // What git says in between is its own.
    let (ours, help) = ran.err.split_once("fatal: not a git repository").unwrap();
    text.push_str(&format!("$ diff v1 (outside)\n{ours}GIT{}", &help[help.find(';').unwrap()..]));
    insta::assert_snapshot!(text);
}

#[test]
fn git_may_be_missing() {
    let folder = folders();
    let without = |arguments: &[&str]| {
        output(command(&[&["diff"], arguments].concat()).current_dir(folder.path()).env("PATH", folder.path()))
    };
    assert_eq!(without(&["old", "new"]).code, Some(0));
    let ran = without(&["v1", "new"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with("error: `v1` is no folder, and no revision either: can't run `git`: "), "{}", ran.err);
    assert!(ran.err.ends_with("; install it, or name two folders\n"), "{}", ran.err);
}

#[test]
fn the_spec_of_the_repository_has_not_changed_against_itself() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let ran = diff(&root, &["spec", "--docs"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "no changes\n", ""));
}
