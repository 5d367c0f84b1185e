//! What generated requests and responses run on.
//!
//! Generated code states facts: which parameter travels under which wire name, which limits and rules it has, where
//! a member of an answer goes. The work is done here, once: encoding ([`Parameters`]), checking ([`Checker`]),
//! decoding ([`Decode`]), and keeping secrets out of sight ([`Secret`]). No action is named in this crate.
//!
//! The feature `sign` makes requests that any HTTP stack can send: see the module `sign`.

mod action;
mod check;
mod condition;
mod csv;
mod decode;
mod document;
mod extra;
mod group;
mod json_text;
mod nested;
mod parameter;
mod parameters;
mod request;
mod secret;
#[cfg(feature = "sign")]
pub mod sign;
mod value;
mod value_set;

pub use action::{Action, ErrorCode, Lifecycle, Pagination, Product, Waiter};
pub use check::{CharacterClass, Checker, Format, Limits, Rule, Severity, Violation, ViolationKind, Violations};
pub use condition::When;
pub use csv::Csv;
#[cfg(feature = "xml")]
pub use decode::decode_xml;
pub use decode::{
    Decode, DecodeError, Leaf, List, Map, Mismatch, Optional, Place, Scalar, ScalarKind, Slot, Structure, check_json,
    decode_json,
};
pub use document::{
    Document, DocumentText, Entries, ExtraMembers, Json, JsonMap, Object, ObjectMembers, every_in_document, in_document,
};
#[cfg(feature = "derive")]
pub use dts_macros::{Decode, Group, Request, ValueSet};
pub use extra::ExtraParameters;
pub use group::{Group, GroupParameters, groups_of, member_of_each};
pub use json_text::JsonText;
pub use nested::Nested;
pub use parameter::{Items, Parameter, View};
pub use parameters::{EncodedParameter, Location, Parameters};
pub use request::{Request, Set, Unset};
pub use secret::Secret;
pub use value::Value;
pub use value_set::{Members, ValueSet};
