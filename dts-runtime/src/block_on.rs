//! Futures for programs without an async runtime.

use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
};

/// Waits for a future on this thread.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        // Where it was woken meanwhile, this returns at once; where it returns without reason, the future is polled again.
        thread::park();
    }
}

/// Wakes a thread.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.unpark();
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::{poll_fn, ready},
        sync::{
            Mutex,
            atomic::{AtomicUsize, Ordering},
            mpsc,
        },
        time::Duration,
    };

    use super::*;

    #[test]
    fn a_ready_future_is_polled_once() {
        let polls = AtomicUsize::new(0);
        let value = block_on(poll_fn(|_| {
            polls.fetch_add(1, Ordering::Relaxed);
            Poll::Ready(7)
        }));
        assert_eq!((value, polls.into_inner()), (7, 1));
        assert_eq!(block_on(async { ready(1).await + ready(2).await }), 3);
    }

    #[test]
    fn another_thread_can_wake_it() {
        let done = Arc::new(Mutex::new(false));
        let (sender, receiver) = mpsc::channel::<Waker>();
        let other = thread::spawn({
            let done = Arc::clone(&done);
            move || {
                let waker = receiver.recv().unwrap();
                thread::sleep(Duration::from_millis(20));
                *done.lock().unwrap() = true;
                waker.wake();
            }
        });
        block_on(poll_fn(|context| {
            if *done.lock().unwrap() {
                return Poll::Ready(());
            }
            // The second time, the other thread has ended.
            let _ = sender.send(context.waker().clone());
            Poll::Pending
        }));
        other.join().unwrap();
    }

    #[test]
    fn a_future_may_wake_itself() {
        let mut left = 1000;
        block_on(poll_fn(|context| {
            left -= 1;
            if left == 0 {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        }));
        assert_eq!(left, 0);
    }
}
