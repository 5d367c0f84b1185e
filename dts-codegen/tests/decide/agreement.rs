//! Literals alone: what `decide` finds is what `validate` finds, whichever way documents are given. The two are faces of
//! one thing; that it finds what generated code finds is shown where both are at hand.

use dts_codegen::{
    decide::{Known, decide},
    facts,
    model::{Action, Model, Product},
    validate::validate,
};
use proptest::{
    prelude::*,
    test_runner::{TestError, TestRunner},
};
use serde_json::Value;

use super::{
    actions, config,
    given::{self, Texts, given, json, literal},
    hostile,
    maps::maps,
    repository,
};

#[test]
fn on_examples() {
    let mut compared = 0;
    for model in [repository(), hostile()] {
        for (product, action) in actions(&model) {
            let facts = facts::of_action(action, product);
            for example in &action.examples {
                let texts: Texts = example.request.iter().cloned().collect();
                let verdict = decide(&facts, &literal(&texts));
                let violations = validate(action, &texts);
                let name = format!("{}: {}", action.name, example.name.value);
                assert_eq!(given::of_verdict(&verdict), given::of_violations(&violations), "{name}");
                assert_eq!(verdict.undecided, Vec::<String>::new(), "{name}");
                compared += usize::from(!violations.is_empty());
            }
        }
    }
    // What finds nothing would agree as well.
    assert!(compared > 100, "only {compared} examples break something");
}

#[test]
fn on_the_repository() {
    agree(&repository(), 60);
}

#[test]
fn on_every_feature() {
    agree(&hostile(), 1000);
}

fn agree(model: &Model, runs: u32) {
    let mut problems = Vec::new();
    for (product, action) in actions(model) {
        let mut runner = TestRunner::new(config(runs));
        match runner.run(&maps(action), |texts| compare(product, action, &texts)) {
            Ok(()) => {}
            Err(TestError::Fail(reason, texts)) => problems.push(format!("{}: {reason}\n  {texts:?}", action.name)),
            Err(error) => problems.push(format!("{}: {error}", action.name)),
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// The map as it is, and with its documents written out.
fn compare(product: &Product, action: &Action, texts: &Texts) -> Result<(), TestCaseError> {
    let facts = facts::of_action(action, product);
    let verdict = decide(&facts, &literal(texts));
    prop_assert_eq!(given::of_verdict(&verdict), given::of_violations(&validate(action, texts)));
    prop_assert_eq!(&verdict.undecided, &Vec::<String>::new());

    let (mut written, mut values) = (texts.clone(), Vec::new());
    for (name, text) in texts {
        let is_document = action.parameter(name).is_some_and(|(parameter, _)| parameter.document.is_some());
        match serde_json::from_str::<Value>(text) {
            Ok(value) if is_document => {
                written.insert(name.clone(), value.to_string());
                values.push((name.clone(), Known::Json(json(&value, 7))));
            }
            _ => values.push((name.clone(), Known::Text(text.clone()))),
        }
    }
    let verdict = decide(&facts, &given(values));
    prop_assert_eq!(given::of_verdict(&verdict), given::of_violations(&validate(action, &written)));
    prop_assert_eq!(verdict.undecided, Vec::<String>::new());
    Ok(())
}
