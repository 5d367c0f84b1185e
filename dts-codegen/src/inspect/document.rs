//! Shapes of JSON documents.

use serde_json::{Map, Value, json};

use crate::model::{Document, DocumentMember, DocumentNode};

/// The shape as nested objects; named structures are told once, under `structures`.
pub(crate) fn document(document: &Document) -> Value {
    let structures: Map<String, Value> =
        document.structures.iter().map(|(name, members)| (name.clone(), self::members(members))).collect();
    json!({ "root": node(&document.root), "structures": structures })
}

fn node(node: &DocumentNode) -> Value {
    match node {
        DocumentNode::String => json!({ "type": "string" }),
        DocumentNode::Values(texts, complete) => json!({ "type": "string", "enum": texts, "enum_complete": complete }),
        DocumentNode::Boolean => json!({ "type": "boolean" }),
        DocumentNode::Integer => json!({ "type": "int64" }),
        DocumentNode::Float => json!({ "type": "float" }),
        DocumentNode::Any => json!({ "type": "any" }),
        DocumentNode::Object(members) => json!({ "type": "object", "members": self::members(members) }),
        DocumentNode::Named(name) => json!({ "type": "object", "structure": name }),
        DocumentNode::Array(item) => json!({ "type": "array", "items": self::node(item) }),
        DocumentNode::Map(item) => json!({ "type": "map", "items": self::node(item) }),
    }
}

fn members(members: &[DocumentMember]) -> Value {
    let list = members.iter().map(|member| {
        let mut value = node(&member.node);
        if let Some(value) = value.as_object_mut() {
            value.insert("name".into(), json!(member.name));
            value.insert("required".into(), json!(member.required));
            value.insert("doc".into(), json!(member.doc));
        }
        value
    });
    Value::Array(list.collect())
}
