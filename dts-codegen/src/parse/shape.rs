//! Every fault in the shape of a file, not only the first.

use serde::de::DeserializeOwned;

use super::{
    codes,
    error::{ShapeError, What},
    files::FileKind,
    node::{Entry, Kind, Node},
    path::{NodePath, Step},
    reader::Reader,
    wording::{self, quoted},
};
use crate::diagnostic::{Diagnostic, Place, Span, nearest};

/// A file with more faults than this is something else than a spec.
const MOST: usize = 200;

/// Finds all faults: reads the tree, mends what is at fault, and reads it again until it can be read.
pub(super) fn faults<T: DeserializeOwned>(file: &Place, kind: FileKind, root: &Node) -> Vec<Diagnostic> {
    let mut finder = Finder { file, kind, tree: root.clone(), found: Vec::new() };
    finder.empty_values(root, &NodePath::root());
    for _ in 0..MOST {
        let Err(error) = T::deserialize(Reader::new(&finder.tree, NodePath::root())) else { break };
        if !finder.take(error) {
            break;
        }
    }
    finder.found
}

struct Finder<'a> {
    file: &'a Place,
    kind: FileKind,
    /// The tree as mended so far; what is in it keeps the place where it was written.
    tree: Node,
    found: Vec<Diagnostic>,
}

impl Finder<'_> {
    /// Reports an error and mends the tree; says whether it could.
    fn take(&mut self, error: ShapeError) -> bool {
        let path = error.path.unwrap_or_default();
        match error.what {
            What::UnknownKey { key, known } => {
                let near = nearest(&key, known.iter().copied());
                self.unknown_key(&path, &key, known, near);
                // As if the right key were there, its value is looked at too, and nothing is said of a missing key.
                near.is_some_and(|near| self.tree.rename_entry(&path, near)) || self.tree.remove_entry(&path)
            }
            What::MissingKey(key) => {
                self.missing_key(&path, key);
                self.fill(&path, key)
            }
            What::UnknownWord { word, known } => {
                self.unknown_word(&path, &word, known);
                self.hole(&path)
            }
            What::Unlike { expected, found } => {
                if !self.is_hole(&path) {
                    self.unlike(&path, &expected, &found);
                }
                self.hole(&path)
            }
            What::Other(message) => {
                if !self.is_hole(&path) {
                    let fault = Diagnostic::error(&codes::BAD_VALUE, message);
                    self.push(fault.label("here"), self.key_or_value(&path));
                }
                self.hole(&path)
            }
        }
    }

    fn unknown_key(&mut self, path: &NodePath, key: &str, known: &[&str], near: Option<&str>) {
        let parent = path.parent().cloned().unwrap_or_default();
        let holder = wording::mapping(self.kind, &parent);
        let mut message = format!("unknown key `{}` in {holder}", quoted(key));
        if let Some(near) = near {
            message.push_str(&format!("; did you mean `{near}`?"));
        }
        let mut fault = Diagnostic::error(&codes::UNKNOWN_KEY, message).label("unknown key");
        if near.is_none() {
            fault = fault.help(format!("the keys here are {}", wording::list(known)));
        }
        self.push(fault, self.tree.key_span(path));
    }

    fn missing_key(&mut self, path: &NodePath, key: &str) {
        let message = format!("missing key `{key}` in {}", wording::mapping(self.kind, path));
        let fault = Diagnostic::error(&codes::MISSING_KEY, message)
            .label(format!("lacks `{key}`"))
            .help(format!("add `{key}: ...`"));
        self.push(fault, self.key_or_value(path));
    }

    fn unknown_word(&mut self, path: &NodePath, word: &str, known: &[&str]) {
        let mut message = format!("unknown word `{}` for {}", quoted(word), wording::value(self.kind, path));
        let near = nearest(word, known.iter().copied());
        if let Some(near) = near {
            message.push_str(&format!("; did you mean `{near}`?"));
        }
        let fault = Diagnostic::error(&codes::UNKNOWN_WORD, message)
            .label("unknown word")
            .help(format!("the words here are {}", wording::list(known)));
        self.push(fault, self.tree.get(path).map(|node| node.span));
    }

    fn unlike(&mut self, path: &NodePath, expected: &str, found: &str) {
        let message = format!("expected {expected} for {}, found {found}", wording::value(self.kind, path));
        let mut fault = Diagnostic::error(&codes::WRONG_TYPE, message).label(format!("expected {expected}"));
        let node = self.tree.get(path);
        if let Some(Node { kind: Kind::Scalar { text, plain }, .. }) = node {
            let near = nearest(text, ["shared"]).filter(|_| expected.contains("`shared`"));
            if let Some(near) = near {
                fault = fault.help(format!("did you mean `{near}`?"));
            } else if expected == "a boolean" {
                fault = fault.help("write `true` or `false`, without quotes");
            } else if expected.contains("number") && !plain && text.parse::<f64>().is_ok() {
                fault = fault.help("remove the quotes");
            } else if *plain && found.starts_with("the number") && expected.starts_with("a value") {
                fault = fault.help("put the number in quotes");
            }
        }
        self.push(fault, self.key_or_value(path));
    }

    /// A key without a value is a mistake everywhere but in a JSON body.
    fn empty_values(&mut self, node: &Node, path: &NodePath) {
        match &node.kind {
            Kind::Seq(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.empty_values(item, &path.index(i));
                }
            }
            Kind::Map(entries) => {
                for (key, entry) in entries {
                    if !is_json_body(self.kind, path, key) {
                        self.empty_values(&entry.node, &path.key(key));
                    }
                }
            }
            Kind::Scalar { .. } if node.is_null() && path.parent().is_some() => {
                let message = format!("no value for {}", wording::value(self.kind, path));
                let fault = Diagnostic::error(&codes::NO_VALUE, message)
                    .label("no value")
                    .help("write a value, in quotes if it is meant as text, or remove the entry");
                self.push(fault, self.key_or_value(path));
                self.hole(path);
            }
            Kind::Scalar { .. } | Kind::Hole => {}
        }
    }

    /// Puts a hole where a node is. Where there is one already, it does not fit: then the entry goes, or what holds it.
    fn hole(&mut self, path: &NodePath) -> bool {
        match self.tree.get_mut(path) {
            Some(node) if !matches!(node.kind, Kind::Hole) => {
                node.kind = Kind::Hole;
                true
            }
            _ => self.tree.remove_entry(path) || path.parent().is_some_and(|parent| self.hole(parent)),
        }
    }

    /// Puts a hole under a missing key.
    fn fill(&mut self, path: &NodePath, key: &str) -> bool {
        match self.tree.get_mut(path) {
            Some(Node { span, kind: Kind::Map(entries) }) if !entries.contains_key(key) => {
                let node = Node { span: *span, kind: Kind::Hole };
                entries.insert(key.to_owned(), Entry { key: *span, node });
                true
            }
            _ => self.hole(path),
        }
    }

    fn is_hole(&self, path: &NodePath) -> bool {
        self.tree.get(path).is_none_or(|node| matches!(node.kind, Kind::Hole))
    }

    /// The value if it is a scalar, else the key if there is one: a whole block would hide what is meant.
    fn key_or_value(&self, path: &NodePath) -> Option<Span> {
        let node = self.tree.get(path)?;
        match self.tree.key_span(path) {
            Some(key) if !matches!(node.kind, Kind::Scalar { .. }) || node.is_null() => Some(key),
            _ => Some(node.span),
        }
    }

    fn push(&mut self, fault: Diagnostic, span: Option<Span>) {
        self.found.push(fault.at(Place { span, ..self.file.clone() }));
    }
}

/// Whether the value under `key` is the response of an example, where `null` is data.
fn is_json_body(kind: FileKind, path: &NodePath, key: &str) -> bool {
    kind == FileKind::Action
        && key == "response"
        && matches!(path.steps().as_slice(), [Step::Key(examples), Step::Index(_)] if examples == "examples")
}
