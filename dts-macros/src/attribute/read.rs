//! `#[dts(...)]` as it is meant: each key is asked for once, and what nobody has asked for is unknown.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, LitStr, Type};

use super::{
    Arg, Body, Entry, List, Value,
    list::{did_you_mean, text},
    tree,
};
use crate::faults::Faults;

/// The attributes of one place.
pub(crate) struct Attributes<'f> {
    entries: Vec<Entry>,
    known: Vec<&'static str>,
    what: &'static str,
    span: Span,
    is_broken: bool,
    faults: &'f Faults,
}

impl<'f> Attributes<'f> {
    /// Those of `#[dts(...)]`. `what` is the place, for people; `span` is where something is missing.
    pub(crate) fn of(attributes: &[Attribute], span: Span, what: &'static str, faults: &'f Faults) -> Self {
        let (args, is_broken) = tree::entries(attributes, faults);
        let mut entries = Vec::new();
        for arg in args {
            match arg {
                Arg::Entry(entry) => entries.push(entry),
                Arg::Value(value) => faults.push(value.span(), "expected a key, such as `name = \"...\"`"),
            }
        }
        Self::of_entries(entries, is_broken, span, what, faults)
    }

    pub(super) fn of_entries(
        entries: Vec<Entry>,
        is_broken: bool,
        span: Span,
        what: &'static str,
        faults: &'f Faults,
    ) -> Self {
        Self { entries, known: Vec::new(), what, span, is_broken, faults }
    }

    /// Whether the key is there; it stays.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// Where each key has its value; of one without, the key itself.
    pub(crate) fn places(&self) -> Vec<(String, Span)> {
        let place = |entry: &Entry| match &entry.body {
            Body::Value(value) => value.span(),
            _ => entry.key.span(),
        };
        self.entries.iter().map(|entry| (entry.key.to_string(), place(entry))).collect()
    }

    /// Whether something is left that nobody has asked for.
    pub(crate) fn has_rest(&self) -> bool {
        !self.entries.is_empty() || self.is_broken
    }

    /// All entries of a key that may be repeated.
    fn take_all(&mut self, key: &'static str) -> Vec<Entry> {
        self.known.push(key);
        let (taken, rest) = std::mem::take(&mut self.entries).into_iter().partition(|entry| entry.key == key);
        self.entries = rest;
        taken
    }

    fn take(&mut self, key: &'static str) -> Option<Entry> {
        let mut taken = self.take_all(key).into_iter();
        let first = taken.next();
        for again in taken {
            self.faults.push(again.key.span(), format!("`{key}` is given twice; remove one"));
        }
        first
    }

    fn wrong(&self, entry: &Entry, right: &str) {
        let key = &entry.key;
        let span = match &entry.body {
            Body::Value(value) => value.span(),
            _ => key.span(),
        };
        self.faults.push(span, format!("wrong kind of attribute; write `{right}`"));
    }

    /// `key = value`.
    pub(crate) fn value(&mut self, key: &'static str, right: &str) -> Option<Value> {
        let entry = self.take(key)?;
        match entry.body {
            Body::Value(value) => Some(value),
            _ => {
                self.wrong(&entry, right);
                None
            }
        }
    }

    /// `key = "text"`.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<LitStr> {
        let value = self.value(key, &format!("{key} = \"...\""))?;
        text(value, self.faults)
    }

    /// `key = "text"` that must be there.
    pub(crate) fn needed_text(&mut self, key: &'static str, otherwise: &str) -> Option<LitStr> {
        if !self.has(key) {
            self.missing(key, otherwise);
        }
        self.text(key)
    }

    /// Says that a key is missing, unless it may be among what could not be read.
    pub(crate) fn missing(&mut self, key: &'static str, otherwise: &str) {
        if !self.is_broken {
            let what = self.what;
            self.faults.push(self.span, format!("{what} has no `{key}`; {otherwise}"));
        }
    }

    /// Says that a key has no place here, wherever it is given.
    pub(crate) fn refuse(&mut self, key: &'static str, message: &str) {
        for entry in self.take_all(key) {
            self.faults.push(entry.key.span(), message);
        }
    }

    /// `key`, or `key = true`.
    pub(crate) fn switch(&mut self, key: &'static str) -> Option<(bool, Span)> {
        let entry = self.take(key)?;
        match &entry.body {
            Body::Nothing => Some((true, entry.key.span())),
            Body::Value(Value::Boolean(boolean)) => Some((boolean.value, entry.key.span())),
            _ => {
                self.wrong(&entry, key);
                None
            }
        }
    }

    /// Whether the switch is on.
    pub(crate) fn is_on(&mut self, key: &'static str) -> bool {
        self.switch(key).is_some_and(|(on, _)| on)
    }

    /// `key = 1.5`.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<(f64, Span)> {
        let right = format!("{key} = 1");
        let value = self.value(key, &right)?;
        let number = match &value {
            Value::Number { text, .. } => text.parse::<f64>().ok().filter(|number| number.is_finite()),
            _ => None,
        };
        if number.is_none() {
            self.faults.push(value.span(), format!("expected a number: `{right}`"));
        }
        number.map(|number| (number, value.span()))
    }

    /// `key = 1`, a whole number that is not negative.
    pub(crate) fn count(&mut self, key: &'static str) -> Option<(u32, Span)> {
        let right = format!("{key} = 1");
        let value = self.value(key, &right)?;
        let number = match &value {
            Value::Number { text, .. } => text.parse::<u32>().ok(),
            _ => None,
        };
        if number.is_none() {
            self.faults.push(value.span(), format!("expected a whole number from 0 to 4294967295: `{right}`"));
        }
        number.map(|number| (number, value.span()))
    }

    /// `key = path::Type`.
    pub(crate) fn ty(&mut self, key: &'static str) -> Option<Type> {
        let right = format!("{key} = path::Type");
        match self.value(key, &right)? {
            Value::Type(ty) => Some(*ty),
            other => {
                self.faults.push(other.span(), format!("expected a type: `{right}`"));
                None
            }
        }
    }

    /// `crate = path`: where the runtime is found.
    pub(crate) fn runtime(&mut self) -> Option<TokenStream> {
        self.ty("crate").map(|path| quote::quote!(#path))
    }

    /// `key(...)`.
    pub(crate) fn list(&mut self, key: &'static str) -> Option<List> {
        let entry = self.take(key)?;
        self.as_list(entry)
    }

    /// `key(...)`, as often as one likes.
    pub(crate) fn lists(&mut self, key: &'static str) -> Vec<List> {
        self.take_all(key).into_iter().filter_map(|entry| self.as_list(entry)).collect()
    }

    fn as_list(&self, entry: Entry) -> Option<List> {
        match entry.body {
            Body::List(args, is_broken) => Some(List { key: entry.key, args, is_broken }),
            _ => {
                self.wrong(&entry, &format!("{}(...)", entry.key));
                None
            }
        }
    }

    /// What is left is unknown.
    pub(crate) fn finish(self) {
        let Self { entries, known, what, faults, .. } = self;
        for Entry { key, .. } in entries {
            let listed: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
            let otherwise = match listed.is_empty() {
                true => format!("{what} takes none"),
                false => format!("{what} has {}", listed.join(", ")),
            };
            let hint = did_you_mean(&key.to_string(), known.iter().copied(), &otherwise);
            faults.push(key.span(), format!("unknown attribute `{key}`{hint}"));
        }
    }
}
