//! Conditions of rules.

use super::{held::Held, truth::Truth};
use crate::rule::Condition;

/// Whether the condition holds for what is given.
pub(crate) fn holds(condition: &Condition, held: &Held<'_>) -> Truth {
    match condition {
        Condition::In { parameter, values } => is_in(parameter, values, held),
        Condition::NotIn { parameter, values } => is_in(parameter, values, held).not(),
        Condition::Present { parameter, present: true } => held.is_set(parameter),
        Condition::Present { parameter, present: false } => held.is_set(parameter).not(),
        Condition::All(list) => Truth::all(list.iter().map(|one| holds(one, held))),
        Condition::Any(list) => Truth::any(list.iter().map(|one| holds(one, held))),
        Condition::Not(inner) => holds(inner, held).not(),
    }
}

/// Whether a value of the parameter is among `values`; an unset parameter counts as its default.
fn is_in(parameter: &str, values: &[String], held: &Held<'_>) -> Truth {
    let definition = held.members.parameter(parameter).map(|(definition, _)| definition);
    let set = definition.and_then(|definition| held.members.set_of(definition));
    let same = |a: &str, b: &str| set.map_or(a == b, |set| set.same(a, b));
    let is_listed = |text: &str| values.iter().any(|value| same(value, text));
    let texts = held.texts(parameter);
    let by_text = Truth::any(texts.known.iter().map(|(text, _)| is_listed(text).into()));
    let by_text = if texts.is_open { by_text.or(Truth::Open) } else { by_text };
    let by_default = definition.and_then(|definition| definition.default.as_deref()).is_some_and(is_listed).into();
    match held.is_set(parameter) {
        Truth::Yes => by_text,
        Truth::No => by_default,
        // It is the one or the other.
        Truth::Open if by_text == by_default => by_text,
        Truth::Open => Truth::Open,
    }
}
