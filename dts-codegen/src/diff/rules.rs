//! Rules across parameters or members.

use std::collections::BTreeSet;

use super::{
    Class,
    change::{Change, Found, Subject},
    limits::{Move, bound},
    sides::Both,
    texts::{self, Owner},
    wording::{arrow, code, visible},
};
use crate::{
    model::{Action, Condition, Rule, RuleKind},
    resolve::worlds,
    rule::sentence,
};

/// All rules. First those that say the same, whatever they are called; then those of the same ID and kind.
pub(super) fn rules(both: Both<'_>, found: &mut Found<'_>) {
    let (old_action, new_action) = (both.old.action, both.new.action);
    let mut old: Vec<&Rule> = old_action.rules.iter().collect();
    let mut new: Vec<&Rule> = new_action.rules.iter().collect();
    let is_same = |old: &Rule, new: &Rule| {
        // Conditions are compared case by case, so only those of rules that demand the same.
        demand(&old.kind, &new.kind).is_none() && moved(new_action, old, new).is_none()
    };
    // One of the same ID first, so that nothing seems renamed that is not.
    for (old, new) in take(&mut old, &mut new, |old, new| old.id == new.id && is_same(old, new)) {
        same(both, old, new, found);
    }
    for (old, new) in take(&mut old, &mut new, is_same) {
        let message = format!("{}: ID {}", shown(both, new), arrow(Some(&old.id), Some(&new.id)));
        let change = change(both, both.class(Class::Behavioural), new, "id");
        found.add(change.between(Some(&old.id), Some(&new.id)).says(message));
        same(both, old, new, found);
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
            differs(both, (old, new), moved, found);
        }
    }
    for rule in old {
        let says = said(rule);
        let message = format!("{} is gone: {}", shown(both, rule), visible(&says));
        found.add(change(both, Class::Additive, rule, "removed").between(Some(says), None::<String>).says(message));
    }
    for rule in new {
        added(both, rule, found);
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
fn same(both: Both<'_>, old: &Rule, new: &Rule, found: &mut Found<'_>) {
    let (path, shown) = (both.path(&new.id), shown(both, new));
    let owner = Owner { subject: Subject::Rule, path: &path, shown: &shown };
    let own = |rule: &Rule| Some(rule.says.clone()).filter(|says| *says != said(rule));
    texts::text(owner, "doc", own(old).as_deref(), own(new).as_deref(), found);
    texts::text(owner, "source", Some(&old.source), Some(&new.source), found);
}

fn differs(both: Both<'_>, (old, new): (&Rule, &Rule), moved: Move, found: &mut Found<'_>) {
    let (what, how) = match moved {
        Move::Tighter => ("tightened", "refuses more now"),
        Move::Looser => ("loosened", "lets more through now"),
        Move::Aside => ("changed", "refuses other requests now"),
    };
    let how = if both.is_checked() { how } else { "says something else now" };
    let (was, is) = (said(old), said(new));
    let message = format!("{} {how}: {} → {}", shown(both, new), visible(&was), visible(&is));
    found.add(change(both, both.class(moved.class()), new, what).between(Some(was), Some(is)).says(message));
}

/// A new rule changes nothing for a request that uses nothing new, if it can fire only where new parameters are set.
fn added(both: Both<'_>, rule: &Rule, found: &mut Found<'_>) {
    let (old_action, new_action) = (both.old.action, both.new.action);
    let is_new = |name: &str| is_new(old_action, new_action, name);
    let new_names: BTreeSet<&str> = new_action.parameter_names().filter(|name| is_new(name)).collect();
    let needs_new = match &rule.kind {
        // These hold only for parameters that are set.
        RuleKind::ValidOnlyIf(list) => list.iter().all(|name| is_new(name)),
        RuleKind::FixedValue { parameter, .. } | RuleKind::Range { parameter, .. } => is_new(parameter),
        RuleKind::Requires { with, .. } => is_new(with),
        RuleKind::RequiredIf(list) => list.iter().all(|name| is_in_new_entries(old_action, new_action, name)),
        RuleKind::AtLeastOneOf(_) | RuleKind::ExactlyOneOf(_) => false,
    };
    let is_harmless = needs_new || !worlds::can_fire_without(new_action, rule, &new_names);
    let class = if is_harmless { Class::Additive } else { both.class(Class::Behavioural) };
    let says = said(rule);
    let message = format!("{} was added: {}", shown(both, rule), visible(&says));
    found.add(change(both, class, rule, "added").between(None::<String>, Some(says)).says(message));
}

/// Whether a parameter, or the member of a document that a path leads to, is new. A document that was not described may
/// have had any member.
fn is_new(old: &Action, new: &Action, name: &str) -> bool {
    match new.document_path(name) {
        Some((parameter, ..)) => match old.parameter(&parameter.name) {
            Some((was, _)) => was.document.is_some() && old.document_path(name).is_none(),
            None => true,
        },
        None => old.parameter(name).is_none(),
    }
}

/// Whether a path leads to entries of a document that only a new parameter holds: without entries, none lacks anything.
fn is_in_new_entries(old: &Action, new: &Action, path: &str) -> bool {
    let parameter = new.document_path(path).map(|(parameter, ..)| parameter);
    path.contains('*') && parameter.is_some_and(|parameter| old.parameter(&parameter.name).is_none())
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

fn change(both: Both<'_>, class: Class, rule: &Rule, what: &'static str) -> Change {
    Change::new(class, Subject::Rule, both.path(&rule.id), what)
}

fn shown(both: Both<'_>, rule: &Rule) -> String {
    format!("rule {}", code(&both.path(&rule.id)))
}
