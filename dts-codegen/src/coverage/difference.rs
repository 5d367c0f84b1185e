//! What a comparison finds.

use std::path::PathBuf;

use crate::diagnostic::Place;

/// What came of holding a spec against official metadata.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// All differences, by place in the spec.
    pub differences: Vec<Difference>,
    /// What was not compared.
    pub left: Vec<Left>,
    /// How many documents were compared.
    pub documents: usize,
    /// How many actions of the spec the documents speak of.
    pub actions: usize,
}

impl Comparison {
    /// How many differences nothing explains.
    pub fn unexplained(&self) -> usize {
        self.differences.iter().filter(|difference| difference.explained.is_none()).count()
    }
}

/// What was not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// Documents of a product that the spec does not have, or of another version of it.
    Foreign {
        /// Name of the product in the documents.
        product: String,
        /// Version, where the documents say one.
        version: Option<String>,
        /// The version that the spec has, if it has the product.
        spec_version: Option<String>,
        /// How many actions they have.
        actions: usize,
        /// The documents.
        files: Vec<PathBuf>,
    },
    /// A product of the spec that no document speaks of.
    Unknown {
        /// Its name.
        product: String,
    },
    /// JSON files that are no metadata of requests.
    Others {
        /// The files.
        files: Vec<PathBuf>,
    },
}

/// A point on which the spec and the documents differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// On what.
    pub kind: Kind,
    /// Name of the product.
    pub product: String,
    /// Wire name of the action.
    pub action: String,
    /// Wire name of the parameter, unless it is about the action as a whole.
    pub parameter: Option<String>,
    /// Where the spec says it, or should.
    pub place: Place,
    /// What the spec says.
    pub spec: String,
    /// What the documents say, each with those that say it.
    pub official: Vec<Statement>,
    /// Why it is none to mend, if something says so.
    pub explained: Option<Explanation>,
    /// What to do.
    pub help: String,
}

/// What some documents say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The statement.
    pub says: String,
    /// The documents.
    pub files: Vec<PathBuf>,
}

/// Why a difference is none to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explanation {
    /// A `differs` note of the spec says what the other side says.
    Noted(String),
    /// It follows from how specs are written.
    Known(&'static str),
}

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The spec lacks an action.
    ActionMissing,
    /// No document has the action.
    ActionUnknown,
    /// The spec lacks a parameter.
    ParameterMissing,
    /// No document has the parameter.
    ParameterUnknown,
    /// Whether it must be given.
    Required,
    /// What it holds.
    Type,
    /// Values that the spec lacks.
    Values,
    /// Where it travels.
    In,
    /// Most items.
    MaxItems,
    /// Smallest or largest value.
    Range,
    /// Fewest or most characters.
    Length,
    /// Whether it is about to be removed.
    Deprecated,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::ActionMissing,
        Self::ActionUnknown,
        Self::ParameterMissing,
        Self::ParameterUnknown,
        Self::Required,
        Self::Type,
        Self::Values,
        Self::In,
        Self::MaxItems,
        Self::Range,
        Self::Length,
        Self::Deprecated,
    ];

    /// Its name in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ActionMissing => "action-missing",
            Self::ActionUnknown => "action-unknown",
            Self::ParameterMissing => "parameter-missing",
            Self::ParameterUnknown => "parameter-unknown",
            Self::Required => "required",
            Self::Type => "type",
            Self::Values => "values",
            Self::In => "in",
            Self::MaxItems => "max-items",
            Self::Range => "range",
            Self::Length => "length",
            Self::Deprecated => "deprecated",
        }
    }

    /// The aspects of `differs` notes that explain it; the first is the one to write.
    pub fn aspects(self) -> &'static [&'static str] {
        match self {
            // There is no place in the spec that a note could stand at.
            Self::ActionMissing => &[],
            Self::ActionUnknown | Self::ParameterMissing | Self::ParameterUnknown => &["missing", "name"],
            Self::Required => &["required"],
            Self::Type => &["type"],
            Self::Values => &["values"],
            Self::In => &["in"],
            Self::MaxItems => &["max_items", "limit"],
            Self::Range => &["range", "limit"],
            Self::Length => &["length", "limit"],
            Self::Deprecated => &["deprecated", "lifecycle"],
        }
    }
}
