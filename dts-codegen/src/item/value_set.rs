//! Value sets.

use proc_macro2::Ident;

use super::{DeprecatedItem, Docs};

/// An enum of wire texts.
#[derive(Clone, Debug)]
pub struct ValueSetItem {
    /// Name of the enum.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Its members.
    pub values: Vec<ValueItem>,
    /// Name of the variant for every other text.
    pub unlisted: Ident,
    /// Whether this is known to be the whole set.
    pub complete: bool,
    /// Whether the case of a value does not count.
    pub ignore_case: bool,
}

/// A member of a value set.
#[derive(Clone, Debug)]
pub struct ValueItem {
    /// Name of the variant.
    pub ident: Ident,
    /// Wire text.
    pub text: String,
    /// Its documentation.
    pub docs: Docs,
    /// About to be removed.
    pub deprecated: Option<DeprecatedItem>,
}
