//! The decision.

use std::time::Duration;

use super::Attempt;
use crate::{Error, Randomness};

/// Whether a call is made again after an attempt that failed, and how long to wait before.
///
/// By default a call has 3 attempts in total. The wait is a random part of a time that doubles with each attempt: of
/// 100 ms at first, of 500 ms when there were too many requests, of 20 s at most. Where the service says how long to
/// wait, exactly that is done, up to 2 minutes.
///
/// An attempt is only followed by another one when that may succeed, and when it can do no harm: the action is
/// idempotent, a `ClientToken` tells the service that it is the same request, or the request surely was not carried
/// out. The credentials that a service has refused as expired are worth another attempt only with new ones.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct RetryPolicy {
    attempts: u32,
    first: Duration,
    first_throttled: Duration,
    longest: Duration,
    longest_hint: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            first: Duration::from_millis(100),
            first_throttled: Duration::from_millis(500),
            longest: Duration::from_secs(20),
            longest_hint: Duration::from_secs(120),
        }
    }
}

impl RetryPolicy {
    /// The default.
    pub fn new() -> Self {
        Self::default()
    }

    /// One attempt and no more.
    pub fn off() -> Self {
        Self::default().attempts(1)
    }

    /// How many attempts a call has, the first one included. 0 counts as 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// Of which time the first wait is a random part; doubled for each further one.
    pub fn first_delay(mut self, first: Duration) -> Self {
        self.first = first;
        self
    }

    /// The same where there were too many requests.
    pub fn first_throttling_delay(mut self, first: Duration) -> Self {
        self.first_throttled = first;
        self
    }

    /// Of which time a wait is a random part at most.
    pub fn longest_delay(mut self, longest: Duration) -> Self {
        self.longest = longest;
        self
    }

    /// How long to wait at most where the service says how long.
    pub fn longest_hint(mut self, longest: Duration) -> Self {
        self.longest_hint = longest;
        self
    }

    /// How many attempts a call has.
    pub fn max_attempts(&self) -> u32 {
        self.attempts
    }

    /// How long to wait before the next attempt, or `None` where there must be none.
    pub fn after(&self, attempt: &Attempt, error: &Error, randomness: &dyn Randomness) -> Option<Duration> {
        if attempt.number >= self.attempts {
            return None;
        }
        let wait = if error.is_expired_token() {
            // The same credentials would be refused again; others need no wait.
            attempt.has_new_credentials.then_some(Duration::ZERO)?
        } else if error.is_retryable() && (attempt.is_repeatable || error.did_not_run()) {
            self.wait(attempt.number, error, randomness)
        } else {
            return None;
        };
        // What would start when the time is over is not worth a wait.
        attempt.left.is_none_or(|left| wait < left).then_some(wait)
    }

    fn wait(&self, number: u32, error: &Error, randomness: &dyn Randomness) -> Duration {
        if let Some(hint) = error.retry_after() {
            return hint.min(self.longest_hint);
        }
        let first = if error.is_throttling() { self.first_throttled } else { self.first };
        let factor = 1_u32.checked_shl(number.saturating_sub(1)).unwrap_or(u32::MAX);
        part_of(first.saturating_mul(factor).min(self.longest), randomness.next())
    }
}

/// A part of a time: nothing for 0, all of it for the largest number.
fn part_of(time: Duration, random: u64) -> Duration {
    // Centuries are enough.
    let time = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
    let part = (u128::from(time) * (u128::from(random) + 1)) >> 64;
    Duration::from_nanos(u64::try_from(part).unwrap_or(u64::MAX))
}
