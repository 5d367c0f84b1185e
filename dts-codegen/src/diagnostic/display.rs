//! One line per fault: `file:line:column: error[E003]: message`.

use std::fmt;

use super::{Diagnostic, Place};

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        match self.span {
            Some(span) => write!(f, ":{}:{}", span.start.line, span.start.column),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}[{}]: {}", self.severity.as_str(), self.code.id, self.message)
    }
}

impl std::error::Error for Diagnostic {}
