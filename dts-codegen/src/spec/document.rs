//! JSON documents that parameters and fields hold as text.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Difference, OneOrMany, ParameterEntry, RuleSpec};

/// A JSON document: one file under `documents/` in the product's folder. Parameters and fields of type `json` refer to
/// it with `document: Name`.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentSpec {
    /// Its name: the name of its Rust type.
    pub document: String,
    /// What it holds: one sentence.
    pub summary: String,
    /// More, where a sentence is not enough.
    pub description: Option<String>,
    /// Where the facts come from: a section of the guide, a page.
    pub source: OneOrMany,
    /// Only the public cloud documents it.
    #[serde(default)]
    pub public_cloud_only: bool,
    /// Documented facts that can't be checked.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Where documents disagree about it as a whole.
    #[serde(default)]
    pub differs: Vec<Difference>,
    /// What the whole is; `object` unless said.
    #[serde(default, rename = "type")]
    pub kind: DocumentType,
    /// The structure of the whole, or of its items.
    pub of: String,
    /// Structures by Rust name; they may refer to each other and to themselves.
    pub structures: IndexMap<String, StructureSpec>,
    /// Documents; they become tests.
    #[serde(default)]
    pub examples: Vec<DocumentExampleSpec>,
}

/// What a document is as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentType {
    /// Members under names that are known.
    #[default]
    Object,
    /// A list.
    Array,
    /// Entries under names that are data.
    Map,
}

/// A structure of a document. Its members are described as parameters are; rules speak of members of the structure.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StructureSpec {
    /// What it is: one sentence.
    pub doc: String,
    /// Documented facts that can't be checked.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Members by exact name.
    pub members: IndexMap<String, ParameterEntry>,
    /// Rules across members.
    #[serde(default)]
    pub rules: Vec<RuleSpec>,
}

/// A document, and what it breaks.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentExampleSpec {
    /// Its name, in kebab case, unique in the file.
    pub name: String,
    /// The document.
    pub document: serde_json::Value,
    /// What it breaks: rule ids, and paths such as `shop/Table/orders/name` for faults of single values.
    #[serde(default)]
    pub breaks: Vec<String>,
}
