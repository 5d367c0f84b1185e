//! An end to waiting, for threads that have no timer.

use std::{
    pin::Pin,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
    thread,
    time::Duration,
};

/// Ends after a time, on a thread of its own that ends with it.
pub(super) struct Alarm {
    after: Duration,
    shared: Option<Arc<Shared>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    is_over: bool,
    /// Nobody waits any more.
    is_gone: bool,
    waker: Option<Waker>,
}

impl Alarm {
    pub(super) fn new(after: Duration) -> Self {
        Self { after, shared: None }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, after: Duration) {
        let waiting = self.changed.wait_timeout_while(self.lock(), after, |state| !state.is_gone);
        let (mut state, _) = waiting.unwrap_or_else(PoisonError::into_inner);
        state.is_over = true;
        let waker = state.waker.take();
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl Future for Alarm {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let after = self.after;
        let shared = self.shared.get_or_insert_with(|| {
            let shared = Arc::new(Shared::default());
            let own = Arc::clone(&shared);
            // Where there can be no further thread, there is no end to waiting.
            let _ = thread::Builder::new().name(String::from("alarm")).spawn(move || own.run(after));
            shared
        });
        let mut state = shared.lock();
        if state.is_over {
            return Poll::Ready(());
        }
        state.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        if let Some(shared) = &self.shared {
            shared.lock().is_gone = true;
            shared.changed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::block_on::block_on;

    #[test]
    fn wakes_who_waits() {
        let start = Instant::now();
        block_on(Alarm::new(Duration::from_millis(30)));
        assert!(start.elapsed() >= Duration::from_millis(30));
        block_on(Alarm::new(Duration::ZERO));
    }

    #[test]
    fn its_thread_ends_with_it() {
        let mut alarm = Alarm::new(Duration::MAX);
        assert!(Pin::new(&mut alarm).poll(&mut Context::from_waker(Waker::noop())).is_pending());
        let shared = Arc::downgrade(alarm.shared.as_ref().unwrap());
        drop(alarm);
        // The thread is the last one that holds it.
        while shared.strong_count() > 0 {
            thread::sleep(Duration::from_millis(1));
        }
    }
}
