//! Value sets.

use super::Remarks;
use crate::diagnostic::Place;

/// A set of wire texts.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueSet {
    /// Name that the spec gives it, or that `plan` should make one from: a path of wire names.
    pub name: SetName,
    /// Where it is written.
    pub place: Place,
    /// What it is.
    pub doc: String,
    /// Its members, each text once.
    pub members: Vec<Member>,
    /// Whether this is known to be the whole set.
    pub complete: bool,
    /// Whether the case of a value does not count.
    pub ignore_case: bool,
}

/// How a value set or structure gets its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetName {
    /// The spec names it.
    Given(String),
    /// After the place it is used at: wire names from the outside in.
    From(Vec<String>),
}

/// A member of a value set.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Wire text.
    pub text: String,
    /// Where it is written.
    pub place: Place,
    /// What a person should know.
    pub remarks: Remarks,
    /// Rust name that the spec asks for.
    pub rust: Option<String>,
}

impl ValueSet {
    /// Whether `text` is a member.
    pub fn contains(&self, text: &str) -> bool {
        self.members.iter().any(|member| self.same(&member.text, text))
    }

    /// Whether two texts are the same value.
    pub fn same(&self, a: &str, b: &str) -> bool {
        if self.ignore_case { a.eq_ignore_ascii_case(b) } else { a == b }
    }
}
