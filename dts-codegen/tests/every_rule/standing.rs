//! Where a structure stands in a document.

use std::collections::VecDeque;

use dts_codegen::{
    model::{Document, DocumentNode, DocumentStructure},
    validate::{Violation, document_violations},
};
use serde_json::Value;

use super::{
    samples::{self, State, Want},
    search::Texts,
};

/// What documents are called where they are judged by themselves.
const NAME: &str = "Document";

/// A document that fits, and a structure in it that is to be put to the test.
pub(crate) struct Standing<'a> {
    document: &'a Document,
    structure: &'a DocumentStructure,
    frame: Value,
    /// Names and numbers on the way from the whole to the structure.
    way: Vec<String>,
}

impl<'a> Standing<'a> {
    /// The structure of this number, where it comes first; `None` if no document that fits has it.
    pub(crate) fn new(document: &'a Document, number: usize) -> Option<Self> {
        let path = path_to(document, number)?;
        let frame = samples::whole(document, &[Want { path: &path, state: State::Structure, last: None }])?;
        let mut way = Vec::new();
        let mut at = &frame;
        for step in path.split('/').filter(|step| !step.is_empty()) {
            let (name, inner) = match at {
                Value::Object(entries) if step == "*" => {
                    entries.iter().next().map(|(name, one)| (name.clone(), one))?
                }
                Value::Array(items) => (String::from("0"), items.first()?),
                at => (step.to_owned(), at.get(step)?),
            };
            way.push(name);
            at = inner;
        }
        Some(Self { document, structure: document.structure(number)?, frame, way })
    }

    /// The document with these members in the structure, and `instead` in the place of one of them.
    pub(crate) fn whole(&self, texts: &Texts, instead: Option<&(String, Value)>) -> Value {
        let mut object = samples::object(self.structure, texts);
        if let Some((name, value)) = instead {
            object[name] = value.clone();
        }
        let mut whole = self.frame.clone();
        let place = self.way.iter().fold(&mut whole, |at, step| match at {
            Value::Array(items) => &mut items[step.parse::<usize>().unwrap()],
            at => &mut at[step],
        });
        *place = object;
        whole
    }

    /// What that document breaks; the names of the structure's members are as short as they are within it.
    pub(crate) fn violations(&self, texts: &Texts, instead: Option<&(String, Value)>) -> Vec<Violation> {
        let prefix: String =
            [NAME].into_iter().chain(self.way.iter().map(String::as_str)).flat_map(|step| [step, "/"]).collect();
        let mut violations = document_violations(self.document, &self.whole(texts, instead), NAME);
        for violation in &mut violations {
            if let Some(inner) = violation.parameter.strip_prefix(&prefix) {
                violation.parameter = inner.to_owned();
            }
        }
        violations
    }
}

/// The shortest path to a structure, such as `*/Table/*`.
fn path_to(document: &Document, number: usize) -> Option<String> {
    let mut seen = vec![false; document.structures.len()];
    let mut open = VecDeque::from([(&document.root, String::new())]);
    while let Some((node, path)) = open.pop_front() {
        let step = |step: &str| if path.is_empty() { step.to_owned() } else { format!("{path}/{step}") };
        match node {
            DocumentNode::Array(item) | DocumentNode::Map(item) => open.push_back((item, step("*"))),
            DocumentNode::Object(found) if *found == number => return Some(path),
            DocumentNode::Object(found) if !std::mem::replace(&mut seen[*found], true) => {
                let parts = &document.structures[*found].parts;
                open.extend(parts.iter().map(|(name, part)| (&part.node, step(name))));
            }
            _ => {}
        }
    }
    None
}
