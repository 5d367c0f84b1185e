//! Whole requests, and objects in documents, which are to their members what requests are to their parameters.

use std::collections::BTreeSet;

use super::{
    Given, GivenValue, Known, Verdict, ViolationKind,
    documents::{self, Named},
    findings::{Fault, Judged, Own, Scope},
    given::{Part, Value},
    held::{Document, Held, Item},
    limits::{LimitFault, can_be_refused, can_constant_be_refused, has_limits, limit_faults},
    rules,
    texts::{at_least, at_most, counted},
    truth::Truth,
};
use crate::{
    diagnostic::{Severity, nearest},
    facts::{ActionFacts, DocumentFacts, ParameterFacts},
};

/// Parameters that every request carries (guide 6.1 and, for tokens, 7.3); no action lists them.
pub const COMMON_PARAMETERS: [&str; 12] = [
    "AccessKeyId",
    "Action",
    "Format",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
    "Timestamp",
    "Version",
    "Product",
];

/// What the facts say of a request: limits in the order of the parameters, then rules, then unknown names.
pub fn decide(facts: &ActionFacts, given: &Given) -> Verdict {
    judge(facts, values(given)).into()
}

/// What a rule makes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleState {
    /// The request keeps it, whatever expressions give.
    Kept,
    /// The request breaks it, whatever expressions give.
    Broken,
    /// Expressions decide.
    Open,
}

/// What each rule of the facts makes of a request, in their order.
pub fn decide_rules(facts: &ActionFacts, given: &Given) -> Vec<RuleState> {
    let (held, _) = Held::of_request(&facts.members, &facts.documents, values(given));
    let state = |rule| {
        let mut judged = Judged::default();
        rules::check(rule, &mut Scope { held: &held, prefix: "", within: None, object: None, judged: &mut judged });
        match (judged.found.is_empty(), judged.undecided.is_empty()) {
            (false, _) => RuleState::Broken,
            (true, false) => RuleState::Open,
            (true, true) => RuleState::Kept,
        }
    };
    facts.members.rules.iter().map(state).collect()
}

fn values(given: &Given) -> impl Iterator<Item = Value<'_>> {
    given.values.iter().map(|GivenValue { name, at, value }| Value {
        name,
        at: *at,
        known: match value {
            Known::Text(text) => Part::Text(text),
            Known::Items(items) => Part::Items(items),
            Known::Json(json) => Part::Json(json),
            Known::Expression => Part::Expression,
            Known::Constant => Part::Constant,
            Known::Perhaps => Part::Perhaps,
        },
    })
}

/// The same in parts.
pub(crate) fn judge<'a>(facts: &'a ActionFacts, values: impl IntoIterator<Item = Value<'a>>) -> Judged {
    let mut judged = Judged::default();
    let (held, unknown) = Held::of_request(&facts.members, &facts.documents, values);
    let mut scope = Scope { held: &held, prefix: "", within: None, object: None, judged: &mut judged };
    check(&facts.documents, &mut scope);
    let unknown = unknown.into_iter().filter(|value| !COMMON_PARAMETERS.contains(&value.name));
    judged.found.extend(unknown.map(|value| unknown_parameter(facts, value)));
    judged
}

/// Checks members that stand together: limits in the order of the members, then rules.
pub(super) fn check(documents: &[DocumentFacts], scope: &mut Scope<'_, '_>) {
    let members = scope.held.members;
    for parameter in &members.parameters {
        check_parameter(parameter, documents, scope);
    }
    members.rules.iter().for_each(|rule| rules::check(rule, scope));
}

fn check_parameter(parameter: &ParameterFacts, documents: &[DocumentFacts], scope: &mut Scope<'_, '_>) {
    let held = scope.held;
    let wire = &parameter.wire;
    if parameter.required {
        match held.is_set(wire) {
            Truth::Yes => {}
            Truth::No => required(parameter, wire, scope.object, scope),
            Truth::Open => scope.leave_open(wire),
        }
    }
    let open = held.open(wire);
    let mut numbers: BTreeSet<usize> = match parameter.members() {
        [] => held.items(wire).map(|(number, _)| number).collect(),
        members => members.iter().flat_map(|member| held.items(&member.wire)).map(|(number, _)| number).collect(),
    };
    numbers.extend(open.into_iter().flat_map(|open| &open.groups));
    let is_whole_open = open.is_some_and(|open| open.whole.is_some());
    count_items(parameter, &numbers, is_whole_open, scope);
    if parameter.is_list()
        && !is_whole_open
        && let Some(last) = numbers.last().filter(|&&last| last != numbers.len())
    {
        let message = format!(
            ": the items are numbered up to {last} with gaps; the service reads items 1, 2, 3, ... without gaps"
        );
        let name = format!("{}.{last}", parameter.base_name());
        let at = first_token(parameter, *last, scope.held);
        let own = Own::error(ViolationKind::MaxItems, at, message);
        scope.own(parameter, &name, Own { severity: Severity::Warning, ..own });
    }
    let is_open = |number: &usize| open.is_some_and(|open| open.groups.contains(number));
    for member in parameter.members() {
        for number in &numbers {
            match held.item(&member.wire, *number) {
                Some(item) => check_item(member, &member.full_name(*number), item, documents, scope),
                None if is_open(number) => {}
                None if member.required => required(member, &member.full_name(*number), None, scope),
                None => {}
            }
        }
        if open.is_some() && can_be_refused(member, held.members.set_of(member)) {
            scope.leave_open(wire);
        }
    }
    if parameter.members().is_empty() {
        for (number, item) in held.items(wire) {
            check_item(parameter, &parameter.full_name(number), item, documents, scope);
        }
        if is_whole_open && can_be_refused(parameter, held.members.set_of(parameter)) {
            scope.leave_open(wire);
        }
    }
}

fn required(parameter: &ParameterFacts, name: &str, at: Option<usize>, scope: &mut Scope<'_, '_>) {
    let advice = match parameter.rust.as_str() {
        // A member of a document.
        "" => format!("write `\"{name}\": ...`"),
        rust => format!("write `{rust}: ...`"),
    };
    let own = Own::error(ViolationKind::Required, at, " is required");
    scope.own(parameter, name, Own { advice, ..own });
}

/// How many items there are; `is_open` if an expression knows.
fn count_items(parameter: &ParameterFacts, numbers: &BTreeSet<usize>, is_open: bool, scope: &mut Scope<'_, '_>) {
    let wire = &parameter.wire;
    let limits = &parameter.limits;
    let (count, is_open) = if parameter.is_csv() {
        let texts = scope.held.texts(wire);
        (texts.known.len(), texts.is_open)
    } else {
        let is_perhaps = scope.held.items(wire).any(|(_, item)| item.is_set == Truth::Open);
        (numbers.len(), is_open || is_perhaps)
    };
    if is_open {
        let is_limited = limits.min_items.is_some() || limits.max_items.is_some();
        if is_limited {
            scope.leave_open(wire);
        }
        return;
    }
    let at = |index: usize| match parameter.is_list() {
        true => numbers.iter().nth(index).and_then(|number| first_token(parameter, *number, scope.held)),
        false => first_token(parameter, 0, scope.held),
    };
    if let Some(fewest) = limits.min_items.filter(|&fewest| count > 0 && count < fewest as usize) {
        let message = format!(" has {}; {}", counted(count, "item"), at_least(fewest));
        scope.own(parameter, wire, Own::error(ViolationKind::MaxItems, at(0), message));
    }
    if let Some(most) = limits.max_items.filter(|&most| count > most as usize) {
        let message = format!(" has {}; {}", counted(count, "item"), at_most(most));
        scope.own(parameter, wire, Own::error(ViolationKind::MaxItems, at(most as usize), message));
    }
}

/// The token of an item, the first one where it is a group.
fn first_token(parameter: &ParameterFacts, number: usize, held: &Held<'_>) -> Option<usize> {
    let wires = parameter.members().iter().map(|member| &member.wire).chain([&parameter.wire]);
    wires.filter_map(|wire| held.item(wire, number)).map(|item| item.at).next()
}

/// A value, or an item of a list or group.
fn check_item(
    parameter: &ParameterFacts,
    full: &str,
    item: &Item<'_>,
    documents: &[DocumentFacts],
    scope: &mut Scope<'_, '_>,
) {
    let members = scope.held.members;
    let at = Some(item.at);
    let mut mistyped = |at, message: &str| {
        scope.own(parameter, full, Own::error(ViolationKind::Type, at, format!(": {message}")));
    };
    let document = parameter.document().and_then(|number| documents.get(number)).filter(|_| !parameter.secret);
    match &item.document {
        Document::Misplaced => {
            return mistyped(at, "a JSON document stands where a single value is expected");
        }
        Document::Unreadable(at, why) if !parameter.secret => {
            mistyped(Some(*at), why);
        }
        _ => {}
    }
    if let (Document::Json(json), Some(document)) = (&item.document, document) {
        documents::check(document, json, Named { path: full, parameter: &parameter.wire }, scope.judged);
    }
    let set = members.set_of(parameter);
    let (texts, is_open) = match (parameter.is_csv(), &item.text) {
        (true, _) => item.separated(),
        (false, Some(text)) => (vec![(&**text, item.at)], false),
        (false, None) => (Vec::new(), true),
    };
    if is_open {
        let is_open = match &item.document {
            // What is written out is JSON, and was held to its description above.
            Document::Json(_) => has_limits(parameter),
            _ if item.is_checked => can_constant_be_refused(parameter, set),
            // A part of a document is looked at where it stands.
            _ => parameter.part().is_none() && can_be_refused(parameter, set),
        };
        if is_open {
            scope.leave_open(&parameter.wire);
        }
    }
    for (text, at) in texts {
        for found in limit_faults(parameter, set, text) {
            let LimitFault { kind, severity, message } = found;
            let set = set.filter(|_| kind == ViolationKind::Enum && !parameter.secret);
            let near = set.and_then(|set| nearest(text, set.members.iter().map(|(_, text)| text.as_str())));
            let advice = near.map(|near| format!("did you mean `{near}`?")).unwrap_or_default();
            let at = Some(at);
            scope.own(parameter, full, Own { kind, severity, at, message: format!(": {message}"), advice });
        }
    }
}

fn unknown_parameter(facts: &ActionFacts, value: Value<'_>) -> Fault {
    let Value { name, at, .. } = value;
    let mut says = format!("unknown parameter `{name}` in action `{}`", facts.name);
    let listed: Vec<&str> = facts.members.wire_names().collect();
    let plain =
        name.split('.').map(|part| if part.parse::<u32>().is_ok() { "N" } else { part }).collect::<Vec<_>>().join(".");
    if listed.contains(&name) {
        says.push_str("; write a number from 1 in the place of `N`");
    } else if let Some(near) = nearest(&plain, listed) {
        says.push_str(&format!("; did you mean `{near}`?"));
    }
    Fault {
        at: Some(at),
        parameter: name.to_owned(),
        rule: None,
        kind: ViolationKind::UnknownParameter,
        severity: Severity::Error,
        says,
        source: String::new(),
        advice: String::new(),
    }
}
