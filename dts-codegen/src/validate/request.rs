//! Whole requests.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    Violation, ViolationKind, document::each_at, document_violations, limits::limit_faults, rules, text::is_json,
};
use crate::{
    diagnostic::{Severity, nearest},
    model::{Action, Parameter, ParameterKind},
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

/// A request's parameters, read along the action's definition.
#[derive(Debug)]
pub struct Given<'a> {
    action: &'a Action,
    texts: &'a BTreeMap<String, String>,
    /// Wire name as in the spec (`Tag.N.Key`) to the full names that are given (`Tag.1.Key`), by number.
    names: BTreeMap<&'a str, BTreeMap<usize, &'a str>>,
    /// Documents whose members are known, by full name; without those that can't be read.
    documents: BTreeMap<&'a str, serde_json::Value>,
}

impl<'a> Given<'a> {
    /// Sorts the parameters out; those that the action does not have are told by their names.
    pub fn new(action: &'a Action, texts: &'a BTreeMap<String, String>) -> (Self, Vec<&'a str>) {
        let mut given = Self { action, texts, names: BTreeMap::new(), documents: BTreeMap::new() };
        let mut unknown = Vec::new();
        for (full, text) in texts {
            match find(action, full) {
                Some((parameter, number)) => {
                    let document = parameter.document.as_ref().and_then(|_| serde_json::from_str(text).ok());
                    given.documents.extend(document.map(|document| (full.as_str(), document)));
                    given.names.entry(&parameter.name).or_default().insert(number, full);
                }
                None if COMMON_PARAMETERS.contains(&full.as_str()) => {}
                None => unknown.push(full.as_str()),
            }
        }
        (given, unknown)
    }

    /// Whether the parameter is given; a list is when it has an item.
    pub fn is_set(&self, name: &str) -> bool {
        match self.action.parameter(name) {
            Some((group, None)) if !group.members().is_empty() => {
                group.members().iter().any(|member| self.names.contains_key(member.name.as_str()))
            }
            Some(_) => self.names.contains_key(name) && (!self.is_csv(name) || self.texts(name).next().is_some()),
            None => match self.action.document_path(name) {
                Some((parameter, _, path)) => !self.document_texts(&parameter.name, path).is_empty(),
                None => false,
            },
        }
    }

    /// Whether the parameter is given, or the member of a document: in every place that its path leads to.
    pub(super) fn is_there(&self, name: &str) -> bool {
        match self.action.document_path(name) {
            Some((parameter, _, path)) => {
                let mut all = true;
                each_at(self.document(&parameter.name), path, &mut |value| all &= value.is_some());
                all
            }
            None => self.is_set(name),
        }
    }

    /// The texts of a member of a document, from every place that its path leads to.
    fn document_texts(&self, name: &str, path: &str) -> Vec<String> {
        let mut texts = Vec::new();
        each_at(self.document(name), path, &mut |value| {
            texts.extend(value.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
        });
        texts
    }

    /// The document of a parameter; null if it is not given, or none.
    fn document(&self, name: &str) -> &serde_json::Value {
        self.documents.get(name).unwrap_or(&serde_json::Value::Null)
    }

    /// The texts of the parameter: one for a scalar, each item for a list.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = Cow<'a, str>> {
        let inner = match self.action.document_path(name) {
            Some((parameter, _, path)) => self.document_texts(&parameter.name, path),
            None => Vec::new(),
        };
        let split = self.is_csv(name);
        let texts = self.texts;
        let full = self.names.get(name).map(|numbers| numbers.values().copied().collect::<Vec<_>>());
        let outer =
            full.unwrap_or_default().into_iter().filter_map(move |full| texts.get(full)).flat_map(move |text| {
                match split {
                    true => text.split(',').map(|item| Cow::Borrowed(item.trim())).collect::<Vec<_>>(),
                    false => vec![Cow::Borrowed(text.as_str())],
                }
            });
        inner.into_iter().map(Cow::Owned).chain(outer)
    }

    fn is_csv(&self, name: &str) -> bool {
        self.action.parameter(name).is_some_and(|(parameter, _)| matches!(parameter.kind, ParameterKind::Csv(_)))
    }

    fn full_names(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.names.get(name).into_iter().flat_map(|numbers| numbers.values().copied())
    }
}

/// The parameter that a full name such as `Tag.1.Key` stands for, and its number; 0 where it has none.
fn find<'a>(action: &'a Action, full: &str) -> Option<(&'a Parameter, usize)> {
    for parameter in &action.parameters {
        if !parameter.is_list() {
            if parameter.name == full {
                return Some((parameter, 0));
            }
            continue;
        }
        let Some(rest) = full.strip_prefix(parameter.base_name()).and_then(|rest| rest.strip_prefix('.')) else {
            continue;
        };
        let (number, member) = rest.split_once('.').map_or((rest, None), |(number, member)| (number, Some(member)));
        let is_number = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
        let Some(number) = number.parse().ok().filter(|_| is_number) else { continue };
        match member {
            None if parameter.members().is_empty() => return Some((parameter, number)),
            Some(member) => {
                let found = parameter
                    .members()
                    .iter()
                    .find(|one| one.name.rsplit_once(".N.").is_some_and(|(_, name)| name == member));
                if let Some(found) = found {
                    return Some((found, number));
                }
            }
            None => {}
        }
    }
    None
}

/// Everything that the request breaks: limits in the order of the parameters, then rules, then unknown names.
pub fn validate(action: &Action, texts: &BTreeMap<String, String>) -> Vec<Violation> {
    let (given, unknown) = Given::new(action, texts);
    let mut found = Vec::new();
    for parameter in &action.parameters {
        check_parameter(action, parameter, &given, &mut found);
    }
    for rule in &action.rules {
        found.extend(rules::check(action, rule, &given));
    }
    for name in unknown {
        found.push(unknown_parameter(action, name));
    }
    found
}

fn check_parameter(action: &Action, parameter: &Parameter, given: &Given<'_>, found: &mut Vec<Violation>) {
    let mut own = |parameter: &str, kind, severity, message| {
        found.push(Violation { parameter: parameter.to_owned(), rule: None, kind, severity, message });
    };
    let mut documents = Vec::new();
    let name = &parameter.name;
    if parameter.required && !given.is_set(name) {
        own(name, ViolationKind::Required, Severity::Error, format!("`{name}` is required"));
    }
    let numbers: BTreeSet<usize> = match parameter.members() {
        [] => given.names.get(name.as_str()).into_iter().flat_map(|numbers| numbers.keys().copied()).collect(),
        members => members
            .iter()
            .filter_map(|member| given.names.get(member.name.as_str()))
            .flat_map(|numbers| numbers.keys().copied())
            .collect(),
    };
    let count = if matches!(parameter.kind, ParameterKind::Csv(_)) { given.texts(name).count() } else { numbers.len() };
    let base = parameter.base_name();
    if let Some(fewest) = parameter.limits.min_items.filter(|&fewest| count > 0 && count < fewest as usize) {
        let message = format!("`{name}` has {count} items; at least {fewest} are needed");
        own(name, ViolationKind::MaxItems, Severity::Error, message);
    }
    if let Some(most) = parameter.limits.max_items.filter(|&most| count > most as usize) {
        let message = format!("`{name}` has {count} items; at most {most} are allowed");
        own(name, ViolationKind::MaxItems, Severity::Error, message);
    }
    if parameter.is_list()
        && let Some(last) = numbers.last().filter(|&&last| last != numbers.len())
    {
        let message =
            format!("`{name}` is numbered up to {last} with gaps; the service reads items 1, 2, 3, ... without gaps");
        own(&format!("{base}.{last}"), ViolationKind::MaxItems, Severity::Warning, message);
    }
    for member in parameter.members() {
        let (prefix, suffix) = member.name.split_once(".N.").unwrap_or((member.name.as_str(), ""));
        for number in &numbers {
            let full = format!("{prefix}.{number}.{suffix}");
            match given.texts.get(&full) {
                Some(text) => {
                    for fault in limit_faults(action, member, text) {
                        own(&full, fault.kind, fault.severity, format!("`{full}`: {}", fault.message));
                    }
                }
                None if member.required => {
                    own(&full, ViolationKind::Required, Severity::Error, format!("`{full}` is required"));
                }
                None => {}
            }
        }
    }
    if matches!(parameter.kind, ParameterKind::Csv(_)) {
        for text in given.texts(name) {
            for fault in limit_faults(action, parameter, &text) {
                own(name, fault.kind, fault.severity, format!("`{name}`: {}", fault.message));
            }
        }
    } else if parameter.members().is_empty() {
        for full in given.full_names(name) {
            let Some(text) = given.texts.get(full) else { continue };
            if let Some(document) = parameter.document.as_ref().filter(|_| !parameter.secret)
                && is_json(text)
            {
                if let Some(value) = given.documents.get(full) {
                    documents.extend(document_violations(document, value, full));
                } else if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
                    // The text is JSON, but has a number that no computer number is large enough for.
                    let message = format!("`{full}`: {error}");
                    own(full, ViolationKind::Type, Severity::Error, message);
                }
            }
            for fault in limit_faults(action, parameter, text) {
                own(full, fault.kind, fault.severity, format!("`{full}`: {}", fault.message));
            }
        }
    }
    found.extend(documents);
}

fn unknown_parameter(action: &Action, name: &str) -> Violation {
    let mut message = format!("unknown parameter `{name}` in action `{}`", action.name);
    let listed: Vec<&str> = action.parameter_names().collect();
    let plain =
        name.split('.').map(|part| if part.parse::<u32>().is_ok() { "N" } else { part }).collect::<Vec<_>>().join(".");
    if listed.contains(&name) {
        message.push_str("; write a number from 1 in the place of `N`");
    } else if let Some(near) = nearest(&plain, listed) {
        message.push_str(&format!("; did you mean `{near}`?"));
    }
    Violation {
        parameter: name.to_owned(),
        rule: None,
        kind: ViolationKind::UnknownParameter,
        severity: Severity::Error,
        message,
    }
}
