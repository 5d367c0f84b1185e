//! Time and chance, from outside: tests bring their own.

use std::time::{Duration, SystemTime};

use crate::BoxFuture;

/// Tells the time and waits.
pub trait Clock: Send + Sync {
    /// The time of day, which signatures carry.
    fn now(&self) -> SystemTime;

    /// Time that only grows, counted from any start.
    fn elapsed(&self) -> Duration;

    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

/// Gives numbers that nobody can foretell well enough to matter: nonces and jitter.
pub trait Randomness: Send + Sync {
    /// The next number.
    fn next(&self) -> u64;
}
