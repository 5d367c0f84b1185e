//! Value sets.

use std::{borrow::Cow, fmt};

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use super::{Deprecated, Text};

/// The values that a parameter or field may have: a mapping from wire text to doc line, a list of wire texts, or
/// the name of a value set under `types`.
#[derive(Clone, Debug, PartialEq)]
pub enum ValuesSpec {
    /// A named value set.
    Named(String),
    /// Members that explain themselves.
    List(Vec<Text>),
    /// Members with docs.
    Members(IndexMap<String, MemberEntry>),
}

impl<'de> Deserialize<'de> for ValuesSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ValuesVisitor;
        impl<'de> Visitor<'de> for ValuesVisitor {
            type Value = ValuesSpec;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping from value to doc, a list of values, or the name of a value set")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<ValuesSpec, E> {
                Ok(ValuesSpec::Named(v.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<ValuesSpec, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = seq.next_element()? {
                    list.push(item);
                }
                Ok(ValuesSpec::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ValuesSpec, A::Error> {
                IndexMap::deserialize(MapAccessDeserializer::new(map)).map(ValuesSpec::Members)
            }
        }
        deserializer.deserialize_any(ValuesVisitor)
    }
}

impl JsonSchema for ValuesSpec {
    fn schema_name() -> Cow<'static, str> {
        "Values".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let member = generator.subschema_for::<MemberEntry>();
        json_schema!({
            "description": "A mapping from wire text to doc line, a list of wire texts, or the name of a value set.",
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "type": ["string", "number"] } },
                { "type": "object", "additionalProperties": member }
            ]
        })
    }
}

/// One member of a value set: its doc line, or a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberEntry(pub MemberSpec);

/// A member of a value set, at length.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberSpec {
    /// What the value means.
    pub doc: String,
    /// Name of the Rust variant, where the automatic one is bad or collides.
    pub rust: Option<String>,
    /// Only the public cloud documents it.
    #[serde(default)]
    pub public_cloud_only: bool,
    /// About to be removed.
    pub deprecated: Option<Deprecated>,
}

impl<'de> Deserialize<'de> for MemberEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MemberVisitor;
        impl<'de> Visitor<'de> for MemberVisitor {
            type Value = MemberEntry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a doc line or a mapping")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<MemberEntry, E> {
                Ok(MemberEntry(MemberSpec { doc: v.to_owned(), ..MemberSpec::default() }))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<MemberEntry, A::Error> {
                MemberSpec::deserialize(MapAccessDeserializer::new(map)).map(MemberEntry)
            }
        }
        deserializer.deserialize_any(MemberVisitor)
    }
}

impl JsonSchema for MemberEntry {
    fn schema_name() -> Cow<'static, str> {
        "Member".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let spec = generator.subschema_for::<MemberSpec>();
        json_schema!({ "anyOf": [{ "type": "string" }, spec] })
    }
}
