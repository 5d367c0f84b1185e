//! How many requests one host gets at once.

use std::{
    collections::HashMap,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use crate::http::target::Target;

/// A limit for each host.
pub(super) struct Limits {
    per_host: Option<usize>,
    underway: Mutex<HashMap<Target, usize>>,
    ended: Condvar,
}

/// One request underway.
pub(super) struct Permit<'a> {
    limits: &'a Limits,
    target: Target,
}

impl Limits {
    pub(super) fn new(per_host: Option<usize>) -> Self {
        Self { per_host, underway: Mutex::default(), ended: Condvar::new() }
    }

    /// Waits until a request may be sent, for no longer than until `deadline`.
    pub(super) fn acquire(&self, target: &Target, deadline: Option<Instant>) -> Option<Permit<'_>> {
        let permit = || Permit { limits: self, target: target.clone() };
        let Some(limit) = self.per_host else { return Some(permit()) };
        let mut underway = self.lock();
        loop {
            let here = underway.entry(target.clone()).or_default();
            if *here < limit {
                *here += 1;
                return Some(permit());
            }
            underway = match deadline.map(|deadline| deadline.saturating_duration_since(Instant::now())) {
                None => self.ended.wait(underway).unwrap_or_else(PoisonError::into_inner),
                Some(left) if left.is_zero() => return None,
                Some(left) => self.ended.wait_timeout(underway, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Target, usize>> {
        self.underway.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        if self.limits.per_host.is_some() {
            if let Some(here) = self.limits.lock().get_mut(&self.target) {
                *here = here.saturating_sub(1);
            }
            self.limits.ended.notify_all();
        }
    }
}
