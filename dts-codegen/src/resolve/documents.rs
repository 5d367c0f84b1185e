//! Shapes of JSON documents.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::{action::Resolver, codes};
use crate::{
    diagnostic::{Diagnostic, nearest},
    model::{Document, DocumentMember, DocumentNode},
    parse::NodePath,
    spec::{FieldEntry, FieldSpec, FieldType, ValuesSpec},
};

/// The shape that stands at `path`; faults are told, and leave `any` in their place.
pub(super) fn resolve(cx: &mut Resolver<'_>, spec: &FieldSpec, path: &NodePath) -> Document {
    let mut structures = BTreeMap::new();
    let root = node(cx, spec, path, &mut structures);
    Document { root, structures }
}

type Structures = BTreeMap<String, Vec<DocumentMember>>;

fn node(cx: &mut Resolver<'_>, spec: &FieldSpec, path: &NodePath, structures: &mut Structures) -> DocumentNode {
    let has_structure = spec.fields.is_some() || spec.of.is_some();
    match spec.kind.unwrap_or(if has_structure { FieldType::Object } else { FieldType::String }) {
        FieldType::String => match &spec.values {
            Some(values) => self::values(cx, values, spec, path),
            None => DocumentNode::String,
        },
        FieldType::Json => DocumentNode::String,
        FieldType::Boolean => DocumentNode::Boolean,
        FieldType::Int32 | FieldType::Int64 => DocumentNode::Integer,
        FieldType::Float => DocumentNode::Float,
        FieldType::Any => DocumentNode::Any,
        FieldType::Object => structure(cx, spec, path, structures),
        FieldType::Array => DocumentNode::Array(Box::new(item(cx, spec, path, structures))),
        FieldType::Map => DocumentNode::Map(Box::new(item(cx, spec, path, structures))),
    }
}

fn item(cx: &mut Resolver<'_>, spec: &FieldSpec, path: &NodePath, structures: &mut Structures) -> DocumentNode {
    if spec.fields.is_some() || spec.of.is_some() {
        return structure(cx, spec, path, structures);
    }
    match (spec.items, &spec.values) {
        (_, Some(values)) => self::values(cx, values, spec, path),
        (Some(FieldType::String | FieldType::Json), None) => DocumentNode::String,
        (Some(FieldType::Boolean), None) => DocumentNode::Boolean,
        (Some(FieldType::Int32 | FieldType::Int64), None) => DocumentNode::Integer,
        (Some(FieldType::Float), None) => DocumentNode::Float,
        (Some(FieldType::Any), None) => DocumentNode::Any,
        (Some(FieldType::Object | FieldType::Array | FieldType::Map) | None, None) => {
            let place = cx.key(path);
            cx.push(
                Diagnostic::error(&codes::MISPLACED_KEY, "the items of the shape have no type")
                    .at(place)
                    .help("add `fields:`, `of: TypeName` or `items: string`"),
            );
            DocumentNode::Any
        }
    }
}

fn values(cx: &mut Resolver<'_>, values: &ValuesSpec, spec: &FieldSpec, path: &NodePath) -> DocumentNode {
    let complete = spec.complete.unwrap_or(true);
    match values {
        ValuesSpec::List(texts) => DocumentNode::Values(texts.iter().map(|text| text.0.clone()).collect(), complete),
        ValuesSpec::Members(members) => DocumentNode::Values(members.keys().cloned().collect(), complete),
        ValuesSpec::Named(name) => match cx.file.spec.types.get(name).and_then(|named| named.values.as_ref()) {
            Some(ValuesSpec::Members(members)) => {
                cx.named_in_documents.insert(name.clone());
                DocumentNode::Values(members.keys().cloned().collect(), complete)
            }
            Some(ValuesSpec::List(texts)) => {
                cx.named_in_documents.insert(name.clone());
                DocumentNode::Values(texts.iter().map(|text| text.0.clone()).collect(), complete)
            }
            _ => {
                let place = cx.value(&path.clone().key("values"));
                cx.push(Diagnostic::error(&codes::UNKNOWN_TYPE, format!("unknown value set `{name}`")).at(place));
                DocumentNode::Any
            }
        },
    }
}

fn structure(cx: &mut Resolver<'_>, spec: &FieldSpec, path: &NodePath, structures: &mut Structures) -> DocumentNode {
    match (&spec.fields, &spec.of) {
        (Some(fields), _) => DocumentNode::Object(members(cx, fields, &path.clone().key("fields"), structures)),
        (None, Some(name)) => {
            if structures.contains_key(name) {
                return DocumentNode::Named(name.clone());
            }
            let file = cx.file;
            let Some(fields) = file.spec.types.get(name).and_then(|named| named.fields.as_ref()) else {
                let place = cx.value(&path.clone().key("of"));
                let fault = Diagnostic::error(&codes::UNKNOWN_TYPE, format!("unknown structure `{name}`")).at(place);
                cx.push(match nearest(name, file.spec.types.keys().map(String::as_str)) {
                    Some(near) => fault.help(format!("did you mean `{near}`?")),
                    None => fault.help("add it under `types:`, or write the fields here"),
                });
                return DocumentNode::Any;
            };
            cx.named_in_documents.insert(name.clone());
            // Known before its members are, because they may refer to it.
            structures.insert(name.clone(), Vec::new());
            let path = NodePath::root().key("types").key(name).key("fields");
            let members = members(cx, fields, &path, structures);
            structures.insert(name.clone(), members);
            DocumentNode::Named(name.clone())
        }
        (None, None) => {
            let place = cx.key(path);
            cx.push(
                Diagnostic::error(&codes::MISPLACED_KEY, "the object has no fields")
                    .at(place)
                    .help("add `fields:` or `of: TypeName`, or use `type: any`"),
            );
            DocumentNode::Any
        }
    }
}

fn members(
    cx: &mut Resolver<'_>,
    fields: &IndexMap<String, FieldEntry>,
    path: &NodePath,
    structures: &mut Structures,
) -> Vec<DocumentMember> {
    let mut members = Vec::new();
    for (name, entry) in fields {
        let path = path.clone().key(name);
        let FieldEntry::Own(spec) = entry else {
            let place = cx.value(&path);
            cx.push(
                Diagnostic::error(&codes::UNKNOWN_SHARED, "members of documents are not shared")
                    .at(place)
                    .help("describe the member here"),
            );
            continue;
        };
        let doc = spec.doc.clone().unwrap_or_default();
        if doc.trim().is_empty() {
            let place = cx.key(&path);
            cx.push(
                Diagnostic::error(&codes::MISSING_DOC, format!("member `{name}` has no doc"))
                    .at(place)
                    .help("add `doc:` with one sentence"),
            );
        }
        let node = node(cx, spec, &path, structures);
        members.push(DocumentMember { name: name.clone(), doc, required: spec.required.unwrap_or(false), node });
    }
    members
}
