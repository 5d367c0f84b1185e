//! What `request!` lets through passes `validate()` of the generated request, and what it refuses fails with the same
//! rules: on random maps of literals, whose documents are written out.

use std::cell::RefCell;

use dts_codegen::{
    decide::{Given, GivenValue, Json, Known, Verdict, decide},
    diagnostic::Severity,
    facts::{ActionFacts, KindFacts},
    model::Action,
};
use dts_tests::{Case, Loaded, Texts};
use proptest::{
    prelude::*,
    test_runner::{TestError, TestRunner},
};
use serde_json::Value;

use super::{
    agreement::{Told, unreadable},
    maps::maps,
    support,
};

#[derive(Debug, Default)]
struct Seen {
    accepted: u32,
    refused: u32,
    by_rules: u32,
}

#[test]
fn on_the_generated_crate() {
    let (spec, cases) = support::repository();
    let seen = agree(&spec, &cases, 40);
    assert!(seen.accepted >= 300 && seen.refused >= 300 && seen.by_rules >= 100, "{seen:?}");
}

#[test]
fn on_every_feature() {
    let (spec, cases) = support::hostile();
    let seen = agree(&spec, &cases, 500);
    assert!(seen.refused >= 300 && seen.by_rules >= 100, "{seen:?}");
}

fn agree(spec: &Loaded, cases: &[Case], runs: u32) -> Seen {
    let (seen, mut problems) = (RefCell::default(), Vec::new());
    for case in cases {
        let (action, facts) = (spec.action(case).unwrap(), &spec.items(case).unwrap().facts);
        let mut runner = TestRunner::new(support::config(runs));
        match runner.run(&maps(action), |texts| compare(case, action, facts, &texts, &mut seen.borrow_mut())) {
            Ok(()) => {}
            Err(TestError::Fail(reason, texts)) => problems.push(format!("{}: {reason}\n  {texts:?}", action.name)),
            Err(error) => problems.push(format!("{}: {error}", action.name)),
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    let seen = seen.into_inner();
    println!("{seen:?}");
    seen
}

fn compare(
    case: &Case,
    action: &Action,
    facts: &ActionFacts,
    texts: &Texts,
    seen: &mut Seen,
) -> Result<(), TestCaseError> {
    let (given, texts) = written_out(facts, texts);
    // What is missing or unknown is no request in Rust, with the macro or without.
    let Ok(built) = case.checked(&texts) else { return Ok(()) };
    let verdict = decide(facts, &given);
    prop_assert_eq!(&verdict.undecided, &Vec::<String>::new());

    let is_accepted = verdict.found.iter().all(|one| one.severity == Severity::Warning);
    let mut generated: Vec<Told> = match built {
        Ok(request) => {
            prop_assert!(is_accepted, "only the macro refuses it: {:?}", verdict.found);
            seen.accepted += 1;
            prop_assert!(!request.report().has_errors());
            return Ok(());
        }
        Err(violations) => {
            prop_assert!(!is_accepted, "only the request refuses it: {violations}");
            violations
                .iter()
                .map(|one| {
                    let rule = one.rule.map(str::to_owned);
                    (one.parameter.to_string(), one.kind.as_str(), rule, support::severity(one.severity))
                })
                .collect()
        }
    };
    let mut decided = of_verdict(&verdict);
    unreadable(action, &mut decided, &mut generated);
    let errors = |told: Vec<Told>| sorted(told.into_iter().filter(|one| one.3 == "error"));
    let (decided, generated) = (errors(decided), errors(generated));
    seen.refused += 1;
    seen.by_rules += u32::from(decided.iter().any(|one| one.2.is_some()));
    prop_assert_eq!(decided, generated);
    Ok(())
}

/// As the macro takes the map, and how it then travels.
fn written_out(facts: &ActionFacts, texts: &Texts) -> (Given, Texts) {
    let (mut given, mut written) = (Given::default(), texts.clone());
    for (at, (name, text)) in texts.iter().enumerate() {
        let parameter = facts.members.parameters.iter().find(|parameter| parameter.wire == *name);
        let is_document = parameter.is_some_and(|parameter| matches!(parameter.kind, KindFacts::Json(_)));
        let value = match serde_json::from_str::<Value>(text) {
            // Between braces or brackets; else it is a text that holds JSON.
            Ok(value @ (Value::Object(_) | Value::Array(_))) if is_document => {
                written.insert(name.clone(), value.to_string());
                Known::Json(json(&value))
            }
            _ => Known::Text(text.clone()),
        };
        given.values.push(GivenValue { name: name.clone(), at, value });
    }
    (given, written)
}

/// A document as the macro's checker takes it.
pub(crate) fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null(0),
        Value::Bool(is_so) => Json::Boolean(0, *is_so),
        Value::Number(number) => Json::Number(0, number.to_string()),
        Value::String(text) => Json::Text(0, text.clone()),
        Value::Array(items) => Json::Array(0, items.iter().map(json).collect()),
        Value::Object(entries) => {
            Json::Object(0, entries.iter().map(|(name, value)| (0, name.clone(), json(value))).collect())
        }
    }
}

/// What the macro's checker finds.
pub(crate) fn of_verdict(verdict: &Verdict) -> Vec<Told> {
    let found = verdict.found.iter();
    sorted(found.map(|one| (one.parameter.clone(), one.kind, one.rule.clone(), one.severity.as_str())))
}

pub(crate) fn sorted(told: impl Iterator<Item = Told>) -> Vec<Told> {
    let mut told: Vec<Told> = told.collect();
    told.sort();
    told
}
