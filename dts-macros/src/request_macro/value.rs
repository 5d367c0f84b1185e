//! What is given, once the facts have said what it is.

use dts_codegen::facts::{KindFacts, ParameterFacts, SetFacts};
use proc_macro2::{Ident, Span, TokenStream};

use super::json::Json;

/// All that is given of a request or a group.
pub(super) struct Request<'f> {
    /// The parameters, in the order written.
    pub(super) assigned: Vec<Assigned<'f>>,
    /// Names that are no parameter's, and the parameter that each most likely stands for.
    pub(super) unknown: Vec<Unknown<'f>>,
    /// Whether all names could be read.
    pub(super) is_whole: bool,
}

impl Request<'_> {
    /// Whether it says nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.is_whole && self.assigned.is_empty() && self.unknown.is_empty()
    }
}

/// A name that is no parameter's.
pub(super) struct Unknown<'f> {
    /// The token, if it is a Rust name: editors complete it.
    pub(super) ident: Option<Ident>,
    /// Its number.
    pub(super) at: usize,
    /// What was to be its value.
    pub(super) value: TokenStream,
    /// The parameter that is most likely meant.
    pub(super) meant: Option<&'f ParameterFacts>,
}

/// A parameter with its value.
pub(super) struct Assigned<'f> {
    /// The parameter.
    pub(super) parameter: &'f ParameterFacts,
    /// Where its name is written: there the compiler finds the builder's method.
    pub(super) span: Span,
    /// Number of the name.
    pub(super) named_at: usize,
    /// Number of the value.
    pub(super) at: usize,
    /// Whether the value is an `Option`.
    pub(super) maybe: bool,
    /// The value.
    pub(super) value: Value<'f>,
    /// Given a second time; the first one counts.
    pub(super) is_second: bool,
}

/// A value.
pub(super) enum Value<'f> {
    /// A literal of the parameter's type.
    Literal {
        /// As it travels.
        text: String,
        /// As Rust has it.
        tokens: TokenStream,
    },
    /// A member of a value set.
    Member(Member<'f>),
    /// Items with their numbers.
    List(Vec<(usize, Value<'f>)>),
    /// Groups with their numbers.
    Groups(Vec<(usize, Element<'f>)>),
    /// A JSON document that is written out.
    Document(Json),
    /// Whatever is known when it runs.
    Expression(TokenStream),
    /// A word that is no member of its set, which was told.
    NoMember {
        /// The set.
        set: &'f SetFacts,
        /// The word.
        word: Ident,
        /// Where the set's name is written, if it is.
        set_span: Option<Span>,
    },
    /// An expression that is held to its limits when it is compiled.
    Constant(TokenStream),
    /// A fault was told.
    Faulty,
}

/// An item of a list of groups.
pub(super) enum Element<'f> {
    /// A group that is written out.
    Group(Request<'f>),
    /// Whatever is known when it runs.
    Expression(TokenStream),
    /// A fault was told.
    Faulty,
}

/// A member of a value set.
pub(super) struct Member<'f> {
    /// The set.
    pub(super) set: &'f SetFacts,
    /// Its name.
    pub(super) rust: &'f str,
    /// Its text.
    pub(super) wire: &'f str,
    /// Where the name is written.
    pub(super) span: Span,
    /// Where the set's name is written, if it is.
    pub(super) set_span: Option<Span>,
}

/// Whether it is held in a list, which is empty instead of absent.
pub(super) fn is_vec(kind: &KindFacts) -> bool {
    matches!(kind, KindFacts::List(_) | KindFacts::Groups { .. })
}

/// What each item of a list holds.
pub(super) fn item(kind: &KindFacts) -> &KindFacts {
    match kind {
        KindFacts::List(item) | KindFacts::Csv(item) => item,
        kind => kind,
    }
}
