//! Parameters.

use std::sync::Arc;

use super::{Document, Remarks, ValueSetId};
use crate::{
    diagnostic::Place,
    spec::{ClassName, Format, Location},
};

/// A parameter, a list, or a list of groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Wire name; lists end in `.N`, members of groups are named `Tag.N.Key`.
    pub name: String,
    /// Where its name is written.
    pub place: Place,
    /// What a person should know.
    pub remarks: Remarks,
    /// What it holds.
    pub kind: ParameterKind,
    /// Whether a request without it is refused.
    pub required: bool,
    /// Where it travels.
    pub location: Location,
    /// Whether it may never be shown.
    pub secret: bool,
    /// What the service assumes when it is not sent.
    pub default: Option<String>,
    /// A value of our own making.
    pub example: Option<String>,
    /// Limits of its own.
    pub limits: Limits,
    /// Where the facts come from, where it is not the action's source.
    pub source: Option<String>,
    /// Rust name that the spec asks for, with its place.
    pub rust: Option<String>,
    /// The document that a JSON parameter holds.
    pub document: Option<Arc<Document>>,
}

impl Parameter {
    /// The members, where it is a list of groups.
    pub fn members(&self) -> &[Parameter] {
        match &self.kind {
            ParameterKind::Groups { members, .. } => members,
            _ => &[],
        }
    }

    /// Whether each item travels as a parameter of its own.
    pub fn is_list(&self) -> bool {
        matches!(self.kind, ParameterKind::List(_) | ParameterKind::Groups { .. })
    }

    /// The part of the wire name before `.N`, or all of it.
    pub fn base_name(&self) -> &str {
        if self.is_list() { self.name.strip_suffix(".N").unwrap_or(&self.name) } else { &self.name }
    }

    /// The value set of its values.
    pub fn values(&self) -> Option<ValueSetId> {
        fn of(kind: &ParameterKind) -> Option<ValueSetId> {
            match kind {
                ParameterKind::Values(id) => Some(*id),
                ParameterKind::List(item) | ParameterKind::Csv(item) => of(item),
                _ => None,
            }
        }
        of(&self.kind)
    }

    /// What a single value holds.
    pub fn item_kind(&self) -> &ParameterKind {
        match &self.kind {
            ParameterKind::List(item) | ParameterKind::Csv(item) => item,
            kind => kind,
        }
    }
}

/// What a parameter holds.
#[derive(Clone, Debug, PartialEq)]
pub enum ParameterKind {
    /// Any text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A decimal number.
    Float,
    /// A JSON document.
    Json,
    /// One of a value set.
    Values(ValueSetId),
    /// Values with commas between them.
    Csv(Box<ParameterKind>),
    /// `Name.1`, `Name.2`, ...
    List(Box<ParameterKind>),
    /// `Name.1.Member`, ...
    Groups {
        /// The members, named `Name.N.Member`.
        members: Vec<Parameter>,
        /// Rust name of the group's structure that the spec asks for.
        rust_type: Option<String>,
    },
}

/// Limits of a parameter, or of each item of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// Smallest value.
    pub minimum: Option<f64>,
    /// Largest value.
    pub maximum: Option<f64>,
    /// Numbers that are allowed, with their docs.
    pub one_of: Vec<(i64, String)>,
    /// Whether `one_of` is not known to be the whole set.
    pub one_of_open: bool,
    /// Fewest characters.
    pub min_length: Option<u32>,
    /// Most characters.
    pub max_length: Option<u32>,
    /// Allowed characters.
    pub charset: Option<String>,
    /// How many of which kinds of characters must occur.
    pub classes: Option<Classes>,
    /// Regular expression.
    pub pattern: Option<String>,
    /// Well-known form.
    pub format: Option<Format>,
    /// Fewest items.
    pub min_items: Option<u32>,
    /// Most items.
    pub max_items: Option<u32>,
}

/// How many kinds of characters must occur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classes {
    /// How many.
    pub at_least: u32,
    /// Of which.
    pub of: Vec<ClassName>,
}
