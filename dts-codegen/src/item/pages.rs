//! How answers are read page by page, and what of a job can be waited for. They stand beside the request: attributed
//! structs have none, since nothing is known there of the fields of an answer.

use proc_macro2::{Ident, TokenStream};

use super::{Docs, ResponseTypeItem};

/// How the results of a request come in pages.
#[derive(Clone, Debug)]
pub struct PagedItem {
    /// The request.
    pub request: Ident,
    /// The answer.
    pub response: Ident,
    /// Field of the answer with the results.
    pub items: Ident,
    /// Type of one result.
    pub item: ResponseTypeItem,
    /// Field that counts all results.
    pub total: Option<Ident>,
    /// Field that gives the token of the next page.
    pub next: Option<Ident>,
    /// Whether one of these fields is about to be removed.
    pub deprecated: bool,
}

/// The states that a request can be waited with.
#[derive(Clone, Debug)]
pub struct WaitsItem {
    /// The request.
    pub request: Ident,
    /// A method for each.
    pub methods: Vec<WaitItem>,
    /// Whether one of the fields with a state is about to be removed.
    pub deprecated: bool,
}

/// A state to wait for: a method.
#[derive(Clone, Debug)]
pub struct WaitItem {
    /// Name of the method.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Name of the action's waiter.
    pub waiter: String,
    /// Field of the answer with the state.
    pub field: Ident,
    /// Type of the field, where it is a value set and no text.
    pub value_set: Option<TokenStream>,
}
