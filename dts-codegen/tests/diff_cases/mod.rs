//! Pairs of specs: the fixture, and the fixture with edits. There is a case for each kind of change, and every case is
//! looked at in both directions.

#![allow(dead_code, unused_imports, reason = "each test file uses its part")]

mod documents;
mod limits;
mod parameters;
mod products;
mod responses;
mod texts;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use dts_codegen::{Linted, lint_texts};

pub(crate) use documents::{DOCUMENTS, MEMBERS, RULES_OF_DOCUMENTS};
pub(crate) use limits::{RULES, VALUES_AND_LIMITS};
pub(crate) use parameters::OF_PARAMETERS;
pub(crate) use products::PRODUCTS;
pub(crate) use responses::RESPONSES;
pub(crate) use texts::{SENTENCES, WRITTEN_OTHERWISE};

/// What is done to the fixture.
#[derive(Clone, Copy)]
pub(crate) enum Edit {
    /// In this file, this text becomes that text.
    Text(&'static str, &'static str, &'static str),
    /// In every file, this text becomes that text.
    EachAction(&'static str, &'static str),
    /// This file is gone.
    Remove(&'static str),
    /// This file lies there.
    Move(&'static str, &'static str),
    /// The files of this folder lie in that one.
    MoveFolder(&'static str, &'static str),
    /// There is this file, with this text.
    Write(&'static str, &'static str),
}

use Edit::{EachAction, Move, MoveFolder, Remove, Text, Write};

const PRODUCT: &str = "demo/product.yaml";
const PARAMETERS: &str = "demo/parameters.yaml";
const STATE: &str = "demo/types/state.yaml";
const START: &str = "demo/actions/job/start_job.yaml";
const LIST: &str = "demo/actions/job/list_jobs.yaml";
const OPTIONS: &str = "demo/documents/options.yaml";
const REPORT: &str = "demo/documents/report.yaml";
const TAG: &str = "demo/actions/tag/tag_jobs.yaml";

/// A name, and what is done.
pub(crate) type Case = (&'static str, &'static [Edit]);

/// All cases.
pub(crate) fn all() -> Vec<Case> {
    let actions = [PRODUCTS, OF_PARAMETERS, VALUES_AND_LIMITS, RULES, RESPONSES];
    let documents = [DOCUMENTS, MEMBERS, RULES_OF_DOCUMENTS];
    [actions.concat(), documents.concat(), vec![SENTENCES, WRITTEN_OTHERWISE]].concat()
}

/// The case of this name.
pub(crate) fn case(name: &str) -> Case {
    all().into_iter().find(|(case, _)| *case == name).unwrap()
}

type Texts = BTreeMap<PathBuf, Vec<u8>>;

pub(crate) fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/diff/spec")
}

fn texts() -> Texts {
    fn read(root: &Path, folder: &Path, texts: &mut Texts) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => read(root, &path, texts),
                false => drop(texts.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap())),
            }
        }
    }
    let mut texts = Texts::new();
    read(&fixture(), &fixture(), &mut texts);
    texts
}

fn replace(text: &mut Vec<u8>, file: &Path, from: &str, to: &str) {
    let old = String::from_utf8(std::mem::take(text)).unwrap();
    assert!(old.contains(from), "`{from}` is not in {}", file.display());
    *text = old.replacen(from, to, 1).into_bytes();
}

/// The fixture with edits, as texts.
pub(crate) fn edited(edits: &[Edit]) -> Texts {
    let mut texts = texts();
    for edit in edits {
        match *edit {
            Text(file, from, to) => replace(texts.get_mut(Path::new(file)).unwrap(), Path::new(file), from, to),
            EachAction(from, to) => {
                for text in texts.values_mut() {
                    *text = String::from_utf8(std::mem::take(text)).unwrap().replace(from, to).into_bytes();
                }
            }
            Remove(file) => drop(texts.remove(Path::new(file)).unwrap()),
            Write(file, text) => drop(texts.insert(file.into(), text.into())),
            MoveFolder(folder, to) => {
                let moved = texts.into_iter().map(|(path, text)| match path.strip_prefix(folder) {
                    Ok(inner) => (Path::new(to).join(inner), text),
                    Err(_) => (path, text),
                });
                texts = moved.collect();
            }
            Move(file, to) => {
                let text = texts.remove(Path::new(file)).unwrap();
                texts.insert(to.into(), text);
            }
        }
    }
    texts
}

/// A spec without errors.
pub(crate) fn spec(edits: &[Edit]) -> Linted {
    let linted = lint_texts("spec", edited(edits).into_iter().collect());
    assert!(!linted.has_errors(), "{:#?}", linted.faults);
    linted
}
