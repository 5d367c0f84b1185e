//! Shapes of JSON documents: what a spec can say of them, and how examples are held to it.

use std::path::PathBuf;

use dts_codegen::{inspect, parse, plan, resolve};

const PRODUCT: &str = "product: Demo\nversion: \"2024-05-01\"\nsummary: A product.\nsource: handbook\n";

const ACTION: &str = r#"
action: Configure
summary: Configures a job.
source: handbook 1
types:
  Table:
    doc: What of a table travels.
    fields:
      name: { doc: Its name., required: true }
      all: { type: boolean, doc: Whether all of it travels. }
      kind: { doc: What it is., values: [table, view] }
      Table: { type: map, doc: Tables inside., of: Table }
parameters:
  DbList:
    doc: What travels.
    type: json
    example: '{"orders":{"name":"orders","all":true}}'
    shape:
      type: map
      of: Table
response:
  DbObject: { type: json, doc: What travels., shape: { type: array, items: int64 } }
examples:
  - name: nested
    request: { DbList: '{"orders":{"name":"orders","Table":{"customer":{"name":"customer","kind":"view"}}}}' }
    response: { DbObject: "[1, 2]" }
"#;

fn load(action: &str) -> (dts_codegen::model::Model, Vec<String>) {
    let files = vec![
        (PathBuf::from("demo/product.yaml"), PRODUCT.into()),
        (PathBuf::from("demo/actions/job/configure.yaml"), action.into()),
    ];
    let (tree, mut faults) = parse::load_texts(files);
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    (model, faults.into_vec().iter().map(ToString::to_string).collect())
}

#[test]
fn a_shape_is_told_to_other_tools() {
    let (model, faults) = load(ACTION);
    assert_eq!(faults, [""; 0]);
    let (plan, none) = plan::plan(&model);
    assert!(none.into_vec().is_empty());
    let document = inspect::inspect(&model, &plan);
    let action = &document["products"][0]["actions"][0];
    let shape = &action["parameters"][0]["shape"];
    assert_eq!(
        shape["root"],
        serde_json::json!({ "type": "map", "items": { "type": "object", "structure": "Table" } })
    );
    assert_eq!(shape["structures"]["Table"][0]["name"], "name");
    assert_eq!(action["response"][0]["shape"]["root"]["items"]["type"], "int64");
    let text = serde_json::to_string(action).unwrap();
    assert!(!text.contains("\"Table\",\"rust\""), "the structures of documents are no part of the response: {text}");
}

#[test]
fn examples_and_defaults_are_held_to_it() {
    let bad = ACTION
        .replace(r#""all":true}}'"#, r#""all":"yes"}}'"#)
        .replace(r#""kind":"view""#, r#""kind":"index","size":1"#);
    let (_, faults) = load(&bad);
    assert_eq!(
        faults,
        [
            "demo/actions/job/configure.yaml:17:14: error[E110]: the example of `DbList` does not fit its shape: \
             `orders.all`: expected `true` or `false`",
            "demo/actions/job/configure.yaml:25:24: error[E118]: example `nested`: `DbList` does not fit its shape: \
             `orders.Table.customer.kind`: expected one of table, view",
            "demo/actions/job/configure.yaml:25:24: error[E118]: example `nested`: `DbList` does not fit its shape: \
             `orders.Table.customer.size`: the shape has no such member",
        ]
    );
}

#[test]
fn a_shape_needs_a_document_and_known_types() {
    let bad = ACTION.replace("    type: json\n    example", "    example").replace("items: int64", "of: Tabel");
    let (_, faults) = load(&bad);
    let codes: Vec<&str> = faults.iter().map(|fault| fault.split(": ").nth(1).unwrap()).collect();
    assert_eq!(codes, ["warning[W101]", "error[E106]", "error[E102]"], "{faults:#?}");
}
