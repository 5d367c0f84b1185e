//! Response fields.

use std::{borrow::Cow, fmt};

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::{Deprecated, Difference, SharedRef, Text, ValuesSpec};

/// A response field: `shared`, or a mapping.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldEntry {
    /// Taken whole from the shared fields.
    Shared,
    /// Written here, possibly on top of a shared one.
    Own(Box<FieldSpec>),
}

impl<'de> Deserialize<'de> for FieldEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor;
        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = FieldEntry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`shared` or a mapping that describes the field")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<FieldEntry, E> {
                if v == "shared" {
                    Ok(FieldEntry::Shared)
                } else {
                    Err(E::invalid_value(de::Unexpected::Str(v), &self))
                }
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<FieldEntry, A::Error> {
                FieldSpec::deserialize(MapAccessDeserializer::new(map)).map(|f| FieldEntry::Own(Box::new(f)))
            }
        }
        deserializer.deserialize_any(EntryVisitor)
    }
}

impl JsonSchema for FieldEntry {
    fn schema_name() -> Cow<'static, str> {
        "FieldEntry".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let spec = generator.subschema_for::<FieldSpec>();
        json_schema!({ "anyOf": [{ "const": "shared" }, spec] })
    }
}

/// A field of a response, under its exact wire name.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldSpec {
    /// Takes what is not given here from a shared field.
    pub shared: Option<SharedRef>,
    /// What it is held as; `string` unless said, `object` with `fields` alone.
    #[serde(rename = "type")]
    pub kind: Option<FieldType>,
    /// What it is: one sentence, with units.
    pub doc: Option<String>,
    /// Name of the Rust structure or value set, where the automatic one is bad or collides.
    pub rust_type: Option<String>,
    /// Name of the Rust field, where the automatic one is bad or collides.
    pub rust: Option<String>,
    /// The element between a list and its items.
    pub wrapper: Option<String>,
    /// Type of the items of an array or map: a scalar type or `any`.
    pub items: Option<FieldType>,
    /// Named structure of the object, or of the items.
    pub of: Option<String>,
    /// Fields of the object, or of the items.
    pub fields: Option<IndexMap<String, FieldEntry>>,
    /// The values that it may have; others are kept.
    pub values: Option<ValuesSpec>,
    /// Whether `values` is known to be the whole set.
    pub complete: Option<bool>,
    /// Whether the case of the value does not count.
    pub case_insensitive: Option<bool>,
    /// The document that a `json` field holds.
    pub document: Option<String>,
    /// Never shown in logs or errors.
    pub secret: Option<bool>,
    /// About to be removed.
    pub deprecated: Option<Deprecated>,
    /// Only the public cloud documents it.
    pub public_cloud_only: Option<bool>,
    /// When the service gives it, in a sentence.
    pub present_when: Option<String>,
    /// A value of our own making.
    pub example: Option<Text>,
    /// A remark.
    pub note: Option<String>,
    /// Remarks.
    pub notes: Option<Vec<String>>,
    /// Where documents disagree.
    pub differs: Option<Vec<Difference>>,
}

/// What a field is held as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// Text.
    String,
    /// A boolean, also as text.
    Boolean,
    /// A whole number of 32 bits, also as text.
    Int32,
    /// A whole number of 64 bits, also as text.
    Int64,
    /// A decimal number, also as text.
    Float,
    /// Text that holds a JSON document.
    Json,
    /// Whatever the service gives.
    Any,
    /// Named fields.
    Object,
    /// A list.
    Array,
    /// Entries under names that are data.
    Map,
}
