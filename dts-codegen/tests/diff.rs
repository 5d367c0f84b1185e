//! What counts as a change, and as which. Read the snapshots: each holds a case in both directions.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod diff_cases;

use std::fmt::Write;

use diff_cases::{
    Case, DOCUMENTS, Edit, MEMBERS, OF_PARAMETERS, PRODUCTS, RESPONSES, RULES, RULES_OF_DOCUMENTS, SENTENCES,
    VALUES_AND_LIMITS, WRITTEN_OTHERWISE, case, spec,
};
use dts_codegen::diff::{Class, Comparison, compare, human, json, markdown};

/// A line for each change, with everything that tools are told.
fn lines(comparison: &Comparison) -> String {
    let mut text = String::new();
    for change in &comparison.changes {
        let action = change.action.as_deref().or(change.document.as_deref()).unwrap_or("-");
        let (class, subject) = (change.class.as_str(), change.subject.as_str());
        writeln!(text, "{class} {action} {subject} {} {}", change.path, change.what).unwrap();
        let side =
            |text: &Option<String>| text.as_ref().map_or_else(|| String::from("null"), |text| format!("{text:?}"));
        if change.old.is_some() || change.new.is_some() {
            writeln!(text, "    {} to {}", side(&change.old), side(&change.new)).unwrap();
        }
        writeln!(text, "    {}", change.message).unwrap();
        if let Some(note) = &change.note {
            writeln!(text, "    ({note})").unwrap();
        }
    }
    text
}

fn both_ways((_, edits): Case) -> (Comparison, Comparison) {
    let (old, new) = (spec(&[]), spec(edits));
    (compare(&old, &new), compare(&new, &old))
}

fn snapshot(cases: &[Case], name: &str) {
    let mut text = String::new();
    for &case in cases {
        let (there, back) = both_ways(case);
        let (there, back) = (there.without_docs(), back.without_docs());
        assert!(!there.changes.is_empty() && !back.changes.is_empty(), "{}", case.0);
        write!(text, "== {}\n{}-- back\n{}\n", case.0, lines(&there), lines(&back)).unwrap();
    }
    insta::assert_snapshot!(name, text);
}

#[test]
fn products_and_actions() {
    snapshot(PRODUCTS, "products_and_actions");
}

#[test]
fn parameters() {
    snapshot(OF_PARAMETERS, "parameters");
}

#[test]
fn values_and_limits() {
    snapshot(VALUES_AND_LIMITS, "values_and_limits");
}

#[test]
fn rules() {
    snapshot(RULES, "rules");
}

#[test]
fn responses() {
    snapshot(RESPONSES, "responses");
}

#[test]
fn documents() {
    snapshot(DOCUMENTS, "documents");
}

#[test]
fn members_of_documents() {
    snapshot(MEMBERS, "members_of_documents");
}

#[test]
fn rules_of_documents() {
    snapshot(RULES_OF_DOCUMENTS, "rules_of_documents");
}

#[test]
fn sentences_are_of_no_account() {
    let (there, back) = both_ways(SENTENCES);
    for comparison in [&there, &back] {
        assert!(comparison.changes.iter().all(|change| change.class == Class::Docs), "{}", lines(comparison));
        assert!(comparison.clone().without_docs().changes.is_empty());
    }
    insta::assert_snapshot!(lines(&there));
}

#[test]
fn how_it_is_written_is_no_change() {
    let (there, back) = both_ways(WRITTEN_OTHERWISE);
    for comparison in [there, back] {
        assert_eq!(lines(&comparison), "");
        assert_eq!(human(&comparison, true), "no changes\n");
        assert_eq!(markdown(&comparison), "");
    }
}

/// Many kinds of changes in one.
fn mixed() -> Comparison {
    let wanted = [
        "product_version",
        "endpoint_host",
        "error_to_retry_added",
        "shared_parameter",
        "shared_values",
        "lifecycle",
        "parameter_renamed",
        "set_open",
        "limits_tighter",
        "rule_condition_wider",
        "field_moved",
        "action_renamed",
        "document_renamed",
        "member_limits",
        "member_renamed",
    ];
    let edits: Vec<Edit> = wanted.iter().flat_map(|name| case(name).1).copied().collect();
    compare(&spec(&[]), &spec(&edits))
}

#[test]
fn for_people() {
    let comparison = mixed().without_docs();
    insta::assert_snapshot!(human(&comparison, false));
    let colored = human(&comparison, true);
    assert!(colored.starts_with("\u{1b}[1;31mBreaking: "), "{colored}");
    assert_eq!(colored.matches("\u{1b}[0m").count(), 3);
}

#[test]
fn for_change_logs() {
    insta::assert_snapshot!(markdown(&mixed().without_docs()));
}

#[test]
fn for_tools() {
    let comparison = mixed();
    let document = json(&comparison, "v1:spec", "spec");
    assert_eq!(document["summary"]["breaking"], comparison.count(Class::Breaking));
    assert_eq!(document["changes"].as_array().unwrap().len(), comparison.changes.len());
    let keys: Vec<&str> = document["changes"][0].as_object().unwrap().keys().map(String::as_str).collect();
    let contract =
        ["class", "product", "action", "document", "subject", "path", "what", "old", "new", "message", "note"];
    assert_eq!(keys, contract);
    let (old, new) = (spec(&[]), spec(case("value_respelled").1));
    insta::assert_snapshot!(format!("{:#}", json(&compare(&old, &new), "v1:spec", "spec")));
}

#[test]
fn the_order_does_not_depend_on_the_files() {
    let comparison = mixed();
    assert!(comparison.changes.is_sorted());
    assert_eq!(comparison, mixed());
}

#[test]
fn a_spec_is_the_same_as_itself() {
    let spec = dts_codegen::lint(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../spec")));
    assert_eq!(lines(&compare(&spec, &spec)), "");
}
