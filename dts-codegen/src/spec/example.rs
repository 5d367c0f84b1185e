//! Examples.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Text;

/// A request, and the response to it or the rules that it breaks. Each becomes a test.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExampleSpec {
    /// Its name, in kebab case, unique in the action.
    pub name: String,
    /// Parameters as they travel: wire names, list items numbered from 1.
    #[serde(default)]
    pub request: IndexMap<String, Text>,
    /// The response body.
    pub response: Option<serde_json::Value>,
    /// Rule ids, and wire names of parameters whose own limits break: all that the request breaks.
    #[serde(default)]
    pub breaks: Vec<String>,
}
