//! What is kept, and what follows from it. Without futures and locks.

use std::task::Waker;
use std::time::{Duration, SystemTime};

use crate::Clock;
use crate::credentials::utc::utc_text;
use crate::credentials::{Credentials, CredentialsError};

/// How long before their end keys are renewed, and how long keys without an end are trusted.
const QUARTER: Duration = Duration::from_secs(15 * 60);
/// The part of their time that is left to keys that last shortly.
const PART: u32 = 5;

const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// A time on both clocks: the one of the day is set, the other sleeps with the machine. Whichever shows more counts.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    day: SystemTime,
    elapsed: Duration,
}

impl Moment {
    pub(super) fn now(clock: &dyn Clock) -> Self {
        Self { day: clock.now(), elapsed: clock.elapsed() }
    }

    /// How much later `self` is.
    fn since(self, earlier: Self) -> Duration {
        let by_day = self.day.duration_since(earlier.day).unwrap_or_default();
        by_day.max(self.elapsed.saturating_sub(earlier.elapsed))
    }
}

/// What a caller does next.
pub(super) enum Step {
    /// Takes the keys.
    Take(Credentials),
    /// Asks the provider; the turn is the caller's.
    Ask,
    /// Waits until there are more changes than these.
    Wait(u64),
    /// Takes the failure of just now.
    Fail(CredentialsError),
}

struct Held {
    keys: Credentials,
    taken: Moment,
    /// After this time new ones are asked for.
    fresh: Duration,
    /// After this time they are of no use.
    life: Option<Duration>,
}

struct Failure {
    at: Moment,
    pause: Duration,
    error: CredentialsError,
}

/// What is kept.
#[derive(Default)]
pub(super) struct State {
    held: Option<Held>,
    failure: Option<Failure>,
    /// Whether somebody asks at this time.
    asking: bool,
    /// How many turns have ended.
    changes: u64,
    waiting: Vec<(u64, Waker)>,
    /// Numbers those who wait.
    next: u64,
}

impl State {
    /// What a caller does now.
    pub(super) fn step(&mut self, now: Moment) -> Step {
        if let Some(held) = self.usable(now)
            && (now.since(held.taken) < held.fresh || self.asking || self.pausing(now).is_some())
        {
            return Step::Take(held.keys.clone());
        }
        if self.asking {
            return Step::Wait(self.changes);
        }
        if let Some(failure) = self.pausing(now) {
            return Step::Fail(failure.error.clone());
        }
        self.asking = true;
        Step::Ask
    }

    /// Takes the outcome of a turn, and gives the one who asked what it gets.
    pub(super) fn end(
        &mut self,
        outcome: Result<Credentials, CredentialsError>,
        provider: &str,
        now: Moment,
    ) -> Result<Credentials, CredentialsError> {
        let error = match outcome.and_then(|keys| hold(keys, provider, now)) {
            Ok(held) => {
                let keys = held.keys.clone();
                self.held = Some(held);
                self.failure = None;
                return Ok(keys);
            }
            Err(error) => error,
        };
        let pause = self.failure.as_ref().map_or(FIRST_PAUSE, |last| (last.pause * 2).min(LONGEST_PAUSE));
        self.failure = Some(Failure { at: now, pause, error: error.clone() });
        match self.usable(now) {
            Some(held) => Ok(held.keys.clone()),
            None => {
                self.held = None;
                Err(error)
            }
        }
    }

    /// Ends a turn, with an outcome or without. Those who waited are to be woken.
    pub(super) fn end_turn(&mut self) -> Vec<Waker> {
        self.asking = false;
        self.changes += 1;
        std::mem::take(&mut self.waiting).into_iter().map(|(_, waker)| waker).collect()
    }

    pub(super) fn discard(&mut self, refused: &Credentials) {
        let same = |held: &Held| {
            held.keys.access_key_id() == refused.access_key_id()
                && held.keys.access_key_secret() == refused.access_key_secret()
                && held.keys.security_token() == refused.security_token()
        };
        if self.held.as_ref().is_some_and(same) {
            self.held = None;
        }
    }

    pub(super) fn expiration(&self) -> Option<SystemTime> {
        self.held.as_ref().and_then(|held| held.keys.expiration())
    }

    /// Notes who waits, unless there is nothing to wait for. Gives the number of the one who waits.
    pub(super) fn wait(&mut self, seen: u64, number: Option<u64>, waker: &Waker) -> Option<u64> {
        if self.changes != seen || !self.asking {
            return None;
        }
        if let Some((_, known)) = self.waiting.iter_mut().find(|(other, _)| Some(*other) == number) {
            known.clone_from(waker);
            return number;
        }
        self.next += 1;
        self.waiting.push((self.next, waker.clone()));
        Some(self.next)
    }

    /// Forgets who waited.
    pub(super) fn leave(&mut self, number: u64) {
        self.waiting.retain(|(other, _)| *other != number);
    }

    /// The keys, unless they have ended.
    fn usable(&self, now: Moment) -> Option<&Held> {
        self.held.as_ref().filter(|held| held.life.is_none_or(|life| now.since(held.taken) < life))
    }

    /// The failure after which nobody asks for a while.
    fn pausing(&self, now: Moment) -> Option<&Failure> {
        self.failure.as_ref().filter(|failure| now.since(failure.at) < failure.pause)
    }
}

/// Keys with what follows from their end. Those that have ended already are a failure.
fn hold(keys: Credentials, provider: &str, now: Moment) -> Result<Held, CredentialsError> {
    let Some(end) = keys.expiration() else { return Ok(Held { keys, taken: now, fresh: QUARTER, life: None }) };
    match end.duration_since(now.day) {
        Ok(life) if !life.is_zero() => {
            Ok(Held { keys, taken: now, fresh: life - QUARTER.min(life / PART), life: Some(life) })
        }
        _ => {
            let (end, now) = (utc_text(end), utc_text(now.day));
            let reason =
                format!("it gave keys that have ended at {end}, and it is {now} here: is the local clock right?");
            Err(CredentialsError::new(provider, reason))
        }
    }
}
