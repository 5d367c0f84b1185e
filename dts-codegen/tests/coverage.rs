//! `coverage`: tables, every kind of difference in every form of metadata, and metadata that is none.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod cli_support;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use cli_support::{Ran, edit, run, workspace};
use dts_codegen::coverage::{self, Kind};
use proptest::prelude::*;
use serde_json::{Value, json};

const BARE: &str = "tests/fixtures/coverage/bare";
const INDEX: &str = "tests/fixtures/coverage/index";
const OPENAPI: &str = "tests/fixtures/coverage/openapi.json";
const SPEC: &str = "tests/fixtures/coverage/spec";

/// Holds the fixture spec against these paths.
fn against(paths: &[&str], more: &[&str]) -> Ran {
    let paths = paths.iter().flat_map(|path| ["--against", path]);
    let arguments: Vec<&str> =
        ["coverage", "--spec", SPEC].into_iter().chain(paths).chain(more.iter().copied()).collect();
    run(&arguments)
}

fn shown(ran: &Ran) -> String {
    ran.shown(Path::new("/nowhere"))
}

/// The differences in one JSON document.
fn differences(paths: &[&str]) -> Vec<Value> {
    let ran = against(paths, &["--all", "--format", "json"]);
    assert_eq!(ran.err, "");
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    document["against"]["differences"].as_array().unwrap().clone()
}

#[test]
fn tables() {
    let ran = run(&["coverage", "--spec", "tests/fixtures/cli/spec"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ran.out);
}

/// What a user would count by hand in the fixture.
#[test]
fn numbers() {
    let ran = run(&["coverage", "--spec", "tests/fixtures/cli/spec", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["schema", "products", "total", "against"]);
    assert_eq!((&document["schema"], &document["against"]), (&json!(1), &Value::Null));
    let demo = document["products"].as_array().unwrap().iter().find(|product| product["product"] == "Demo").unwrap();
    let tally = |documented: usize, public: usize| json!({ "documented": documented, "public_cloud_only": public });
    let job = &demo["groups"][0];
    // The only action of the group is of the public cloud, and so is all that is in it.
    assert_eq!((&job["group"], &job["actions"]), (&json!("job"), &tally(0, 1)));
    assert_eq!((&job["parameters"], &job["rules"]), (&tally(0, 13), &tally(0, 8)));
    assert_eq!((&job["value_sets"], &job["response_fields"]), (&tally(0, 3), &tally(0, 14)));
    let tag = &demo["groups"][1];
    assert_eq!((&tag["actions"], &tag["parameters"]), (&tally(2, 0), &tally(5, 0)));
    assert_eq!((&tag["rules"], &tag["response_fields"]), (&tally(0, 0), &tally(4, 0)));
    let sum = |key: &str| -> u64 {
        let products = document["products"].as_array().unwrap();
        let groups = products.iter().flat_map(|product| product["groups"].as_array().unwrap());
        groups.map(|group| group[key]["documented"].as_u64().unwrap()).sum()
    };
    for key in ["actions", "parameters", "rules", "value_sets", "response_fields"] {
        assert_eq!(document["total"][key]["documented"], sum(key), "{key}");
    }
}

/// Marks inside a documented action count for what is marked, and for what is below it.
#[test]
fn parts_of_the_public_cloud() {
    let folder = workspace();
    let action = folder.path().join("spec/demo/actions/job/start_job.yaml");
    edit(&action, "public_cloud_only: true\n", "");
    edit(
        &action,
        "{ type: object, of: Node, doc: What runs. }",
        "{ type: object, of: Node, doc: What runs., public_cloud_only: true }",
    );
    let spec = folder.path().join("spec");
    let ran = run(&["coverage", "--spec", spec.to_str().unwrap(), "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let job = document["products"][1]["groups"][0].clone();
    let tally = |documented: usize, public: usize| json!({ "documented": documented, "public_cloud_only": public });
    assert_eq!(job["parameters"], tally(12, 1));
    // Two rules speak of `Host`.
    assert_eq!(job["rules"], tally(6, 2));
    assert_eq!(job["value_sets"], tally(3, 0));
    // `Tree` and `Nodes`, and the three fields of the structure that only they have.
    assert_eq!(job["response_fields"], tally(9, 5));
}

#[test]
fn openapi_documents() {
    let ran = against(&[OPENAPI], &[]);
    assert_eq!(ran.code, Some(1));
    insta::assert_snapshot!(shown(&ran));
}

#[test]
fn a_folder_of_actions() {
    let ran = against(&[BARE], &[]);
    assert_eq!(ran.code, Some(1));
    insta::assert_snapshot!(shown(&ran));
}

/// Statements are put together, and what one document knows is not unknown.
#[test]
fn several_documents_and_all_explanations() {
    let ran = against(&[OPENAPI, BARE, INDEX], &["--all"]);
    assert_eq!(ran.code, Some(1));
    insta::assert_snapshot!(shown(&ran));
}

#[test]
fn every_kind_is_told_and_explained() {
    let mut told: BTreeMap<&str, BTreeSet<bool>> = BTreeMap::new();
    let found = differences(&[OPENAPI, BARE, INDEX]);
    for kind in Kind::ALL {
        for difference in found.iter().filter(|difference| difference["kind"] == kind.as_str()) {
            told.entry(kind.as_str()).or_default().insert(difference["explained"].is_null());
            assert!(difference["spec"] != "" && difference["help"] != "", "{difference}");
            assert!(difference["official"].as_array().is_some_and(|list| !list.is_empty()), "{difference}");
        }
    }
    assert_eq!(told.remove("action-missing"), Some(BTreeSet::from([true])));
    assert_eq!(told.len(), Kind::ALL.len() - 1);
    for (kind, explained) in told {
        assert_eq!(explained, BTreeSet::from([false, true]), "{kind} is told, and explained");
    }
    // An action with a note for everything has nothing left.
    assert!(!found.iter().any(|difference| difference["action"] == "Noted" && difference["explained"].is_null()));
    assert!(!found.iter().any(|difference| difference["action"] == "RunJob" && difference["explained"].is_null()));
}

#[test]
fn differences_for_tools() {
    let ran = against(&[OPENAPI], &["--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let part = &document["against"];
    let keys: Vec<&String> = part.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["documents", "actions", "unexplained", "explained", "differences", "not_compared"]);
    let list = part["differences"].as_array().unwrap();
    assert_eq!(part["unexplained"], list.len());
    assert!(list.iter().all(|difference| difference["explained"].is_null()));
    let one = list.iter().find(|difference| difference["kind"] == "in").unwrap();
    assert_eq!(
        one,
        &json!({
            "kind": "in",
            "product": "Demo",
            "action": "Differ",
            "parameter": "Where",
            "file": format!("{SPEC}/demo/actions/job/differ.yaml"),
            "line": 13,
            "column": 3,
            "spec": "query",
            "official": [{ "says": "body", "files": [OPENAPI] }],
            "explained": null,
            "help": "write `in: body`, or add `differs: [{ aspect: in, says: .. }]` where the spec is right",
        })
    );
    let all: Value = serde_json::from_str(&against(&[OPENAPI], &["--format", "json", "--all"]).out).unwrap();
    let listed = all["against"]["differences"].as_array().unwrap().len();
    assert_eq!(all["against"]["explained"], listed - list.len());
}

#[test]
fn what_is_not_compared_is_told() {
    let ran = against(&["tests/fixtures/coverage/other", INDEX], &[]);
    assert_eq!(ran.code, Some(1));
    insta::assert_snapshot!(shown(&ran));
    let document = against(&["tests/fixtures/coverage/other", INDEX], &["--format", "json"]).out;
    let document: Value = serde_json::from_str(&document).unwrap();
    let reasons: Vec<&Value> =
        document["against"]["not_compared"].as_array().unwrap().iter().map(|left| &left["reason"]).collect();
    assert_eq!(reasons, ["other-version", "other-product", "no-metadata"]);
}

/// A comparison with nothing is not one without differences.
#[test]
fn documents_of_other_products_alone_are_no_success() {
    let ran = against(&["tests/fixtures/coverage/other"], &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: no document speaks of a product of the spec"), "{}", ran.err);
    assert!(ran.out.contains("not compared: Demo: no document speaks of it"), "{}", ran.out);
}

#[test]
fn a_spec_without_unexplained_differences_is_good() {
    let folder = tempfile::tempdir().unwrap();
    cli_support::copy(Path::new(SPEC), &folder.path().join("spec"));
    let jobs = folder.path().join("spec/demo/actions/job");
    for name in ["differ", "lonely", "listed"] {
        fs::remove_file(jobs.join(format!("{name}.yaml"))).unwrap();
    }
    let document: Value = serde_json::from_str(&fs::read_to_string(OPENAPI).unwrap()).unwrap();
    let apis = document["apis"].as_object().unwrap();
    let kept: serde_json::Map<String, Value> = apis
        .iter()
        .filter(|(name, _)| ["RunJob", "Noted"].contains(&name.as_str()))
        .map(|(name, api)| (name.clone(), api.clone()))
        .collect();
    let file = folder.path().join("demo.json");
    fs::write(&file, json!({ "info": document["info"], "apis": kept }).to_string()).unwrap();
    let spec = folder.path().join("spec");
    let ran = run(&["coverage", "--spec", spec.to_str().unwrap(), "--against", file.to_str().unwrap()]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    assert!(ran.out.ends_with(": 0 differences unexplained, 23 explained (`--all` lists them)\n"), "{}", ran.out);
}

#[test]
fn all_faults_of_the_metadata_are_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    let empty = folder.path().join("empty");
    let notes = "tests/fixtures/coverage/other/notes.json";
    let ran = against(&["tests/fixtures/coverage/bad", "/nowhere/metadata", notes, OPENAPI], &[]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ran.err);
    let ran = against(&[empty.to_str().unwrap(), OPENAPI], &[]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("error[E404]: this is no metadata of requests"), "{}", ran.err);
}

#[test]
fn a_spec_with_errors_is_not_counted() {
    let folder = workspace();
    edit(&folder.path().join("spec/demo/actions/tag/list_tags.yaml"), "ListTags", "TagJobs");
    let ran = run(&["coverage", "--spec", folder.path().join("spec").to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("error[E114]") && ran.err.ends_with("error: 1 error in the spec; nothing was counted\n"));
    let ran = run(&["coverage", "--all", "--spec", SPEC]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "`--all` is about `--against`");
}

/// A file that is named twice, or through a link, is read once; a loop of links ends.
#[test]
#[cfg(unix)]
fn links() {
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("Demo");
    fs::create_dir(&demo).unwrap();
    fs::write(demo.join("RunJob.json"), r#"{"name": "RunJob", "parameters": []}"#).unwrap();
    std::os::unix::fs::symlink(&demo, demo.join("loop")).unwrap();
    std::os::unix::fs::symlink(demo.join("RunJob.json"), demo.join("again.json")).unwrap();
    let (metadata, _, faults) = coverage::read(&[folder.path().to_owned(), demo.clone()]);
    assert_eq!((metadata.documents.len(), faults.into_vec().len()), (1, 0));
    std::os::unix::fs::symlink("/nowhere", demo.join("broken.json")).unwrap();
    let (_, _, faults) = coverage::read(&[folder.path().to_owned()]);
    let faults = faults.into_vec();
    assert!(matches!(faults.as_slice(), [one] if one.code.id == "E401"), "{faults:?}");
}

/// JSON of any shape, from the words that mean something here.
fn any_json() -> impl Strategy<Value = Value> {
    let word = || {
        prop::sample::select(vec![
            "name",
            "parameters",
            "apis",
            "info",
            "product",
            "version",
            "type",
            "required",
            "in",
            "position",
            "schema",
            "items",
            "properties",
            "enum",
            "maxItems",
            "minimum",
            "style",
            "sub_parameters",
            "deprecated",
            "Demo",
            "RunJob",
            "Differ",
            "JobId",
            "Tag",
            "Key",
            "string",
            "array",
            "object",
            "integer",
            "RepeatList",
            "repeatList",
            "flat",
            "json",
            "simple",
            "2024-05-01",
            "true",
            "1",
            "",
            ".",
            ".N",
            "N.",
            "$ref",
            "\u{1b}[31m",
            "名",
        ])
        .prop_map(str::to_owned)
    };
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::hash_map(word(), inner, 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

#[test]
fn odd_json_never_panics() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("demo")).unwrap();
    let model = dts_codegen::lint(Path::new(SPEC)).model;
    let file: PathBuf = folder.path().join("demo/odd.json");
    let check = |value: &Value| {
        fs::write(&file, value.to_string()).unwrap();
        let (metadata, _, faults) = coverage::read(std::slice::from_ref(&file));
        let faults = faults.into_vec();
        assert_eq!(faults.is_empty(), !metadata.documents.is_empty(), "{value}");
        let comparison = coverage::compare(&model, &metadata);
        let sources = dts_codegen::diagnostic::Sources::new();
        let text = coverage::text::comparison(&comparison, &sources, true);
        assert!(!text.contains('\u{1b}'), "{text:?}");
    };
    let odd = |inner: Value| {
        [
            json!({ "info": { "product": "Demo", "version": "2024-05-01" }, "apis": inner }),
            json!({ "info": { "product": "Demo" }, "apis": { "Differ": { "parameters": inner } } }),
            json!({ "info": { "product": "Demo" }, "apis": { "Differ": { "parameters": [{ "name": "Tag", "schema": inner }] } } }),
            json!({ "name": "Differ", "parameters": inner }),
            json!({ "name": "Differ", "parameters": [{ "name": "Group", "type": "RepeatList", "sub_parameters": inner }] }),
        ]
    };
    let mut config = ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() };
    config.rng_seed = prop::test_runner::RngSeed::Fixed(20_200_101);
    prop::test_runner::TestRunner::new(config)
        .run(&any_json(), |value| {
            check(&value);
            odd(value).iter().for_each(check);
            Ok(())
        })
        .unwrap();
    // Deeper than the reader of JSON goes.
    fs::write(&file, format!("{}{}", "[".repeat(100_000), "]".repeat(100_000))).unwrap();
    let (_, _, faults) = coverage::read(std::slice::from_ref(&file));
    assert!(faults.into_vec().iter().any(|fault| fault.code.id == "E402"));
}
