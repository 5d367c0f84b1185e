//! Checks of a request: limits of single parameters, rules across parameters.

mod charset;
mod checker;
mod document;
mod format;
mod limits;
mod pattern;
mod rule;
mod violation;

pub use checker::Checker;
pub use format::Format;
pub use limits::{CharacterClass, Limits};
pub use rule::Rule;
pub use violation::{Severity, Violation, ViolationKind, Violations};
