//! Contradictions, and rules that can never matter.
//!
//! A rule looks at few parameters and few values. All combinations of those (worlds) are tried: if no world makes a
//! rule's condition true, the rule can never fire; if a world makes one rule demand what another forbids, they
//! contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{action::Resolver, codes};
use crate::{
    diagnostic::Diagnostic,
    model::{Action, Condition, Parameter, ParameterKind, Rule, RuleKind},
    validate::{Given, Validator},
};

/// More worlds than this are not tried: nobody writes such rules, and a warning is not worth the time.
const MOST_WORLDS: usize = 20_000;

type World = BTreeMap<String, String>;

/// Tells of rules that can never matter and of rules that contradict each other.
pub(super) fn check(cx: &mut Resolver<'_>, action: &Action, rules: &[Rule]) {
    let validator = Validator::new(action);
    for rule in rules {
        never_fires(cx, action, &validator, rule);
    }
    for (index, first) in rules.iter().enumerate() {
        for second in rules.iter().skip(index + 1) {
            contradict(cx, action, &validator, first, second);
        }
    }
}

/// Whether the first condition holds only where the second does, and the second only where the first does; `None` where
/// that can't be told.
pub(crate) fn implications(action: &Action, first: &Condition, second: &Condition) -> Option<(bool, bool)> {
    let worlds = worlds(action, &[first, second])?;
    let validator = Validator::new(action);
    let mut implied = (true, true);
    for world in &worlds {
        let given = Given::new(&validator, world);
        let both = (given.holds(first), given.holds(second));
        implied.0 &= !both.0 || both.1;
        implied.1 &= !both.1 || both.0;
    }
    Some(implied)
}

/// Whether a rule can fire in a request that has none of these parameters; `true` where that can't be told.
pub(crate) fn can_fire_without(action: &Action, rule: &Rule, names: &BTreeSet<&str>) -> bool {
    let Some(when) = &rule.when else { return true };
    let Some(worlds) = worlds(action, &[when]) else { return true };
    let validator = Validator::new(action);
    worlds.iter().any(|world| {
        let given = Given::new(&validator, world);
        let has_any = names.iter().any(|name| given.is_set(name));
        !has_any && given.holds(when) != matches!(rule.kind, RuleKind::ValidOnlyIf(_))
    })
}

fn never_fires(cx: &mut Resolver<'_>, action: &Action, validator: &Validator, rule: &Rule) {
    let always_set =
        |name: &str| action.parameter(name).is_some_and(|(parameter, group)| group.is_none() && parameter.required);
    let fault = |reason: String| {
        Diagnostic::warning(&codes::NEVER_FIRES, format!("rule `{}` can never fire: {reason}", rule.id))
            .at(rule.place.clone())
    };
    match &rule.kind {
        RuleKind::RequiredIf(list) | RuleKind::Requires { parameters: list, .. }
            if list.iter().all(|name| always_set(name)) =>
        {
            cx.push(fault(String::from("what it requires is always required")));
        }
        RuleKind::AtLeastOneOf(list) if list.iter().any(|name| always_set(name)) => {
            cx.push(fault(String::from("one of its parameters is always required")));
        }
        // A condition on the parameter itself constrains its value, not its presence.
        RuleKind::ValidOnlyIf(list) if list.iter().any(|name| always_set(name) && !looks_at(rule, name)) => {
            cx.push(
                Diagnostic::error(
                    &codes::CONTRADICTION,
                    format!("rule `{}` forbids a parameter that is always required", rule.id),
                )
                .at(rule.place.clone()),
            );
        }
        _ => {}
    }
    let Some(when) = &rule.when else { return };
    let Some(worlds) = worlds(action, &[when]) else { return };
    let fires =
        |world: &World| Given::new(validator, world).holds(when) != matches!(rule.kind, RuleKind::ValidOnlyIf(_));
    if !worlds.iter().any(fires) {
        let reason = match rule.kind {
            RuleKind::ValidOnlyIf(_) => "its condition always holds",
            _ => "its condition never holds",
        };
        cx.push(fault(reason.to_owned()).help("check the values that the condition compares with"));
    }
}

/// What a rule makes of a parameter in a world.
#[derive(PartialEq)]
enum Demand<'r> {
    Set,
    Unset,
    Is(&'r str),
    Within(Option<f64>, Option<f64>),
}

fn contradict(cx: &mut Resolver<'_>, action: &Action, validator: &Validator, first: &Rule, second: &Rule) {
    let shared: BTreeSet<&str> = {
        let theirs: BTreeSet<&str> = second.kind.parameters().into_iter().collect();
        first.kind.parameters().into_iter().filter(|name| theirs.contains(name)).collect()
    };
    if shared.is_empty() {
        return;
    }
    let conditions: Vec<&Condition> = [&first.when, &second.when].into_iter().flatten().collect();
    let Some(worlds) = worlds(action, &conditions) else { return };
    for world in &worlds {
        for name in &shared {
            let both = (demand(validator, first, name, world), demand(validator, second, name, world));
            let clash = match both {
                (Some(Demand::Set), Some(Demand::Unset)) | (Some(Demand::Unset), Some(Demand::Set)) => true,
                (Some(Demand::Is(a)), Some(Demand::Is(b))) => a != b,
                (Some(Demand::Within(a_min, a_max)), Some(Demand::Within(b_min, b_max))) => {
                    let below = |maximum: Option<f64>, minimum: Option<f64>| matches!((maximum, minimum), (Some(maximum), Some(minimum)) if maximum < minimum);
                    below(a_max, b_min) || below(b_max, a_min)
                }
                _ => false,
            };
            if clash {
                let case = match world.is_empty() {
                    true => String::from("in every request"),
                    false => {
                        let given: Vec<String> =
                            world.iter().map(|(name, value)| format!("`{name}` = `{value}`")).collect();
                        format!("in a request with {}", given.join(", "))
                    }
                };
                cx.push(
                    Diagnostic::error(
                        &codes::CONTRADICTION,
                        format!("rules `{}` and `{}` contradict each other about `{name}`", first.id, second.id),
                    )
                    .at(second.place.clone())
                    .related(first.place.clone(), "the other rule")
                    .note(format!("{case}: {}; but {}", first.says, second.says))
                    .help("narrow one of the conditions, or make one of them a note"),
                );
                return;
            }
        }
    }
}

fn demand<'r>(validator: &Validator, rule: &'r Rule, name: &str, world: &World) -> Option<Demand<'r>> {
    let given = Given::new(validator, world);
    let when = rule.when.as_ref().is_none_or(|when| given.holds(when));
    let on_itself = looks_at(rule, name);
    match &rule.kind {
        RuleKind::RequiredIf(list) if when && !on_itself && list.iter().any(|one| one == name) => Some(Demand::Set),
        RuleKind::ValidOnlyIf(list) if !when && !on_itself && list.iter().any(|one| one == name) => Some(Demand::Unset),
        RuleKind::FixedValue { parameter, value } if when && parameter == name => Some(Demand::Is(value)),
        RuleKind::Range { parameter, minimum, maximum } if when && parameter == name => {
            Some(Demand::Within(*minimum, *maximum))
        }
        _ => None,
    }
}

fn looks_at(rule: &Rule, name: &str) -> bool {
    rule.when.as_ref().is_some_and(|when| when.parameters().contains(&name))
}

/// All combinations of the values that the conditions tell apart; `None` if there are too many.
fn worlds(action: &Action, conditions: &[&Condition]) -> Option<Vec<World>> {
    let names: BTreeSet<&str> = conditions.iter().flat_map(|condition| condition.parameters()).collect();
    let mut worlds = vec![World::new()];
    for name in names {
        let (parameter, group) = action.parameter(name)?;
        let mut mentioned = BTreeSet::new();
        conditions.iter().for_each(|condition| collect(condition, name, &mut mentioned));
        let mut choices: Vec<Option<String>> = mentioned.iter().map(|value| Some((*value).to_owned())).collect();
        choices.extend(other_value(action, parameter, &mentioned).map(Some));
        if !(parameter.required && group.is_none()) {
            choices.push(None);
        }
        if worlds.len() * choices.len() > MOST_WORLDS {
            return None;
        }
        let full = name.replace(".N", ".1");
        worlds = worlds
            .iter()
            .flat_map(|world| {
                choices.iter().map(|choice| {
                    let mut world = world.clone();
                    if let Some(value) = choice {
                        world.insert(full.clone(), value.clone());
                    }
                    world
                })
            })
            .collect();
    }
    Some(worlds)
}

fn collect<'c>(condition: &'c Condition, name: &str, values: &mut BTreeSet<&'c str>) {
    match condition {
        Condition::In { parameter, values: list } | Condition::NotIn { parameter, values: list }
            if parameter == name =>
        {
            values.extend(list.iter().map(String::as_str));
        }
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|one| collect(one, name, values)),
        Condition::Not(inner) => collect(inner, name, values),
        _ => {}
    }
}

/// A value that no condition mentions, if the parameter can have one.
fn other_value(action: &Action, parameter: &Parameter, mentioned: &BTreeSet<&str>) -> Option<String> {
    let fresh = |text: &String| !mentioned.contains(text.as_str());
    match parameter.item_kind() {
        ParameterKind::Boolean => ["true", "false"].into_iter().map(String::from).find(fresh),
        ParameterKind::Values(id) => {
            let set = action.value_set(*id)?;
            let listed = set.members.iter().map(|member| member.text.clone()).find(fresh);
            listed.or_else(|| (!set.complete).then(|| String::from("(any other)")))
        }
        ParameterKind::Int32 | ParameterKind::Int64 | ParameterKind::Float => {
            (1..).map(|n: u32| n.to_string()).find(fresh)
        }
        _ => Some(String::from("(any other)")),
    }
}
