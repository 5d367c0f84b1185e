//! Paths into documents that rules speak of: documents that have the member there and documents that lack it.

use std::collections::BTreeMap;

use dts_codegen::{
    diagnostic::Severity,
    model::{Action, Document, DocumentNode, Parameter, RuleKind},
    validate::document_violations,
};
use serde_json::Value;

use super::{
    samples::{self, State, Want},
    texts,
};

/// More documents than this are not made for all combinations of what may stand at the paths.
const MANY: usize = 256;

/// How the last of several places differs from all others.
#[derive(Clone, Debug)]
pub(crate) enum Last {
    Lacks,
    Has,
    /// It has this text, and the others have another one.
    Is(String),
}

impl Last {
    pub(crate) fn is_so(&self, places: &[Option<&Value>]) -> bool {
        let Some((last, others)) = places.split_last().filter(|(_, others)| !others.is_empty()) else { return false };
        let is = |place: &Option<&Value>, text: &str| place.is_some_and(|value| samples::text(value) == *text);
        match self {
            Self::Lacks => last.is_none() && others.iter().all(Option::is_some),
            Self::Has => last.is_some() && others.iter().all(Option::is_none),
            Self::Is(text) => is(last, text) && others.iter().all(|other| other.is_some() && !is(other, text)),
        }
    }
}

/// What stands in each place that a path such as `*/Table/*/name` leads to; `None` where the member is lacking.
pub(crate) fn places<'v>(value: &'v Value, path: &str) -> Vec<Option<&'v Value>> {
    match (path.split_once('/'), value) {
        (None, Value::Object(members)) => vec![members.get(path).filter(|value| !value.is_null())],
        (Some(("*", rest)), Value::Object(entries)) => entries.values().flat_map(|one| places(one, rest)).collect(),
        (Some(("*", rest)), Value::Array(items)) => items.iter().flat_map(|one| places(one, rest)).collect(),
        (Some((member, rest)), Value::Object(members)) => {
            members.get(member).map(|value| places(value, rest)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The paths that rules of the action speak of, with texts that may stand there: those that rules want first. Parts
/// have none.
pub(crate) fn texts_at(action: &Action) -> BTreeMap<&str, Vec<String>> {
    let mut all: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for rule in &action.rules {
        for path in rule.kind.parameters() {
            let Some((_, document, inner)) = action.document_path(path) else { continue };
            let Some((structure, member)) = member(document, inner) else { continue };
            let texts = all.entry(path).or_default();
            if let RuleKind::FixedValue { value, .. } = &rule.kind
                && !texts.contains(value)
            {
                texts.insert(0, value.clone());
            }
            let others = member.map(|member| texts::good(structure, member)).unwrap_or_default();
            let other = others.into_iter().find(|other| !texts.contains(other));
            texts.extend(other);
        }
    }
    all
}

/// The structure that a path ends in; and the member, if it is a single value.
fn member<'d>(document: &'d Document, path: &str) -> Option<(&'d Action, Option<&'d Parameter>)> {
    let mut at = &document.root;
    let mut steps = path.split('/').peekable();
    while let Some(step) = steps.next() {
        at = match at {
            DocumentNode::Array(inner) | DocumentNode::Map(inner) => inner,
            DocumentNode::Object(number) => {
                let structure = document.structure(*number)?;
                let part = structure.parts.get(step);
                if steps.peek().is_none() {
                    let (member, _) = structure.members.parameter(step)?;
                    return Some((&structure.members, part.is_none().then_some(member)));
                }
                &part?.node
            }
            _ => return None,
        };
    }
    None
}

/// What may stand at a path; the first is that nothing does.
struct Choice<'a> {
    path: &'a str,
    states: Vec<State<'a>>,
}

/// Documents for the parameter that the rules on paths into it can tell apart.
pub(crate) fn variants(action: &Action, parameter: &Parameter, texts: &BTreeMap<&str, &[String]>) -> Vec<String> {
    let Some(document) = parameter.document.as_deref() else { return Vec::new() };
    let choices: Vec<Choice<'_>> = texts
        .iter()
        .filter_map(|(path, texts)| {
            let (_, _, inner) = action.document_path(path).filter(|(one, ..)| one.name == parameter.name)?;
            let mut states = vec![State::Absent];
            states.extend(texts.iter().map(|text| State::Text(text)));
            states.extend(texts.is_empty().then_some(State::Part));
            // A place within a part may be missing as a whole.
            states.extend(inner.split('/').rev().skip(1).any(|step| step != "*").then_some(State::Gap));
            Some(Choice { path: inner, states })
        })
        .collect();
    let mut all = Vec::new();
    for picks in picks(action, parameter, &choices) {
        let even: Vec<Want<'_>> = choices
            .iter()
            .zip(&picks)
            .map(|(choice, pick)| Want { path: choice.path, state: choice.states[*pick], last: None })
            .collect();
        all.push(even.clone());
        all.extend(uneven(&choices, &even));
    }
    // Simple ones first.
    all.sort_by_key(|wants| wants.iter().any(|want| want.last.is_some()));
    let made = all.iter().filter_map(|wants| samples::whole(document, wants));
    let fits = |value: &Value| {
        document_violations(document, value, "").iter().all(|violation| violation.severity == Severity::Warning)
    };
    texts::distinct(made.filter(fits).map(|value| value.to_string()).collect())
}

/// Which state each path has: all combinations if they are not too many, else those that rules need.
fn picks(action: &Action, parameter: &Parameter, choices: &[Choice<'_>]) -> Vec<Vec<usize>> {
    let count = choices.iter().fold(1_usize, |count, choice| count.saturating_mul(choice.states.len()));
    if count <= MANY {
        return choices.iter().fold(vec![Vec::new()], |picks, choice| {
            let with = |picks: &Vec<usize>| {
                (0..choice.states.len()).map(|pick| [picks.clone(), vec![pick]].concat()).collect::<Vec<_>>()
            };
            picks.iter().flat_map(with).collect()
        });
    }
    // Paths that belong together: all, those of each rule, each by itself.
    let mut sets: Vec<Vec<usize>> = vec![(0..choices.len()).collect()];
    for rule in &action.rules {
        let speaks_of = |choice: &Choice<'_>| {
            rule.kind.parameters().contains(&format!("{}/{}", parameter.name, choice.path).as_str())
        };
        sets.push((0..choices.len()).filter(|index| speaks_of(&choices[*index])).collect());
    }
    sets.extend((0..choices.len()).map(|index| vec![index]));
    let mut picks = Vec::new();
    for set in sets {
        let with = |left_out: Option<usize>| {
            let is_in = |index: &usize| set.contains(index) && Some(*index) != left_out;
            (0..choices.len()).map(|index| usize::from(is_in(&index))).collect::<Vec<_>>()
        };
        picks.push(with(None));
        picks.extend(set.iter().map(|left_out| with(Some(*left_out))));
        // Other texts, and gaps.
        for index in set.iter().copied() {
            let other = |pick: usize| (0..choices.len()).map(|one| if one == index { pick } else { 0 }).collect();
            picks.extend((2..choices[index].states.len()).map(other));
        }
    }
    picks
}

/// The same with another state in the last place that a path leads to.
fn uneven<'a>(choices: &[Choice<'a>], even: &[Want<'a>]) -> Vec<Vec<Want<'a>>> {
    let mut all = Vec::new();
    for (index, choice) in choices.iter().enumerate() {
        let (path, state) = (choice.path, even[index].state);
        let lists = path.split('/').filter(|step| *step == "*").count();
        if lists == 0 || matches!(state, State::Absent | State::Gap) {
            continue;
        }
        let is_below = |other: &str| other.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        // Where the member is not, what lies in it is not either.
        let mut with = |first: State<'a>, last: State<'a>| {
            let with = |want: &Want<'a>| match want.path {
                one if one == path => Want { state: first, last: Some((lists, last)), ..*want },
                one if is_below(one) => {
                    let below = |around| if around == State::Gap { State::Absent } else { want.state };
                    Want { state: below(first), last: Some((lists, below(last))), ..*want }
                }
                _ => *want,
            };
            all.push(even.iter().map(with).collect());
        };
        with(state, State::Gap);
        with(State::Gap, state);
        for other in choice.states.iter().copied().filter(|other| matches!(other, State::Text(_)) && *other != state) {
            with(state, other);
        }
    }
    all
}
