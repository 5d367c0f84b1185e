//! JSON documents that travel as text.

use proc_macro2::Ident;

use super::{BuilderNames, Docs, FieldItem, RuleItem, TypeItem};

/// A structure of a document.
#[derive(Clone, Debug)]
pub struct DocumentStructureItem {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// Its members.
    pub fields: Vec<FieldItem>,
    /// Rules across members.
    pub rules: Vec<RuleItem>,
    /// Where the limits of the members come from.
    pub source: String,
    /// The field that holds members newer than the bindings.
    pub extra: Ident,
    /// Names of the builder and what belongs to it.
    pub builder: BuilderNames,
    /// Other structures of the document and their members, each member once: for those that stand in the wrong place.
    pub elsewhere: Vec<(String, Vec<String>)>,
}

/// The name of a document that is a list or map of structures.
#[derive(Clone, Debug)]
pub struct DocumentAliasItem {
    /// Its name.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// What it stands for.
    pub ty: TypeItem,
}
