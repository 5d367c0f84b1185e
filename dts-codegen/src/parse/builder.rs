//! From parser events to a tree.

use indexmap::IndexMap;

use super::{
    codes,
    lines::Lines,
    node::{Entry, Kind, Node},
    wording::quoted,
};
use crate::diagnostic::{Diagnostic, Place, Span};

/// Builds the tree of one file and collects what is wrong with it.
pub(super) struct Builder<'a> {
    file: &'a Place,
    lines: &'a Lines<'a>,
    open: Vec<Open>,
    root: Option<Node>,
    faults: Vec<Diagnostic>,
}

/// A list or mapping whose end has not been seen.
struct Open {
    start: Span,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Mapping { entries: IndexMap<String, Entry>, slot: Slot },
}

/// What comes next in a mapping.
enum Slot {
    Key,
    Value {
        key: String,
        span: Span,
    },
    /// The value of a key that was refused.
    Refused,
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: &'a Place, lines: &'a Lines<'a>) -> Self {
        Self { file, lines, open: Vec::new(), root: None, faults: Vec::new() }
    }

    pub(super) fn open_list(&mut self, start: Span) {
        self.open.push(Open { start, kind: OpenKind::List(Vec::new()) });
    }

    pub(super) fn open_mapping(&mut self, start: Span) {
        self.open.push(Open { start, kind: OpenKind::Mapping { entries: IndexMap::new(), slot: Slot::Key } });
    }

    /// Ends the innermost list or mapping. In block style the parser puts the end at whatever follows, so the last
    /// node inside counts, if it ends later than the closing bracket.
    pub(super) fn close(&mut self, end: Span) {
        let Some(Open { start, kind }) = self.open.pop() else { return };
        let (kind, last) = match kind {
            OpenKind::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Kind::Seq(items), last)
            }
            OpenKind::Mapping { entries, .. } => {
                let last = entries.values().map(|entry| entry.key.end.max(entry.node.span.end)).max();
                (Kind::Map(entries), last)
            }
        };
        let flow = end.end.offset > end.start.offset;
        let end = if flow { end.end } else { last.unwrap_or(start.end) };
        self.node(Node { span: Span { start: start.start, end: end.max(start.start) }, kind });
    }

    /// Puts a finished node where it belongs.
    pub(super) fn node(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => {
                self.root.get_or_insert(node);
            }
            Some(OpenKind::List(items)) => items.push(node),
            Some(OpenKind::Mapping { entries, slot }) => match std::mem::replace(slot, Slot::Key) {
                Slot::Key => match key(self.file, entries, &node) {
                    Ok(key) => *slot = Slot::Value { key, span: node.span },
                    Err(fault) => {
                        *slot = Slot::Refused;
                        self.faults.push(*fault);
                    }
                },
                Slot::Value { key, span } => {
                    entries.insert(key, Entry { key: span, node });
                }
                Slot::Refused => {}
            },
        }
    }

    /// Adds a fault at a span of this file.
    pub(super) fn fault(&mut self, fault: Diagnostic, span: Span, label: &str) {
        self.faults.push(fault.at(Place { span: Some(span), ..self.file.clone() }).label(label));
    }

    /// The tree and the faults.
    pub(super) fn finish(mut self) -> (Option<Node>, Vec<Diagnostic>) {
        let root = self.root.take();
        let empty = root.as_ref().is_none_or(Node::is_null);
        if empty && self.faults.is_empty() {
            let fault =
                Diagnostic::error(&codes::EMPTY_FILE, "the file is empty").help("write the spec, or delete the file");
            self.fault(fault, self.lines.at(0), "nothing here");
            return (None, self.faults);
        }
        (root, self.faults)
    }
}

/// The text of a key, if it may stand there.
fn key(file: &Place, entries: &IndexMap<String, Entry>, node: &Node) -> Result<String, Box<Diagnostic>> {
    let place = |span| Place { span: Some(span), ..file.clone() };
    let refuse = |fault: Diagnostic, label| Err(Box::new(fault.at(place(node.span)).label(label)));
    let Kind::Scalar { text, plain } = &node.kind else {
        let fault = Diagnostic::error(&codes::COMPLEX_KEY, "a key must be a text")
            .help("only texts can be keys in a spec file");
        return refuse(fault, "not a text");
    };
    if node.is_null() {
        let fault = Diagnostic::error(&codes::COMPLEX_KEY, "an entry without a key")
            .help("write the key before the `:`, in quotes if it is meant as text");
        return refuse(fault, "no key");
    }
    if *plain && text == "<<" {
        let fault = Diagnostic::error(&codes::MERGE_KEY, "merge key `<<` in a spec file").help(
            "write the entries out; what several actions share belongs in `parameters.yaml`, `fields.yaml` or `types/`",
        );
        return refuse(fault, "a merge key");
    }
    if let Some(first) = entries.get(text) {
        let fault = Diagnostic::error(&codes::DUPLICATE_KEY, format!("duplicate key `{}`", quoted(text)))
            .related(place(first.key), "first here")
            .help("remove one of them, or join their values");
        return refuse(fault, "again here");
    }
    Ok(text.clone())
}
