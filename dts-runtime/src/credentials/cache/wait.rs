//! Waiting for the turn of another one to end.

use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use super::state::State;

/// Ends when a turn has ended since `seen` was read.
pub(super) struct Changed<'a> {
    state: &'a Mutex<State>,
    seen: u64,
    number: Option<u64>,
}

impl<'a> Changed<'a> {
    pub(super) fn since(state: &'a Mutex<State>, seen: u64) -> Self {
        Self { state, seen, number: None }
    }

    fn state(&self) -> MutexGuard<'a, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Future for Changed<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<()> {
        let number = self.state().wait(self.seen, self.number, task.waker());
        self.number = number;
        if number.is_some() { Poll::Pending } else { Poll::Ready(()) }
    }
}

impl Drop for Changed<'_> {
    fn drop(&mut self) {
        if let Some(number) = self.number {
            self.state().leave(number);
        }
    }
}
