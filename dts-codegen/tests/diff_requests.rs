//! A request that passed the checks and is refused now: something behavioural, or worse, is told of its action.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod diff_cases;

use std::collections::BTreeMap;

use diff_cases::{all, spec};
use dts_codegen::{
    Linted,
    diagnostic::Severity,
    diff::{Class, compare},
    model::Action,
    validate::{limit_faults, validate},
};

/// Values that the limits and rules of the cases tell apart.
const TEXTS: [&str; 30] = [
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
];

/// Numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).unwrap()
    }
}

/// Values of each parameter, by full name, that keep its own limits.
fn candidates(action: &Action) -> BTreeMap<String, Vec<&'static str>> {
    let mut candidates = BTreeMap::new();
    for name in action.parameter_names() {
        let (parameter, _) = action.parameter(name).unwrap();
        let fits = |text: &&&str| limit_faults(action, parameter, text).is_empty();
        let texts: Vec<_> = TEXTS.iter().filter(fits).copied().collect();
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
    let (mut passed, mut refused) = (0, 0);
    for (name, edits) in all() {
        let edited = spec(edits);
        for (old, new) in [(&fixture, &edited), (&edited, &fixture)] {
            let changes = compare(old, new).changes;
            for old in &old.model.products[0].actions {
                let Some(new) = action(new, &old.name) else { continue };
                let is_told = changes.iter().any(|change| {
                    change.class <= Class::Behavioural && change.action.as_deref() == Some(old.name.as_str())
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
                    if is_refused(old, &request) {
                        continue;
                    }
                    passed += 1;
                    if is_refused(new, &request) {
                        refused += 1;
                        assert!(is_told, "{name}: {request:?}: {:?}\n{changes:#?}", validate(new, &request));
                    }
                }
            }
        }
    }
    assert!(passed > 1000 && refused > 100, "{passed} requests passed, {refused} are refused now");
}
