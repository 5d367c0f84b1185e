//! Checks raw parameter maps against the model: what the generated validators do, for any action and without Rust.
//!
//! It is the face of [`decide`](crate::decide) for those who have the model and know all values.

mod given;
mod validator;

pub(crate) use crate::decide::charset_contains;
pub use crate::decide::{COMMON_PARAMETERS, LimitFault, ViolationKind};
pub use given::Given;
pub use validator::{Validator, document_violations, limit_faults, validate};

use crate::{decide::Fault, diagnostic::Severity};

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

impl From<Fault> for Violation {
    fn from(fault: Fault) -> Self {
        let Fault { parameter, rule, kind, severity, says, source, .. } = fault;
        let message = if rule.is_some() { format!("{says} ({source})") } else { says };
        Self { parameter, rule, kind, severity, message }
    }
}
