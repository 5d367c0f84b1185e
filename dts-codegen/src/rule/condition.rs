//! Conditions.

/// A condition on parameters.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The parameter has one of these values; an unset one counts as its default.
    In {
        /// Wire name.
        parameter: String,
        /// The values.
        values: Vec<String>,
    },
    /// The parameter has none of these values; an unset one counts as its default.
    NotIn {
        /// Wire name.
        parameter: String,
        /// The values.
        values: Vec<String>,
    },
    /// The parameter is set, or is not.
    Present {
        /// Wire name.
        parameter: String,
        /// Whether it must be set.
        present: bool,
    },
    /// All hold.
    All(Vec<Condition>),
    /// One holds.
    Any(Vec<Condition>),
    /// Does not hold.
    Not(Box<Condition>),
}

impl Condition {
    /// The parameters that it speaks of.
    pub fn parameters(&self) -> Vec<&str> {
        match self {
            Self::In { parameter, .. } | Self::NotIn { parameter, .. } | Self::Present { parameter, .. } => {
                vec![parameter]
            }
            Self::All(list) | Self::Any(list) => list.iter().flat_map(Self::parameters).collect(),
            Self::Not(inner) => inner.parameters(),
        }
    }
}
