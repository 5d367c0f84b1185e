//! Counts and differences for tools: schema 1.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::{Comparison, Counts, Coverage, Difference, Explanation, Left, Tally};
use crate::diagnostic::Sources;

/// One document: `{"schema":1,"products":[..],"total":{..},"against":null}`.
///
/// `products` have `product`, `version`, `groups` (each `group` and counts) and `total`. Counts have `actions`,
/// `parameters`, `rules`, `value_sets` and `response_fields`, each with `documented` and `public_cloud_only`. With a
/// comparison, `against` has `documents`, `actions`, `unexplained`, `explained`, `differences` and `not_compared`. Keys
/// may be added at the end of an object; none is taken away without a new number of the schema.
pub fn document(coverage: &Coverage, comparison: Option<&Comparison>, sources: &Sources, all: bool) -> Value {
    let products: Vec<Value> = coverage
        .products
        .iter()
        .map(|product| {
            let group = |group: &super::GroupCounts| {
                let mut object = Map::new();
                object.insert("group".into(), json!(group.group));
                object.append(&mut counts(&group.counts));
                Value::Object(object)
            };
            json!({
                "product": product.product,
                "version": product.version,
                "groups": product.groups.iter().map(group).collect::<Vec<_>>(),
                "total": counts(&product.total),
            })
        })
        .collect();
    json!({
        "schema": 1,
        "products": products,
        "total": counts(&coverage.total),
        "against": comparison.map(|comparison| against(comparison, sources, all)),
    })
}

fn counts(counts: &Counts) -> Map<String, Value> {
    let tally = |tally: Tally| json!({ "documented": tally.documented, "public_cloud_only": tally.public_cloud_only });
    [
        ("actions", counts.actions),
        ("parameters", counts.parameters),
        ("rules", counts.rules),
        ("value_sets", counts.value_sets),
        ("response_fields", counts.fields),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), tally(value)))
    .collect()
}

fn against(comparison: &Comparison, sources: &Sources, all: bool) -> Value {
    let listed = comparison.differences.iter().filter(|difference| all || difference.explained.is_none());
    let unexplained = comparison.unexplained();
    json!({
        "documents": comparison.documents,
        "actions": comparison.actions,
        "unexplained": unexplained,
        "explained": comparison.differences.len() - unexplained,
        "differences": listed.map(|difference| self::difference(difference, sources)).collect::<Vec<_>>(),
        "not_compared": comparison.left.iter().map(left).collect::<Vec<_>>(),
    })
}

/// One difference: `kind`, `product`, `action`, `parameter`, `file`, `line`, `column`, `spec`, `official`, `explained`
/// and `help`. What is not known is `null`; lines and columns count from 1. `explained` has `by` (`note` or `known`) and
/// `says`.
fn difference(difference: &Difference, sources: &Sources) -> Value {
    let start = difference.place.span.map(|span| span.start);
    let official = |one: &super::Statement| json!({ "says": one.says, "files": files(&one.files) });
    json!({
        "kind": difference.kind.as_str(),
        "product": difference.product,
        "action": difference.action,
        "parameter": difference.parameter,
        "file": sources.shown(&difference.place.file),
        "line": start.map(|start| start.line),
        "column": start.map(|start| start.column),
        "spec": difference.spec,
        "official": difference.official.iter().map(official).collect::<Vec<_>>(),
        "explained": difference.explained.as_ref().map(|explained| match explained {
            Explanation::Noted(says) => json!({ "by": "note", "says": says }),
            Explanation::Known(why) => json!({ "by": "known", "says": why }),
        }),
        "help": difference.help,
    })
}

fn left(left: &Left) -> Value {
    match left {
        Left::Foreign { product, version, spec_version, actions, files } => json!({
            "reason": if spec_version.is_some() { "other-version" } else { "other-product" },
            "product": product,
            "version": version,
            "actions": actions,
            "files": self::files(files),
        }),
        Left::Unknown { product } => {
            json!({ "reason": "no-document", "product": product, "version": null, "actions": null, "files": [] })
        }
        Left::Others { files } => json!({
            "reason": "no-metadata",
            "product": null,
            "version": null,
            "actions": null,
            "files": self::files(files),
        }),
    }
}

fn files(files: &[PathBuf]) -> Vec<String> {
    files.iter().map(|file| file.display().to_string()).collect()
}
