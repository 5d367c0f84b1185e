//! Rules across parameters.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{ConditionSpec, Number, OneOrMany, Text};

/// A rule across parameters. Exactly one of `required`, `valid`, `at_least_one_of`, `exactly_one_of`, `requires`,
/// `fixed` and `range` says what kind it is.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSpec {
    /// Its name, in kebab case, unique in the action.
    pub id: String,
    /// Parameters that must be given when the condition holds.
    pub required: Option<OneOrMany>,
    /// With `required`: they may also be given only then.
    pub only_then: Option<bool>,
    /// Parameters that may be given only when the condition holds.
    pub valid: Option<OneOrMany>,
    /// One or more of these must be given.
    pub at_least_one_of: Option<Vec<String>>,
    /// One of these must be given, and no other.
    pub exactly_one_of: Option<Vec<String>>,
    /// Must be given when the parameter under `with` is.
    pub requires: Option<OneOrMany>,
    /// The parameter that needs those under `requires`.
    #[serde(rename = "with")]
    pub with: Option<String>,
    /// Values that parameters must have, if given.
    pub fixed: Option<IndexMap<String, Text>>,
    /// Ranges that parameters must be in, if given.
    pub range: Option<IndexMap<String, RangeSpec>>,
    /// When the rule holds; always, if left out.
    pub when: Option<ConditionSpec>,
    /// The rule in one sentence, where the automatic one is not good enough.
    pub doc: Option<String>,
    /// A remark for readers of the spec.
    pub note: Option<String>,
    /// Where the rule comes from, where it is not the action's source.
    pub source: Option<OneOrMany>,
}

/// A range, both ends inclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RangeSpec {
    /// Smallest value.
    pub minimum: Option<Number>,
    /// Largest value.
    pub maximum: Option<Number>,
}
