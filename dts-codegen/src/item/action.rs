//! Facts about actions.

use proc_macro2::TokenStream;

use super::{FieldItem, TypeItem};

/// Facts about an action.
#[derive(Clone, Debug)]
pub struct ActionItem {
    /// The product that it belongs to.
    pub product: ProductItem,
    /// Name on the wire.
    pub name: String,
    /// Kept for old callers.
    pub legacy: bool,
    /// A retry may repeat it.
    pub idempotent: bool,
    /// Only the public cloud documents it.
    pub public_cloud_only: bool,
    /// Wire name of the parameter by which the service recognizes a request that is sent again.
    pub client_token: Option<String>,
    /// How results come in pages.
    pub pagination: Option<PaginationItem>,
    /// Error codes, sorted.
    pub errors: Vec<ErrorCodeItem>,
    /// States to wait for.
    pub waiters: Vec<WaiterItem>,
}

/// A product, as an action names it.
#[derive(Clone, Debug)]
pub enum ProductItem {
    /// The constant at this path, which knows hosts and error codes too.
    Constant(TokenStream),
    /// One of which nothing else is known.
    Named {
        /// Name on the wire.
        name: String,
        /// API version.
        version: String,
    },
}

/// The parameter that all products of Alibaba Cloud have for this, where they have one.
const CLIENT_TOKEN: &str = "ClientToken";

/// The parameter by which the service recognizes a request that is sent again, if it is among these.
///
/// It is known by its name alone. Specs and attributed structs are judged here alike.
pub fn client_token(fields: &[FieldItem]) -> Option<String> {
    let is_token = |field: &&FieldItem| field.wire == CLIENT_TOKEN && matches!(field.ty, TypeItem::String);
    fields.iter().find(is_token).map(|field| field.wire.clone())
}

/// How results come in pages, in wire names.
#[derive(Clone, Debug)]
pub enum PaginationItem {
    /// By number.
    Numbered {
        /// Parameter with the number of the page.
        page: String,
        /// Parameter with the number of results of a page.
        size: Option<String>,
        /// Response field with the results.
        items: String,
        /// Response field that counts all results.
        total: Option<String>,
    },
    /// By token.
    Token {
        /// Parameter that takes the token.
        token: String,
        /// Response field that gives the next one.
        next: String,
        /// Response field with the results.
        items: String,
    },
}

/// An error code.
#[derive(Clone, Debug)]
pub struct ErrorCodeItem {
    /// The code.
    pub code: String,
    /// HTTP status.
    pub status: Option<u16>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
}

/// A state to wait for.
#[derive(Clone, Debug)]
pub struct WaiterItem {
    /// Its name, in snake case.
    pub name: String,
    /// Response field that tells the state.
    pub field: String,
    /// Values that end the waiting well.
    pub success: Vec<String>,
    /// Values that end it badly.
    pub failure: Vec<String>,
}
