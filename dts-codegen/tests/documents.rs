//! JSON documents: what a spec can say of them, how examples are held to it, and what is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use std::{collections::BTreeMap, path::PathBuf};

use dts_codegen::{inspect, model::Model, parse, plan, resolve, validate};
use serde_json::json;

const PRODUCT: &str = "product: Demo\nversion: \"2024-05-01\"\nsummary: A product.\nsource: handbook\n";

const DOCUMENT: &str = r#"
document: DbList
summary: What travels, by database.
source: handbook 2
type: map
of: Database
structures:
  Database:
    doc: What of a database travels.
    members:
      name: { doc: Its name in the destination., required: true, max_length: 8 }
      all: { type: boolean, doc: Whether all of it travels. }
      kind: { doc: What it is., values: { table: A table., view: A view. } }
      size: { type: int32, doc: How many., minimum: 1 }
      Table: { type: map, of: Table, doc: Tables inside. }
      ids: { type: array, items: int64, max_items: 2, doc: Numbers. }
      rest: { type: any, doc: Anything. }
    rules:
      - { id: tables-unless-all, valid: Table, when: { all: { not: ["true"] } } }
  Table:
    doc: What of a table travels.
    members:
      name: { doc: Its name in the destination. }
      filter: { doc: A condition. }
examples:
  - name: nested
    document: { shop: { name: shop, kind: view, size: 2, ids: [1, 2], Table: { orders: { filter: "id > 10" } } } }
  - name: all
    document: { shop: { name: shop, all: true, Table: { orders: {} }, size: 0 } }
    breaks: [tables-unless-all, shop/size]
"#;

const ACTION: &str = r#"
action: Configure
summary: Configures a job.
source: handbook 1
parameters:
  Engine: { doc: The engine., values: { A: One., B: Another. } }
  DbList:
    doc: What travels.
    type: json
    document: DbList
    example: '{"orders":{"name":"orders","all":true}}'
rules:
  - { id: a-needs-filter, required: DbList/*/Table/*/filter, only_then: true, when: { Engine: A } }
  - { id: b-takes-all, fixed: { DbList/*/all: "true" }, when: { Engine: B } }
response:
  DbObject: { type: json, doc: What travels., document: DbList }
examples:
  - name: answered
    response: { DbObject: '{}' }
  - name: filtered
    request: { Engine: A, DbList: '{"shop":{"name":"shop","Table":{"orders":{"filter":"1"}}}}' }
  - name: not-filtered
    request: { Engine: A, DbList: '{"shop":{"name":"shop","Table":{"orders":{"filter":"1"},"customers":{}}}}' }
    breaks: [a-needs-filter]
  - name: not-all
    request: { Engine: B, DbList: '{"shop":{"name":"shop","all":false}}' }
    breaks: [b-takes-all]
"#;

fn load(document: &str, action: &str) -> (Model, Vec<String>) {
    let files = vec![
        (PathBuf::from("demo/product.yaml"), PRODUCT.into()),
        (PathBuf::from("demo/documents/db_list.yaml"), document.into()),
        (PathBuf::from("demo/actions/job/configure.yaml"), action.into()),
    ];
    let (tree, mut faults) = parse::load_texts(files);
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    (model, faults.into_vec().iter().map(ToString::to_string).collect())
}

fn faults(document: &str, action: &str) -> Vec<String> {
    load(document, action).1
}

#[test]
fn a_document_is_told_to_other_tools() {
    let (model, faults) = load(DOCUMENT, ACTION);
    assert_eq!(faults, [""; 0]);
    let (plan, none) = plan::plan(&model);
    assert!(none.into_vec().is_empty());
    let told = inspect::inspect(&model, &plan);
    let product = &told["products"][0];
    let document = &product["documents"][0];
    assert_eq!(document["root"], json!({ "type": "map", "items": { "type": "object", "structure": "Database" } }));
    let members = document["structures"]["Database"]["members"].as_array().unwrap();
    let types: Vec<_> = members.iter().map(|member| member["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["string", "boolean", "string", "int32", "map", "array", "any"]);
    assert_eq!(members[5]["max_items"], 2);
    assert_eq!(document["structures"]["Database"]["rules"][0]["id"], "tables-unless-all");
    assert_eq!(product["actions"][0]["parameters"][1]["document"], "DbList");
    assert_eq!(product["actions"][0]["response"][0]["document"], "DbList");
}

#[test]
fn raw_maps_are_held_to_it() {
    let (model, _) = load(DOCUMENT, ACTION);
    let action = &model.products[0].actions[0];
    let found = |text: &str| -> Vec<String> {
        let map = BTreeMap::from([(String::from("DbList"), text.to_owned())]);
        let found = validate::validate(action, &map);
        found.iter().map(|one| format!("{} {} {}", one.severity.as_str(), one.parameter, one.kind.as_str())).collect()
    };
    assert_eq!(found(r#"{"a":{"name":"a","rest":[{}],"Table":{}}}"#), [""; 0]);
    assert_eq!(found(r#"{"a":{}}"#), ["error DbList/a/name required"]);
    let mut odd =
        found(r#"{"a":{"name":7,"all":"true","kind":"index","size":"x","ids":[1,"2",[]],"Table":[],"newer":1}}"#);
    odd.sort();
    assert_eq!(
        odd,
        [
            "error DbList/a/Table type",
            "error DbList/a/ids max_items",
            "error DbList/a/ids/2 type",
            "error DbList/a/kind enum",
            "error DbList/a/size type",
            "warning DbList/a/all type",
            "warning DbList/a/ids/1 type",
            "warning DbList/a/name type",
            "warning DbList/a/newer unknown_parameter",
        ]
    );
    assert_eq!(found(r#"{"a":{"name":"a","filter":"1"}}"#), ["error DbList/a/filter unknown_parameter"]);
    assert_eq!(found("[]"), ["error DbList type"]);
    assert_eq!(found("{"), ["error DbList type"]);
}

#[test]
fn items_are_counted_once() {
    let document = DOCUMENT.replace("max_items: 2", "min_items: 2, max_items: 3");
    let (model, faults) = load(&document, ACTION);
    assert_eq!(faults, [""; 0]);
    let action = &model.products[0].actions[0];
    for (ids, breaks) in [("[]", 0), ("[1]", 1), ("[1,2]", 0), ("[1,2,3]", 0), ("[1,2,3,4]", 1), ("1", 1)] {
        let text = format!(r#"{{"a":{{"name":"a","ids":{ids}}}}}"#);
        let found = validate::validate(action, &BTreeMap::from([(String::from("DbList"), text)]));
        assert_eq!(found.len(), breaks, "{ids}: {found:?}");
    }
}

#[test]
fn anything_may_be_empty() {
    let document = DOCUMENT.replace("rest: { type: any,", "rest: { type: any, required: true,");
    let (document, _) = document.split_once("examples:").unwrap();
    let (model, _) = load(document, "action: A\nsummary: An action.\nsource: x\n");
    for (rest, breaks) in [("[]", 0), ("{}", 0), ("\"\"", 0), ("null", 1)] {
        let value = serde_json::from_str(&format!(r#"{{"a":{{"name":"a","rest":{rest}}}}}"#)).unwrap();
        let document = &model.products[0].documents[0];
        let found = validate::document_violations(document, &value, "DbList");
        assert_eq!(found.len(), breaks, "{rest}: {found:?}");
    }
}

#[test]
fn faults_are_told_with_their_places() {
    let bad = DOCUMENT
        .replace("of: Table,", "of: Tabel,")
        .replace("items: int64", "items: csv")
        .replace("valid: Table", "valid: Tabel")
        .replace("document: DbList", "document: DbLists");
    assert_eq!(
        faults(&bad, ACTION.replace("document: DbList", "document: DbLists").as_str()),
        [
            "demo/documents/db_list.yaml:15:31: error[E102]: unknown structure `Tabel`",
            "demo/documents/db_list.yaml:16:27: error[E106]: `items` does not fit the type of the member",
            "demo/documents/db_list.yaml:19:41: error[E103]: unknown member `Tabel` in structure `Database`",
            "demo/documents/db_list.yaml:20:3: warning[W101]: structure `Table` is never used",
        ],
        "an action is not blamed for a document that has faults of its own"
    );
    assert_eq!(
        faults(DOCUMENT, &ACTION.replace("document: DbList\n", "document: DbLists\n")),
        [
            "demo/actions/job/configure.yaml:10:15: error[E102]: unknown document `DbLists`",
            "demo/actions/job/configure.yaml:13:37: error[E103]: `DbList` holds no document whose members are known",
            "demo/actions/job/configure.yaml:14:33: error[E103]: `DbList` holds no document whose members are known",
        ]
    );
    let paths = ACTION
        .replace("*/Table/*/filter", "*/Table/filter")
        .replace("when: { Engine: A }", "when: { DbList/*/all: A }");
    assert_eq!(
        faults(DOCUMENT, &paths),
        [
            "demo/actions/job/configure.yaml:13:37: error[E103]: document `DbList` has no member at `*/Table/filter`",
            "demo/actions/job/configure.yaml:13:85: error[E111]: `DbList/*/all` is a member of a document; here only parameters are looked at",
        ]
    );
}

#[test]
fn examples_are_held_to_it() {
    let bad = DOCUMENT.replace("kind: view, size: 2", "kind: index").replace(", shop/size]", ", shop/kind]");
    let action = ACTION.replace(r#""all":true}}'"#, r#""all":"maybe"}}'"#);
    assert_eq!(
        faults(&bad, ACTION),
        [
            "demo/documents/db_list.yaml:26:11: error[E118]: example `nested`: `/shop/kind`: `index` is not among its documented values (table, view)",
            "demo/documents/db_list.yaml:28:11: error[E118]: example `all` does not break `shop/kind`",
            "demo/documents/db_list.yaml:28:11: error[E118]: example `all`: `/shop/size`: `0` is not a number of 1 or more",
        ]
    );
    assert_eq!(
        faults(DOCUMENT, &action),
        ["demo/actions/job/configure.yaml:11:14: error[E110]: the example of `DbList` breaks its document: \
          `DbList/orders/all`: `maybe` is not a boolean (`true` or `false`)"]
    );
}

#[test]
fn names_are_unique_and_parts_stay_in_documents() {
    let renamed = DOCUMENT.replace("type: map\nof: Database", "of: Database");
    let (before, _) = renamed.split_once("  - name: nested").unwrap();
    let one_example = format!("{before}  - name: nameless\n    document: {{}}\n    breaks: [name]\n");
    let (model, none) = load(&one_example, "action: A\nsummary: An action.\nsource: x\n");
    assert_eq!(none, [""; 0]);
    let (_, faults) = plan::plan(&model);
    let faults: Vec<String> = faults.into_vec().iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "demo/documents/db_list.yaml:2:11: error[E201]: the structure of the whole is not called `DbList` as its document is"
        ]
    );
    let action = "action: A\nsummary: An action.\nsource: x\nparameters:\n  P: { doc: A parameter., type: map }\n";
    assert_eq!(
        self::faults(DOCUMENT, action),
        ["demo/actions/job/configure.yaml:5:27: error[E106]: `type` does not fit `P`"]
    );
    let looping =
        DOCUMENT.replace("filter: { doc: A condition. }", "inner: { type: object, of: Other, doc: Another. }").replace(
            "examples:\n",
            "  Other: { doc: Another., members: { back: { type: object, of: Table, doc: Back. } } }\nexamples:\n",
        );
    let faults = self::faults(&looping, action);
    let endless: Vec<_> = faults.iter().filter(|fault| fault.contains("without an end")).collect();
    assert_eq!(
        endless,
        [
            "demo/documents/db_list.yaml:24:7: error[E106]: structure `Table` holds itself by `inner`, without an end",
            "demo/documents/db_list.yaml:25:38: error[E106]: structure `Other` holds itself by `back`, without an end",
        ]
    );
    let listed = DOCUMENT.replace("filter: { doc", "Tag.N.Key: { doc");
    let faults = self::faults(&listed, action);
    assert!(faults.iter().any(|fault| fault.contains("JSON has lists of its own")), "{faults:?}");
    let secret = DOCUMENT.replace("filter: { doc: A condition. }", "password: { doc: A password., secret: true }");
    let faults = self::faults(&secret, action);
    assert!(faults.iter().any(|fault| fault.contains("`password` is a secret inside a document")), "{faults:?}");
}
