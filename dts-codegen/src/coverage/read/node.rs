//! A JSON value with its path, and faults that say what was expected there.

use serde_json::{Map, Value};

use crate::{
    coverage::codes,
    diagnostic::{Diagnostic, Diagnostics, Place},
};

/// A value with its path in the file.
#[derive(Clone, Debug)]
pub(super) struct Node<'v> {
    pub(super) value: &'v Value,
    path: String,
}

/// Where faults go.
pub(super) struct Report<'a> {
    pub(super) place: &'a Place,
    pub(super) faults: &'a mut Diagnostics,
}

impl Report<'_> {
    /// Tells that something else was expected at a node.
    pub(super) fn expected(&mut self, node: &Node<'_>, what: &str) {
        let found = match node.value {
            Value::Null => String::from("nothing"),
            Value::Bool(value) => format!("the boolean `{value}`"),
            Value::Number(number) => format!("the number `{number}`"),
            Value::String(text) => format!("the text `{}`", shortened(text)),
            Value::Array(_) => String::from("a list"),
            Value::Object(_) => String::from("an object"),
        };
        let message = format!("`{}`: expected {what}, found {found}", node.path.escape_debug());
        self.faults.push(Diagnostic::error(&codes::BAD_METADATA, message).at(self.place.clone()));
    }

    fn missing(&mut self, node: &Node<'_>, key: &str) {
        let of = if node.path.is_empty() { String::new() } else { format!(" in `{}`", node.path.escape_debug()) };
        let message = format!("key `{key}` is missing or empty{of}");
        self.faults.push(Diagnostic::error(&codes::BAD_METADATA, message).at(self.place.clone()));
    }
}

impl<'v> Node<'v> {
    /// The value of a whole file.
    pub(super) fn root(value: &'v Value) -> Self {
        Self { value, path: String::new() }
    }

    /// The value under a key; `null` counts as none.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Some(Self { value, path })
    }

    /// The text under a key that must be there.
    pub(super) fn name(&self, key: &str, report: &mut Report<'_>) -> Option<&'v str> {
        if self.get(key).is_none() {
            report.missing(self, key);
        }
        self.text(key, report).filter(|text| {
            let is_empty = text.trim().is_empty();
            if is_empty {
                report.missing(self, key);
            }
            !is_empty
        })
    }

    /// The text under a key.
    pub(super) fn text(&self, key: &str, report: &mut Report<'_>) -> Option<&'v str> {
        self.scalar(key, "a text", Value::as_str, report)
    }

    /// The boolean under a key; `false` if there is none. Some tools write booleans as texts.
    pub(super) fn flag(&self, key: &str, report: &mut Report<'_>) -> bool {
        let read = |value: &Value| match value {
            Value::Bool(flag) => Some(*flag),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        self.scalar(key, "`true` or `false`", read, report).unwrap_or(false)
    }

    /// The number under a key; many documents write numbers as texts.
    pub(super) fn number(&self, key: &str, report: &mut Report<'_>) -> Option<f64> {
        let read = |value: &Value| match value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        };
        self.scalar(key, "a number", read, report)
    }

    /// The texts of a list under a key; empty if there is none. Numbers and booleans count as their text.
    pub(super) fn texts(&self, key: &str, report: &mut Report<'_>) -> Vec<String> {
        let mut texts = Vec::new();
        for item in self.list(key, report) {
            match item.value {
                Value::String(text) => texts.push(text.clone()),
                Value::Number(_) | Value::Bool(_) => texts.push(item.value.to_string()),
                _ => report.expected(&item, "a text"),
            }
        }
        texts
    }

    /// The items of a list under a key; none if there is no such key.
    pub(super) fn list(&self, key: &str, report: &mut Report<'_>) -> Vec<Self> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let Value::Array(items) = node.value else {
            report.expected(&node, "a list");
            return Vec::new();
        };
        let item = |(index, value)| Self { value, path: format!("{}[{index}]", node.path) };
        items.iter().enumerate().map(item).collect()
    }

    /// The entries of an object under a key; none if there is no such key.
    pub(super) fn entries(&self, key: &str, report: &mut Report<'_>) -> Vec<(&'v str, Self)> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let Some(members) = node.object(report) else { return Vec::new() };
        let entry = |(name, value): (&'v String, &'v Value)| {
            (name.as_str(), Self { value, path: format!("{}.{name}", node.path) })
        };
        members.iter().map(entry).collect()
    }

    /// The object that it must be.
    pub(super) fn object(&self, report: &mut Report<'_>) -> Option<&'v Map<String, Value>> {
        let object = self.value.as_object();
        if object.is_none() {
            report.expected(self, "an object");
        }
        object
    }

    fn scalar<T>(
        &self,
        key: &str,
        what: &str,
        read: impl FnOnce(&'v Value) -> Option<T>,
        report: &mut Report<'_>,
    ) -> Option<T> {
        let node = self.get(key)?;
        let value = read(node.value);
        if value.is_none() {
            report.expected(&node, what);
        }
        value
    }
}

/// A text as it can stand in a message.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let end = text.char_indices().nth(LONGEST).map(|(end, _)| end);
    let start = end.and_then(|end| text.get(..end)).unwrap_or(text);
    format!("{}{}", start.escape_debug(), if end.is_some() { "..." } else { "" })
}
