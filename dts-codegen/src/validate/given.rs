//! What can be seen of a request.

use std::collections::BTreeMap;

use super::Validator;
use crate::{
    decide::{Held, Truth, holds},
    model::Condition,
};

/// A request's parameters, read along the action's definition.
#[derive(Debug)]
pub struct Given<'a>(Held<'a>);

impl<'a> Given<'a> {
    /// Sorts the parameters out; those that the action does not have are of no account.
    pub fn new(validator: &'a Validator, texts: &'a BTreeMap<String, String>) -> Self {
        let facts = validator.facts();
        Self(Held::of_request(&facts.members, &facts.documents, super::validator::values(texts)).0)
    }

    /// Whether the parameter is given; a list is when it has an item.
    pub fn is_set(&self, name: &str) -> bool {
        self.0.is_set(name) == Truth::Yes
    }

    /// Whether the condition holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        holds(condition, &self.0) == Truth::Yes
    }
}
