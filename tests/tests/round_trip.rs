//! There and back: requests through their parameters, answers through JSON in all its clothes and through XML.

use dts_codegen::model::Action;
use dts_tests::{Case, Loaded, Texts, compare, parse_debug};
use proptest::{
    prelude::*,
    test_runner::{TestError, TestRunner},
};
use serde_json::Value as Json;

use super::{
    entropy::{Clothes, Entropy, Trees, Xml},
    maps, support,
};

#[test]
fn requests_survive_their_encoding() {
    for (spec, cases) in [support::repository(), support::hostile()] {
        for_all(&spec, &cases, 80, maps::maps, |case, _, texts| {
            let Ok(request) = case.request(texts) else { return Ok(()) };
            let encoded = request.encoded();
            let back: Texts = encoded.iter().map(|one| (one.name.clone(), one.value.clone())).collect();
            prop_assert_eq!(back.len(), encoded.len(), "a name was sent twice");
            prop_assert!(encoded.is_sorted_by(|a, b| a.name < b.name), "not in the order of names");
            let again = case.request(&back).map_err(|reason| TestCaseError::fail(reason.to_string()))?;
            // `NaN` is not even the same as itself.
            if request.is_same(&*request) {
                prop_assert!(again.is_same(&*request), "{request:?} came back as {again:?}");
            }
            Ok(())
        });
    }
}

#[test]
fn answers_keep_what_they_say() {
    for (spec, cases) in [support::repository(), support::hostile()] {
        for_all(
            &spec,
            &cases,
            60,
            |_| bytes(),
            |case, action, bytes| {
                let answer = Trees { action, for_xml: false }.answer(&mut Entropy(bytes.iter()));
                let response = decoded(case, &answer)?;
                let node = parse_debug(&format!("{response:?}")).unwrap();
                let lost = compare(spec.items(case).unwrap(), &answer, &node);
                prop_assert!(lost.is_empty(), "{answer}: {lost:?}");
                Ok(())
            },
        );
    }
}

#[test]
fn answers_come_in_other_clothes() {
    for (spec, cases) in [support::repository(), support::hostile()] {
        for_all(
            &spec,
            &cases,
            60,
            |_| (bytes(), bytes()),
            |case, action, (bytes, choices)| {
                let answer = Trees { action, for_xml: false }.answer(&mut Entropy(bytes.iter()));
                let dressed = Clothes { action }.answer(&mut Entropy(choices.iter()), &answer);
                let (plain, lenient) = (decoded(case, &answer)?, decoded(case, &dressed)?);
                prop_assert!(plain.is_same(&*lenient), "{answer}\nas {dressed}\n{plain:?}\nbecame {lenient:?}");
                Ok(())
            },
        );
    }
}

#[test]
fn json_and_xml_say_the_same() {
    let (spec, cases) = support::repository();
    for_all(
        &spec,
        &cases,
        60,
        |_| (bytes(), bytes()),
        |case, action, (bytes, choices)| {
            let answer = Trees { action, for_xml: true }.answer(&mut Entropy(bytes.iter()));
            let xml = Xml { action }.answer(&mut Entropy(choices.iter()), &answer);
            // An empty element says nothing at all.
            if answer.as_object().is_some_and(serde_json::Map::is_empty) {
                return Ok(());
            }
            let from_json = decoded(case, &answer)?;
            let from_xml = case.decode_xml(xml.as_bytes());
            let from_xml = from_xml.map_err(|error| TestCaseError::fail(format!("{xml}: {error}")))?;
            prop_assert!(from_json.is_same(&*from_xml), "{answer}\nas {xml}\n{from_json:?}\nbecame {from_xml:?}");
            Ok(())
        },
    );
}

fn decoded(case: &Case, answer: &Json) -> Result<Box<dyn dts_tests::AnyResponse>, TestCaseError> {
    let body = answer.to_string();
    case.decode_json(body.as_bytes()).map_err(|error| TestCaseError::fail(format!("{body}: {error}")))
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..1200)
}

/// Runs the property for every action and tells all that fail.
fn for_all<S: Strategy>(
    spec: &Loaded,
    cases: &[Case],
    runs: u32,
    strategy: impl Fn(&Action) -> S,
    property: impl Fn(&Case, &Action, &S::Value) -> Result<(), TestCaseError>,
) {
    let mut problems = Vec::new();
    for case in cases {
        let action = spec.action(case).unwrap();
        let result =
            TestRunner::new(support::config(runs)).run(&strategy(action), |input| property(case, action, &input));
        match result {
            Ok(()) => {}
            Err(TestError::Fail(reason, input)) => problems.push(format!("{}: {reason}\n  {input:?}", case.action)),
            Err(TestError::Abort(reason)) => problems.push(format!("{}: {reason}", case.action)),
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n\n"));
}
