//! What is known when an attempt has failed.

use std::time::Duration;

/// What is known about a call when one of its attempts has failed.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Attempt {
    pub(super) number: u32,
    pub(super) is_repeatable: bool,
    pub(super) has_new_credentials: bool,
    pub(super) left: Option<Duration>,
}

impl Attempt {
    /// The attempt of this number, from 1, of a call that may do harm when it is repeated.
    pub fn new(number: u32) -> Self {
        Self { number, is_repeatable: false, has_new_credentials: false, left: None }
    }

    /// Repeating it does no harm: the action is idempotent, or a `ClientToken` was sent.
    pub fn repeatable(mut self, is_repeatable: bool) -> Self {
        self.is_repeatable = is_repeatable;
        self
    }

    /// Other credentials than the refused ones can be had, and were not yet asked for in this call.
    pub fn with_new_credentials(mut self, has_new_credentials: bool) -> Self {
        self.has_new_credentials = has_new_credentials;
        self
    }

    /// The time that is left for the whole call.
    pub fn left(mut self, left: Duration) -> Self {
        self.left = Some(left);
        self
    }
}
