//! Maps of texts as what is given of a request, and what is found in both.

use std::collections::BTreeMap;

use dts_codegen::{
    decide::{Given, GivenValue, Json, Known, Verdict},
    validate::Violation,
};
use serde_json::Value;

/// Wire names and texts of a request.
pub(crate) type Texts = BTreeMap<String, String>;

/// A finding, as far as all must agree: parameter, kind, rule, severity.
pub(crate) type Told = (String, &'static str, Option<String>, &'static str);

/// Each value with its number for a token.
pub(crate) fn given(values: impl IntoIterator<Item = (String, Known)>) -> Given {
    let values = values.into_iter().enumerate();
    Given { values: values.map(|(at, (name, value))| GivenValue { name, at, value }).collect() }
}

/// All as texts.
pub(crate) fn literal(texts: &Texts) -> Given {
    given(texts.iter().map(|(name, text)| (name.clone(), Known::Text(text.clone()))))
}

/// A document with the tokens that `at` gives.
pub(crate) fn json(value: &Value, at: usize) -> Json {
    match value {
        Value::Null => Json::Null(at),
        Value::Bool(is_so) => Json::Boolean(at, *is_so),
        Value::Number(number) => Json::Number(at, number.to_string()),
        Value::String(text) => Json::Text(at, text.clone()),
        Value::Array(items) => Json::Array(at, items.iter().map(|item| json(item, at)).collect()),
        Value::Object(entries) => {
            Json::Object(at, entries.iter().map(|(name, value)| (at, name.clone(), json(value, at))).collect())
        }
    }
}

pub(crate) fn of_verdict(verdict: &Verdict) -> Vec<Told> {
    let told =
        verdict.found.iter().map(|one| (one.parameter.clone(), one.kind, one.rule.clone(), one.severity.as_str()));
    sorted(told)
}

pub(crate) fn of_violations(violations: &[Violation]) -> Vec<Told> {
    let told = violations
        .iter()
        .map(|one| (one.parameter.clone(), one.kind.as_str(), one.rule.clone(), one.severity.as_str()));
    sorted(told)
}

fn sorted(told: impl Iterator<Item = Told>) -> Vec<Told> {
    let mut told: Vec<Told> = told.collect();
    told.sort();
    told
}
