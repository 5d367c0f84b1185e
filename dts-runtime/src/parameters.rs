//! A request's parameters, encoded.

use std::{borrow::Cow, fmt};

use crate::{ExtraParameters, Group, GroupParameters, Parameter, View};

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the query string.
    Query,
    /// In the form body.
    Body,
}

/// A parameter as it travels, before percent-encoding.
#[derive(Clone, PartialEq, Eq)]
pub struct EncodedParameter<'a> {
    /// Wire name.
    pub name: Cow<'a, str>,
    /// Text.
    pub value: Cow<'a, str>,
    /// Where it travels.
    pub location: Location,
    /// Whether its text may never be shown.
    pub secret: bool,
}

impl fmt::Debug for EncodedParameter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = if self.secret { "***" } else { &self.value };
        write!(f, "{}={value:?} ({:?})", self.name, self.location)
    }
}

/// The parameters of a request in the order of their wire names.
///
/// Lists are numbered from 1. `Debug` shows no secret.
#[derive(Clone, Default)]
pub struct Parameters<'a> {
    list: Vec<EncodedParameter<'a>>,
    /// Whether names were put that may stand out of order: numbers, and what the bindings do not know.
    mixed: bool,
    /// Whether the list is in order.
    sorted: bool,
}

impl fmt::Debug for Parameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.list).finish()
    }
}

impl PartialEq for Parameters<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

impl Eq for Parameters<'_> {}

impl<'a> Parameters<'a> {
    /// What `encode` puts, sorted. Not generic, so that it is compiled once.
    pub(crate) fn collect(encode: &mut dyn FnMut(&mut Self)) -> Self {
        let mut parameters = Self { list: Vec::with_capacity(32), mixed: false, sorted: false };
        encode(&mut parameters);
        // Plain parameters come sorted, so that only lists and unknown ones can be out of order.
        if parameters.mixed {
            parameters.sort();
        }
        debug_assert!(parameters.list.is_sorted_by(|a, b| a.name <= b.name), "`encode` puts parameters by wire name");
        parameters.sorted = true;
        parameters
    }

    /// Adds a parameter that travels in the query, if it is set.
    pub fn query(&mut self, name: &'static str, value: &'a dyn Parameter) {
        self.put(Cow::Borrowed(name), value, Location::Query);
    }

    /// Adds a parameter that travels in the form body, if it is set.
    pub fn body(&mut self, name: &'static str, value: &'a dyn Parameter) {
        self.put(Cow::Borrowed(name), value, Location::Body);
    }

    /// Adds a list of groups that travels in the query: `Tag.1.Key`, `Tag.1.Value`, `Tag.2.Key`, ...
    pub fn query_groups<G: Group>(&mut self, name: &'static str, groups: &'a [G]) {
        self.put_groups(name, groups, Location::Query);
    }

    /// Adds a list of groups that travels in the form body.
    pub fn body_groups<G: Group>(&mut self, name: &'static str, groups: &'a [G]) {
        self.put_groups(name, groups, Location::Body);
    }

    /// Adds the parameters that the bindings do not know.
    pub fn extra(&mut self, extra: &'a ExtraParameters) {
        extra.encode(self);
    }

    /// The parameters, sorted by wire name in code point order, if they were put in that order; those of a
    /// [`Request`](crate::Request) always are.
    pub fn as_slice(&self) -> &[EncodedParameter<'a>] {
        &self.list
    }

    /// Iterates over wire names and texts. Secrets are among them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.list.iter().map(|parameter| (&*parameter.name, &*parameter.value))
    }

    /// Sorts by wire name in code point order, as signing wants them; those of one name stay in the order in which they
    /// were put. The parameters of a [`Request`](crate::Request) are sorted already.
    pub fn sort(&mut self) {
        if !self.sorted {
            self.list.sort_by(|a, b| a.name.cmp(&b.name));
            self.sorted = true;
        }
    }

    /// The parameters, sorted.
    #[cfg(feature = "sign")]
    pub(crate) fn ordered(&self) -> Cow<'_, [EncodedParameter<'a>]> {
        if self.sorted {
            return Cow::Borrowed(&self.list);
        }
        let mut sorted = self.clone();
        sorted.sort();
        Cow::Owned(sorted.list)
    }

    /// The text of the parameter of this name, the first where there are several.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Adds a parameter in its place, unless there is one of its name.
    #[cfg(feature = "client")]
    pub(crate) fn add_missing(&mut self, parameter: EncodedParameter<'a>) {
        self.sort();
        if let Err(place) = self.list.binary_search_by(|known| known.name.cmp(&parameter.name)) {
            self.list.insert(place, parameter);
        }
    }

    /// Sets a parameter, instead of those of its name. It travels where they did.
    #[cfg(feature = "client")]
    pub(crate) fn set(&mut self, mut parameter: EncodedParameter<'a>) {
        if let Some(known) = self.list.iter().find(|known| known.name == parameter.name) {
            parameter.location = known.location;
        }
        self.list.retain(|known| known.name != parameter.name);
        self.add_missing(parameter);
    }

    #[cfg(feature = "client")]
    pub(crate) fn into_vec(self) -> Vec<EncodedParameter<'a>> {
        self.list
    }

    pub(crate) fn put(&mut self, name: Cow<'a, str>, value: &'a dyn Parameter, location: Location) {
        self.sorted = false;
        let (value, secret) = match value.view() {
            View::Unset => return,
            View::Text(text) | View::Member(text, _) | View::Json(text) => (Cow::Borrowed(text), false),
            View::Secret(text) => (Cow::Borrowed(text), true),
            View::Boolean(value) => (Cow::Borrowed(if value { "true" } else { "false" }), false),
            View::List(items) => {
                self.mixed = true;
                for index in 0..items.count() {
                    let (name, view) = (Cow::Owned(format!("{name}.{}", index + 1)), items.item(index));
                    self.push(name, view.text(), location, view.is_secret());
                }
                return;
            }
            view if view.is_set() => (view.text(), view.is_secret()),
            _ => return,
        };
        self.push(name, value, location, secret);
    }

    /// A secret travels in the form body, wherever it was put: URLs are logged.
    fn push(&mut self, name: Cow<'a, str>, value: Cow<'a, str>, location: Location, secret: bool) {
        let location = if secret { Location::Body } else { location };
        self.list.push(EncodedParameter { name, value, location, secret });
    }

    /// Unlike other secrets, one that is unknown stays where it was put: it is a secret only as far as anybody knows.
    pub(crate) fn push_extra(&mut self, name: &'a str, value: &'a str, location: Location) {
        let (name, value) = (Cow::Borrowed(name), Cow::Borrowed(value));
        self.mixed = true;
        self.sorted = false;
        self.list.push(EncodedParameter { name, value, location, secret: true });
    }

    fn put_groups<G: Group>(&mut self, name: &'static str, groups: &'a [G], location: Location) {
        self.mixed = true;
        for (index, group) in groups.iter().enumerate() {
            group.encode(&mut GroupParameters::new(self, name, index + 1, location));
        }
    }
}

/// The parameters of a call that no bindings know.
impl<'a> From<&'a ExtraParameters> for Parameters<'a> {
    fn from(extra: &'a ExtraParameters) -> Self {
        Self::collect(&mut |parameters| parameters.extra(extra))
    }
}
