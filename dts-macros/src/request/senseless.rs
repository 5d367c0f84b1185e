//! Rules that can never matter, or that nobody can keep together.
//!
//! It is what specs are told, too, by the same code: all combinations of the values that conditions tell apart are tried.

use dts_codegen::{
    decide::{RuleFlaw, rule_flaws, sure_contradiction},
    facts::{ActionFacts, MembersFacts},
};

use super::{rules::Written, scope::Scope};

/// Tells of them. Where something of a field or rule is faulty, nothing is said: that may be why.
pub(super) fn check(rules: &[Written], scope: &Scope<'_>) {
    if scope.faults.count() > 0 {
        return;
    }
    let parameters = scope.parameters.iter().map(|parameter| parameter.facts()).collect();
    let members = MembersFacts { parameters, ..MembersFacts::default() };
    let facts = ActionFacts { name: scope.action.to_owned(), members, ..ActionFacts::default() };
    for rule in rules {
        let id = &rule.facts.id;
        for flaw in rule_flaws(&facts, &rule.facts) {
            let (span, message) = match flaw {
                RuleFlaw::AlwaysKept(reason) => {
                    (rule.id, format!("rule `{id}` can never fire: {reason}; remove the rule"))
                }
                RuleFlaw::Condition(reason) => {
                    let message = format!("rule `{id}` can never fire: {reason}; compare with other values");
                    (rule.when.unwrap_or(rule.id), message)
                }
                RuleFlaw::ForbidsRequired(name) => {
                    let message = format!(
                        "rule `{id}` forbids `{name}`, which every request has; make its field an `Option`, or remove \
                         the rule"
                    );
                    (rule.id, message)
                }
            };
            scope.faults.push(span, message);
        }
    }
    for (index, second) in rules.iter().enumerate() {
        for first in rules.iter().take(index) {
            let Some(found) = sure_contradiction(&facts, &first.facts, &second.facts) else { continue };
            let message = format!(
                "rules `{}` and `{}` contradict each other about `{}`: {}, {}, but {}; narrow one of the conditions",
                first.facts.id,
                second.facts.id,
                found.parameter,
                found.in_words(),
                first.facts.says.trim_end_matches('.'),
                second.facts.says.trim_end_matches('.'),
            );
            scope.faults.push(second.id, message);
        }
    }
}
