//! What rules say, in wire names and without places: the part that spec files and derives share.

mod condition;
mod fold;
mod sentence;

pub use condition::Condition;
pub use fold::Folded;
pub use sentence::sentence;

/// What a rule demands, in wire names.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleKind {
    /// They must be set.
    RequiredIf(Vec<String>),
    /// They may be set only then.
    ValidOnlyIf(Vec<String>),
    /// One or more must be set.
    AtLeastOneOf(Vec<String>),
    /// Exactly one must be set.
    ExactlyOneOf(Vec<String>),
    /// They must be set where `with` is.
    Requires {
        /// The parameter that needs others.
        with: String,
        /// Those that it needs.
        parameters: Vec<String>,
    },
    /// It must have this value, if set.
    FixedValue {
        /// The parameter.
        parameter: String,
        /// The value.
        value: String,
    },
    /// It must be in this range, if set.
    Range {
        /// The parameter.
        parameter: String,
        /// Smallest value.
        minimum: Option<f64>,
        /// Largest value.
        maximum: Option<f64>,
    },
}

impl RuleKind {
    /// Its name in reports.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::RequiredIf(_) => "required_if",
            Self::ValidOnlyIf(_) => "valid_only_if",
            Self::AtLeastOneOf(_) => "at_least_one_of",
            Self::ExactlyOneOf(_) => "exactly_one_of",
            Self::Requires { .. } => "requires",
            Self::FixedValue { .. } => "fixed_value",
            Self::Range { .. } => "range",
        }
    }

    /// The parameters that it speaks of, without those of the condition.
    pub fn parameters(&self) -> Vec<&str> {
        match self {
            Self::RequiredIf(list) | Self::ValidOnlyIf(list) | Self::AtLeastOneOf(list) | Self::ExactlyOneOf(list) => {
                list.iter().map(String::as_str).collect()
            }
            Self::Requires { with, parameters } => {
                parameters.iter().map(String::as_str).chain([with.as_str()]).collect()
            }
            Self::FixedValue { parameter, .. } | Self::Range { parameter, .. } => vec![parameter],
        }
    }
}
