//! What is found, and how it is told.

use super::{Finding, Verdict, ViolationKind, held::Held, truth::Truth};
use crate::{
    diagnostic::Severity,
    facts::{ParameterFacts, RuleFacts},
};

/// Members that stand together, and where what is said of them goes.
pub(super) struct Scope<'h, 'f> {
    /// What is given of them.
    pub(super) held: &'h Held<'h>,
    /// What their names start with: the path of the object in its document.
    pub(super) prefix: &'h str,
    /// The parameter that holds the document that they are in.
    pub(super) within: Option<&'h str>,
    /// The object that they are in.
    pub(super) object: Option<usize>,
    /// What is found.
    pub(super) verdict: &'f mut Verdict,
}

impl Scope<'_, '_> {
    /// A fault of a parameter by itself, told with its source; `message` speaks of the parameter by its full name.
    pub(super) fn own(
        &mut self,
        parameter: &ParameterFacts,
        name: &str,
        kind: ViolationKind,
        severity: Severity,
        at: Option<usize>,
        message: String,
    ) {
        let source = parameter.source.as_ref().unwrap_or(&self.held.members.source);
        let full = format!("{}{name}", self.prefix);
        self.verdict.own(&full, kind, severity, at, &message, source);
    }

    /// An expression decides about the parameter.
    pub(super) fn leave_open(&mut self, name: &str) {
        let name = self.within.unwrap_or(name).to_owned();
        self.verdict.leave_open(name);
    }

    /// Whether every request needs the parameter.
    pub(super) fn is_required(&self, name: &str) -> bool {
        self.held.members.parameter(name).is_some_and(|(definition, _)| definition.required)
    }

    /// The parameter in words, with what to write in Rust.
    pub(super) fn called(&self, name: &str) -> String {
        let definition = self.held.members.parameter(name).map(|(definition, _)| definition);
        let rust = definition.map(|definition| definition.rust.as_str()).filter(|rust| !rust.is_empty());
        match rust {
            Some(rust) => format!("`{name}` (`{rust}: ...`)"),
            None => format!("`{}{name}`", self.prefix),
        }
    }

    /// What comes of a rule about `parameter`, one or more names; `advice` says what to do.
    pub(super) fn broken(
        &mut self,
        rule: &RuleFacts,
        kind: ViolationKind,
        is_broken: Truth,
        parameter: &str,
        at: Option<usize>,
        advice: &str,
    ) {
        match is_broken {
            Truth::No => {}
            Truth::Open => self.leave_open(&rule.id),
            Truth::Yes => {
                let says = rule.says.trim_end_matches('.');
                self.verdict.found.push(Finding {
                    at: at.or(self.object),
                    parameter: format!("{}{parameter}", self.prefix),
                    rule: Some(rule.id.clone()),
                    kind: kind.as_str(),
                    severity: Severity::Error,
                    message: format!("{says} ({}); {advice}", rule.source),
                });
            }
        }
    }
}

impl Verdict {
    pub(super) fn own(
        &mut self,
        name: &str,
        kind: ViolationKind,
        severity: Severity,
        at: Option<usize>,
        message: &str,
        source: &str,
    ) {
        let source = if source.is_empty() { String::new() } else { format!(" ({source})") };
        self.found.push(Finding {
            at,
            parameter: name.to_owned(),
            rule: None,
            kind: kind.as_str(),
            severity,
            message: format!("{message}{source}"),
        });
    }

    pub(super) fn leave_open(&mut self, name: String) {
        if !self.undecided.contains(&name) {
            self.undecided.push(name);
        }
    }
}
