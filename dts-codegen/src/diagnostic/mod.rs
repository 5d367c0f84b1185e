//! What went wrong, where, and what to do: one type for every fault, collected and never lost.

mod code;
mod display;
#[cfg(feature = "cli")]
pub mod human;
#[cfg(feature = "spec")]
pub mod json;
#[cfg(feature = "spec")]
pub mod plain;
mod sink;
mod sources;
mod span;
mod suggest;

pub use code::Code;
pub use sink::Diagnostics;
pub use sources::Sources;
pub use span::{Position, Span};
pub use suggest::nearest;

use std::path::PathBuf;

/// How bad a [`Diagnostic`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Bindings are generated; a person should look.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place in a spec file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, relative to the spec folder where it lies inside.
    pub file: PathBuf,
    /// Where in it; `None` for the file as a whole.
    pub span: Option<Span>,
}

/// One fault, with everything that a person needs to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: &'static Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in lower case, code in backticks.
    pub message: String,
    /// Where; `None` for faults that have no file, such as a missing folder.
    pub place: Option<Place>,
    /// Short text under the marked place.
    pub label: String,
    /// Other places that matter, each with its text.
    pub related: Vec<(Place, String)>,
    /// Facts that help to understand.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error of the kind `code`.
    pub fn error(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            place: None,
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
        }
    }

    /// A warning of the kind `code`.
    pub fn warning(code: &'static Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Sets the place that the fault is at.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Sets the text under the marked place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }

    /// Adds a fact.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Sets what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
