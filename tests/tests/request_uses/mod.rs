//! The uses of `request!` whose compilation `ui` tests, as maps of texts: what the macro's checker finds is what
//! `validate` finds, and it is what the compiler told, and nothing else.

mod map;
mod recorded;
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use dts_codegen::{
    decide::{Finding, decide},
    diagnostic::Severity,
    facts::ActionFacts,
    model::Action,
    validate::{Violation, validate},
};
use dts_tests::{Case, Loaded};

use self::{map::map, recorded::Recorded, source::Use};
use super::{
    agreement::Told,
    request_checker::{of_verdict, sorted},
    support,
};

/// Cases of what can't be said in a map of texts: names that are no action's, constants, syntax, and types.
const NO_MAPS: [&str; 11] = [
    "constants",
    "constants_not_constant",
    "constants_of_generics",
    "constants_of_other_types",
    "kinds",
    "names",
    "parameter_alone",
    "parameter_alone_syntax",
    "syntax",
    "twice",
    "unknown_action",
];

fn folder(name: &str) -> PathBuf {
    PathBuf::from("tests/ui/request").join(name)
}

/// Both specs, with their cases.
struct Known([(Loaded, Vec<Case>); 2]);

impl Known {
    fn new() -> Self {
        Self([support::repository(), support::hostile()])
    }

    /// The action of a use, and what the macro knows of it.
    fn find(&self, written: &Use) -> Option<(&Action, &ActionFacts)> {
        let name = written.action()?;
        let found = self.0.iter().flat_map(|(spec, cases)| cases.iter().map(move |case| (spec, case)));
        let mut found = found.filter_map(|(spec, case)| Some((spec.action(case)?, &spec.items(case)?.facts)));
        found.find(|(_, facts)| facts.path.last() == Some(&name) && facts.path.first() == Some(&written.product))
    }
}

#[test]
fn there_are_enough() {
    let known = Known::new();
    let (fail, pass) = (source::uses(&folder("fail")), source::uses(&folder("pass")));
    let actions: BTreeSet<String> =
        fail.iter().filter_map(|written| Some(known.find(written)?.1.name.clone())).collect();
    println!("{} uses of {} actions must fail, {} must compile", fail.len(), actions.len(), pass.len());
    assert!(fail.len() >= 80 && actions.len() >= 25 && pass.len() >= 20);
    let told: BTreeSet<&str> = fail
        .iter()
        .filter_map(|written| known.find(written).map(|(action, facts)| (written, action, facts)))
        .filter_map(|(written, action, facts)| Some(validate(action, &map(facts, written).ok()?.texts)))
        .flat_map(|violations| violations.into_iter().map(|one| one.kind.as_str()).collect::<Vec<_>>())
        .collect();
    let all = [
        "at_least_one_of",
        "charset",
        "enum",
        "exactly_one_of",
        "fixed_value",
        "length",
        "max_items",
        "pattern",
        "range",
        "required",
        "required_if",
        "requires",
        "type",
        "unknown_parameter",
        "valid_only_if",
    ];
    assert_eq!(told, BTreeSet::from(all), "each kind of fault has a case");
}

#[test]
fn what_fails_to_compile_breaks_the_same_as_a_map() {
    let known = Known::new();
    let mut problems = Vec::new();
    let mut recorded = BTreeMap::new();
    for written in source::uses(&folder("fail")) {
        let errors =
            recorded.entry(written.file.clone()).or_insert_with(|| recorded::errors(&folder("fail"), &written.file));
        for problem in problems_of(&known, &written, errors) {
            problems.push(format!("{}, {}: {problem}", written.file, written.function));
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn problems_of(known: &Known, written: &Use, errors: &[Recorded]) -> Vec<String> {
    let told = recorded::of_use(errors, written);
    if told.is_empty() {
        return vec![String::from("no error is recorded")];
    }
    let Some((action, facts)) = known.find(written) else {
        return if NO_MAPS.contains(&&*written.file) { Vec::new() } else { vec![String::from("unknown action")] };
    };
    let map = map(facts, written);
    let secrets = map.iter().flat_map(|map| &map.secrets);
    let shown = secrets.filter(|secret| told.iter().any(|message| message.contains(secret.as_str())));
    let mut problems: Vec<String> = shown.map(|secret| format!("the secret {secret} is told")).collect();
    if NO_MAPS.contains(&&*written.file) {
        return problems;
    }
    let map = match map {
        Ok(map) => map,
        Err(why) => return vec![format!("not a map of texts: {why}")],
    };
    let verdict = decide(facts, &map.given);
    let violations = validate(action, &map.texts);
    let (decided, validated) = (of_verdict(&verdict), of_violations(&violations));
    if decided != validated {
        problems.push(format!("decided {decided:?}, validated {validated:?}"));
    }
    if !verdict.undecided.is_empty() {
        problems.push(format!("left open: {:?}", verdict.undecided));
    }
    // A name that is unknown is most likely the one of what is missing, which is not told a second time.
    let has_unknown = verdict.found.iter().any(|one| one.kind == "unknown_parameter" && !one.parameter.contains('/'));
    let expected = verdict.found.iter().filter(|one| one.severity == Severity::Error);
    // That an empty text is no JSON says enough of its length.
    let is_blank = |name: &str| {
        let about = format!("`{name}`: an empty text is not a JSON document");
        verdict.found.iter().any(|one| one.message.starts_with(&about))
    };
    let is_left_out = |one: &Finding| match one.kind {
        "required" => has_unknown,
        "length" => is_blank(&one.parameter),
        _ => false,
    };
    let expected: Vec<_> = expected.filter(|one| !is_left_out(one)).collect();
    if told.len() != expected.len() {
        problems.push(format!("{} errors for {} faults: {told:#?}", told.len(), expected.len()));
    }
    for fault in expected {
        let is_told = match fault.kind {
            "unknown_parameter" if !fault.parameter.contains('/') => {
                let name = fault.parameter.rsplit('.').next().unwrap_or_default();
                told.iter().any(|message| message.starts_with("unknown parameter") && message.contains(name))
            }
            // A member's name is looked up where it is read.
            "enum" if !fault.parameter.contains('/') => {
                let has_none = format!("`{}` has no value `", fault.parameter);
                told.iter().any(|message| *message == fault.message || message.starts_with(&has_none))
            }
            _ => told.contains(&fault.message.as_str()),
        };
        if !is_told {
            problems.push(format!("not told: {}; but {told:#?}", fault.message));
        }
    }
    problems
}

#[test]
fn what_compiles_breaks_nothing_as_a_map() {
    let known = Known::new();
    let mut compared = 0;
    for written in source::uses(&folder("pass")) {
        let name = format!("{}, {}", written.file, written.function);
        let (action, facts) = known.find(&written).unwrap_or_else(|| panic!("{name}: unknown action"));
        // What has expressions is no map.
        let Ok(map) = map(facts, &written) else { continue };
        let verdict = decide(facts, &map.given);
        assert_eq!((of_verdict(&verdict), verdict.undecided), (Vec::new(), Vec::new()), "{name}");
        assert_eq!(of_violations(&validate(action, &map.texts)), [], "{name}");
        compared += 1;
    }
    assert!(compared >= 15, "only {compared}");
}

fn of_violations(violations: &[Violation]) -> Vec<Told> {
    let found = violations.iter();
    sorted(found.map(|one| (one.parameter.clone(), one.kind.as_str(), one.rule.clone(), one.severity.as_str())))
}
