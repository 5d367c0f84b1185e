//! What can be said of a request before it runs: its literals against the facts, in three values.
//!
//! A value that only an expression knows is neither right nor wrong here; what depends on it is left undecided, and
//! checked when the program runs. With literals alone, this finds exactly what the checks of the runtime find.
//!
//! Types of expressions are the compiler's business: a boolean, a whole number, a text or a member of an open value set
//! that nothing else limits counts as decided, within written documents too. Floats are not, since some are no numbers.

mod conditions;
mod documents;
mod findings;
mod given;
mod held;
mod json;
mod kind;
mod limits;
mod paths;
mod requests;
mod rules;
mod texts;
mod truth;
mod worlds;

pub use kind::ViolationKind;
pub use limits::{LimitFault, limit_faults, unreadable_pattern};
pub use requests::{COMMON_PARAMETERS, RuleState, decide, decide_rules};
pub use worlds::{Contradiction, RuleFlaw, contradiction, rule_flaws, sure_contradiction};

// What `validate` is made of.
#[cfg(feature = "spec")]
pub(crate) use {
    conditions::holds,
    documents::{Named, check as check_document},
    findings::{Fault, Judged},
    given::{Part, Value},
    held::Held,
    requests::judge,
    texts::charset_contains,
    truth::Truth,
    worlds::{can_fire_without, implications},
};

use crate::diagnostic::Severity;

/// What is given of a request, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// By full wire name: `DbList`, `Tag.1.Key`. A list that is an expression stands under its name with `N`, and a group
    /// that is one under its number: `Tag.1`. What is given twice counts once.
    pub values: Vec<GivenValue>,
}

/// A value that is given.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenValue {
    /// Full wire name.
    pub name: String,
    /// Which of the caller's tokens it is; findings point to it.
    pub at: usize,
    /// The value.
    pub value: Known,
}

/// A value, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// Its text, as it would travel.
    Text(String),
    /// Values that travel with commas between them, one by one: the caller's tokens, and texts, but for those that only an
    /// expression knows.
    Items(Vec<(usize, Option<String>)>),
    /// A JSON document that is written out.
    Json(Json),
    /// It is set, and nothing else is known of it.
    Expression,
    /// The same, and it was held to its limits, but for its pattern.
    Constant,
    /// A list, or a value that may be absent: not even that it is set is known.
    Perhaps,
}

/// A JSON document, as far as it is known. Each value has the caller's token that it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`
    Null(usize),
    /// `true` or `false`
    Boolean(usize, bool),
    /// A number, as it is written.
    Number(usize, String),
    /// A text.
    Text(usize, String),
    /// Something that only an expression knows.
    Expression(usize),
    /// A list.
    Array(usize, Vec<Json>),
    /// Names with their tokens, and values.
    Object(usize, Vec<(usize, String, Json)>),
}

/// What the facts say of what is given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// Faults and warnings, in the order of the parameters, then of the rules.
    pub found: Vec<Finding>,
    /// Wire names of parameters, and ids of rules, that expressions leave open. Empty when all is decided.
    pub undecided: Vec<String>,
}

/// A fault or a warning.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The token to point at; `None` is the request as a whole. What a document lacks is told of the object there.
    pub at: Option<usize>,
    /// Wire name, or path into a document: `DbList/shop/Table/orders/name`.
    pub parameter: String,
    /// The rule that it breaks.
    pub rule: Option<String>,
    /// Kind, as the runtime and `validate` name it: `required_if`, `range`, `enum`.
    pub kind: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what to write, in one sentence that names the wire name.
    pub message: String,
}
