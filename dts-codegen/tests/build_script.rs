//! The build-script API: exact `rerun-if-changed`, a file that changes only when it must, errors for people.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod cli_support;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

use cli_support::{copy, edit};
use dts_codegen::{Builder, CompileError};
use tempfile::TempDir;

const CREATE: &str = "spec/vault/actions/secret/create_secret.yaml";

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/private-action")
}

/// A package with the example's spec, and an empty `OUT_DIR`.
fn package() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&example().join("spec"), &folder.path().join("spec"));
    fs::create_dir(folder.path().join("out")).unwrap();
    folder
}

fn builder(folder: &Path) -> Builder {
    Builder::new().spec(folder.join("spec")).out_dir(folder.join("out"))
}

/// Compiles; gives what cargo is told, without the temporary folder.
fn compile(builder: Builder, folder: &Path) -> (Result<(), CompileError>, String) {
    let mut said = Vec::new();
    let result = builder.compile_to(&mut said);
    (result, String::from_utf8(said).unwrap().replace(&folder.display().to_string(), "TMP"))
}

fn shown(error: &CompileError, folder: &Path) -> String {
    assert_eq!(format!("{error:?}"), error.to_string(), "`main` prints `Debug`");
    error.to_string().replace(&folder.display().to_string(), "TMP")
}

#[test]
fn cargo_is_told_every_file_and_folder() {
    let folder = package();
    let (result, said) = compile(builder(folder.path()), folder.path());
    result.unwrap();
    let paths = [
        "",
        "/vault",
        "/vault/actions",
        "/vault/actions/secret",
        "/vault/documents",
        "/vault/actions/secret/create_secret.yaml",
        "/vault/actions/secret/list_secrets.yaml",
        "/vault/documents/rotation_policy.yaml",
        "/vault/fields.yaml",
        "/vault/product.yaml",
    ];
    let expected: String = paths.iter().map(|path| format!("cargo:rerun-if-changed=TMP/spec{path}\n")).collect();
    assert_eq!(said, expected);
    // Files that are no part of the spec are not named.
    fs::write(folder.path().join("spec/vault/README.md"), "").unwrap();
    assert_eq!(compile(builder(folder.path()), folder.path()).1, expected);
    // New ones are.
    let new = folder.path().join("spec/vault/actions/secret/get_secret.yaml");
    fs::write(new, "action: GetSecret\nsummary: Gets a secret.\nsource: none\n").unwrap();
    let (result, said) = compile(builder(folder.path()), folder.path());
    result.unwrap();
    assert!(said.contains("/get_secret.yaml\n"), "{said}");
}

#[test]
fn the_file_is_written_only_when_it_differs() {
    let folder = package();
    let file = folder.path().join("out/bindings.rs");
    builder(folder.path()).compile_to(&mut Vec::new()).unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(1_000_000);
    fs::File::options().write(true).open(&file).unwrap().set_modified(long_ago).unwrap();
    builder(folder.path()).compile_to(&mut Vec::new()).unwrap();
    // A comment changes no binding.
    edit(&folder.path().join(CREATE), "parameters:\n", "# Checked.\nparameters:\n");
    builder(folder.path()).compile_to(&mut Vec::new()).unwrap();
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), long_ago);
    edit(&folder.path().join(CREATE), "max_length: 64", "max_length: 65");
    builder(folder.path()).compile_to(&mut Vec::new()).unwrap();
    assert_ne!(fs::metadata(&file).unwrap().modified().unwrap(), long_ago);
    assert!(fs::read_to_string(&file).unwrap().contains("65"));
    assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), 1);
}

#[test]
fn several_specs_share_a_folder() {
    let folder = package();
    builder(folder.path()).file("one.rs").compile_to(&mut Vec::new()).unwrap();
    builder(folder.path()).file("two.rs").runtime("::my::runtime").compile_to(&mut Vec::new()).unwrap();
    let read = |name| fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    assert!(read("one.rs").contains(" dts_runtime::Request") && !read("one.rs").contains("::dts_runtime"));
    assert!(read("two.rs").contains("::my::runtime::Request") && !read("two.rs").contains("dts_runtime"));
    assert_eq!(syn_items(&read("one.rs")), 1, "it can be included anywhere: one module, no inner attributes");
}

/// How many items a file has at its top; it has no inner attributes.
fn syn_items(text: &str) -> usize {
    assert!(text.lines().all(|line| !line.trim_start().starts_with("//!") && !line.trim_start().starts_with("#![")));
    text.lines().filter(|line| line.starts_with("pub mod ")).count()
}

#[test]
fn warnings_reach_cargo() {
    let folder = package();
    edit(&folder.path().join(CREATE), "response:\n", "types:\n  Unused: { doc: Nothing., values: [a] }\nresponse:\n");
    let (result, said) = compile(builder(folder.path()), folder.path());
    result.unwrap();
    let warnings: Vec<_> = said.lines().filter(|line| !line.starts_with("cargo:rerun-if-changed=")).collect();
    assert_eq!(
        warnings,
        [
            "cargo:warning=TMP/spec/vault/actions/secret/create_secret.yaml:59:3: warning[W101]: type `Unused` is never used"
        ]
    );
}

#[test]
fn all_errors_come_in_one_text() {
    let folder = package();
    builder(folder.path()).compile_to(&mut Vec::new()).unwrap();
    let before = fs::read(folder.path().join("out/bindings.rs")).unwrap();
    edit(&folder.path().join(CREATE), "when: { SecretType: Database }\n  - {", "when: { SecretTyp: Database }\n  - {");
    edit(&folder.path().join(CREATE), "  SecretData:\n", "  Secret.Name: { doc: The same. }\n  SecretData:\n");
    edit(&folder.path().join("spec/vault/actions/secret/list_secrets.yaml"), "max_items", "max_item");
    let (result, said) = compile(builder(folder.path()), folder.path());
    insta::assert_snapshot!(shown(&result.unwrap_err(), folder.path()));
    // Cargo must come back when the spec is mended.
    assert_eq!(said.lines().filter(|line| line.starts_with("cargo:rerun-if-changed=")).count(), 10);
    assert_eq!(fs::read(folder.path().join("out/bindings.rs")).unwrap(), before);
}

#[test]
fn what_can_not_be_done_is_told() {
    let folder = package();
    let error = |builder: Builder| shown(&builder.compile_to(&mut Vec::new()).unwrap_err(), folder.path());
    let out = folder.path().join("out");
    fs::write(out.join("taken"), "").unwrap();
    insta::assert_snapshot!(
        [
            error(builder(folder.path()).file("../bindings.rs")),
            error(builder(folder.path()).out_dir(out.join("taken"))),
            error(builder(folder.path()).runtime("not a path")),
            error(builder(folder.path()).spec("/nowhere/spec")),
        ]
        .join("\n\n")
    );
    assert!(!folder.path().join("bindings.rs").exists());
    if env::var_os("OUT_DIR").is_none() {
        let error = Builder::new().spec(folder.path().join("spec")).compile_to(&mut Vec::new()).unwrap_err();
        assert!(error.to_string().starts_with("`OUT_DIR` is not set"), "{error}");
    }
    // A spec that is not there yet is waited for.
    let (_, said) = compile(Builder::new().spec("/nowhere/spec").out_dir(&out), folder.path());
    assert_eq!(said, "cargo:rerun-if-changed=/nowhere/spec\n");
}

/// A copy of the example in a workspace of its own, at a place that is the same in every run, so that what it is
/// built from is compiled once.
fn example_workspace() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("private-action");
    let _ = fs::remove_dir_all(&folder);
    copy(&example(), &folder);
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    // The same versions and lints; the members and paths are ours.
    let tables: Vec<&str> = manifest.split("\n[").filter(|table| table.starts_with("workspace.lints")).collect();
    let text = format!(
        "[workspace]\nresolver = \"3\"\n\n[workspace.package]\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \
         \"1.88\"\nlicense = \"MIT OR Apache-2.0\"\n\n[workspace.dependencies]\ndts-codegen = {{ path = {:?}, \
         default-features = false }}\ndts-runtime = {{ path = {:?}, default-features = false }}\n\n[{}\n",
        root.join("dts-codegen"),
        root.join("dts-runtime"),
        tables.join("\n["),
    );
    let own = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    fs::write(folder.join("Cargo.toml"), format!("{own}\n{text}")).unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    folder
}

/// Builds the copy; gives how often its build script ran and its library was compiled.
fn build(folder: &Path) -> Result<(usize, usize), String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--offline", "-v"]).current_dir(folder);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_") && !matches!(&*text, "CARGO_HOME" | "CARGO_NET_OFFLINE") {
            command.env_remove(&name);
        }
    }
    command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("private-action-target"));
    let output = command.output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Err(text);
    }
    assert!(!text.contains("warning: "), "{text}");
    let lines = |test: fn(&str) -> bool| text.lines().filter(|line| line.contains("Running `") && test(line)).count();
    let runs = lines(|line| line.contains("/build/private-action-") && line.contains("/build-script-build`"));
    let compiled = lines(|line| line.contains("--crate-name private_action "));
    assert_eq!(text.contains("Fresh private-action"), compiled == 0, "{text}");
    Ok((runs, compiled))
}

#[test]
fn touching_one_file_rebuilds_exactly_once() {
    let folder = example_workspace();
    match build(&folder) {
        Ok(counts) => assert_eq!(counts, (1, 1)),
        Err(error) => {
            let is_offline = ["--offline", "offline mode", "no matching package", "failed to download"];
            assert!(is_offline.iter().any(|text| error.contains(text)), "{error}");
            return eprintln!("skipped: cargo can't build offline here: {error}");
        }
    }
    let pause = || std::thread::sleep(Duration::from_millis(50));
    assert_eq!(build(&folder).unwrap(), (0, 0), "nothing has changed");
    for path in ["spec/vault/product.yaml", CREATE] {
        pause();
        let file = fs::File::options().write(true).open(folder.join(path)).unwrap();
        file.set_modified(SystemTime::now()).unwrap();
        assert_eq!(build(&folder).unwrap(), (1, 1), "{path} was touched");
        assert_eq!(build(&folder).unwrap(), (0, 0), "{path} was compiled");
    }
    pause();
    let new = folder.join("spec/vault/actions/secret/get_secret.yaml");
    fs::write(new, "action: GetSecret\nsummary: Gets a secret.\nsource: none\n").unwrap();
    assert_eq!(build(&folder).unwrap(), (1, 1), "a file was added");
    assert_eq!(build(&folder).unwrap(), (0, 0), "the new file was compiled");
    pause();
    fs::write(folder.join("README.md"), "beside the spec").unwrap();
    assert_eq!(build(&folder).unwrap(), (0, 0), "a file beside the spec is none of its business");

    pause();
    edit(&folder.join(CREATE), "required: true", "requird: true");
    let error = build(&folder).unwrap_err();
    assert!(error.contains("error[E011]: unknown key `requird`"), "{error}");
    assert!(error.contains("--> spec/vault/actions/secret/create_secret.yaml:10:5"), "{error}");
    pause();
    edit(&folder.join(CREATE), "requird: true", "required: true");
    assert_eq!(build(&folder).unwrap().0, 1, "a mended spec is compiled");
    assert_eq!(build(&folder).unwrap(), (0, 0));
}
