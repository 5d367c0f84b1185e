//! A list behind a key: `error(code = "...", status = 400)`, `one_of(30, 50)`.

use proc_macro2::{Ident, Span};
use syn::LitStr;

use super::{Arg, Attributes, Entry, Value};
use crate::faults::Faults;

/// A list behind a key.
pub(crate) struct List {
    /// The key.
    pub(crate) key: Ident,
    /// What is in the list.
    pub(crate) args: Vec<Arg>,
    /// Whether something in it could not be read.
    pub(crate) is_broken: bool,
}

impl List {
    pub(crate) fn span(&self) -> Span {
        self.key.span()
    }

    /// Values and entries apart.
    pub(crate) fn split<'f>(self, what: &'static str, faults: &'f Faults) -> (Vec<Value>, Attributes<'f>) {
        let (mut values, mut entries) = (Vec::new(), Vec::new());
        for arg in self.args {
            match arg {
                Arg::Value(value) => values.push(value),
                Arg::Entry(entry) => entries.push(entry),
            }
        }
        (values, Attributes::of_entries(entries, self.is_broken, self.key.span(), what, faults))
    }

    /// A list of entries alone.
    pub(crate) fn entries<'f>(self, what: &'static str, faults: &'f Faults) -> Attributes<'f> {
        let key = self.key.clone();
        let (values, attributes) = self.split(what, faults);
        for value in values {
            faults.push(value.span(), format!("unexpected value in `{key}`; write `key = value`"));
        }
        attributes
    }

    /// A list of values alone.
    pub(crate) fn values(self, faults: &Faults) -> Vec<Value> {
        let key = self.key;
        let mut values = Vec::new();
        for arg in self.args {
            match arg {
                Arg::Value(value) => values.push(value),
                Arg::Entry(Entry { key: inner, .. }) => {
                    faults.push(inner.span(), format!("unexpected `{inner}` in `{key}`; it takes values alone"));
                }
            }
        }
        if values.is_empty() && !self.is_broken {
            faults.push(key.span(), format!("`{key}` is empty; give it a value: `{key}(...)`"));
        }
        values
    }

    /// A list of texts alone.
    pub(crate) fn texts(self, faults: &Faults) -> Vec<LitStr> {
        self.values(faults).into_iter().filter_map(|value| text(value, faults)).collect()
    }
}

/// The value as a text.
pub(super) fn text(value: Value, faults: &Faults) -> Option<LitStr> {
    match value {
        Value::Text(text) => Some(text),
        other => {
            faults.push(other.span(), "expected a text: `\"...\"`");
            None
        }
    }
}

/// `; did you mean ...?`, or what else could be done.
pub(crate) fn did_you_mean<'a>(word: &str, among: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    match dts_codegen::diagnostic::nearest(word, among) {
        Some(near) => format!("; did you mean `{near}`?"),
        None if otherwise.is_empty() => String::new(),
        None => format!("; {otherwise}"),
    }
}
