//! Responses and the structures inside.

use proc_macro2::{Ident, TokenStream};

use super::{DeprecatedItem, Docs};

/// A structure of a response.
#[derive(Clone, Debug)]
pub struct StructureItem {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Its members.
    pub members: Vec<MemberItem>,
}

/// A member of a structure.
#[derive(Clone, Debug)]
pub struct MemberItem {
    /// Name of the field.
    pub ident: Ident,
    /// Wire name.
    pub wire: String,
    /// Documentation.
    pub docs: Docs,
    /// Its type.
    pub ty: ResponseTypeItem,
    /// The element between a list and its items.
    pub wrapper: Option<String>,
    /// About to be removed.
    pub deprecated: Option<DeprecatedItem>,
}

/// Type of a member.
#[derive(Clone, Debug)]
pub enum ResponseTypeItem {
    /// `String`.
    String,
    /// `bool`.
    Boolean,
    /// `i32`.
    Int32,
    /// `i64`.
    Int64,
    /// `f64`.
    Float,
    /// Text with a JSON document.
    Json,
    /// Text with a JSON document of this type.
    Document(TokenStream),
    /// Text that is never shown.
    Secret,
    /// Whatever comes.
    Any,
    /// A structure, a value set, or a type of the user's own.
    Named(TokenStream),
    /// A structure that holds itself.
    Nested(TokenStream),
    /// A list.
    List(Box<ResponseTypeItem>),
    /// Entries under names that are data.
    Map(Box<ResponseTypeItem>),
}
