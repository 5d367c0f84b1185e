//! Contradictions, and rules that can never matter: what [`decide`](crate::decide) finds of them, at their places.

use std::collections::BTreeSet;

use super::{action::Resolver, codes};
use crate::{
    decide::{self, RuleFlaw},
    diagnostic::Diagnostic,
    facts::{RuleFacts, of_rule},
    model::{Action, Condition, Rule},
    validate::Validator,
};

/// Tells of rules that can never matter and of rules that contradict each other.
pub(super) fn check(cx: &mut Resolver<'_>, action: &Action, rules: &[Rule]) {
    let validator = Validator::new(action);
    let all: Vec<(&Rule, RuleFacts)> = rules.iter().map(|rule| (rule, of_rule(rule))).collect();
    for (rule, facts) in &all {
        for flaw in decide::rule_flaws(validator.facts(), facts) {
            cx.push(flawed(rule, flaw));
        }
    }
    for (index, (first, first_facts)) in all.iter().enumerate() {
        for (second, second_facts) in all.iter().skip(index + 1) {
            let Some(found) = decide::contradiction(validator.facts(), first_facts, second_facts) else { continue };
            let name = &found.parameter;
            cx.push(
                Diagnostic::error(
                    &codes::CONTRADICTION,
                    format!("rules `{}` and `{}` contradict each other about `{name}`", first.id, second.id),
                )
                .at(second.place.clone())
                .related(first.place.clone(), "the other rule")
                .note(format!("{}: {}; but {}", found.in_words(), first.says, second.says))
                .help("narrow one of the conditions, or make one of them a note"),
            );
        }
    }
}

/// Whether the first condition holds only where the second does, and the second only where the first does; `None` where
/// that can't be told.
pub(crate) fn implications(action: &Action, first: &Condition, second: &Condition) -> Option<(bool, bool)> {
    decide::implications(Validator::new(action).facts(), first, second)
}

/// Whether a rule can fire in a request that has none of these parameters; `true` where that can't be told.
pub(crate) fn can_fire_without(action: &Action, rule: &Rule, names: &BTreeSet<&str>) -> bool {
    decide::can_fire_without(Validator::new(action).facts(), &rule.kind, rule.when.as_ref(), names)
}

fn flawed(rule: &Rule, flaw: RuleFlaw) -> Diagnostic {
    let never =
        |reason: &str| Diagnostic::warning(&codes::NEVER_FIRES, format!("rule `{}` can never fire: {reason}", rule.id));
    let fault = match flaw {
        RuleFlaw::AlwaysKept(reason) => never(reason),
        RuleFlaw::Condition(reason) => never(reason).help("check the values that the condition compares with"),
        RuleFlaw::ForbidsRequired(_) => Diagnostic::error(
            &codes::CONTRADICTION,
            format!("rule `{}` forbids a parameter that is always required", rule.id),
        ),
    };
    fault.at(rule.place.clone())
}
