//! What `request!` knows of an action: plain data that travels with a generated crate as text.
//!
//! It is made in `plan`, where Rust names are known, written by [`to_text`] into a macro of the generated crate, and
//! read again by [`from_text`] where the macro is used. Wire names are as the spec has them: `Tag.N.Key`.

mod error;
mod items;
mod look;
#[cfg(feature = "spec")]
mod of_model;
mod read;
mod text;
mod write;

pub use error::FactsError;
#[cfg(feature = "spec")]
pub use of_model::{of_action, of_document, of_limits, of_parameter};
#[cfg(feature = "spec")]
pub(crate) use of_model::{of_request, of_rule, sets_of};
pub use read::{from_text, has_places};
pub use write::to_text;

use crate::{
    item::LimitsItem,
    rule::{Condition, RuleKind},
};

/// What is known of an action.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActionFacts {
    /// Name of the product on the wire.
    pub product: String,
    /// Name of the action on the wire.
    pub name: String,
    /// Path of the request's type below the root of the bindings: `dts`, `job`, `configure_dts_job`, `ConfigureDtsJob`.
    pub path: Vec<String>,
    /// Its parameters and rules.
    pub members: MembersFacts,
    /// The documents that its parameters hold.
    pub documents: Vec<DocumentFacts>,
}

/// Parameters of an action, or members of a structure in a document, and what is demanded of them together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MembersFacts {
    /// In the order of the spec.
    pub parameters: Vec<ParameterFacts>,
    /// In the order of the spec.
    pub rules: Vec<RuleFacts>,
    /// The value sets that they speak of.
    pub sets: Vec<SetFacts>,
    /// Where the facts come from, unless a parameter says otherwise.
    pub source: String,
}

/// A parameter, or a member of a group or of a structure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParameterFacts {
    /// Name of the builder's method; empty in documents, whose members go by their names on the wire.
    pub rust: String,
    /// Wire name; lists end in `.N`, members of groups are named `Tag.N.Key`.
    pub wire: String,
    /// What it holds.
    pub kind: KindFacts,
    /// Whether a request without it is refused.
    pub required: bool,
    /// Whether it may never be shown.
    pub secret: bool,
    /// Whether it travels in the form body; members of groups travel where their list does.
    pub body: bool,
    /// Only the public cloud documents it.
    pub public_cloud_only: bool,
    /// About to be removed: what to do instead.
    pub deprecated: Option<String>,
    /// What the service assumes when it is not sent.
    pub default: Option<String>,
    /// Where the facts come from, where it is not the source of all.
    pub source: Option<String>,
    /// Limits of its own, or of each item.
    pub limits: LimitsItem,
}

/// What a parameter holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum KindFacts {
    /// Any text.
    #[default]
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A decimal number.
    Float,
    /// A JSON document; the number of its description, if there is one.
    Json(Option<usize>),
    /// One of the value set of this number.
    Set(usize),
    /// Values with commas between them.
    Csv(Box<KindFacts>),
    /// `Name.1`, `Name.2`, ...
    List(Box<KindFacts>),
    /// `Name.1.Member`, ...
    Groups {
        /// Path of the group's type below the root of the bindings.
        path: Vec<String>,
        /// Its members, named `Name.N.Member`.
        members: Vec<ParameterFacts>,
    },
    /// In documents: a part that is no single value.
    Part(PartFacts),
}

/// A part of a document that is no single value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartFacts {
    /// What it holds.
    pub node: NodeFacts,
    /// Fewest items of a list.
    pub min_items: Option<u32>,
    /// Most items of a list.
    pub max_items: Option<u32>,
}

/// What a document or a part of it holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum NodeFacts {
    /// Whatever there is.
    #[default]
    Any,
    /// Text; only within lists and maps, as the four behind it.
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A decimal number.
    Float,
    /// The structure of this number.
    Object(usize),
    /// A list.
    Array(Box<NodeFacts>),
    /// Entries under names that are data.
    Map(Box<NodeFacts>),
}

/// A description of a JSON document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentFacts {
    /// Its name.
    pub name: String,
    /// The document as a whole.
    pub root: NodeFacts,
    /// Its structures: name and members.
    pub structures: Vec<(String, MembersFacts)>,
}

/// A value set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SetFacts {
    /// Path of its type below the root of the bindings; empty in documents that have no type for it.
    pub path: Vec<String>,
    /// Rust names of its members, empty in documents, and their wire texts.
    pub members: Vec<(String, String)>,
    /// Whether this is known to be the whole set.
    pub complete: bool,
    /// Whether the case of a value does not count.
    pub ignore_case: bool,
}

/// A rule across parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleFacts {
    /// Its name in the spec.
    pub id: String,
    /// What it demands.
    pub kind: RuleKind,
    /// When it holds; always, if there is none.
    pub when: Option<Condition>,
    /// The rule in one sentence.
    pub says: String,
    /// Where the documents say so.
    pub source: String,
}
