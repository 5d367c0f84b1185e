//! A request that passed the checks and is refused now: something behavioural, or worse, is told of its action.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod diff_cases;

use std::collections::BTreeMap;

use diff_cases::{all, spec};
use dts_codegen::{
    Linted,
    diagnostic::Severity,
    diff::{Class, compare},
    model::{Action, Document, DocumentNode, DocumentScalar, Parameter, ParameterKind},
    validate::{limit_faults, validate},
};
use serde_json::{Map, Value};

/// Values that the limits and rules of the cases tell apart.
const TEXTS: [&str; 36] = [
    "Fast",
    "Faster",
    "Slow",
    "slow",
    "SLOW",
    "Now",
    "Left",
    "Right",
    "Straight",
    "Good",
    "Running",
    "Done",
    "Ended",
    "0.7",
    "1",
    "3",
    "5",
    "10",
    "50",
    "100",
    "true",
    "abc",
    "abcd",
    "abcdefgh",
    "i-7",
    "j-7",
    "A1b2",
    "13800000000",
    "192.0.2.1",
    "red",
    "table",
    "view",
    "viewed",
    "View",
    "20",
    "none",
];

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap()
    }
}

/// Texts that keep the limits of a parameter or member.
fn texts(action: &Action, parameter: &Parameter) -> Vec<&'static str> {
    TEXTS.into_iter().filter(|text| limit_faults(action, parameter, text).is_empty()).collect()
}

/// A document that has nothing but what is known of it.
struct Documents<'a> {
    document: &'a Document,
    dice: &'a mut Dice,
}

impl Documents<'_> {
    /// A value for a node; `depth` structures may lie within it.
    fn value(&mut self, node: &DocumentNode, depth: usize) -> Value {
        let count = if depth == 0 { 0 } else { self.dice.below(4) };
        match node {
            DocumentNode::Object(number) => self.object(*number, depth.saturating_sub(1)),
            DocumentNode::Array(item) => (0..count).map(|_| self.value(item, depth)).collect(),
            DocumentNode::Map(item) => {
                (0..count).map(|number| (number.to_string(), self.value(item, depth))).collect::<Map<_, _>>().into()
            }
            DocumentNode::Any | DocumentNode::Scalar(DocumentScalar::String) => "abc".into(),
            DocumentNode::Scalar(DocumentScalar::Boolean) => true.into(),
            DocumentNode::Scalar(_) => 7.into(),
        }
    }

    fn object(&mut self, number: usize, depth: usize) -> Value {
        let structure = self.document.structure(number).unwrap();
        let mut members = Map::new();
        for member in &structure.members.parameters {
            if !member.required && self.dice.below(2) == 0 {
                continue;
            }
            let part = structure.parts.get(&member.name);
            let texts = texts(&structure.members, member);
            let value = match (part, &member.kind) {
                (Some(part), _) => self.value(&part.node, depth),
                (None, _) if texts.is_empty() => continue,
                (None, ParameterKind::Int32 | ParameterKind::Int64 | ParameterKind::Boolean) => {
                    serde_json::from_str(texts[self.dice.below(texts.len())]).unwrap()
                }
                (None, _) => texts[self.dice.below(texts.len())].into(),
            };
            members.insert(member.name.clone(), value);
        }
        members.into()
    }
}

/// Whether a parameter of the action holds the document.
fn holds(action: &Action, document: &str) -> bool {
    action.parameters.iter().any(|parameter| parameter.document.as_ref().is_some_and(|held| held.name == document))
}

/// Values of each parameter, by full name, that keep its own limits.
fn candidates(action: &Action) -> BTreeMap<String, Vec<&'static str>> {
    let mut candidates = BTreeMap::new();
    for name in action.parameter_names() {
        let (parameter, _) = action.parameter(name).unwrap();
        let texts = texts(action, parameter);
        if parameter.members().is_empty() && !texts.is_empty() {
            for number in ["1", "2", "3"] {
                candidates.insert(name.replacen(".N", &format!(".{number}"), 1), texts.clone());
            }
        }
    }
    candidates
}

fn is_refused(action: &Action, request: &BTreeMap<String, String>) -> bool {
    validate(action, request).iter().any(|violation| violation.severity == Severity::Error)
}

fn action<'a>(spec: &'a Linted, name: &str) -> Option<&'a Action> {
    spec.model.products.iter().flat_map(|product| &product.actions).find(|action| action.name == name)
}

#[test]
fn what_is_refused_now_is_told_of() {
    let fixture = spec(&[]);
    let (mut passed, mut refused, mut refused_by_documents) = (0, 0, 0);
    for (name, edits) in all() {
        let edited = spec(edits);
        for (old, new) in [(&fixture, &edited), (&edited, &fixture)] {
            let changes = compare(old, new).changes;
            for old in &old.model.products[0].actions {
                let Some(new) = action(new, &old.name) else { continue };
                let is_told = changes.iter().filter(|change| change.class <= Class::Behavioural).any(|change| {
                    let is_held = |document: &String| holds(old, document) || holds(new, document);
                    change.action.as_deref() == Some(old.name.as_str()) || change.document.as_ref().is_some_and(is_held)
                });
                let candidates = candidates(old);
                let mut dice = Dice(7);
                for _ in 0..100 {
                    let mut request = BTreeMap::new();
                    for (name, texts) in &candidates {
                        if dice.below(3) == 0 || name == "JobId" {
                            request.insert(name.clone(), texts[dice.below(texts.len())].to_owned());
                        }
                    }
                    for parameter in &old.parameters {
                        let Some(document) = parameter.document.as_deref().filter(|_| dice.below(2) == 0) else {
                            continue;
                        };
                        let value = Documents { document, dice: &mut dice }.value(&document.root, 2);
                        request.insert(parameter.name.clone(), value.to_string());
                    }
                    if is_refused(old, &request) {
                        continue;
                    }
                    passed += 1;
                    if is_refused(new, &request) {
                        refused += 1;
                        refused_by_documents += usize::from(!changes.iter().any(|change| change.action.is_some()));
                        assert!(is_told, "{name}: {request:?}: {:?}\n{changes:#?}", validate(new, &request));
                    }
                }
            }
        }
    }
    let counts = format!("{refused_by_documents} of {refused} requests of {passed} are refused for documents alone");
    assert!(passed > 1000 && refused > 100 && refused_by_documents > 50, "{counts}");
}
