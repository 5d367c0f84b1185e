//! Rules across parameters.

use super::{Violation, ViolationKind, condition, request::Given, text};
use crate::{
    diagnostic::Severity,
    model::{Action, Rule, RuleKind},
};

/// What the rule objects to.
pub(super) fn check(action: &Action, rule: &Rule, given: &Given<'_>) -> Vec<Violation> {
    let when = rule.when.as_ref().is_none_or(|when| condition::holds(action, when, given));
    let broken = |kind, parameter: String| Violation {
        parameter,
        rule: Some(rule.id.clone()),
        kind,
        severity: Severity::Error,
        message: format!("{} ({})", rule.says, rule.source),
    };
    let missing = |list: &[String], kind| -> Vec<Violation> {
        list.iter().filter(|name| !given.is_there(name)).map(|name| broken(kind, name.clone())).collect()
    };
    let set = |list: &[String]| list.iter().filter(|name| given.is_set(name)).count();
    match &rule.kind {
        RuleKind::RequiredIf(list) if when => missing(list, ViolationKind::RequiredIf),
        RuleKind::ValidOnlyIf(list) if !when => list
            .iter()
            .filter(|name| given.is_set(name))
            .map(|name| broken(ViolationKind::ValidOnlyIf, name.clone()))
            .collect(),
        RuleKind::AtLeastOneOf(list) if when && set(list) == 0 => {
            vec![broken(ViolationKind::AtLeastOneOf, list.join(", "))]
        }
        RuleKind::ExactlyOneOf(list) if when && set(list) != 1 => {
            vec![broken(ViolationKind::ExactlyOneOf, list.join(", "))]
        }
        RuleKind::Requires { with, parameters } if when && given.is_set(with) => {
            missing(parameters, ViolationKind::Requires)
        }
        RuleKind::FixedValue { parameter, value } if when && given.is_set(parameter) => {
            let set = action.parameter(parameter).and_then(|(definition, _)| definition.values());
            let set = set.and_then(|id| action.value_set(id));
            let same = |text: &str| set.map_or(text == value, |set| set.same(text, value));
            match given.texts(parameter).all(|text| same(&text)) {
                true => Vec::new(),
                false => vec![broken(ViolationKind::FixedValue, parameter.clone())],
            }
        }
        RuleKind::Range { parameter, minimum, maximum } if when => {
            match given.texts(parameter).all(|value| text::in_range(&value, *minimum, *maximum)) {
                true => Vec::new(),
                false => vec![broken(ViolationKind::Range, parameter.clone())],
            }
        }
        _ => Vec::new(),
    }
}
