//! Rules across parameters.

use std::collections::BTreeSet;

use super::{ViolationKind, conditions, findings::Scope, texts, truth::Truth};
use crate::{facts::RuleFacts, rule::RuleKind};

/// What the rule objects to.
pub(super) fn check(rule: &RuleFacts, scope: &mut Scope<'_, '_>) {
    let held = scope.held;
    let when = rule.when.as_ref().map_or(Truth::Yes, |when| conditions::holds(when, held));
    let set = |name: &String| held.is_set(name);
    match &rule.kind {
        RuleKind::RequiredIf(list) => {
            let at = condition_token(rule, scope);
            missing(rule, ViolationKind::RequiredIf, when, list, at, scope);
        }
        RuleKind::Requires { with, parameters } => {
            let at = only(held.tokens(with)).or_else(|| condition_token(rule, scope));
            let when = when.and(set(with));
            missing(rule, ViolationKind::Requires, when, parameters, at, scope);
        }
        RuleKind::ValidOnlyIf(list) => {
            for name in list {
                let at = held.tokens(name).first().copied();
                let is_of_itself = rule.when.iter().any(|when| when.parameters().contains(&name.as_str()));
                let advice = |scope: &Scope<'_, '_>| match is_of_itself || scope.is_required(name) {
                    true => format!("give {} another value", scope.called(name)),
                    false => format!("leave {} out", scope.called(name)),
                };
                scope.broken(rule, (ViolationKind::ValidOnlyIf, name), when.not().and(set(name)), at, advice);
            }
        }
        RuleKind::AtLeastOneOf(list) => {
            let is_broken = when.and(Truth::any(list.iter().map(set)).not());
            let at = condition_token(rule, scope);
            let about = (ViolationKind::AtLeastOneOf, &*list.join(", "));
            scope.broken(rule, about, is_broken, at, |_| String::from("give one of them"));
        }
        RuleKind::ExactlyOneOf(list) => {
            let count = |wanted| list.iter().filter(|name| set(name) == wanted).count();
            let given: Vec<&String> = list.iter().filter(|name| set(name) == Truth::Yes).collect();
            let is_one = match (given.len(), count(Truth::Open)) {
                (1, 0) => Truth::Yes,
                (0, 0) | (2.., _) => Truth::No,
                _ => Truth::Open,
            };
            let (at, advice) = match given.as_slice() {
                [_, second, ..] => (held.tokens(second).first().copied(), "leave all but one out"),
                _ => (condition_token(rule, scope), "give one of them"),
            };
            let about = (ViolationKind::ExactlyOneOf, &*list.join(", "));
            scope.broken(rule, about, when.and(is_one.not()), at, |_| advice.to_owned());
        }
        RuleKind::FixedValue { parameter, value } => {
            let definition = held.members.parameter(parameter).map(|(definition, _)| definition);
            let set_of = definition.and_then(|definition| held.members.set_of(definition));
            let same = |text: &str| set_of.map_or(text == value, |set| set.same(text, value));
            let about = (ViolationKind::FixedValue, &**parameter);
            let advice = match scope.is_required(parameter) {
                true => format!("write `{value}`"),
                false => format!("write `{value}`, or leave {} out", scope.called(parameter)),
            };
            each(rule, about, when.and(set(parameter)), &same, advice, scope);
        }
        RuleKind::Range { parameter, minimum, maximum } => {
            let fits = |text: &str| texts::in_range(text, *minimum, *maximum);
            let advice = format!("write a number {}", texts::range_text(*minimum, *maximum));
            each(rule, (ViolationKind::Range, parameter), when, &fits, advice, scope);
        }
    }
}

/// Each of `list` must be there where `when` is so.
fn missing(
    rule: &RuleFacts,
    kind: ViolationKind,
    when: Truth,
    list: &[String],
    at: Option<usize>,
    scope: &mut Scope<'_, '_>,
) {
    for name in list {
        let is_broken = when.and(scope.held.is_there(name).not());
        let at = only(scope.held.lacking(name)).or(at);
        scope.broken(rule, (kind, name), is_broken, at, |scope| scope.to_write(name));
    }
}

/// Each text of the parameter must fit where `when` is so.
fn each(
    rule: &RuleFacts,
    about: (ViolationKind, &str),
    when: Truth,
    fits: &dyn Fn(&str) -> bool,
    advice: String,
    scope: &mut Scope<'_, '_>,
) {
    let texts = scope.held.texts(about.1);
    let misfit = texts.known.iter().find(|(text, _)| !fits(text));
    let is_broken = match (misfit, texts.is_open) {
        (Some(_), _) => Truth::Yes,
        (None, true) => Truth::Open,
        (None, false) => Truth::No,
    };
    let at = misfit.map(|(_, at)| *at);
    scope.broken(rule, about, when.and(is_broken), at, |_| advice);
}

/// The token of the value that the condition speaks of, if there is exactly one.
fn condition_token(rule: &RuleFacts, scope: &Scope<'_, '_>) -> Option<usize> {
    let names: BTreeSet<&str> = rule.when.iter().flat_map(|when| when.parameters()).collect();
    only(names.into_iter().flat_map(|name| scope.held.tokens(name)).collect())
}

/// The one of the list, if all are the same.
fn only(tokens: Vec<usize>) -> Option<usize> {
    let tokens: BTreeSet<usize> = tokens.into_iter().collect();
    if tokens.len() == 1 { tokens.first().copied() } else { None }
}
