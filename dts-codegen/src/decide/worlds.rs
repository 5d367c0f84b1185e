//! Contradictions, and rules that can never matter.
//!
//! A rule looks at few parameters and few values. All combinations of those (worlds) are tried: if no world makes a
//! rule's condition true, the rule can never fire; if a world makes one rule demand what another forbids, they
//! contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    conditions,
    given::{Part, Value},
    held::Held,
    truth::Truth,
};
use crate::{
    facts::{ActionFacts, KindFacts, ParameterFacts, RuleFacts},
    rule::{Condition, RuleKind},
};

/// More worlds than this are not tried: nobody writes such rules, and a warning is not worth the time.
const MOST_WORLDS: usize = 20_000;

type World = BTreeMap<String, String>;

/// What makes a rule senseless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleFlaw {
    /// Its condition never holds; one that only allows something always does.
    Condition(&'static str),
    /// What it demands is always so, for this reason.
    AlwaysKept(&'static str),
    /// It forbids this parameter, which is always required.
    ForbidsRequired(String),
}

/// Requests for which two rules demand what can't be both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The parameter that they disagree about.
    pub parameter: String,
    /// Parameters and values of such a request; none if it is so in every request.
    pub case: Vec<(String, String)>,
}

impl Contradiction {
    /// The case in words.
    pub fn in_words(&self) -> String {
        match self.case.is_empty() {
            true => String::from("in every request"),
            false => {
                let given: Vec<String> =
                    self.case.iter().map(|(name, value)| format!("`{name}` = `{value}`")).collect();
                format!("in a request with {}", given.join(", "))
            }
        }
    }
}

/// Whether the first condition holds only where the second does, and the second only where the first does; `None` where
/// that can't be told.
#[cfg(feature = "spec")]
pub(crate) fn implications(facts: &ActionFacts, first: &Condition, second: &Condition) -> Option<(bool, bool)> {
    let worlds = worlds(facts, &[first, second])?;
    let mut implied = (true, true);
    for world in &worlds {
        let both = (holds(facts, world, first), holds(facts, world, second));
        implied.0 &= !both.0 || both.1;
        implied.1 &= !both.1 || both.0;
    }
    Some(implied)
}

/// Whether a rule can fire in a request that has none of these parameters; `true` where that can't be told.
#[cfg(feature = "spec")]
pub(crate) fn can_fire_without(
    facts: &ActionFacts,
    kind: &RuleKind,
    when: Option<&Condition>,
    names: &BTreeSet<&str>,
) -> bool {
    let Some(when) = when else { return true };
    let Some(worlds) = worlds(facts, &[when]) else { return true };
    worlds.iter().any(|world| {
        let held = held(facts, world);
        let has_any = names.iter().any(|name| held.is_set(name) == Truth::Yes);
        !has_any && holds(facts, world, when) != matches!(kind, RuleKind::ValidOnlyIf(_))
    })
}

/// What makes the rule senseless, each by itself.
pub fn rule_flaws(facts: &ActionFacts, rule: &RuleFacts) -> Vec<RuleFlaw> {
    let mut flaws = Vec::new();
    let members = &facts.members;
    let always_set =
        |name: &str| members.parameter(name).is_some_and(|(parameter, group)| group.is_none() && parameter.required);
    match &rule.kind {
        RuleKind::RequiredIf(list) | RuleKind::Requires { parameters: list, .. }
            if list.iter().all(|name| always_set(name)) =>
        {
            flaws.push(RuleFlaw::AlwaysKept("what it requires is always required"));
        }
        RuleKind::AtLeastOneOf(list) if list.iter().any(|name| always_set(name)) => {
            flaws.push(RuleFlaw::AlwaysKept("one of its parameters is always required"));
        }
        // A condition on the parameter itself constrains its value, not its presence.
        RuleKind::ValidOnlyIf(list) => {
            let forbidden = list.iter().find(|name| always_set(name) && !looks_at(rule, name));
            flaws.extend(forbidden.cloned().map(RuleFlaw::ForbidsRequired));
        }
        _ => {}
    }
    let Some(when) = &rule.when else { return flaws };
    let Some(worlds) = worlds(facts, &[when]) else { return flaws };
    let is_permission = matches!(rule.kind, RuleKind::ValidOnlyIf(_));
    if !worlds.iter().any(|world| holds(facts, world, when) != is_permission) {
        flaws.push(RuleFlaw::Condition(match is_permission {
            true => "its condition always holds",
            false => "its condition never holds",
        }));
    }
    flaws
}

/// What a rule makes of a parameter in a world.
#[derive(PartialEq)]
enum Demand<'r> {
    Set,
    Unset,
    Is(&'r str),
    Within(Option<f64>, Option<f64>),
}

/// A request for which the rules contradict each other.
pub fn contradiction(facts: &ActionFacts, first: &RuleFacts, second: &RuleFacts) -> Option<Contradiction> {
    let theirs: BTreeSet<&str> = second.kind.parameters().into_iter().collect();
    let shared: BTreeSet<&str> = first.kind.parameters().into_iter().filter(|name| theirs.contains(name)).collect();
    if shared.is_empty() {
        return None;
    }
    let conditions: Vec<&Condition> = [&first.when, &second.when].into_iter().flatten().collect();
    let worlds = worlds(facts, &conditions)?;
    worlds.iter().find_map(|world| {
        let clashes = |name: &&&str| clash(demand(facts, first, name, world), demand(facts, second, name, world));
        let name = shared.iter().find(clashes)?;
        Some(Contradiction { parameter: (*name).to_owned(), case: world.clone().into_iter().collect() })
    })
}

/// The same, as long as nobody could have meant it: the conditions look at the same parameters, or one rule can't be kept
/// wherever it demands something.
///
/// Rules whose conditions look at different parameters may forbid what they demand together on purpose: then there are
/// no requests in which both conditions hold.
pub fn sure_contradiction(facts: &ActionFacts, first: &RuleFacts, second: &RuleFacts) -> Option<Contradiction> {
    let found = contradiction(facts, first, second)?;
    let looked_at = |rule: &RuleFacts| -> BTreeSet<String> {
        rule.when.iter().flat_map(|when| when.parameters()).map(str::to_owned).collect()
    };
    if looked_at(first) == looked_at(second) {
        return Some(found);
    }
    let name = found.parameter.as_str();
    let conditions: Vec<&Condition> = [&first.when, &second.when].into_iter().flatten().collect();
    let worlds = worlds(facts, &conditions)?;
    let never_kept = |rule: &RuleFacts| {
        worlds
            .iter()
            .filter(|world| demand(facts, rule, name, world) == Some(Demand::Set))
            .all(|world| clash(demand(facts, first, name, world), demand(facts, second, name, world)))
    };
    let demands = |rule: &RuleFacts| worlds.iter().any(|world| demand(facts, rule, name, world) == Some(Demand::Set));
    [first, second].into_iter().any(|rule| demands(rule) && never_kept(rule)).then_some(found)
}

fn clash(first: Option<Demand<'_>>, second: Option<Demand<'_>>) -> bool {
    match (first, second) {
        (Some(Demand::Set), Some(Demand::Unset)) | (Some(Demand::Unset), Some(Demand::Set)) => true,
        (Some(Demand::Is(a)), Some(Demand::Is(b))) => a != b,
        (Some(Demand::Within(a_min, a_max)), Some(Demand::Within(b_min, b_max))) => {
            let below =
                |most: Option<f64>, least: Option<f64>| most.zip(least).is_some_and(|(most, least)| most < least);
            below(a_max, b_min) || below(b_max, a_min)
        }
        _ => false,
    }
}

fn demand<'r>(facts: &ActionFacts, rule: &'r RuleFacts, name: &str, world: &World) -> Option<Demand<'r>> {
    let when = rule.when.as_ref().is_none_or(|when| holds(facts, world, when));
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

fn looks_at(rule: &RuleFacts, name: &str) -> bool {
    rule.when.as_ref().is_some_and(|when| when.parameters().contains(&name))
}

fn held<'a>(facts: &'a ActionFacts, world: &'a World) -> Held<'a> {
    let values = world.iter().map(|(name, text)| Value { name, at: 0, known: Part::Text(text) });
    Held::of_request(&facts.members, &facts.documents, values).0
}

fn holds(facts: &ActionFacts, world: &World, condition: &Condition) -> bool {
    conditions::holds(condition, &held(facts, world)) == Truth::Yes
}

/// All combinations of the values that the conditions tell apart; `None` if there are too many.
fn worlds(facts: &ActionFacts, conditions: &[&Condition]) -> Option<Vec<World>> {
    let names: BTreeSet<&str> = conditions.iter().flat_map(|condition| condition.parameters()).collect();
    let mut worlds = vec![World::new()];
    for name in names {
        let (parameter, group) = facts.members.parameter(name)?;
        let mut mentioned = BTreeSet::new();
        conditions.iter().for_each(|condition| collect(condition, name, &mut mentioned));
        let mut choices: Vec<Option<String>> = mentioned.iter().map(|value| Some((*value).to_owned())).collect();
        choices.extend(other_value(facts, parameter, &mentioned).map(Some));
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
fn other_value(facts: &ActionFacts, parameter: &ParameterFacts, mentioned: &BTreeSet<&str>) -> Option<String> {
    let fresh = |text: &String| !mentioned.contains(text.as_str());
    match parameter.item_kind() {
        KindFacts::Boolean => ["true", "false"].into_iter().map(String::from).find(fresh),
        KindFacts::Set(number) => {
            let set = facts.members.sets.get(*number)?;
            let listed = set.members.iter().map(|(_, text)| text.clone()).find(fresh);
            listed.or_else(|| (!set.complete).then(|| String::from("(any other)")))
        }
        KindFacts::Int32 | KindFacts::Int64 | KindFacts::Float => (1..).map(|n: u32| n.to_string()).find(fresh),
        _ => Some(String::from("(any other)")),
    }
}
