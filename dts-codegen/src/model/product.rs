//! Products.

use std::sync::Arc;

use super::{Action, Document, ErrorCode};

/// Everything that a spec folder says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Products in the order of their folders.
    pub products: Vec<Product>,
}

impl Model {
    /// How many actions there are.
    pub fn action_count(&self) -> usize {
        self.products.iter().map(|product| product.actions.len()).sum()
    }
}

/// A product.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// Name of its folder: the name of its module.
    pub folder: String,
    /// Name on the wire.
    pub name: String,
    /// API version.
    pub version: String,
    /// What it is.
    pub summary: String,
    /// Where the facts come from.
    pub source: String,
    /// Path of its `product.yaml`.
    pub file: String,
    /// Host that serves where no other is listed.
    pub default_endpoint: Option<String>,
    /// Hosts by region, sorted.
    pub endpoints: Vec<(String, String)>,
    /// Regions and their cities, as written.
    pub regions: Vec<(String, String)>,
    /// Facts that can't be checked.
    pub notes: Vec<String>,
    /// Error codes that any action may give, sorted.
    pub errors: Vec<ErrorCode>,
    /// JSON documents, by name.
    pub documents: Vec<Arc<Document>>,
    /// Actions, by group and name.
    pub actions: Vec<Action>,
}
