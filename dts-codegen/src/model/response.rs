//! Response trees.

use std::sync::Arc;

use super::{Document, Remarks, value_set::SetName};
use crate::diagnostic::Place;

/// Number of a structure in its action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StructureId(pub usize);

/// Number of a value set in its action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValueSetId(pub usize);

/// A structure of a response.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// Its name.
    pub name: SetName,
    /// Where it is written.
    pub place: Place,
    /// What it is.
    pub doc: String,
    /// Its fields as written.
    pub fields: Vec<Field>,
}

/// A field of a structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Wire name.
    pub name: String,
    /// Where its name is written.
    pub place: Place,
    /// What a person should know.
    pub remarks: Remarks,
    /// What it holds.
    pub kind: FieldKind,
    /// The element between a list and its items.
    pub wrapper: Option<String>,
    /// Whether it may never be shown.
    pub secret: bool,
    /// When the service gives it.
    pub present_when: Option<String>,
    /// A value of our own making.
    pub example: Option<String>,
    /// Rust name that the spec asks for.
    pub rust: Option<String>,
    /// The document that a JSON field holds.
    pub document: Option<Arc<Document>>,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldKind {
    /// Text.
    String,
    /// A boolean.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A decimal number.
    Float,
    /// Text with a JSON document.
    Json,
    /// Whatever comes.
    Any,
    /// One of a value set, held as text.
    Values(ValueSetId),
    /// A structure.
    Object(StructureId),
    /// A list.
    Array(Box<FieldKind>),
    /// Entries under names that are data.
    Map(Box<FieldKind>),
}
