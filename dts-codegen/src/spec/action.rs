//! Actions.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{ExampleSpec, FieldEntry, OneOrMany, ParameterEntry, RuleSpec, Text, ValuesSpec};

/// An action of a product: one file under `actions/<group>/`.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionSpec {
    /// Wire name.
    pub action: String,
    /// What it does: one sentence.
    pub summary: String,
    /// More, where a sentence is not enough.
    pub description: Option<String>,
    /// Where the facts come from: a section of the guide, a page.
    pub source: OneOrMany,
    /// Whether the documents still recommend it.
    #[serde(default)]
    pub lifecycle: Lifecycle,
    /// The action that replaces it.
    pub successor: Option<String>,
    /// Whether a retry may repeat it without harm.
    #[serde(default)]
    pub idempotent: bool,
    /// Only the public cloud documents it.
    #[serde(default)]
    pub public_cloud_only: bool,
    /// Documented facts that can't be checked.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Where documents disagree about the action as a whole.
    #[serde(default)]
    pub differs: Vec<Difference>,
    /// Request parameters by wire name.
    #[serde(default)]
    pub parameters: IndexMap<String, ParameterEntry>,
    /// Rules across parameters.
    #[serde(default)]
    pub rules: Vec<RuleSpec>,
    /// Structures and value sets of this action, by Rust name.
    #[serde(default)]
    pub types: IndexMap<String, TypeSpec>,
    /// Response fields by wire name.
    #[serde(default)]
    pub response: IndexMap<String, FieldEntry>,
    /// Error codes of this action.
    #[serde(default)]
    pub errors: IndexMap<String, ErrorSpec>,
    /// How results come in pages.
    pub pagination: Option<PaginationSpec>,
    /// States to wait for.
    #[serde(default)]
    pub waiters: IndexMap<String, WaiterSpec>,
    /// Requests and responses; they become tests.
    #[serde(default)]
    pub examples: Vec<ExampleSpec>,
}

/// Whether the documents still recommend an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Lifecycle {
    /// Recommended.
    #[default]
    Current,
    /// Kept for old callers.
    Legacy,
}

impl Lifecycle {
    /// The word in the spec.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Legacy => "legacy",
        }
    }
}

/// A point on which documents disagree, and what this spec makes of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// What differs: required, type, values, default, in, lifecycle, name, missing, ...
    pub aspect: String,
    /// What the other document says.
    pub says: String,
}

/// A named structure (`fields`) or value set (`values`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypeSpec {
    /// What it is: one sentence.
    pub doc: String,
    /// Fields of a structure.
    pub fields: Option<IndexMap<String, FieldEntry>>,
    /// Members of a value set.
    pub values: Option<ValuesSpec>,
    /// Whether `values` is known to be the whole set; `true` unless said.
    pub complete: Option<bool>,
    /// Whether the case of a value does not count.
    pub case_insensitive: Option<bool>,
    /// Only the public cloud documents it.
    #[serde(default)]
    pub public_cloud_only: bool,
}

/// An error code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorSpec {
    /// HTTP status that it comes with.
    pub status: Option<u16>,
    /// What it means: one sentence.
    pub doc: String,
    /// Whether the same request may succeed later.
    #[serde(default)]
    pub retryable: bool,
}

/// How results come in pages: by number (`page`, `size`, `total`) or by token (`token`, `next`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaginationSpec {
    /// Parameter that holds the page number, from 1.
    pub page: Option<String>,
    /// Parameter that holds the number of results of a page.
    pub size: Option<String>,
    /// Parameter that takes the token of the next page.
    pub token: Option<String>,
    /// Response field that gives the token of the next page.
    pub next: Option<String>,
    /// Response field that holds the results.
    pub items: String,
    /// Response field that counts all results.
    pub total: Option<String>,
}

/// A state of a job to wait for, read from a response field.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiterSpec {
    /// What has happened then: one sentence.
    pub doc: String,
    /// Response field that tells the state.
    pub field: String,
    /// Values that end the waiting well.
    pub success: Vec<Text>,
    /// Values that end it badly.
    #[serde(default)]
    pub failure: Vec<Text>,
}
