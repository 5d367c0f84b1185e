//! JSON documents against their description.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Violation, ViolationKind, validate};
use crate::{
    diagnostic::Severity,
    model::{Action, Document, DocumentNode, DocumentScalar, Parameter, ParameterKind, Part},
};

/// Everything that a document breaks. Places in it follow `name`: `DbList/shop/Table/orders/name`; items of lists are
/// counted from 0, as JSON does.
pub fn document_violations(document: &Document, value: &Value, name: &str) -> Vec<Violation> {
    let mut walk = Walk { document, found: Vec::new() };
    walk.node(&document.root, value, name);
    walk.found
}

/// The values at a path such as `*/Table/*/name`, where `*` stands for every entry; `None` where an object lacks the
/// member that the path ends in.
pub(super) fn each_at<'v>(value: &'v Value, path: &str, take: &mut dyn FnMut(Option<&'v Value>)) {
    let (step, rest) = match path.split_once('/') {
        Some((step, rest)) => (step, Some(rest)),
        None => (path, None),
    };
    let mut next = |value: Option<&'v Value>| match (value, rest) {
        (Some(value), Some(rest)) => each_at(value, rest, take),
        (None, Some(rest)) if rest.contains('*') => {}
        (value, _) => take(value.filter(|value| !value.is_null())),
    };
    match (step, value) {
        ("*", Value::Object(entries)) => entries.values().for_each(|value| next(Some(value))),
        ("*", Value::Array(items)) => items.iter().for_each(|value| next(Some(value))),
        ("*", _) => {}
        (name, value) => next(value.get(name)),
    }
}

struct Walk<'d> {
    document: &'d Document,
    found: Vec<Violation>,
}

impl Walk<'_> {
    fn fault(&mut self, path: &str, kind: ViolationKind, severity: Severity, message: &str) {
        let message = format!("`{}`: {message}", if path.is_empty() { "the document" } else { path });
        self.found.push(Violation { parameter: path.to_owned(), rule: None, kind, severity, message });
    }

    fn node(&mut self, node: &DocumentNode, value: &Value, path: &str) {
        match (node, value) {
            (DocumentNode::Any, _) => {}
            (DocumentNode::Object(number), Value::Object(entries)) => self.object(*number, entries, path),
            (DocumentNode::Array(item), Value::Array(items)) => {
                // Nulls are left out when a list is read.
                let items = items.iter().filter(|item| !item.is_null()).enumerate();
                items.for_each(|(index, value)| self.node(item, value, &format!("{path}/{index}")));
            }
            (DocumentNode::Map(item), Value::Object(entries)) => {
                let entries = entries.iter().filter(|(_, value)| !value.is_null());
                entries.for_each(|(name, value)| self.node(item, value, &format!("{path}/{name}")));
            }
            (DocumentNode::Scalar(scalar), value) => self.scalar(*scalar, value, path),
            (DocumentNode::Object(_) | DocumentNode::Map(_), _) => self.misfit("an object", value, path),
            (DocumentNode::Array(_), _) => self.misfit("a list", value, path),
        }
    }

    fn misfit(&mut self, expected: &str, value: &Value, path: &str) {
        let message = format!("expected {expected}, found {}", kind(value));
        self.fault(path, ViolationKind::Type, Severity::Error, &message);
    }

    /// An item of a list or map that is a single value.
    fn scalar(&mut self, scalar: DocumentScalar, value: &Value, path: &str) {
        let (wanted, fits) = match (scalar, value) {
            (DocumentScalar::String, _) => ("a text", true),
            (DocumentScalar::Boolean, value) => ("a boolean", matches!(text(value).as_str(), "true" | "false")),
            (DocumentScalar::Int32, value) => ("a number", text(value).parse::<i32>().is_ok()),
            (DocumentScalar::Int64, value) => ("a number", text(value).parse::<i64>().is_ok()),
            (DocumentScalar::Float, value) => ("a number", text(value).parse::<f64>().is_ok_and(f64::is_finite)),
        };
        if matches!(value, Value::Array(_) | Value::Object(_)) || !fits {
            self.misfit(wanted, value, path);
        } else {
            self.clothes(wanted, value, path);
        }
    }

    /// A value that is understood, but is written as another kind than documented.
    fn clothes(&mut self, wanted: &str, value: &Value, path: &str) {
        let given = kind(value);
        if given != wanted {
            let message = format!("is {given}, and is documented as {wanted}");
            self.fault(path, ViolationKind::Type, Severity::Warning, &message);
        }
    }

    fn object(&mut self, number: usize, entries: &serde_json::Map<String, Value>, path: &str) {
        let Some(structure) = self.document.structure(number) else { return };
        let mut texts = BTreeMap::new();
        for (name, value) in entries {
            let inner = format!("{path}/{name}");
            let Some((member, _)) = structure.members.parameter(name) else {
                let (severity, message) = match self.document.elsewhere(number, name) {
                    Some(other) => {
                        (Severity::Error, format!("a member of this name belongs to `{}`", other.members.name))
                    }
                    None => (Severity::Warning, String::from("the documents know no such member")),
                };
                self.fault(&inner, ViolationKind::UnknownParameter, severity, &message);
                continue;
            };
            if value.is_null() {
                continue;
            }
            match structure.parts.get(name) {
                Some(part) => self.part(part, value, &inner, name, &mut texts),
                None if matches!(value, Value::Array(_) | Value::Object(_)) => {
                    self.misfit(wanted(member), value, &inner);
                    // Told once: what is not understood is not missing.
                    texts.extend(stand_in(member).map(|text| (name.clone(), text)));
                }
                None if is_empty(&structure.members, member, value) => {
                    self.fault(&inner, ViolationKind::Type, Severity::Error, "says nothing; leave it out");
                }
                None => {
                    let faults = super::limit_faults(&structure.members, member, &text(value));
                    if !faults.iter().any(|fault| fault.kind == ViolationKind::Type) {
                        self.clothes(wanted(member), value, &inner);
                    }
                    texts.insert(name.clone(), text(value));
                }
            }
        }
        for violation in validate(&structure.members, &texts) {
            let full = format!("{path}/{}", violation.parameter);
            let start = format!("`{}`", violation.parameter);
            let message = match violation.message.strip_prefix(&start) {
                Some(rest) => format!("`{full}`{rest}"),
                None => violation.message,
            };
            self.found.push(Violation { parameter: full, message, ..violation });
        }
    }

    /// A member that is no single value; an empty list or map counts as absent.
    fn part(&mut self, part: &Part, value: &Value, path: &str, name: &str, texts: &mut BTreeMap<String, String>) {
        let count = match (&part.node, value) {
            (DocumentNode::Any, _) => 1,
            (_, Value::Array(items)) => items.iter().filter(|item| !item.is_null()).count(),
            (DocumentNode::Map(_), Value::Object(entries)) => entries.values().filter(|value| !value.is_null()).count(),
            _ => 1,
        };
        if count > 0 {
            texts.insert(name.to_owned(), value.to_string());
        }
        self.node(&part.node, value, path);
        // What is of another kind has no items that could be counted.
        let has_items = matches!(
            (&part.node, value),
            (DocumentNode::Array(_), Value::Array(_)) | (DocumentNode::Map(_), Value::Object(_))
        );
        if !has_items {
            return;
        }
        let (few, many) = (part.min_items.map(|few| few as usize), part.max_items.map(|many| many as usize));
        if let Some(few) = few.filter(|&few| count > 0 && count < few) {
            let message = format!("has {count} items; at least {few} are needed");
            self.fault(path, ViolationKind::MaxItems, Severity::Error, &message);
        }
        if let Some(many) = many.filter(|&many| count > many) {
            let message = format!("has {count} items; at most {many} are allowed");
            self.fault(path, ViolationKind::MaxItems, Severity::Error, &message);
        }
    }
}

/// Whether blank text stands where it says nothing: in place of a number, a boolean or one of a set.
fn is_empty(structure: &Action, member: &Parameter, value: &Value) -> bool {
    let means_something = match member.kind {
        ParameterKind::Boolean | ParameterKind::Int32 | ParameterKind::Int64 | ParameterKind::Float => false,
        ParameterKind::Values(id) => structure.value_set(id).is_some_and(|set| set.contains(&text(value))),
        _ => true,
    };
    !means_something && value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// The text of a single value, as a parameter would have it.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A text that fits the member, if there is one that always does.
fn stand_in(member: &Parameter) -> Option<String> {
    matches!(member.kind, ParameterKind::String).then(String::new)
}

fn wanted(member: &Parameter) -> &'static str {
    match member.kind {
        ParameterKind::Boolean => "a boolean",
        ParameterKind::Int32 | ParameterKind::Int64 | ParameterKind::Float => "a number",
        _ => "a text",
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
