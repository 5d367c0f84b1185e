//! `#[dts(spec = path)]`: a struct that is held to the facts of generated bindings.
//!
//! ```text
//! derive ── path ──> `request!` of the bindings ── facts ──> `__request!` ── call ──> the derive again, with the facts
//! ```
//!
//! A derive sees its struct alone. So it becomes a call of the macro that stands beside the request's type, which hands
//! facts and struct to `__request!`. There the struct is read as ever, and then held: what it lets through, the spec lets
//! through. What it leaves unsaid comes from the spec.

mod call;
mod expected;
mod groups;
mod kinds;
mod limits;
mod members;
mod path;
mod rules;
mod sets;

use dts_codegen::facts::{ActionFacts, ParameterFacts};
use proc_macro2::{Ident, TokenStream};

pub(crate) use call::derived;
pub(crate) use members::{group, parameters};
pub(crate) use path::{Door, handed};
pub(crate) use rules::Judge;

use crate::request_macro::paths;

/// What a struct is held to.
pub(crate) struct Spec<'a> {
    /// The facts.
    pub(crate) facts: &'a ActionFacts,
    /// What the paths of the facts lie below.
    pub(crate) root: &'a TokenStream,
    /// The path of the runtime, as the bindings have it.
    pub(crate) runtime: &'a TokenStream,
    /// The request's name, as the user has written it.
    pub(crate) name: &'a Ident,
    /// The product's module, as the user has written it: `dts_generated::dts`.
    pub(crate) module: String,
}

impl Spec<'_> {
    /// Name of the action on the wire.
    pub(crate) fn action(&self) -> &str {
        &self.facts.name
    }

    /// The request's type.
    pub(crate) fn request(&self) -> TokenStream {
        paths::path(self.root, &self.facts.path, self.name.span())
    }

    /// Where the spec has a parameter from.
    fn source<'s>(&'s self, parameter: &'s ParameterFacts) -> &'s str {
        parameter.source.as_deref().unwrap_or(&self.facts.members.source)
    }
}
