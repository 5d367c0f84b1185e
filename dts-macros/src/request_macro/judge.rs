//! What the facts say of what is given.

use dts_codegen::{
    decide::{self, Finding, Given, GivenValue, Known},
    diagnostic::Severity,
    facts::{ActionFacts, KindFacts},
};

use super::{
    marks::{ACTION, Marks},
    paths::numbered,
    value::{Assigned, Element, Request, Value},
};

/// What is left when all faults are told.
pub(super) struct Judged {
    /// Whether the program has to check something when it runs.
    pub(super) is_open: bool,
    /// Warnings, and the tokens that they are about.
    pub(super) warnings: Vec<(usize, Warning)>,
}

/// A warning.
pub(super) enum Warning {
    /// The private clouds don't know the parameter.
    PublicCloudOnly(String),
    /// What the facts find unusual.
    Unusual(String),
}

/// Decides what can be decided, and tells the faults.
pub(super) fn judge(facts: &ActionFacts, request: &Request<'_>, marks: &Marks) -> Judged {
    let mut collected = Collected::default();
    collected.request(request, &mut Vec::new());
    let verdict = decide::decide(facts, &collected.given);
    let mut warnings = Vec::new();
    public_cloud_only(request, &mut warnings);
    let mistyped: Vec<_> = verdict.found.iter().filter(|finding| finding.kind == "type").map(|one| one.at).collect();
    for finding in verdict.found {
        // An empty text is no JSON; that it is too short, too, is no second fault.
        if finding.kind == "length" && mistyped.contains(&finding.at) && collected.is_blank(&finding) {
            continue;
        }
        // What seems to be missing may be what could not be read.
        let Some(at) = collected.place(&finding, request.is_whole) else { continue };
        match finding.severity {
            Severity::Error => marks.fault(at, finding.message),
            Severity::Warning => warnings.push((at, Warning::Unusual(finding.message))),
        }
    }
    Judged { is_open: collected.has_open_documents || !verdict.undecided.is_empty(), warnings }
}

fn public_cloud_only(request: &Request<'_>, warnings: &mut Vec<(usize, Warning)>) {
    for Assigned { parameter, named_at, value, .. } in &request.assigned {
        if parameter.public_cloud_only {
            let message = format!("only the public cloud documents `{}`", parameter.wire);
            warnings.push((*named_at, Warning::PublicCloudOnly(message)));
        }
        if let Value::Groups(groups) = value {
            for (_, element) in groups {
                if let Element::Group(group) = element {
                    public_cloud_only(group, warnings);
                }
            }
        }
    }
}

/// What is handed to the decider.
#[derive(Default)]
struct Collected {
    given: Given,
    /// Whether expressions are in documents that have a description.
    has_open_documents: bool,
    /// What may lack something.
    places: Vec<Place>,
}

/// A group, or a list without items.
struct Place {
    /// `Tag.1`
    name: String,
    at: usize,
    /// Whether all names in it could be read.
    is_whole: bool,
}

impl Collected {
    fn push(&mut self, name: String, at: usize, value: Known) {
        self.given.values.push(GivenValue { name, at, value });
    }

    fn request(&mut self, request: &Request<'_>, numbers: &mut Vec<usize>) {
        for assigned in request.assigned.iter().filter(|assigned| !assigned.is_second) {
            self.assigned(assigned, numbers);
        }
        for unknown in &request.unknown {
            // It is a misspelled one most likely, which is not missing then.
            let meant =
                unknown.meant.filter(|meant| !request.assigned.iter().any(|one| one.parameter.wire == meant.wire));
            if let Some(parameter) = meant {
                self.push(numbered(&parameter.wire, numbers), unknown.at, Known::Perhaps);
            }
        }
    }

    fn assigned(&mut self, assigned: &Assigned<'_>, numbers: &mut Vec<usize>) {
        let Assigned { parameter, at, value, maybe, .. } = assigned;
        let is_list = matches!(parameter.kind, KindFacts::List(_) | KindFacts::Groups { .. });
        let name = numbered(&parameter.wire, numbers);
        match value {
            _ if *maybe => self.push(name, *at, Known::Perhaps),
            Value::Literal { text, .. } => self.push(name, *at, Known::Text(text.clone())),
            Value::Member(member) => self.push(name, *at, Known::Text(member.wire.to_owned())),
            Value::Document(json) => {
                // That expressions are JSON is sure, but not that they are what the document has there.
                self.has_open_documents |= matches!(parameter.kind, KindFacts::Json(Some(_))) && json.is_open();
                self.push(name, *at, Known::Json(json.known()));
            }
            // Nobody knows whether there is an item.
            Value::Expression(_) | Value::NoMember { .. } | Value::Faulty if is_list => {
                self.push(name, *at, Known::Perhaps)
            }
            Value::Constant(_) => self.push(name, *at, Known::Constant),
            Value::Expression(_) | Value::NoMember { .. } | Value::Faulty => self.push(name, *at, Known::Expression),
            Value::List(items) if items.is_empty() => self.places.push(Place { name, at: *at, is_whole: true }),
            // Facts know no list within a group; what it holds is looked at when the program runs.
            Value::List(_) if is_list && !numbers.is_empty() => self.push(name, *at, Known::Expression),
            Value::List(items) if is_list => {
                for (index, (at, item)) in items.iter().enumerate() {
                    numbers.push(index + 1);
                    let name = numbered(&parameter.wire, numbers);
                    numbers.pop();
                    let known = match item {
                        Value::Constant(_) => Known::Constant,
                        item => text(item).map_or(Known::Expression, Known::Text),
                    };
                    self.push(name, *at, known);
                }
            }
            Value::List(items) => {
                let items = items.iter().map(|(at, item)| (*at, text(item)));
                self.push(name, *at, Known::Items(items.collect()));
            }
            Value::Groups(groups) if groups.is_empty() => self.places.push(Place { name, at: *at, is_whole: true }),
            Value::Groups(groups) => {
                for (index, (at, element)) in groups.iter().enumerate() {
                    numbers.push(index + 1);
                    let name = numbered(&parameter.wire, numbers);
                    match element {
                        // What is empty was told; the list has an item all the same.
                        Element::Group(group) if group.is_empty() => self.push(name, *at, Known::Expression),
                        Element::Group(group) => {
                            self.places.push(Place { name, at: *at, is_whole: group.is_whole });
                            self.request(group, numbers);
                        }
                        Element::Expression(_) | Element::Faulty => self.push(name, *at, Known::Expression),
                    }
                    numbers.pop();
                }
            }
        }
    }

    /// Whether the finding is about an empty text.
    fn is_blank(&self, finding: &Finding) -> bool {
        let is_meant = |given: &&GivenValue| given.name == finding.parameter;
        self.given.values.iter().find(is_meant).is_some_and(|given| given.value == Known::Text(String::new()))
    }

    /// The token of a finding. What is missing is missing in the group or list that it belongs to, if there is one;
    /// `None`, where something could not be read that may be what is missing.
    fn place(&self, finding: &Finding, is_whole: bool) -> Option<usize> {
        if let Some(at) = finding.at {
            return Some(at);
        }
        let begins = |name: &str| {
            let rest = finding.parameter.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        match self.places.iter().rev().find(|place| begins(&place.name)) {
            Some(place) => place.is_whole.then_some(place.at),
            None => is_whole.then_some(ACTION),
        }
    }
}

/// The text of an item, if it is known.
fn text(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Literal { text, .. } => Some(text.clone()),
        Value::Member(member) => Some(member.wire.to_owned()),
        _ => None,
    }
}
