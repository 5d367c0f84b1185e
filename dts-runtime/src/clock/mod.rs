//! Time and chance, from outside: tests bring their own.

#[cfg(feature = "blocking")]
mod alarm;
#[cfg(feature = "blocking")]
mod blocking;
mod manual;
mod randomness;
#[cfg(feature = "reqwest")]
mod system;

use std::time::{Duration, SystemTime};

#[cfg(feature = "blocking")]
pub use blocking::BlockingClock;
pub use manual::ManualClock;
pub use randomness::{FastRandomness, FixedRandomness};
#[cfg(feature = "reqwest")]
pub use system::SystemClock;

use crate::BoxFuture;

/// Tells the time and waits.
pub trait Clock: Send + Sync {
    /// The time of day, which signatures carry.
    fn now(&self) -> SystemTime;

    /// Time that only grows, counted from any start.
    fn elapsed(&self) -> Duration;

    /// Waits.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;

    /// Ends after a time, and leaves the thread free meanwhile; `None` where that can't be. It ends what nothing else
    /// would end in time.
    fn alarm(&self, after: Duration) -> Option<BoxFuture<'_, ()>> {
        let _ = after;
        None
    }
}

/// Gives numbers that nobody can foretell well enough to matter: nonces and jitter.
pub trait Randomness: Send + Sync {
    /// The next number.
    fn next(&self) -> u64;
}

/// Time since the first call in this process.
#[cfg(any(feature = "reqwest", feature = "blocking"))]
fn since_start() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}
