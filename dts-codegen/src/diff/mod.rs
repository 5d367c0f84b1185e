//! What has changed between two specs, and what it means for users of the bindings.
//!
//! [`compare`] looks at the resolved models and at what the plan makes of them: wire facts and Rust names. How a file is
//! written does not count: the order of keys, a shared parameter that is written out, a rule whose condition says the
//! same in other words. [`Class`] says what a change means.

mod actions;
mod change;
mod class;
mod documents;
mod errors;
mod human;
mod json;
mod layout;
mod limits;
mod markdown;
mod pages;
mod pairs;
mod parameters;
mod products;
mod response;
mod rules;
mod sides;
mod structures;
mod texts;
mod types;
mod values;
mod wording;

use std::collections::BTreeMap;

use crate::generate::Linted;

pub use change::{Change, Subject};
pub use class::{Class, definitions};
pub use human::render as human;
pub use json::{SHAPE as JSON_SHAPE, render as json};
pub use markdown::render as markdown;

/// What has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// All changes, the worst first, then by product, action and subject.
    pub changes: Vec<Change>,
    /// The products of either side, each with the number of actions that both sides have.
    pub actions: BTreeMap<String, usize>,
}

impl Comparison {
    /// How many changes are of this class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|change| change.class == class).count()
    }

    /// The same without changes that concern only documentation.
    #[must_use]
    pub fn without_docs(mut self) -> Self {
        self.changes.retain(|change| change.class != Class::Docs);
        self
    }
}

/// Compares two specs without errors; what has errors on one side is not looked at.
pub fn compare(old: &Linted, new: &Linted) -> Comparison {
    products::products(old, new)
}
