//! Loading specs: faults of files, folders and names.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use std::{fs, path::Path};

use dts_codegen::{
    diagnostic::{Diagnostic, Severity, human},
    parse::{SpecTree, load, load_texts},
};

const PRODUCT: &str = "product: Dts\nversion: \"2020-01-01\"\nsummary: Moves data.\nsource: guide\n";
const ACTION: &str = "action: StartJob\nsummary: Starts a job.\nsource: guide\n";

fn texts(files: &[(&str, &[u8])]) -> (SpecTree, Vec<Diagnostic>) {
    let files = files.iter().map(|(path, bytes)| (path.into(), bytes.to_vec())).collect();
    let (tree, faults) = load_texts(files);
    (tree, faults.into_vec())
}

/// Lays out a folder on the disk; a path that ends in `/` is a folder.
fn disk(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let target = root.path().join(path);
        if path.ends_with('/') {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, text).unwrap();
        }
    }
    root
}

fn lines(faults: &[Diagnostic]) -> Vec<String> {
    faults.iter().map(ToString::to_string).collect()
}

fn from_disk(root: &Path) -> (SpecTree, Vec<String>) {
    let (tree, faults) = load(root);
    (tree, lines(&faults.into_vec()))
}

#[test]
fn a_product_may_be_the_root() {
    let (tree, faults) =
        texts(&[("product.yml", PRODUCT.as_bytes()), ("actions/job/start_job.yml", ACTION.as_bytes())]);
    assert_eq!(faults, []);
    assert_eq!(tree.products[0].folder, "dts");
    assert_eq!(tree.products[0].actions[0].group, "job");

    let bad = PRODUCT.replace("Dts", "\"42\"");
    let (tree, faults) = texts(&[("product.yaml", bad.as_bytes()), ("actions/job/start_job.yaml", ACTION.as_bytes())]);
    assert_eq!(lines(&faults), ["product.yaml:1:10: error[E016]: product name `42` can't become a module"]);
    assert!(tree.products.is_empty());
}

#[test]
fn products_groups_and_files_come_in_order() {
    let action = ACTION.as_bytes();
    let (tree, faults) = texts(&[
        ("sts/actions/role/assume_role.yaml", action),
        ("dts/actions/job/stop_job.yaml", action),
        ("dts/actions/job/start_job.yaml", action),
        ("dts/actions/account/list.yaml", action),
        ("sts/product.yaml", PRODUCT.as_bytes()),
        ("dts/product.yaml", PRODUCT.as_bytes()),
    ]);
    assert_eq!(faults, []);
    let paths: Vec<_> = tree
        .products
        .iter()
        .flat_map(|product| &product.actions)
        .map(|action| action.file.path.to_str().unwrap())
        .collect();
    assert_eq!(
        paths,
        [
            "dts/actions/account/list.yaml",
            "dts/actions/job/start_job.yaml",
            "dts/actions/job/stop_job.yaml",
            "sts/actions/role/assume_role.yaml"
        ]
    );
}

#[test]
fn names_become_modules() {
    let action = ACTION.as_bytes();
    let (tree, faults) = texts(&[
        ("dts/product.yaml", PRODUCT.as_bytes()),
        ("dts/actions/Sync-Jobs/a.yaml", action),
        ("dts/actions/Sync-Jobs/b.yaml", action),
        ("dts/actions/type/c.yaml", action),
        ("dts/actions/job/StartJob.yaml", action),
        ("dts/actions/job/mod.yaml", action),
        ("dts/actions/job/good.yaml", action),
        ("dts/types/2nd.yaml", b"types: {}\n"),
        ("../dts/actions/job/a.yaml", action),
        ("/dts/actions/job/a.yaml", action),
        ("dts/actions/job/../../x.yaml", action),
    ]);
    assert_eq!(tree.products[0].actions.len(), 1);
    assert!(tree.products[0].types.is_empty());
    insta::assert_snapshot!(human::render(&faults, &tree.sources, false));
    assert!(faults.iter().all(|fault| fault.code.id == "E016"));
}

#[test]
fn files_are_missing() {
    let action = ACTION.as_bytes();
    let (tree, faults) = texts(&[("dts/actions/job/start_job.yaml", action), ("sts/product.yaml", PRODUCT.as_bytes())]);
    assert_eq!(
        lines(&faults),
        [
            "dts/product.yaml: error[E017]: product folder `dts` has no `product.yaml`",
            "sts/actions: error[E021]: the product has no action"
        ]
    );
    assert_eq!(tree.products.len(), 1);
    assert_eq!(lines(&texts(&[]).1), ["error[E018]: the spec folder holds no product"]);
}

#[test]
fn faulty_files_are_not_missing() {
    let (tree, faults) = texts(&[("dts/product.yaml", b"\xff"), ("dts/actions/job/a.yaml", b"action: [")]);
    let codes: Vec<_> = faults.iter().map(|fault| fault.code.id).collect();
    assert_eq!(codes, ["E003", "E002"]);
    assert!(tree.products.is_empty());
}

#[test]
fn files_that_are_not_read() {
    let (_, faults) = texts(&[
        ("dts/product.yaml", PRODUCT.as_bytes()),
        ("dts/actions/job/start_job.yaml", ACTION.as_bytes()),
        ("dts/actions/stop_job.yaml", b"["),
        ("dts/actions/job/deep/a.yaml", b"["),
        ("dts/types/deep/a.yaml", b"["),
        ("dts/feilds.yaml", b"["),
        ("dts/actions/job/a.YAML", b"["),
        ("old.yml", b"["),
        ("docs/old.yml", b"["),
        ("README.md", b"["),
        ("schema/a.yaml", b"["),
        ("dts/schema/a.yaml", b"["),
    ]);
    assert!(faults.iter().all(|fault| fault.severity == Severity::Warning && fault.code.id == "W001"));
    insta::assert_snapshot!(human::render(&faults, &Default::default(), false));
}

#[test]
fn the_same_name_twice() {
    let action = ACTION.as_bytes();
    let (_, faults) = texts(&[
        ("dts/product.yaml", PRODUCT.as_bytes()),
        ("dts/actions/job/a.yaml", action),
        ("dts/actions/job/a.yml", action),
        ("dts/product.yml", PRODUCT.as_bytes()),
    ]);
    assert_eq!(
        lines(&faults),
        [
            "dts/actions/job/a.yml: error[E020]: `dts/actions/job/a.yaml` and this file have the same name",
            "dts/product.yml: error[E020]: `dts/product.yaml` and this file have the same name"
        ]
    );
}

#[test]
fn texts_must_be_utf8() {
    let (tree, faults) = texts(&[
        ("dts/product.yaml", PRODUCT.as_bytes()),
        ("dts/actions/job/a.yaml", b"action: A\nsummary: \xc3\xa9 caf\xe9.\n"),
    ]);
    assert_eq!(
        lines(&faults),
        ["dts/actions/job/a.yaml:2:15: error[E002]: the file is not UTF-8: bad byte at offset 25"]
    );
    assert!(human::render(&faults, &tree.sources, false).contains("a.yaml:2:15"));
}

#[test]
fn a_byte_order_mark_and_windows_lines_do_no_harm() {
    let text = format!("\u{feff}{}sumary: x\r\n", ACTION.replace('\n', "\r\n"));
    let (_, faults) = texts(&[("dts/product.yaml", PRODUCT.as_bytes()), ("dts/actions/job/a.yaml", text.as_bytes())]);
    assert_eq!(
        lines(&faults),
        ["dts/actions/job/a.yaml:4:1: error[E011]: unknown key `sumary` in an action file; did you mean `summary`?"]
    );
}

#[test]
fn an_alias_bomb_is_refused_without_being_read() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..30 {
        let alias = format!("*a{}", i - 1);
        text.push_str(&format!("a{i}: &a{i} [{}]\n", [alias.as_str(); 10].join(", ")));
    }
    let (_, faults) = texts(&[("dts/product.yaml", PRODUCT.as_bytes()), ("dts/actions/job/a.yaml", text.as_bytes())]);
    assert!(faults.iter().any(|fault| fault.code.id == "E006"));
}

#[test]
fn deep_nesting_is_refused() {
    for text in ["[".repeat(100_000), "{a: ".repeat(10_000), "- ".repeat(10_000), "? ".repeat(10_000)] {
        let (_, faults) =
            texts(&[("dts/product.yaml", PRODUCT.as_bytes()), ("dts/actions/job/a.yaml", text.as_bytes())]);
        assert_eq!(faults.iter().map(|fault| fault.code.id).collect::<Vec<_>>(), ["E003"]);
    }
}

#[test]
fn folders_and_files_in_each_others_place() {
    let root = disk(&[
        ("dts/product.yaml/", ""),
        ("dts/actions/job/a.yaml", ACTION),
        ("dts/types", "a file"),
        ("sts/product.yaml", PRODUCT),
        ("sts/actions/empty/", ""),
        ("sts/actions/role/assume_role.yaml", ACTION),
    ]);
    let (tree, faults) = from_disk(root.path());
    assert_eq!(
        faults,
        [
            "dts/product.yaml: error[E019]: `dts/product.yaml` is a folder, but a file is expected",
            "dts/types: error[E019]: `dts/types` is a file, but a folder is expected",
            "sts/actions/empty: warning[W002]: group folder `sts/actions/empty` has no action"
        ]
    );
    assert_eq!(tree.products.len(), 1);
}

#[test]
fn the_root_is_missing_a_file_or_empty() {
    let root = disk(&[("file.yaml", "")]);
    let at = |path: &Path| from_disk(path).1;
    let missing = root.path().join("missing");
    assert_eq!(at(&missing), [format!("error[E018]: there is no spec folder `{}`", missing.display())]);
    let file = root.path().join("file.yaml");
    assert_eq!(at(&file), [format!("error[E018]: spec folder `{}` is a file", file.display())]);
    assert_eq!(at(disk(&[]).path()), ["error[E018]: the spec folder holds no product"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_round() {
    let root = disk(&[("dts/product.yaml", PRODUCT), ("dts/actions/job/a.yaml", ACTION)]);
    let link = |to: &str, from: &str| std::os::unix::fs::symlink(to, root.path().join(from)).unwrap();
    link("nowhere", "dts/fields.yaml");
    link("../../..", "dts/actions/job/round");
    link("nowhere", "dts/actions/job/.#a.yaml");
    let (tree, faults) = from_disk(root.path());
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].starts_with("dts/fields.yaml: error[E001]: can't read the file: "), "{faults:?}");
    assert_eq!(tree.products[0].actions.len(), 1);
}
