//! What is found, and how it is told.

use super::{Finding, Verdict, ViolationKind, held::Held, truth::Truth};
use crate::{
    diagnostic::Severity,
    facts::{ParameterFacts, RuleFacts},
};

/// What the facts say of what is given, in parts that each face puts together in its own way.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// Faults and warnings, in the order of the parameters, then of the rules.
    pub(crate) found: Vec<Fault>,
    /// What expressions leave open.
    pub(crate) undecided: Vec<String>,
}

/// A fault or a warning.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The token to point at.
    pub(crate) at: Option<usize>,
    /// Wire name, or path into a document.
    pub(crate) parameter: String,
    /// The rule that it breaks.
    pub(crate) rule: Option<String>,
    /// Which limit or rule.
    pub(crate) kind: ViolationKind,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// What is wrong, or the rule in one sentence.
    pub(crate) says: String,
    /// Where the documents say so; empty where that is not known.
    pub(crate) source: String,
    /// What to write; empty where that is plain.
    pub(crate) advice: String,
}

impl From<Judged> for Verdict {
    fn from(judged: Judged) -> Self {
        Self { found: judged.found.into_iter().map(Finding::from).collect(), undecided: judged.undecided }
    }
}

impl From<Fault> for Finding {
    fn from(fault: Fault) -> Self {
        let Fault { at, parameter, rule, kind, severity, says, source, advice } = fault;
        let mut message = says.trim_end_matches('.').to_owned();
        // Specs may say rules in words of their own.
        if !parameter.split(", ").any(|name| message.contains(name)) {
            message.insert_str(0, &format!("`{parameter}`: "));
        }
        if !source.is_empty() {
            message.push_str(&format!(" ({source})"));
        }
        if !advice.is_empty() {
            message.push_str(&format!("; {advice}"));
        }
        Self { at, parameter, rule, kind: kind.as_str(), severity, message }
    }
}

impl Judged {
    /// An expression decides about this.
    pub(super) fn leave_open(&mut self, name: &str) {
        if !self.undecided.iter().any(|one| one == name) {
            self.undecided.push(name.to_owned());
        }
    }
}

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
    pub(super) judged: &'f mut Judged,
}

/// A fault of a parameter by itself.
pub(super) struct Own {
    pub(super) kind: ViolationKind,
    pub(super) severity: Severity,
    pub(super) at: Option<usize>,
    /// What is wrong, which goes on behind the full name.
    pub(super) message: String,
    pub(super) advice: String,
}

impl Own {
    /// An error without advice.
    pub(super) fn error(kind: ViolationKind, at: Option<usize>, message: impl Into<String>) -> Self {
        Self { kind, severity: Severity::Error, at, message: message.into(), advice: String::new() }
    }
}

impl Scope<'_, '_> {
    /// Tells a fault of a parameter by itself. `name` is its full name.
    pub(super) fn own(&mut self, parameter: &ParameterFacts, name: &str, own: Own) {
        let Own { kind, severity, at, message, advice } = own;
        self.judged.found.push(Fault {
            at,
            parameter: format!("{}{name}", self.prefix),
            rule: None,
            kind,
            severity,
            says: format!("`{}{name}`{message}", self.prefix),
            source: parameter.source.as_ref().unwrap_or(&self.held.members.source).clone(),
            advice,
        });
    }

    /// An expression decides about a parameter or rule.
    pub(super) fn leave_open(&mut self, name: &str) {
        self.judged.leave_open(self.within.unwrap_or(name));
    }

    /// What to write for a parameter: as Rust has it, where it has a name there.
    pub(super) fn to_write(&self, name: &str) -> String {
        match self.rust(name) {
            Some(rust) => format!("write `{rust}: ...`"),
            None => format!("give `{}{name}`", self.prefix),
        }
    }

    /// Whether every request needs the parameter.
    pub(super) fn is_required(&self, name: &str) -> bool {
        self.held.members.parameter(name).is_some_and(|(definition, _)| definition.required)
    }

    /// What to leave out, or to give another value.
    pub(super) fn called(&self, name: &str) -> String {
        match self.rust(name) {
            Some(rust) => format!("`{rust}`"),
            None => format!("`{}{name}`", self.prefix),
        }
    }

    fn rust(&self, name: &str) -> Option<&str> {
        // A member of a group is not written by itself.
        let (definition, group) = self.held.members.parameter(name)?;
        Some(definition.rust.as_str()).filter(|rust| !rust.is_empty() && group.is_none())
    }

    /// What comes of a rule about `parameter`, one or more names; `advice` says what to do.
    pub(super) fn broken(
        &mut self,
        rule: &RuleFacts,
        (kind, parameter): (ViolationKind, &str),
        is_broken: Truth,
        at: Option<usize>,
        advice: impl FnOnce(&Self) -> String,
    ) {
        match is_broken {
            Truth::No => {}
            Truth::Open => self.leave_open(&rule.id),
            Truth::Yes => {
                let advice = advice(self);
                let full = format!("{}{parameter}", self.prefix);
                // Rules of structures speak of their members; who reads them wants to know of which object.
                let says = match rule.says.strip_prefix(&format!("`{parameter}`")) {
                    Some(rest) => format!("`{full}`{rest}"),
                    None => rule.says.clone(),
                };
                self.judged.found.push(Fault {
                    at: at.or(self.object),
                    parameter: full,
                    rule: Some(rule.id.clone()),
                    kind,
                    severity: Severity::Error,
                    says,
                    source: rule.source.clone(),
                    advice,
                });
            }
        }
    }
}
