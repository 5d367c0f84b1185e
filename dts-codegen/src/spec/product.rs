//! Products, and what their actions share.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{ErrorSpec, FieldEntry, OneOrMany, ParameterSpec, TypeSpec};

/// A product: `product.yaml` in the product's folder.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductSpec {
    /// Name on the wire.
    pub product: String,
    /// API version, a date.
    pub version: String,
    /// What it is: one sentence.
    pub summary: String,
    /// Where the facts come from.
    pub source: OneOrMany,
    /// Host that serves where no other is listed.
    pub default_endpoint: Option<String>,
    /// Hosts by region.
    #[serde(default)]
    pub endpoints: IndexMap<String, String>,
    /// Regions, each with its city.
    #[serde(default)]
    pub regions: IndexMap<String, String>,
    /// Documented facts that can't be checked.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Error codes that any action may give.
    #[serde(default)]
    pub errors: IndexMap<String, ErrorSpec>,
}

/// Shared parameters: `parameters.yaml` in the product's folder.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParametersFile {
    /// Parameters by the name that actions refer to.
    pub parameters: IndexMap<String, ParameterSpec>,
}

/// Shared response fields: `fields.yaml` in the product's folder.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldsFile {
    /// Fields by the name that actions refer to.
    pub fields: IndexMap<String, FieldEntry>,
}

/// Shared structures and value sets: any file under `types/` in the product's folder.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TypesFile {
    /// Types by Rust name.
    pub types: IndexMap<String, TypeSpec>,
}
