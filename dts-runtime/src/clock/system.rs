//! The clock of async programs.

use std::{
    thread,
    time::{Duration, SystemTime},
};

use super::{Clock, since_start};
use crate::BoxFuture;

/// The machine's clock. It waits on tokio's timer, and outside of a tokio runtime on the thread.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn elapsed(&self) -> Duration {
        since_start()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            match tokio::runtime::Handle::try_current() {
                Ok(_) => tokio::time::sleep(duration).await,
                // tokio would panic.
                Err(_) => thread::sleep(duration),
            }
        })
    }

    fn alarm(&self, after: Duration) -> Option<BoxFuture<'_, ()>> {
        tokio::runtime::Handle::try_current().ok()?;
        Some(Box::pin(tokio::time::sleep(after)))
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
    fn waits_on_tokio() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let start = (Instant::now(), SystemClock.elapsed());
        runtime.block_on(async {
            let mut sleep = SystemClock.sleep(Duration::from_millis(30));
            // The thread is free meanwhile.
            assert_eq!(sleep.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Pending);
            assert!(start.0.elapsed() < Duration::from_millis(30));
            sleep.await;
        });
        assert!(start.0.elapsed() >= Duration::from_millis(30));
        assert!(SystemClock.elapsed() - start.1 >= Duration::from_millis(30));
    }

    #[test]
    fn an_alarm_needs_tokio() {
        assert!(SystemClock.alarm(Duration::ZERO).is_none());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async { SystemClock.alarm(Duration::from_millis(1)).unwrap().await });
    }

    #[test]
    fn waits_without_tokio() {
        let start = Instant::now();
        let mut sleep = SystemClock.sleep(Duration::from_millis(10));
        assert_eq!(sleep.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Ready(()));
        assert!(start.elapsed() >= Duration::from_millis(10));
    }
}
