//! Checks of a request: limits of single parameters, rules across parameters.

mod characters;
mod charset;
mod checker;
mod constant;
mod decimal;
mod document;
mod format;
mod ip;
mod limits;
mod message;
mod pattern;
mod range;
mod rule;
mod violation;

pub use checker::Checker;
pub use constant::{Constant, ConstantText, OtherConstant, float, int32, int64};
pub use format::Format;
pub use limits::{CharacterClass, Limits};
pub(crate) use message::Message;
pub use rule::Rule;
pub use violation::{Severity, Violation, ViolationKind, Violations};
