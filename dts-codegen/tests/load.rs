//! Loading specs: every fault has its code, its place and its words.
//!
//! Each file under `fixtures/load/bad/` stands for the action file of the spec under `fixtures/load/good/`. Its name
//! starts with the code that it must give, its last lines name every fault: `#! code line:column`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use std::{fs, path::Path};

use dts_codegen::{
    diagnostic::{Diagnostic, Place, human},
    parse::{NodePath, SpecTree, load, load_texts},
    spec::ParameterEntry,
};

const ACTION: &str = "dts/actions/job/start_job.yaml";

fn good() -> Vec<(&'static str, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/load/good");
    ["dts/product.yaml", "dts/parameters.yaml", "dts/fields.yaml", "dts/types/progress.yaml", ACTION]
        .map(|path| (path, fs::read_to_string(root.join(path)).unwrap()))
        .into()
}

fn load_bytes(files: Vec<(&str, Vec<u8>)>) -> (SpecTree, Vec<Diagnostic>) {
    let (tree, faults) = load_texts(files.into_iter().map(|(path, bytes)| (path.into(), bytes)).collect());
    (tree, faults.into_vec())
}

/// Loads the good spec with another action file.
fn with_action(text: &[u8]) -> (SpecTree, Vec<Diagnostic>) {
    let mut files: Vec<_> = good().into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    files.retain(|(path, _)| *path != ACTION);
    files.push((ACTION, text.to_vec()));
    load_bytes(files)
}

/// `E011 5:7` for each fault; the place is missing where the fault has none.
fn short(faults: &[Diagnostic]) -> Vec<String> {
    faults
        .iter()
        .map(|fault| match fault.place.as_ref().and_then(|place| place.span) {
            Some(span) => format!("{} {}:{}", fault.code.id, span.start.line, span.start.column),
            None => fault.code.id.to_owned(),
        })
        .collect()
}

#[test]
fn faults_of_texts() {
    let mut unlike = Vec::new();
    insta::glob!("fixtures/load/bad/*.yaml", |path| {
        let text = fs::read(path).unwrap();
        let (tree, faults) = with_action(&text);
        let name = path.file_stem().unwrap().to_str().unwrap();
        let expected: Vec<String> = String::from_utf8_lossy(&text)
            .lines()
            .filter_map(|line| line.strip_prefix("#! "))
            .map(str::to_owned)
            .collect();
        insta::assert_snapshot!(human::render(&faults, &tree.sources, false));
        let mut found = short(&faults);
        assert!(
            found.iter().all(|fault| name.starts_with("mixed") || fault.starts_with(&name[..4])),
            "{name}: {found:?}"
        );
        let mut expected = expected;
        found.sort();
        expected.sort();
        if found != expected && (!expected.is_empty() || found.len() != 1) {
            unlike.push(format!("{name}:\n  found    {found:?}\n  expected {expected:?}"));
        }
        let product = &tree.products[0];
        assert!(product.actions.is_empty(), "{name}: a file with faults is left out");
        assert!(product.parameters.is_some() && product.fields.is_some(), "{name}: all else is there");
    });
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}

#[test]
fn a_good_spec_loads_from_the_disk_and_from_memory() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/load/good");
    let (tree, faults) = load(&root);
    let list = faults.into_vec();
    assert!(list.is_empty(), "{}", human::render(&list, &tree.sources, false));
    let product = &tree.products[0];
    assert_eq!((product.folder.as_str(), product.product.spec.product.as_str()), ("dts", "Dts"));
    assert_eq!(product.types.len(), 1);
    let action = &product.actions[0];
    assert_eq!((action.group.as_str(), action.file.path.to_str()), ("job", Some(ACTION)));
    assert_eq!(tree.sources.root(), Some(root.as_path()));
    assert_eq!(tree.sources.files().count(), 5);
    let folders: Vec<_> = tree.sources.folders().map(|f| f.strip_prefix(&root).unwrap().to_str().unwrap()).collect();
    assert_eq!(folders, ["", "dts", "dts/actions", "dts/actions/job", "dts/types"]);

    let (memory, faults) = load_bytes(good().into_iter().map(|(path, text)| (path, text.into_bytes())).collect());
    assert_eq!(faults, []);
    assert_eq!(memory.products[0].actions[0].file.spec, action.file.spec);
}

#[test]
fn numbers_stay_as_they_are_written() {
    let (tree, faults) = with_action(good().pop().unwrap().1.as_bytes());
    assert_eq!(faults, []);
    let action = &tree.products[0].actions[0].file.spec;
    let ParameterEntry::Own(float) = &action.parameters["01"] else { panic!() };
    assert_eq!(float.default.as_ref().unwrap().0, "1.50");
    assert_eq!(action.examples[0].request["01"].0, "1.50");
}

#[test]
fn every_node_has_a_place() {
    let (tree, faults) = load_bytes(good().into_iter().map(|(path, text)| (path, text.into_bytes())).collect());
    assert_eq!(faults, []);
    let file = &tree.products[0].actions[0].file;
    let text = tree.sources.text(&file.path).unwrap();
    let at = |place: Place| place.span.map(|span| &text[span.start.offset..span.end.offset]);
    let root = NodePath::root();
    let rule = root.key("rules").index(0);
    assert_eq!(at(file.key_place(&rule.key("required"))), Some("required"));
    assert_eq!(at(file.value_place(&rule.key("required"))), Some("JobId"));
    assert_eq!(at(file.value_place(&root.key("summary"))), Some("\"Starts a job: again, if it has stopped. \\u00e9\""));
    assert_eq!(at(file.value_place(&root.key("source").index(1))), Some("guide 6.3"));
    assert_eq!(at(file.key_place(&root.key("parameters").key("01"))), Some("\"01\""));
    assert_eq!(at(file.value_place(&root.key("parameters").key("PageSize").key("values"))), Some("[30, 50, 100]"));
    let values = root.key("parameters").key("Endpoint.Type").key("values");
    assert_eq!(
        at(file.value_place(&values)),
        Some("Source: The source.\n      Destination: { doc: The destination., rust: Target }")
    );
    // What is not there is at the nearest node around it.
    assert_eq!(at(file.key_place(&rule.key("with").key("deeper"))), at(file.value_place(&rule)));
    assert_eq!(at(file.value_place(&values.key("Middle"))), at(file.value_place(&values)));
    assert_eq!(at(file.key_place(&root.key("parameters").key("JobId").key("type"))), Some("JobId"));
    assert_eq!(file.value_place(&root.key("nothing")).span.unwrap().start.line, 2);
    assert_eq!(file.file_place().span, None);
    assert_eq!(file.value_place(&rule).to_string(), "dts/actions/job/start_job.yaml:19:5");
}
