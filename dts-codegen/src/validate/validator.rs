//! Validators: the facts of an action, made once.

use std::collections::BTreeMap;

use serde_json::Value as JsonValue;

use super::{LimitFault, Violation};
use crate::{
    decide::{Json, Judged, Named, Part, Value, check_document, judge, limit_faults as faults},
    facts::{ActionFacts, of_document, of_parameter, of_request},
    model::{Action, Document, Parameter},
};

/// Judges requests of an action.
#[derive(Clone, Debug)]
pub struct Validator(ActionFacts);

impl Validator {
    /// For requests of this action.
    pub fn new(action: &Action) -> Self {
        Self(of_request(action, String::new()))
    }

    /// Everything that the request breaks: limits in the order of the parameters, then rules, then unknown names.
    pub fn validate(&self, texts: &BTreeMap<String, String>) -> Vec<Violation> {
        violations(judge(&self.0, values(texts)))
    }

    pub(crate) fn facts(&self) -> &ActionFacts {
        &self.0
    }
}

pub(super) fn values(texts: &BTreeMap<String, String>) -> impl Iterator<Item = Value<'_>> {
    texts.iter().map(|(name, text)| Value { name, at: 0, known: Part::Text(text) })
}

fn violations(judged: Judged) -> Vec<Violation> {
    judged.found.into_iter().map(Violation::from).collect()
}

/// Everything that one request breaks. Whoever has many of the same action makes a [`Validator`].
pub fn validate(action: &Action, texts: &BTreeMap<String, String>) -> Vec<Violation> {
    Validator::new(action).validate(texts)
}

/// The limits that `value` breaks as a value of `parameter`, or as one item where it is a list.
pub fn limit_faults(action: &Action, parameter: &Parameter, value: &str) -> Vec<LimitFault> {
    let (facts, set) = of_parameter(action, parameter);
    faults(&facts, set.as_ref(), value)
}

/// Everything that a document breaks. Places in it follow `name`: `DbList/shop/Table/orders/name`; items of lists are
/// counted from 0, as JSON does.
pub fn document_violations(document: &Document, value: &JsonValue, name: &str) -> Vec<Violation> {
    let mut judged = Judged::default();
    check_document(&of_document(document), &json(value), Named { path: name, parameter: name }, &mut judged);
    violations(judged)
}

fn json(value: &JsonValue) -> Json {
    match value {
        JsonValue::Null => Json::Null(0),
        JsonValue::Bool(is_so) => Json::Boolean(0, *is_so),
        JsonValue::Number(number) => Json::Number(0, number.to_string()),
        JsonValue::String(text) => Json::Text(0, text.clone()),
        JsonValue::Array(items) => Json::Array(0, items.iter().map(json).collect()),
        JsonValue::Object(members) => {
            Json::Object(0, members.iter().map(|(name, value)| (0, name.clone(), json(value))).collect())
        }
    }
}
