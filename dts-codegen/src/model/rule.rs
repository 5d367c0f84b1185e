//! Rules across parameters.

use crate::{
    diagnostic::Place,
    rule::{Condition, RuleKind},
};

/// A rule across parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its name, unique in the action.
    pub id: String,
    /// Where it is written.
    pub place: Place,
    /// What it demands.
    pub kind: RuleKind,
    /// When it holds; always, if there is none.
    pub when: Option<Condition>,
    /// The rule in one sentence.
    pub says: String,
    /// Where the documents say so.
    pub source: String,
}
