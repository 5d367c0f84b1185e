//! Texts that are no facts.

use std::fmt;

use super::write::FORM;

/// Why a text is no facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactsError {
    /// Another version made it.
    OtherVersion {
        /// The form that the text says it has.
        found: String,
    },
    /// Nobody made it, or it was changed.
    Damaged {
        /// In which line.
        line: usize,
        /// What is wrong there.
        what: String,
    },
}

impl fmt::Display for FactsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherVersion { found } => write!(
                f,
                "the facts of this action were made by another version of `dts-codegen` (form `{found}`, this version \
                 reads `{FORM}`); generate the bindings again, or use the version that made them"
            ),
            Self::Damaged { line, what } => {
                write!(f, "the facts of this action are damaged in line {line}: {what}; generate the bindings again")
            }
        }
    }
}

impl std::error::Error for FactsError {}
