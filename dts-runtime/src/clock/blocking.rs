//! The clock of programs without an async runtime.

use std::{
    thread,
    time::{Duration, SystemTime},
};

use super::{Clock, alarm::Alarm, since_start};
use crate::BoxFuture;

/// The machine's clock. It waits on the thread: its futures are ready when they are polled first.
#[derive(Clone, Copy, Debug, Default)]
pub struct BlockingClock;

impl Clock for BlockingClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn elapsed(&self) -> Duration {
        since_start()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move { thread::sleep(duration) })
    }

    fn alarm(&self, after: Duration) -> Option<BoxFuture<'_, ()>> {
        Some(Box::pin(Alarm::new(after)))
    }
}

#[cfg(test)]
mod tests {
    use std::{
        task::{Context, Poll, Waker},
        time::Instant,
    };

    use super::*;

    #[test]
    fn waits_when_polled_and_not_before() {
        let start = Instant::now();
        let mut sleep = BlockingClock.sleep(Duration::from_millis(20));
        drop(BlockingClock.sleep(Duration::from_secs(60)));
        let before = BlockingClock.elapsed();
        assert_eq!(sleep.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Ready(()));
        assert!(start.elapsed() >= Duration::from_millis(20));
        assert!(BlockingClock.elapsed() - before >= Duration::from_millis(20));
    }
}
