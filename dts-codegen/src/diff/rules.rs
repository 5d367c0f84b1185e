//! Rules across parameters.

use std::collections::BTreeSet;

use super::{
    Class,
    change::{Change, Found, Subject},
    limits::{Move, bound},
    texts::{self, Owner},
    wording::{arrow, code, visible},
};
use crate::{
    model::{Action, Condition, Rule, RuleKind},
    resolve::worlds,
    rule::sentence,
};

/// All rules. First those that say the same, whatever they are called; then those of the same ID and kind.
pub(super) fn rules(old_action: &Action, new_action: &Action, found: &mut Found<'_>) {
    let mut old: Vec<&Rule> = old_action.rules.iter().collect();
    let mut new: Vec<&Rule> = new_action.rules.iter().collect();
    let is_same = |old: &Rule, new: &Rule| {
        // Conditions are compared case by case, so only those of rules that demand the same.
        demand(&old.kind, &new.kind).is_none() && moved(new_action, old, new).is_none()
    };
    // One of the same ID first, so that nothing seems renamed that is not.
    for (old, new) in take(&mut old, &mut new, |old, new| old.id == new.id && is_same(old, new)) {
        same(old, new, found);
    }
    for (old, new) in take(&mut old, &mut new, is_same) {
        let message = format!("rule {}: ID {}", code(&new.id), arrow(Some(&old.id), Some(&new.id)));
        found.add(change(Class::Behavioural, new, "id").between(Some(&old.id), Some(&new.id)).says(message));
        same(old, new, found);
    }
    let is_near = |old: &Rule, new: &Rule| {
        let subjects = |rule: &Rule| rule.kind.parameters().into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
        old.id == new.id && old.kind.as_str() == new.kind.as_str() && subjects(old) == subjects(new)
    };
    let is_choice = |kind: &RuleKind| matches!(kind, RuleKind::AtLeastOneOf(_) | RuleKind::ExactlyOneOf(_));
    let is_named_alike = |old: &Rule, new: &Rule| {
        let is_alike = old.kind.as_str() == new.kind.as_str() || (is_choice(&old.kind) && is_choice(&new.kind));
        old.id == new.id && is_alike
    };
    let mut pairs = take(&mut old, &mut new, is_near);
    pairs.extend(take(&mut old, &mut new, is_named_alike));
    for (old, new) in pairs {
        if let Some(moved) = moved(new_action, old, new) {
            differs(old, new, moved, found);
        }
    }
    for rule in old {
        let says = said(rule);
        let message = format!("rule {} is gone: {}", code(&rule.id), visible(&says));
        found.add(change(Class::Additive, rule, "removed").between(Some(says), None::<String>).says(message));
    }
    for rule in new {
        added(old_action, new_action, rule, found);
    }
}

/// Takes the pairs that fit out of both lists, in the order of the new one.
fn take<'r>(
    old: &mut Vec<&'r Rule>,
    new: &mut Vec<&'r Rule>,
    fits: impl Fn(&Rule, &Rule) -> bool,
) -> Vec<(&'r Rule, &'r Rule)> {
    let mut pairs = Vec::new();
    new.retain(|rule| match old.iter().position(|other| fits(other, rule)) {
        Some(index) => {
            pairs.push((old.remove(index), *rule));
            false
        }
        None => true,
    });
    pairs
}

/// A rule that says the same may say it in other words of its author's.
fn same(old: &Rule, new: &Rule, found: &mut Found<'_>) {
    let shown = format!("rule {}", code(&new.id));
    let owner = Owner { subject: Subject::Rule, path: &new.id, shown: &shown };
    let own = |rule: &Rule| Some(rule.says.clone()).filter(|says| *says != said(rule));
    texts::text(owner, "doc", own(old).as_deref(), own(new).as_deref(), found);
    texts::text(owner, "source", Some(&old.source), Some(&new.source), found);
}

fn differs(old: &Rule, new: &Rule, moved: Move, found: &mut Found<'_>) {
    let (what, how) = match moved {
        Move::Tighter => ("tightened", "refuses more now"),
        Move::Looser => ("loosened", "lets more through now"),
        Move::Aside => ("changed", "refuses other requests now"),
    };
    let (was, is) = (said(old), said(new));
    let message = format!("rule {} {how}: {} → {}", code(&new.id), visible(&was), visible(&is));
    found.add(change(moved.class(), new, what).between(Some(was), Some(is)).says(message));
}

/// A new rule changes nothing for a request that uses nothing new, if it can fire only where new parameters are set.
fn added(old_action: &Action, new_action: &Action, rule: &Rule, found: &mut Found<'_>) {
    let is_new = |name: &&str| old_action.parameter(name).is_none();
    let new_names: BTreeSet<&str> = new_action.parameter_names().filter(is_new).collect();
    let needs_new = match &rule.kind {
        // These hold only for parameters that are set.
        RuleKind::ValidOnlyIf(list) => list.iter().all(|name| new_names.contains(name.as_str())),
        RuleKind::FixedValue { parameter, .. } | RuleKind::Range { parameter, .. } => {
            new_names.contains(parameter.as_str())
        }
        RuleKind::Requires { with, .. } => new_names.contains(with.as_str()),
        RuleKind::RequiredIf(_) | RuleKind::AtLeastOneOf(_) | RuleKind::ExactlyOneOf(_) => false,
    };
    let is_harmless = needs_new || !worlds::can_fire_without(new_action, rule, &new_names);
    let class = if is_harmless { Class::Additive } else { Class::Behavioural };
    let says = said(rule);
    let message = format!("rule {} was added: {}", code(&rule.id), visible(&says));
    found.add(change(class, rule, "added").between(None::<String>, Some(says)).says(message));
}

/// Where a rule has moved; `None` if both say the same.
fn moved(action: &Action, old: &Rule, new: &Rule) -> Option<Move> {
    let demand = demand(&old.kind, &new.kind);
    let mut when = condition(action, old.when.as_ref(), new.when.as_ref());
    // This one holds where its condition does not.
    if matches!(new.kind, RuleKind::ValidOnlyIf(_)) {
        when = when.map(|moved| match moved {
            Move::Tighter => Move::Looser,
            Move::Looser => Move::Tighter,
            Move::Aside => Move::Aside,
        });
    }
    match (demand, when) {
        (None, moved) | (moved, None) => moved,
        (Some(demand), Some(when)) if demand == when => Some(demand),
        _ => Some(Move::Aside),
    }
}

/// Where a condition has moved: tighter, if it holds more often.
fn condition(action: &Action, old: Option<&Condition>, new: Option<&Condition>) -> Option<Move> {
    match (old, new) {
        (None, None) => None,
        (None, Some(_)) => Some(Move::Looser),
        (Some(_), None) => Some(Move::Tighter),
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) => match worlds::implications(action, old, new) {
            Some((old_implies_new, new_implies_old)) => Move::between(old_implies_new, new_implies_old),
            // A parameter is gone, or there are too many cases to try.
            None => Some(Move::Aside),
        },
    }
}

/// Where the demand of a rule has moved, its condition aside.
fn demand(old: &RuleKind, new: &RuleKind) -> Option<Move> {
    let set = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
    let contains = |a: &[String], b: &[String]| set(b).is_subset(&set(a));
    match (old, new) {
        (RuleKind::RequiredIf(old), RuleKind::RequiredIf(new))
        | (RuleKind::ValidOnlyIf(old), RuleKind::ValidOnlyIf(new)) => {
            Move::between(contains(new, old), contains(old, new))
        }
        (RuleKind::AtLeastOneOf(old), RuleKind::AtLeastOneOf(new)) => {
            Move::between(contains(old, new), contains(new, old))
        }
        (RuleKind::ExactlyOneOf(old), RuleKind::AtLeastOneOf(new)) if contains(new, old) => Some(Move::Looser),
        (RuleKind::AtLeastOneOf(old), RuleKind::ExactlyOneOf(new)) if contains(old, new) => Some(Move::Tighter),
        (RuleKind::ExactlyOneOf(old), RuleKind::ExactlyOneOf(new)) => (set(old) != set(new)).then_some(Move::Aside),
        (
            RuleKind::Requires { with: old_with, parameters: old },
            RuleKind::Requires { with: new_with, parameters: new },
        ) if old_with == new_with => Move::between(contains(new, old), contains(old, new)),
        (
            RuleKind::Range { parameter: old, minimum: old_min, maximum: old_max },
            RuleKind::Range { parameter: new, minimum: new_min, maximum: new_max },
        ) if old == new => match (bound(true, *old_min, *new_min), bound(false, *old_max, *new_max)) {
            (None, moved) | (moved, None) => moved,
            (Some(low), Some(high)) if low == high => Some(low),
            _ => Some(Move::Aside),
        },
        (old, new) => (old != new).then_some(Move::Aside),
    }
}

/// The rule in one sentence, whatever words the spec has for it: two wordings of a condition can be compared.
fn said(rule: &Rule) -> String {
    sentence(&rule.kind, rule.when.as_ref())
}

fn change(class: Class, rule: &Rule, what: &'static str) -> Change {
    Change::new(class, Subject::Rule, &rule.id, what)
}
