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
        Parameters::collect(&mut |parameters| self.encode(parameters))
    }

    /// Everything that the documents would object to, warnings too.
    fn report(&self) -> Violations {
        Checker::collect(&mut |checker| self.check(checker))
    }

    /// Checks limits and rules.
    ///
    /// # Errors
    ///
    /// Gives all violations at once, if one of them is an error.
    fn validate(&self) -> Result<(), Violations> {
        Checker::judge(&mut |checker| self.check(checker))
    }
}

/// A request that is lent, so that it can be sent more than once.
impl<R: Request + ?Sized> Request for &R {
    const ACTION: &'static Action = R::ACTION;

    type Response = R::Response;

    fn encode<'a>(&'a self, out: &mut Parameters<'a>) {
        (**self).encode(out);
    }

    fn check(&self, check: &mut Checker) {
        (**self).check(check);
    }
}

/// Marks a required parameter that a builder has been given.
#[derive(Clone, Copy, Debug)]
pub struct Set;

/// Marks a required parameter that a builder still waits for.
#[derive(Clone, Copy, Debug)]
pub struct Unset;
