//! Conditions of rules.

use super::request::Given;
use crate::model::{Action, Condition};

/// Whether the condition holds for the parameters that are given.
pub fn holds(action: &Action, condition: &Condition, given: &Given<'_>) -> bool {
    match condition {
        Condition::In { parameter, values } => is_in(action, parameter, values, given),
        Condition::NotIn { parameter, values } => !is_in(action, parameter, values, given),
        Condition::Present { parameter, present } => given.is_set(parameter) == *present,
        Condition::All(list) => list.iter().all(|one| holds(action, one, given)),
        Condition::Any(list) => list.iter().any(|one| holds(action, one, given)),
        Condition::Not(inner) => !holds(action, inner, given),
    }
}

/// Whether a value of the parameter is among `values`; an unset parameter counts as its default.
pub(super) fn is_in(action: &Action, parameter: &str, values: &[String], given: &Given<'_>) -> bool {
    let Some((definition, _)) = action.parameter(parameter) else {
        return given.texts(parameter).any(|text| values.iter().any(|value| *value == text));
    };
    let set = definition.values().and_then(|id| action.value_set(id));
    let same = |a: &str, b: &str| set.map_or(a == b, |set| set.same(a, b));
    let is_listed = |text: &str| values.iter().any(|value| same(value, text));
    if given.is_set(parameter) {
        given.texts(parameter).any(|text| is_listed(&text))
    } else {
        definition.default.as_deref().is_some_and(is_listed)
    }
}
