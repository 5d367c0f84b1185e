//! The API as true: references resolved, types and rules checked, wire names only.
//!
//! What can be built here is sound: a rule speaks only of parameters that exist, a value set has no member twice, a
//! structure that is named is there. Places travel along so that later stages can say where a fact was written.

mod action;
mod document;
mod parameter;
mod product;
mod response;
mod rule;
mod value_set;

pub use action::{Action, ErrorCode, Example, Pagination, Waiter};
pub use document::{
    Document, DocumentExample, DocumentStructure, Node as DocumentNode, Part, Scalar as DocumentScalar,
};
pub use parameter::{Classes, Limits, Parameter, ParameterKind};
pub use product::{Model, Product};
pub use response::{Field, FieldKind, Structure, StructureId, ValueSetId};
pub use rule::Rule;
pub use value_set::{Member, SetName, ValueSet};

pub use crate::rule::{Condition, RuleKind};

use crate::diagnostic::Place;

/// A value with the place where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// What a person should know about a parameter, field or member.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remarks {
    /// One sentence.
    pub doc: String,
    /// Facts that can't be checked.
    pub notes: Vec<String>,
    /// About to be removed: what to do instead.
    pub deprecated: Option<String>,
    /// Only the public cloud documents it.
    pub public_cloud_only: bool,
    /// Where documents disagree: aspect and what the other one says.
    pub differs: Vec<(String, String)>,
}
