//! Members that the bindings do not know.

use std::collections::BTreeMap;

use crate::{Slot, Value};

/// Members of a document that the bindings do not know. They are kept as they came, and written again, so that a
/// document can be read, changed and sent back without a loss.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtraMembers(BTreeMap<String, Value>);

impl ExtraMembers {
    /// Sets a member, in place of one that has the same name.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.0.insert(name.into(), value.into());
    }

    /// The member of this name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Takes a member out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    /// The members, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a decoded member goes that has no place of its own.
    pub fn slot(&mut self, name: &str) -> Slot<'_> {
        Slot::new(self.0.entry(name.to_owned()).or_default())
    }
}
