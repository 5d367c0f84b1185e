//! Requests that are repeated until a job has come to a state.

use std::time::Duration;

use crate::{Request, Waiter};

/// A request that is repeated until a job has come to a state.
#[derive(Clone, Debug)]
#[must_use]
pub struct Wait<R: Request> {
    request: R,
    waiter: &'static Waiter,
    state: fn(&R::Response) -> Option<&str>,
    interval: Duration,
    limit: Duration,
}

impl<R: Request> Wait<R> {
    /// Asks every 10 s, for up to an hour.
    pub fn new(request: R, waiter: &'static Waiter, state: fn(&R::Response) -> Option<&str>) -> Self {
        Self { request, waiter, state, interval: Duration::from_secs(10), limit: Duration::from_secs(3600) }
    }

    /// How long to wait between two requests.
    pub fn every(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// How long to wait in all.
    pub fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// The request.
    pub fn request(&self) -> &R {
        &self.request
    }

    /// The states.
    pub fn waiter(&self) -> &'static Waiter {
        self.waiter
    }

    /// How long to wait between two requests.
    pub fn interval(&self) -> Duration {
        self.interval
    }

    /// How long to wait in all.
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// The state that an answer tells.
    pub fn state<'r>(&self, response: &'r R::Response) -> Option<&'r str> {
        (self.state)(response)
    }
}
