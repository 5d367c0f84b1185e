//! What a request breaks.

use std::{borrow::Cow, fmt};

/// How bad a [`Violation`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The service would refuse the request, or do something else than asked.
    Error,
    /// The documents do not list the value, but are not known to be complete.
    Warning,
}

/// Which limit or rule is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
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
#[non_exhaustive]
pub struct Violation {
    /// Wire name of the parameter.
    pub parameter: Cow<'static, str>,
    /// Which kind of limit or rule.
    pub kind: ViolationKind,
    /// Name of the rule in the spec; `None` for a limit of the parameter itself.
    pub rule: Option<&'static str>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what to do. Never holds the text of a secret.
    pub message: String,
    /// Where the documents say so.
    pub source: &'static str,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(rule) = self.rule {
            write!(f, " [{rule}]")?;
        }
        if !self.source.is_empty() {
            write!(f, " ({})", self.source)?;
        }
        Ok(())
    }
}

/// Everything that a request breaks, found in one pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(crate) fn new(list: Vec<Violation>) -> Self {
        Self(list)
    }

    /// The violations: limits in the order of the parameters, then rules in the order of the spec.
    pub fn as_slice(&self) -> &[Violation] {
        &self.0
    }

    /// Iterates over the violations.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// Whether there is none, not even a warning.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|violation| violation.severity == Severity::Error)
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors = self.0.iter().filter(|violation| violation.severity == Severity::Error);
        write!(f, "the request breaks its documentation")?;
        for violation in errors {
            write!(f, "\n- {violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}
