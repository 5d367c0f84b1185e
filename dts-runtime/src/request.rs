//! Requests.

use crate::{Action, Checker, Decode, Parameters, Violations};

/// A typed request of an action: its parameters, its limits and rules, and the type of its answer.
pub trait Request {
    /// The action.
    const ACTION: &'static Action;

    /// What the service answers.
    type Response: Decode + Default;

    /// Puts the parameters that are set, in the order of their wire names.
    fn encode<'a>(&'a self, out: &mut Parameters<'a>);

    /// Checks limits and rules.
    fn check(&self, check: &mut Checker);

    /// The parameters that are set, sorted by wire name.
    fn parameters(&self) -> Parameters<'_> {
        let mut parameters = Parameters::with_capacity(16);
        self.encode(&mut parameters);
        parameters.sort();
        parameters
    }

    /// Everything that the documents would object to, warnings too.
    fn report(&self) -> Violations {
        let mut checker = Checker::new();
        self.check(&mut checker);
        checker.finish()
    }

    /// Checks limits and rules.
    ///
    /// # Errors
    ///
    /// Gives all violations at once, if one of them is an error.
    fn validate(&self) -> Result<(), Violations> {
        let report = self.report();
        if report.has_errors() { Err(report) } else { Ok(()) }
    }
}

/// Marks a required parameter that a builder has been given.
#[derive(Clone, Copy, Debug)]
pub struct Set;

/// Marks a required parameter that a builder still waits for.
#[derive(Clone, Copy, Debug)]
pub struct Unset;
