//! Two validators, one spec: what `dts-codegen validate` says of a map of texts, and what the generated request says,
//! on random maps that are close enough to the limits and rules to break them.
//!
//! The maps are the same in every run; `PROPTEST_RNG_SEED` gives others, `PROPTEST_CASES` more.

use std::collections::BTreeSet;

use dts_codegen::{diagnostic, model::Action, validate::validate};
use dts_runtime::Severity;
use dts_tests::{Case, Loaded, Texts};
use proptest::{
    prelude::*,
    test_runner::{TestError, TestRunner},
};

use super::{maps::maps, support};

/// A violation, as far as both validators must agree: parameter, kind, rule, severity.
pub(crate) type Told = (String, &'static str, Option<String>, &'static str);

#[test]
fn on_the_generated_crate() {
    let (spec, cases) = support::repository();
    agree(&spec, &cases, 500);
}

#[test]
fn on_every_feature() {
    let (spec, cases) = support::hostile();
    agree(&spec, &cases, 2000);
}

fn agree(spec: &Loaded, cases: &[Case], runs: u32) {
    let mut problems = Vec::new();
    for case in cases {
        let action = spec.action(case).unwrap();
        let mut seen = Seen::default();
        let mut runner = TestRunner::new(support::config(runs));
        let result = {
            let seen = std::cell::RefCell::new(&mut seen);
            runner.run(&maps(action), |texts| {
                let both = told(case, action, &texts, &mut seen.borrow_mut());
                if let Some((dynamic, generated)) = both {
                    let only = |these: &[Told], those: &[Told]| -> Vec<Told> {
                        these.iter().filter(|one| !those.contains(one)).cloned().collect()
                    };
                    let message = format!(
                        "only dynamic: {:?}, only generated: {:?}",
                        only(&dynamic, &generated),
                        only(&generated, &dynamic)
                    );
                    prop_assert!(dynamic == generated, "{message}");
                }
                Ok(())
            })
        };
        match result {
            Ok(()) => {}
            Err(TestError::Fail(reason, texts)) => problems.push(format!("{}: {reason}\n  {texts:?}", action.name)),
            Err(error) => problems.push(format!("{}: {error}", action.name)),
        }
        println!("{}: {} of {} maps compared", action.name, seen.compared, seen.compared + seen.skipped);
        // A run that compares little, or in which a rule never fires, proves little.
        if seen.compared < seen.skipped {
            problems.push(format!("{}: only {} maps of {runs} compared", action.name, seen.compared));
        }
        for rule in &action.rules {
            let fired = (rule.id.clone(), rule.kind.as_str());
            if !seen.rules.contains(&fired) {
                problems.push(format!("{}: rule `{}` ({}) never fired", action.name, fired.0, fired.1));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[derive(Default)]
struct Seen {
    compared: u32,
    skipped: u32,
    rules: BTreeSet<(String, &'static str)>,
}

/// What both say; nothing where Rust's types can't hold the texts.
fn told(case: &Case, action: &Action, texts: &Texts, seen: &mut Seen) -> Option<(Vec<Told>, Vec<Told>)> {
    let Ok(request) = case.request(texts) else {
        seen.skipped += 1;
        return None;
    };
    seen.compared += 1;
    let mut dynamic: Vec<Told> = validate(action, texts)
        .into_iter()
        .map(|one| {
            let severity = match one.severity {
                diagnostic::Severity::Error => Severity::Error,
                diagnostic::Severity::Warning => Severity::Warning,
            };
            (one.parameter, one.kind.as_str(), one.rule, support::severity(severity))
        })
        .collect();
    let mut generated: Vec<Told> = request
        .report()
        .iter()
        .map(|one| {
            let rule = one.rule.map(str::to_owned);
            (one.parameter.to_string(), one.kind.as_str(), rule, support::severity(one.severity))
        })
        .collect();
    let fired = generated.iter().filter_map(|(_, kind, rule, _)| Some((rule.clone()?, *kind)));
    seen.rules.extend(fired);
    unreadable(action, &mut dynamic, &mut generated);
    dynamic.sort();
    generated.sort();
    Some((dynamic, generated))
}

/// The generated request stops reading a document at the first value that does not fit its type; the dynamic validator
/// tells all of them, and what else is in the document. So it is enough that both refuse it.
pub(crate) fn unreadable(action: &Action, dynamic: &mut Vec<Told>, generated: &mut Vec<Told>) {
    for parameter in action.parameters.iter().filter(|parameter| parameter.document.is_some()) {
        let inside = format!("{}/", parameter.name);
        let is_inside = |one: &Told| one.0 == parameter.name || one.0.starts_with(&inside);
        // A rule of the action looks into the document by itself: its parameter is the path in the spec.
        let is_rule = |one: &Told| one.2.as_ref().is_some_and(|id| action.rules.iter().any(|rule| rule.id == *id));
        let refuses = |told: &[Told]| told.iter().any(|one| is_inside(one) && one.1 == "type" && one.3 == "error");
        if refuses(dynamic) && refuses(generated) {
            for told in [&mut *dynamic, &mut *generated] {
                told.retain(|one| !is_inside(one) || is_rule(one));
            }
        }
    }
}
