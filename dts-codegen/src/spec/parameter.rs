//! Request parameters.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::{Deprecated, Difference, Number, OneOrMany, SharedRef, Text, ValuesSpec};

/// A parameter: `shared`, or a mapping.
#[derive(Clone, Debug, PartialEq)]
pub enum ParameterEntry {
    /// Taken whole from the shared parameters.
    Shared,
    /// Written here, possibly on top of a shared one.
    Own(Box<ParameterSpec>),
}

impl<'de> Deserialize<'de> for ParameterEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor;
        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = ParameterEntry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`shared` or a mapping that describes the parameter")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<ParameterEntry, E> {
                if v == "shared" {
                    Ok(ParameterEntry::Shared)
                } else {
                    Err(E::invalid_value(de::Unexpected::Str(v), &self))
                }
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ParameterEntry, A::Error> {
                ParameterSpec::deserialize(MapAccessDeserializer::new(map)).map(|p| ParameterEntry::Own(Box::new(p)))
            }
        }
        deserializer.deserialize_any(EntryVisitor)
    }
}

impl JsonSchema for ParameterEntry {
    fn schema_name() -> Cow<'static, str> {
        "ParameterEntry".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let spec = generator.subschema_for::<ParameterSpec>();
        json_schema!({ "anyOf": [{ "const": "shared" }, spec] })
    }
}

/// A request parameter, under its exact wire name.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParameterSpec {
    /// Takes the fields that are not given here from a shared parameter.
    pub shared: Option<SharedRef>,
    /// What it is: one sentence, with units and limits.
    pub doc: Option<String>,
    /// What its text holds; `string` unless said.
    #[serde(rename = "type")]
    pub kind: Option<ParameterType>,
    /// Whether a request without it is refused.
    pub required: Option<bool>,
    /// The values that it may have.
    pub values: Option<ValuesSpec>,
    /// Whether `values` is known to be the whole set; `true` unless said.
    pub complete: Option<bool>,
    /// Whether the service ignores the case of the value.
    pub case_insensitive: Option<bool>,
    /// Name of the Rust type of its values, where the automatic one is bad or collides.
    pub rust_type: Option<String>,
    /// What the service assumes when it is not sent.
    pub default: Option<Text>,
    /// A value of our own making.
    pub example: Option<Text>,
    /// Smallest value, inclusive.
    pub minimum: Option<Number>,
    /// Largest value, inclusive.
    pub maximum: Option<Number>,
    /// Fewest characters.
    pub min_length: Option<u32>,
    /// Most characters.
    pub max_length: Option<u32>,
    /// Allowed characters: single ones and ranges such as `A-Za-z0-9_`, or `ascii`.
    pub charset: Option<String>,
    /// How many kinds of characters must occur.
    pub classes: Option<ClassesSpec>,
    /// Regular expression that the whole value must match.
    pub pattern: Option<String>,
    /// A well-known form.
    pub format: Option<Format>,
    /// Fewest items of a list.
    pub min_items: Option<u32>,
    /// Most items of a list.
    pub max_items: Option<u32>,
    /// Where it travels; `query` unless said.
    #[serde(rename = "in")]
    pub location: Option<Location>,
    /// Never shown in logs, errors or URLs.
    pub secret: Option<bool>,
    /// About to be removed.
    pub deprecated: Option<Deprecated>,
    /// Only the public cloud documents it.
    pub public_cloud_only: Option<bool>,
    /// A documented fact that can't be checked.
    pub note: Option<String>,
    /// Documented facts that can't be checked.
    pub notes: Option<Vec<String>>,
    /// Where the facts come from, where it is not the action's source.
    pub source: Option<OneOrMany>,
    /// Name of the Rust field, where the automatic one is bad or collides.
    pub rust: Option<String>,
    /// Where documents disagree.
    pub differs: Option<Vec<Difference>>,
    /// The document that a `json` parameter holds.
    pub document: Option<String>,
    /// In documents: the structure of an object, or of the items of an array or map.
    pub of: Option<String>,
    /// In documents: the type of the items of an array or map.
    pub items: Option<ParameterType>,
}

/// What the text of a parameter holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ParameterType {
    /// Any text.
    #[default]
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A decimal number.
    Float,
    /// A JSON document.
    Json,
    /// Values with commas between them.
    Csv,
    /// In documents: whatever there is.
    Any,
    /// In documents: a structure.
    Object,
    /// In documents: a list.
    Array,
    /// In documents: entries under names that are data.
    Map,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Location {
    /// In the query string.
    #[default]
    Query,
    /// In the form body.
    Body,
}

/// A well-known form of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// UTC time such as `2026-01-31T08:00:00Z`.
    Timestamp,
    /// Unix time in seconds.
    EpochSeconds,
    /// Unix time in milliseconds.
    EpochMilliseconds,
    /// TCP port, 1 to 65535.
    Port,
    /// IPv4 or IPv6 address.
    Ip,
    /// Mobile phone numbers with commas between them.
    PhoneList,
}

/// How many kinds of characters a value must have.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassesSpec {
    /// How many of them must occur.
    pub at_least: u32,
    /// The kinds that count.
    pub of: Vec<ClassName>,
}

/// A kind of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClassName {
    /// ASCII capital letters.
    Upper,
    /// ASCII small letters.
    Lower,
    /// ASCII digits.
    Digit,
    /// ASCII punctuation.
    Special,
}
