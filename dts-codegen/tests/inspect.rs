//! `inspect`: the contract of schema 1, on a spec that has one of everything.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod cli_support;

use std::path::Path;

use cli_support::{edit, fixture, run, workspace};
use serde_json::{Map, Value};

fn inspect(spec: &Path) -> Value {
    let ran = run(&["inspect", "--spec", spec.to_str().unwrap(), "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).unwrap()
}

fn actions(document: &Value) -> impl Iterator<Item = &Map<String, Value>> {
    let products = document["products"].as_array().unwrap();
    products.iter().flat_map(|product| product["actions"].as_array().unwrap()).map(|action| action.as_object().unwrap())
}

fn list<'a>(action: &'a Map<String, Value>, key: &str) -> impl Iterator<Item = &'a Map<String, Value>> {
    action[key].as_array().unwrap().iter().map(|value| value.as_object().unwrap())
}

/// The keys of the contract come first and in its order; others follow.
fn assert_keys(object: &Map<String, Value>, contract: &[&str]) {
    let keys: Vec<&str> = object.keys().take(contract.len()).map(String::as_str).collect();
    assert_eq!(keys, contract);
}

#[test]
fn the_document() {
    insta::assert_snapshot!(format!("{:#}", inspect(&fixture("spec"))));
}

#[test]
fn keys_and_types_of_the_contract() {
    let mut specs = vec![fixture("spec")];
    specs.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec"));
    for spec in specs {
        let document = inspect(&spec);
        assert_keys(document.as_object().unwrap(), &["schema", "products"]);
        assert_eq!(document["schema"], 1);
        for product in document["products"].as_array().unwrap() {
            assert_keys(product.as_object().unwrap(), &["product", "version", "actions"]);
            let names: Vec<&str> =
                product["actions"].as_array().unwrap().iter().map(|a| a["action"].as_str().unwrap()).collect();
            assert!(names.is_sorted(), "{names:?}");
        }
        actions(&document).for_each(one_action);
    }
}

fn one_action(action: &Map<String, Value>) {
    let keys = [
        "action",
        "group",
        "lifecycle",
        "idempotent",
        "public_cloud_only",
        "parameters",
        "rules",
        "response",
        "errors",
        "pagination",
    ];
    assert_keys(action, &keys);
    assert!(["current", "legacy"].contains(&action["lifecycle"].as_str().unwrap()));
    for parameter in list(action, "parameters") {
        let keys = [
            "name",
            "rust",
            "type",
            "required",
            "in",
            "enum",
            "enum_complete",
            "default",
            "minimum",
            "maximum",
            "min_length",
            "max_length",
            "charset",
            "pattern",
            "max_items",
            "secret",
            "deprecated",
            "public_cloud_only",
        ];
        assert_keys(parameter, &keys);
        let types = ["string", "boolean", "int32", "int64", "float", "json"];
        assert!(types.contains(&parameter["type"].as_str().unwrap()), "{parameter:?}");
        assert!(["query", "body"].contains(&parameter["in"].as_str().unwrap()));
        assert!(parameter["default"].is_null() || parameter["default"].is_string());
        assert!(parameter["enum"].as_array().unwrap().iter().all(Value::is_string));
        assert!(!parameter["enum"].as_array().unwrap().is_empty() || parameter["enum_complete"] == true);
        assert!(parameter["rust"].is_string(), "{parameter:?}");
        assert!(
            ["required", "enum_complete", "secret", "deprecated", "public_cloud_only"]
                .iter()
                .all(|key| parameter[*key].is_boolean())
        );
    }
    for rule in list(action, "rules") {
        assert_keys(rule, &["id", "kind", "parameters", "when"]);
        one_rule(rule, action);
    }
    for field in list(action, "response") {
        assert_keys(field, &["path", "rust", "type", "enum", "public_cloud_only"]);
        one_field(field, action);
    }
    for error in list(action, "errors") {
        assert_keys(error, &["code", "http_status", "retryable"]);
    }
}

fn one_rule(rule: &Map<String, Value>, action: &Map<String, Value>) {
    let own = match rule["kind"].as_str().unwrap() {
        "required_if" | "valid_only_if" | "at_least_one_of" | "exactly_one_of" => &[][..],
        "requires" => &["with"],
        "fixed_value" => &["value"],
        "range" => &["minimum", "maximum"],
        kind => panic!("{kind}"),
    };
    let keys: Vec<&str> = rule.keys().map(String::as_str).collect();
    assert_eq!(keys, [&["id", "kind", "parameters", "when"], own, &["says", "source"]].concat());
    for name in rule["parameters"].as_array().unwrap() {
        known(name.as_str().unwrap(), action);
    }
    if !rule["when"].is_null() {
        condition(&rule["when"], action);
    }
}

fn condition(value: &Value, action: &Map<String, Value>) {
    let object = value.as_object().unwrap();
    let keys: Vec<&str> = object.keys().map(String::as_str).collect();
    match keys.as_slice() {
        ["all"] | ["any"] => object[keys[0]].as_array().unwrap().iter().for_each(|one| condition(one, action)),
        ["not"] => condition(&object["not"], action),
        ["parameter", test @ ("in" | "not_in")] => {
            known(object["parameter"].as_str().unwrap(), action);
            assert!(object[*test].as_array().unwrap().iter().all(Value::is_string));
        }
        ["parameter", "present"] => assert!(object["present"].is_boolean()),
        keys => panic!("{keys:?}"),
    }
}

/// A rule speaks of parameters that are listed, or of a group of them.
fn known(name: &str, action: &Map<String, Value>) {
    // A path looks into the document of its parameter.
    let name = name.split('/').next().unwrap();
    let is_listed = list(action, "parameters").any(|parameter| {
        parameter["name"] == name || parameter["name"].as_str().unwrap().starts_with(&format!("{name}."))
    });
    assert!(is_listed, "{name}");
}

/// What a path goes through is listed too.
fn one_field(field: &Map<String, Value>, action: &Map<String, Value>) {
    let path = field["path"].as_str().unwrap();
    let Some((outer, _)) = path.rsplit_once('.') else { return };
    let outer = outer.strip_suffix(".*").unwrap_or(outer);
    let (outer, kinds) = match outer.strip_suffix("[]") {
        Some(outer) => (outer, &["array<object>"][..]),
        None => (outer, &["object", "map<string,object>"][..]),
    };
    let found = list(action, "response").find(|field| field["path"] == outer);
    let found = found.unwrap_or_else(|| panic!("{outer} of {path} is not listed"));
    assert!(kinds.contains(&found["type"].as_str().unwrap()), "{path}: {found:?}");
}

#[test]
fn a_spec_with_errors_has_no_document() {
    let folder = workspace();
    edit(&folder.path().join("spec/demo/actions/tag/list_tags.yaml"), "ListTags", "StartJob");
    let ran = run(&["inspect", "--spec", folder.path().join("spec").to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("error[E114]") && ran.err.ends_with("error: 1 error in the spec; there is no document\n"));
}
