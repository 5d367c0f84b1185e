//! Parameters that are newer than the bindings.

use std::fmt;

use crate::{Location, Parameters};

/// Parameters that the bindings do not know, sent as they are given.
///
/// `Debug` shows their names alone: nobody knows which of them are secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ExtraParameters(Vec<(String, String, Location)>);

impl ExtraParameters {
    /// Adds a parameter that travels in the query.
    pub fn query(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into(), Location::Query));
    }

    /// Adds a parameter that travels in the form body: the place for large texts and for secrets.
    pub fn body(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into(), Location::Body));
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        for (name, value, location) in &self.0 {
            out.push_extra(name, value, *location);
        }
    }
}

impl fmt::Debug for ExtraParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|(name, ..)| name)).finish()
    }
}
