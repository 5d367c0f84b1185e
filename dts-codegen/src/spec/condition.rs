//! Conditions of rules.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use super::Text;

/// A condition: a mapping whose entries must all hold. A key is a parameter, or `all`, `any`, `not`.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionSpec(pub Vec<Clause>);

/// One entry of a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Clause {
    /// A test of a parameter.
    Parameter(String, TestSpec),
    /// All must hold.
    All(Vec<ConditionSpec>),
    /// One must hold.
    Any(Vec<ConditionSpec>),
    /// Must not hold.
    Not(ConditionSpec),
}

/// What a parameter is tested for.
#[derive(Clone, Debug, PartialEq)]
pub enum TestSpec {
    /// Has one of these values.
    In(Vec<Text>),
    /// Has none of these values.
    NotIn(Vec<Text>),
    /// Is given, or is not.
    Present(bool),
}

impl<'de> Deserialize<'de> for ConditionSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ConditionVisitor;
        impl<'de> Visitor<'de> for ConditionVisitor {
            type Value = ConditionSpec;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a condition such as `{ Parameter: Value }`, `{ any: [...] }` or `{ not: {...} }`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ConditionSpec, A::Error> {
                let mut clauses = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    clauses.push(match key.as_str() {
                        "all" => map.next_value::<Several>()?.clause(key, Clause::All),
                        "any" => map.next_value::<Several>()?.clause(key, Clause::Any),
                        "not" => Clause::Not(map.next_value()?),
                        _ => Clause::Parameter(key, map.next_value()?),
                    });
                }
                if clauses.is_empty() {
                    return Err(de::Error::custom("the condition is empty; leave `when` out if the rule always holds"));
                }
                Ok(ConditionSpec(clauses))
            }
        }
        deserializer.deserialize_map(ConditionVisitor)
    }
}

/// What stands under `all` and `any`: conditions, or the test of a member that is called so, as documents have.
enum Several {
    Conditions(Vec<ConditionSpec>),
    Test(TestSpec),
}

impl Several {
    fn clause(self, key: String, several: fn(Vec<ConditionSpec>) -> Clause) -> Clause {
        match self {
            Self::Conditions(list) => several(list),
            Self::Test(test) => Clause::Parameter(key, test),
        }
    }
}

impl<'de> Deserialize<'de> for Several {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct SeveralVisitor;
        impl<'de> Visitor<'de> for SeveralVisitor {
            type Value = Several;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of conditions")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<Several, E> {
                Ok(Several::Test(TestSpec::In(vec![Text(v.to_owned())])))
            }
            fn visit_bool<E: de::Error>(self, v: bool) -> Result<Several, E> {
                self.visit_str(if v { "true" } else { "false" })
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Several, A::Error> {
                let mut list = Vec::new();
                while let Some(condition) = seq.next_element()? {
                    list.push(condition);
                }
                Ok(Several::Conditions(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Several, A::Error> {
                let test = TestSpec::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Several::Test(test))
            }
        }
        deserializer.deserialize_any(SeveralVisitor)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TestMapping {
    #[serde(rename = "not")]
    not_in: Option<TextOrList>,
    present: Option<bool>,
}

struct TextOrList(Vec<Text>);

impl<'de> Deserialize<'de> for TextOrList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match TestSpec::deserialize(deserializer)? {
            TestSpec::In(list) => Ok(Self(list)),
            _ => Err(de::Error::custom("expected a value or a list of values")),
        }
    }
}

impl<'de> Deserialize<'de> for TestSpec {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TestVisitor;
        impl<'de> Visitor<'de> for TestVisitor {
            type Value = TestSpec;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value, a list of values, `{ not: ... }` or `{ present: true }`")
            }
            fn visit_str<E: de::Error>(self, v: &str) -> Result<TestSpec, E> {
                Ok(TestSpec::In(vec![Text(v.to_owned())]))
            }
            fn visit_bool<E: de::Error>(self, v: bool) -> Result<TestSpec, E> {
                self.visit_str(if v { "true" } else { "false" })
            }
            fn visit_i64<E: de::Error>(self, v: i64) -> Result<TestSpec, E> {
                self.visit_str(&v.to_string())
            }
            fn visit_u64<E: de::Error>(self, v: u64) -> Result<TestSpec, E> {
                self.visit_str(&v.to_string())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<TestSpec, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = seq.next_element()? {
                    list.push(item);
                }
                if list.is_empty() {
                    return Err(de::Error::invalid_length(0, &"at least one value"));
                }
                Ok(TestSpec::In(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TestSpec, A::Error> {
                let mapping = TestMapping::deserialize(MapAccessDeserializer::new(map))?;
                match (mapping.not_in, mapping.present) {
                    (Some(list), None) => Ok(TestSpec::NotIn(list.0)),
                    (None, Some(present)) => Ok(TestSpec::Present(present)),
                    _ => Err(de::Error::custom("a test needs exactly one of `not` and `present`")),
                }
            }
        }
        deserializer.deserialize_any(TestVisitor)
    }
}

impl JsonSchema for ConditionSpec {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let condition = generator.subschema_for::<ConditionSpec>();
        let test = json_schema!({
            "anyOf": [
                { "type": ["string", "number", "boolean"] },
                { "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } },
                {
                    "type": "object",
                    "additionalProperties": false,
                    "minProperties": 1,
                    "maxProperties": 1,
                    "properties": {
                        "present": { "type": "boolean" },
                        "not": {
                            "anyOf": [
                                { "type": ["string", "number", "boolean"] },
                                { "type": "array", "minItems": 1, "items": { "type": ["string", "number", "boolean"] } }
                            ]
                        }
                    }
                }
            ]
        });
        json_schema!({
            "description": "Entries that must all hold: a parameter and its test, or `all`, `any`, `not`.",
            "type": "object",
            "minProperties": 1,
            "properties": {
                "all": { "anyOf": [{ "type": "array", "items": condition }, test] },
                "any": { "anyOf": [{ "type": "array", "items": condition }, test] },
                "not": condition
            },
            "additionalProperties": test
        })
    }
}
