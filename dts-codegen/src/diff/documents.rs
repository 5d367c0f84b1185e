//! Shapes of JSON documents in parameters and fields, as the trees that `inspect` shows. Their members are classed as
//! parameters and fields are.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    Class,
    change::{Change, Found, Subject},
    pairs::pair,
    texts::{self, Owner},
    wording::{arrow, code, joined, looks_renamed},
};
use crate::{inspect::document, model::Document};

/// The shapes of a parameter or field; `path` is its own, `shown` what it is called.
pub(super) fn documents(
    path: &str,
    shown: &str,
    in_request: bool,
    shapes: (Option<&Document>, Option<&Document>),
    found: &mut Found<'_>,
) {
    let change = |class, what| Change::new(class, Subject::Document, path, what);
    match shapes {
        (None, None) => {}
        (None, Some(_)) => {
            found.add(change(Class::Additive, "added").says(format!("{shown}: its document is described now")))
        }
        (Some(_), None) => {
            found.add(
                change(Class::Additive, "removed").says(format!("{shown}: its document is not described any more")),
            );
        }
        (Some(old), Some(new)) if old == new => {}
        (Some(old), Some(new)) => {
            let (old, new) = (nodes(&document::document(old)), nodes(&document::document(new)));
            Shapes { path, shown, in_request }.compare(&old, &new, found);
        }
    }
}

/// A value somewhere in a document.
struct Node {
    /// Names from the outside in: members by `.name`, items by `[]`, entries of maps by `.*`.
    path: String,
    /// What it holds.
    ty: String,
    /// The texts that it may be.
    values: BTreeSet<String>,
    /// Whether they are known to be all.
    complete: bool,
    /// Whether it must be there.
    required: bool,
    /// What it is.
    doc: Option<String>,
}

/// All nodes of a shape, as a flat list. Named structures stand apart, under their names.
fn nodes(shape: &Value) -> Vec<Node> {
    let mut nodes = Vec::new();
    if let Some(root) = shape.get("root") {
        add(root, String::from("$"), &mut nodes);
    }
    for (name, members) in shape.get("structures").and_then(Value::as_object).into_iter().flatten() {
        self::members(members, name, &mut nodes);
    }
    nodes
}

fn add(node: &Value, path: String, nodes: &mut Vec<Node>) {
    let text = |key: &str| node.get(key).and_then(Value::as_str);
    let flag = |key: &str| node.get(key).and_then(Value::as_bool).unwrap_or(false);
    let values = node.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let ty = match (text("type").unwrap_or_default(), text("structure")) {
        (ty, None) => ty.to_owned(),
        (ty, Some(structure)) => format!("{ty} {structure}"),
    };
    nodes.push(Node {
        path: path.clone(),
        ty,
        values: values.map(str::to_owned).collect(),
        complete: flag("enum_complete"),
        required: flag("required"),
        doc: text("doc").map(str::to_owned),
    });
    if let Some(members) = node.get("members") {
        self::members(members, &path, nodes);
    }
    if let Some(items) = node.get("items") {
        let is_map = text("type") == Some("map");
        add(items, if is_map { format!("{path}.*") } else { format!("{path}[]") }, nodes);
    }
}

fn members(members: &Value, path: &str, nodes: &mut Vec<Node>) {
    for member in members.as_array().into_iter().flatten() {
        let name = member.get("name").and_then(Value::as_str).unwrap_or_default();
        add(member, format!("{path}.{name}"), nodes);
    }
}

/// Whose shapes are compared.
struct Shapes<'a> {
    path: &'a str,
    shown: &'a str,
    in_request: bool,
}

impl Shapes<'_> {
    fn compare(&self, old: &[Node], new: &[Node], found: &mut Found<'_>) {
        let pairs = pair(old, new, |node| &node.path);
        // What lies within something that came or went is not told apart.
        let outermost = |nodes: &[&Node], node: &Node| {
            !nodes.iter().any(|outer| {
                node.path.strip_prefix(outer.path.as_str()).is_some_and(|rest| rest.starts_with(['.', '[']))
            })
        };
        let shown = self.shown;
        for node in pairs.removed.iter().filter(|node| outermost(&pairs.removed, node)) {
            let message = format!("{shown}: {} of its document was removed", code(&node.path));
            let note = looks_renamed(&node.path, pairs.added.iter().map(|added| added.path.as_str()));
            found.add(self.change(Class::Breaking, node, "removed").says(message).note(note));
        }
        for node in pairs.added.iter().filter(|node| outermost(&pairs.added, node)) {
            let is_demand = node.required && self.in_request;
            let (class, how) = if is_demand { (Class::Breaking, "required ") } else { (Class::Additive, "") };
            let message = format!("{shown}: {how}{} of its document was added", code(&node.path));
            found.add(self.change(class, node, "added").says(message));
        }
        for (old, new) in pairs.both {
            self.one(old, new, found);
        }
    }

    fn one(&self, old: &Node, new: &Node, found: &mut Found<'_>) {
        let what = format!("{}: {} of its document", self.shown, code(&new.path));
        if old.ty != new.ty || old.values.is_empty() != new.values.is_empty() {
            let ty =
                |node: &Node| if node.values.is_empty() { node.ty.clone() } else { format!("{} of a set", node.ty) };
            let (was, is) = (ty(old), ty(new));
            let message = format!("{what}: type {}", arrow(Some(&was), Some(&is)));
            found.add(self.change(Class::Breaking, new, "type").between(Some(was), Some(is)).says(message));
        }
        if old.required != new.required {
            let message = format!("{what} is {} now", if new.required { "required" } else { "optional" });
            let words = (Some(old.required.to_string()), Some(new.required.to_string()));
            found.add(self.change(Class::Breaking, new, "required").between(words.0, words.1).says(message));
        }
        if old.values != new.values && !old.values.is_empty() && !new.values.is_empty() {
            let class = if old.values.is_subset(&new.values) { Class::Additive } else { Class::Breaking };
            let text = |node: &Node| joined(node.values.iter().map(String::as_str));
            let (was, is) = (text(old), text(new));
            let message = format!("{what}: values {}", arrow(Some(&was), Some(&is)));
            found.add(self.change(class, new, "values").between(Some(was), Some(is)).says(message));
        }
        if old.complete != new.complete && !old.values.is_empty() && !new.values.is_empty() {
            let class = if new.complete && self.in_request { Class::Behavioural } else { Class::Additive };
            let how = if new.complete { "are known" } else { "are not known" };
            let words = (Some(old.complete.to_string()), Some(new.complete.to_string()));
            let message = format!("{what}: its values {how} to be all now");
            found.add(self.change(class, new, "complete").between(words.0, words.1).says(message));
        }
        let path = self.path_of(new);
        let owner = Owner { subject: Subject::Document, path: &path, shown: &what };
        texts::text(owner, "doc", old.doc.as_deref(), new.doc.as_deref(), found);
    }

    fn path_of(&self, node: &Node) -> String {
        format!("{}:{}", self.path, node.path)
    }

    fn change(&self, class: Class, node: &Node, what: &'static str) -> Change {
        Change::new(class, Subject::Document, self.path_of(node), what)
    }
}
