//! A clock for tests.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use super::Clock;
use crate::BoxFuture;

/// A clock for tests. It stands still; waiting takes no time, and moves it on.
///
/// Clones share the time, so that a test keeps one and hands another to the client.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use dts_runtime::{Clock, ManualClock};
///
/// let clock = ManualClock::new(SystemTime::UNIX_EPOCH);
/// clock.advance(Duration::from_secs(60));
/// assert_eq!(clock.now(), SystemTime::UNIX_EPOCH + Duration::from_secs(60));
/// assert_eq!(clock.elapsed(), Duration::from_secs(60));
/// assert_eq!(clock.sleeps(), []);
/// ```
#[derive(Clone, Debug)]
pub struct ManualClock(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    now: SystemTime,
    elapsed: Duration,
    sleeps: Vec<Duration>,
}

impl ManualClock {
    /// A clock that shows this time.
    pub fn new(now: SystemTime) -> Self {
        Self(Arc::new(Mutex::new(State { now, elapsed: Duration::ZERO, sleeps: Vec::new() })))
    }

    /// Moves it on.
    pub fn advance(&self, duration: Duration) {
        self.lock().advance(duration);
    }

    /// Sets the time of day, as when an administrator does: the time that only grows is left alone.
    pub fn set(&self, now: SystemTime) {
        self.lock().now = now;
    }

    /// How long was waited, each time.
    pub fn sleeps(&self) -> Vec<Duration> {
        self.lock().sleeps.clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn advance(&mut self, duration: Duration) {
        // A time that the system can't show is left as it is.
        self.now = self.now.checked_add(duration).unwrap_or(self.now);
        self.elapsed = self.elapsed.saturating_add(duration);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> SystemTime {
        self.lock().now
    }

    fn elapsed(&self) -> Duration {
        self.lock().elapsed
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let mut state = self.lock();
            state.sleeps.push(duration);
            state.advance(duration);
        })
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use super::*;

    #[test]
    fn sleeping_moves_it_on() {
        let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let clock = ManualClock::new(start);
        let shared = clock.clone();
        let mut sleep = shared.sleep(Duration::from_secs(3));
        assert_eq!(clock.now(), start, "nothing happens before it is polled");
        assert_eq!(sleep.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Ready(()));
        assert_eq!(clock.now(), start + Duration::from_secs(3));
        assert_eq!(clock.elapsed(), Duration::from_secs(3));
        assert_eq!(clock.sleeps(), [Duration::from_secs(3)]);
    }

    #[test]
    fn setting_the_time_of_day_is_no_time_that_passes() {
        let clock = ManualClock::new(SystemTime::UNIX_EPOCH);
        clock.set(SystemTime::UNIX_EPOCH + Duration::from_secs(3600));
        assert_eq!(clock.elapsed(), Duration::ZERO);
        clock.advance(Duration::MAX);
        assert_eq!(clock.now(), SystemTime::UNIX_EPOCH + Duration::from_secs(3600));
    }
}
