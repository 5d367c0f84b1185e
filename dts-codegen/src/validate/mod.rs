//! Checks raw parameter maps against the model: what the generated validators do, for any action and without Rust.

mod condition;
mod document;
mod limits;
mod request;
mod rules;
mod text;

pub use condition::holds;
pub use document::document_violations;
pub use limits::{LimitFault, limit_faults};
pub use request::{COMMON_PARAMETERS, Given, validate};
pub(crate) use text::charset_contains;

use crate::diagnostic::Severity;

/// Which limit or rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ViolationKind {
    /// A required parameter is missing.
    Required,
    /// A value is outside its value set.
    Enum,
    /// A text does not hold what its type says.
    Type,
    /// A number is outside its range.
    Range,
    /// A text has too few or too many characters.
    Length,
    /// A text has a character that is not allowed, or too few kinds of characters.
    Charset,
    /// A text does not have the form that it must have.
    Pattern,
    /// A list has too few or too many items.
    MaxItems,
    /// A parameter is unknown.
    UnknownParameter,
    /// A parameter must be given in this case.
    RequiredIf,
    /// A parameter may not be given in this case.
    ValidOnlyIf,
    /// One or more parameters of a set must be given.
    AtLeastOneOf,
    /// Exactly one parameter of a set must be given.
    ExactlyOneOf,
    /// A parameter needs another one.
    Requires,
    /// A parameter must have a certain value in this case.
    FixedValue,
}

impl ViolationKind {
    /// Its name in reports, such as `required_if`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Enum => "enum",
            Self::Type => "type",
            Self::Range => "range",
            Self::Length => "length",
            Self::Charset => "charset",
            Self::Pattern => "pattern",
            Self::MaxItems => "max_items",
            Self::UnknownParameter => "unknown_parameter",
            Self::RequiredIf => "required_if",
            Self::ValidOnlyIf => "valid_only_if",
            Self::AtLeastOneOf => "at_least_one_of",
            Self::ExactlyOneOf => "exactly_one_of",
            Self::Requires => "requires",
            Self::FixedValue => "fixed_value",
        }
    }
}

/// A limit or rule that a request breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Wire name of the parameter, with the number of the item where it is one of a list.
    pub parameter: String,
    /// Name of the rule; `None` for a limit of the parameter itself.
    pub rule: Option<String>,
    /// Which kind of limit or rule.
    pub kind: ViolationKind,
    /// Errors are refused; warnings are values outside a set that is not known to be complete.
    pub severity: Severity,
    /// What is wrong. Never holds the text of a secret.
    pub message: String,
}

impl Violation {
    /// As one JSON object, for `validate`.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "parameter": self.parameter,
            "rule": self.rule,
            "kind": self.kind.as_str(),
            "severity": self.severity.as_str(),
            "message": self.message,
        })
    }
}
