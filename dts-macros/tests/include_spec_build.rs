//! A package with `include_spec!` as cargo builds it: what is told of a faulty spec, when it is built again, and what
//! happens without the feature.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

use serde_json::Value;

const CREATE: &str = "spec/vault/actions/secret/create_secret.yaml";
const LIST: &str = "spec/vault/actions/secret/list_secrets.yaml";

const LIBRARY: &str = r#"//! A package that takes its spec in.

#![deny(warnings)]

/// Bindings.
pub mod bindings {
    dts_runtime::include_spec!("spec", module = "bindings");
}

/// A page of secrets.
pub fn page() -> bindings::vault::ListSecrets {
    bindings::vault::request!(ListSecrets { page_size: 10 })
}
"#;

/// Another crate, which sees what the package exports.
const OUTSIDE: &str = r#"//! A program that uses the package.

use included::bindings::vault::{CreateSecret, request};

fn main() {
    let request: CreateSecret =
        request!(CreateSecret { secret_name: "db", secret_type: Generic, secret_data: "Example-Passw0rd" });
    assert_eq!(request.secret_name, "db");
    assert_eq!(included::page().page_size, Some(10));
}
"#;

/// What is told of the faults, each at the path in the macro.
const FAULTS: &str = "\
error at src/lib.rs:7:32: spec/vault/actions/secret/create_secret.yaml:10:5: unknown key `requird` in parameter `SecretName`; \
did you mean `required`? [E011]
    |
 10 |     requird: true
    |     ^^^^^^^ unknown key
error at src/lib.rs:7:32: spec/vault/actions/secret/create_secret.yaml:32:14: expected a number for `maximum`, found the text \
`many` [E013]
    |
 32 |     maximum: many
    |              ^^^^ expected a number
error at src/lib.rs:7:32: spec/vault/documents/rotation_policy.yaml:24:29: unknown key `minimun` in `after`; did you mean \
`minimum`? [E011]
    |
 24 |       after: { type: int32, minimun: 0, maximum: 60, doc: Minutes to wait before. }
    |                             ^^^^^^^ unknown key
";

/// What cargo said of a build.
#[derive(Debug, Default, PartialEq)]
struct Built {
    success: bool,
    /// Whether the library was compiled, and not found fresh.
    compiled: bool,
    /// Level, text and place of all errors and warnings in the package.
    said: Vec<(String, String, String)>,
    /// What else there was, for people.
    other: String,
}

/// A package in a workspace of its own, at a place that is the same in every run, so that what it is built from is
/// compiled once.
fn package(name: &str, features: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    copy(&root.join("examples/private-action/spec"), &folder.join("spec"));
    for part in ["src", "examples"] {
        fs::create_dir_all(folder.join(part)).unwrap();
    }
    let manifest = format!(
        "[package]\nname = \"included\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\nresolver = \"3\"\n\n\
         [dependencies]\ndts-runtime = {{ path = {:?}, default-features = false, features = [{features}] }}\n",
        root.join("dts-runtime"),
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("src/lib.rs"), LIBRARY).unwrap();
    fs::write(folder.join("examples/outside.rs"), OUTSIDE).unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// Changes a file; time passes before, so that cargo can see it.
fn edit(path: &Path, from: &str, to: &str) {
    std::thread::sleep(Duration::from_millis(50));
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "`{from}` is not in {}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn cargo(folder: &Path, arguments: &[&str]) -> Built {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).args(["--offline", "--message-format=json"]).current_dir(folder);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_") && !matches!(&*text, "CARGO_HOME" | "CARGO_NET_OFFLINE") || text == "RUSTFLAGS" {
            command.env_remove(&name);
        }
    }
    // The same as that of the example with a build script, with which it shares most of what is compiled.
    command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("private-action-target"));
    let output = command.output().unwrap();
    let mut built = Built { success: output.status.success(), ..Built::default() };
    built.other = String::from_utf8_lossy(&output.stderr).into_owned();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(said) = serde_json::from_str::<Value>(line) else { continue };
        if let Some(text) = said["message"]["rendered"].as_str() {
            built.other.push_str(text);
        }
        let is_library = said["target"]["name"] == "included";
        if is_library && said["reason"] == "compiler-artifact" {
            built.compiled = said["fresh"] == false;
        }
        if is_library
            && said["reason"] == "compiler-message"
            && !said["message"]["spans"].as_array().unwrap().is_empty()
        {
            let message = &said["message"];
            let mut span = &message["spans"][0];
            // What a macro says lies within it; people look at its use.
            while !span["expansion"].is_null() {
                span = &span["expansion"]["span"];
            }
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let place = format!("{}:{}:{}", text(&span["file_name"]), span["line_start"], span["column_start"]);
            built.said.push((text(&message["level"]), text(&message["message"]), place));
        }
    }
    built
}

fn build(folder: &Path) -> Built {
    cargo(folder, &["build"])
}

/// Whether cargo lacks what it would have to download.
fn is_offline(built: &Built) -> bool {
    let texts = ["--offline", "offline mode", "no matching package", "failed to download"];
    let is_offline = !built.success && built.said.is_empty() && texts.iter().any(|text| built.other.contains(text));
    if is_offline {
        eprintln!("skipped: cargo can't build offline here: {}", built.other);
    }
    is_offline
}

#[test]
fn a_package_takes_its_spec_in() {
    let folder = package("include-spec", "\"spec-files\"");
    let first = build(&folder);
    if is_offline(&first) {
        return;
    }
    assert!(first.success && first.compiled && first.said.is_empty(), "{first:#?}");
    let run = cargo(&folder, &["run", "--example", "outside"]);
    assert!(run.success, "{run:#?}");
    assert!(!build(&folder).compiled, "nothing has changed");
    changes_are_seen(&folder);
    faults_are_told(&folder);
    warnings_are_told(&folder);
}

fn changes_are_seen(folder: &Path) {
    for path in ["spec/vault/product.yaml", "spec/vault/documents/rotation_policy.yaml", CREATE] {
        std::thread::sleep(Duration::from_millis(50));
        let file = fs::File::options().write(true).open(folder.join(path)).unwrap();
        file.set_modified(SystemTime::now()).unwrap();
        let built = build(folder);
        assert!(built.success && built.compiled, "{path} was touched: {built:#?}");
        assert!(!build(folder).compiled, "{path} was compiled");
    }
    // A file that goes is missed, and one that comes is seen with the next change.
    let (list, kept) = (folder.join(LIST), folder.join("kept.yaml"));
    fs::rename(&list, &kept).unwrap();
    let built = build(folder);
    assert!(!built.success && built.said[0].1.starts_with("unknown action `ListSecrets`"), "{built:#?}");
    fs::rename(&kept, &list).unwrap();
    assert!(build(folder).success);
    let new = folder.join("spec/vault/actions/secret/get_secret.yaml");
    fs::write(new, "action: GetSecret\nsummary: Gets a secret.\nsource: none\n").unwrap();
    assert!(!build(folder).compiled, "if this is seen, the documentation of `include_spec!` is too modest");
    edit(&folder.join("src/lib.rs"), "/// A page", "pub use bindings::vault::GetSecret;\n/// A page");
    assert!(build(folder).success);
    // What is built is what the file says now.
    edit(&folder.join(LIST), "values: [10, 50]\n    default: 10", "values: [20, 50]\n    default: 20");
    let built = build(folder);
    assert!(!built.success, "{built:#?}");
    edit(&folder.join(LIST), "values: [20, 50]\n    default: 20", "values: [10, 50]\n    default: 10");
    assert!(build(folder).success);
}

fn faults_are_told(folder: &Path) {
    let (create, policy) = (folder.join(CREATE), folder.join("spec/vault/documents/rotation_policy.yaml"));
    edit(&create, "    required: true\n", "    requird: true\n");
    edit(&create, "    maximum: 365\n", "    maximum: many\n");
    edit(&policy, "minimum: 0,", "minimun: 0,");
    // `ListSecrets` has no fault, so that its use in the library has none.
    let built = build(folder);
    assert!(!built.success);
    let texts: Vec<_> = built.said.iter().map(|(level, text, place)| format!("{level} at {place}: {text}\n")).collect();
    assert_eq!(texts.concat(), FAULTS);
    edit(&create, "    requird: true\n", "    required: true\n");
    edit(&create, "    maximum: many\n", "    maximum: 365\n");
    edit(&policy, "minimun: 0,", "minimum: 0,");
    let built = build(folder);
    assert!(built.success && built.compiled, "{built:#?}");

    // Faults across files and nodes are found later, and told alike.
    edit(&create, "required: RotationDays", "required: RotationDay");
    let built = build(folder);
    let texts: Vec<_> = built.said.iter().map(|(_, text, _)| text.lines().next().unwrap()).collect();
    let text = "spec/vault/actions/secret/create_secret.yaml:53:15: unknown parameter `RotationDay`";
    assert!(texts.len() == 1 && texts[0].starts_with(text), "{texts:#?}");
    edit(&create, "required: RotationDay", "required: RotationDays");
    assert!(build(folder).success);
}

fn warnings_are_told(folder: &Path) {
    edit(&folder.join("src/lib.rs"), "#![deny(warnings)]", "");
    edit(&folder.join(CREATE), "response:\n", "types:\n  Unused: { doc: Nothing., values: [a] }\nresponse:\n");
    let built = build(folder);
    assert!(built.success, "{built:#?}");
    let expected = [(
        String::from("warning"),
        String::from(
            "use of deprecated constant `bindings::_::spec`: \
             spec/vault/actions/secret/create_secret.yaml:59:3: warning[W101]: type `Unused` is never used",
        ),
        String::from("src/lib.rs:7:32"),
    )];
    assert_eq!(built.said, expected);
    edit(&folder.join("src/lib.rs"), "/// Bindings.", "/// Bindings.\n#[allow(deprecated)]");
    assert_eq!(build(folder).said, []);
}

#[test]
fn without_the_feature_an_error_names_it() {
    let folder = package("include-spec-without", "");
    let built = build(&folder);
    if is_offline(&built) {
        return;
    }
    let (level, text, place) = &built.said[0];
    assert_eq!((level.as_str(), place.as_str()), ("error", "src/lib.rs:7:5"));
    assert!(text.starts_with("`include_spec!` needs the feature `spec-files` of `dts-runtime`; write "), "{text}");
}
