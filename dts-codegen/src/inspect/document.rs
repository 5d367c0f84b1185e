//! JSON documents.

use serde_json::{Map, Value, json};

use super::parameters;
use crate::model::{Document, DocumentNode, DocumentScalar, DocumentStructure};

/// The document: what the whole is, and its structures by name.
pub(super) fn document(document: &Document) -> Value {
    let structures: Map<String, Value> = document
        .structures
        .iter()
        .map(|structure| (structure.members.name.clone(), self::structure(document, structure)))
        .collect();
    json!({
        "document": document.name,
        "summary": document.summary,
        "source": document.source,
        "public_cloud_only": document.public_cloud_only,
        "root": node(document, &document.root),
        "structures": structures,
        "notes": document.notes,
        "file": document.file,
    })
}

fn structure(document: &Document, structure: &DocumentStructure) -> Value {
    let members = structure.members.parameters.iter().map(|member| {
        let mut value = parameters::facts(&structure.members, member);
        if let (Some(part), Some(object)) = (structure.parts.get(&member.name), value.as_object_mut()) {
            if let Some(node) = node(document, &part.node).as_object() {
                object.extend(node.clone());
            }
            object.insert("min_items".into(), json!(part.min_items));
            object.insert("max_items".into(), json!(part.max_items));
        }
        value
    });
    json!({
        "doc": structure.members.summary,
        "members": members.collect::<Vec<_>>(),
        "rules": structure.members.rules.iter().map(super::rules::rule).collect::<Vec<_>>(),
        "notes": structure.members.notes,
    })
}

fn node(document: &Document, node: &DocumentNode) -> Value {
    match node {
        DocumentNode::Scalar(scalar) => json!({ "type": match scalar {
            DocumentScalar::String => "string",
            DocumentScalar::Boolean => "boolean",
            DocumentScalar::Int32 => "int32",
            DocumentScalar::Int64 => "int64",
            DocumentScalar::Float => "float",
        } }),
        DocumentNode::Any => json!({ "type": "any" }),
        DocumentNode::Object(number) => {
            let name = document.structure(*number).map(|structure| &structure.members.name);
            json!({ "type": "object", "structure": name })
        }
        DocumentNode::Array(item) => json!({ "type": "array", "items": self::node(document, item) }),
        DocumentNode::Map(item) => json!({ "type": "map", "items": self::node(document, item) }),
    }
}
