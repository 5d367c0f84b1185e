//! Access keys, within the time of a call.

use std::{
    future::{pending, poll_fn},
    io,
    path::{Path, PathBuf},
    pin::pin,
    sync::atomic::{AtomicBool, Ordering},
    task::Poll,
    time::Duration,
};

use super::core::{Budget, Core};
use crate::{
    BoxFuture, Credentials, CredentialsContext, CredentialsError, CredentialsProvider, Environment, HttpRequest,
    HttpResponse, Transport, TransportError,
};

/// Sends the requests of credentials providers and runs their programs, for as long as there is time for the call.
pub(super) struct Keys<'a> {
    core: &'a Core,
    budget: Budget,
    is_over: AtomicBool,
}

impl<'a> Keys<'a> {
    /// Gives the keys, or `None` when the time is over.
    pub(super) async fn get(core: &'a Core, budget: Budget) -> Option<Result<Credentials, CredentialsError>> {
        let within = Self { core, budget, is_over: AtomicBool::new(false) };
        let context = CredentialsContext::new(&within, &*core.clock, &within, &*core.randomness);
        let mut keys = pin!(core.credentials.credentials(&context));
        let mut alarm = None;
        poll_fn(|task| {
            if let Poll::Ready(keys) = keys.as_mut().poll(task) {
                return Poll::Ready(Some(keys));
            }
            // Whoever waits for these keys too may have more time: they get the turn when this is dropped.
            if within.is_over.load(Ordering::Relaxed) {
                return Poll::Ready(None);
            }
            // Another call may be getting them, and have more time.
            if alarm.is_none() {
                alarm = budget.left(&*core.clock).and_then(|left| core.clock.alarm(left));
            }
            match &mut alarm {
                Some(alarm) => alarm.as_mut().poll(task).map(|()| None),
                None => Poll::Pending,
            }
        })
        .await
    }

    async fn exchange(&self, mut request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let left = self.budget.left(&*self.core.clock);
        request.timeout = match (request.timeout, left) {
            (Some(own), Some(left)) => Some(own.min(left)),
            (own, left) => own.or(left),
        };
        let outcome = self.core.transport.send(request).await;
        self.unless_over(outcome).await
    }

    async fn execute(&self, command: &[String], limit: Duration) -> io::Result<Vec<u8>> {
        let limit = self.budget.left(&*self.core.clock).map_or(limit, |left| left.min(limit));
        let outcome = self.core.environment.run(command, limit).await;
        self.unless_over(outcome).await
    }

    /// Gives an outcome; never, where it is a failure because the time is over: that is none of the provider, which
    /// must not be told one.
    async fn unless_over<T, E>(&self, outcome: Result<T, E>) -> Result<T, E> {
        let is_over = self.budget.left(&*self.core.clock).is_some_and(|left| left.is_zero());
        if outcome.is_err() && is_over {
            self.is_over.store(true, Ordering::Relaxed);
            pending::<()>().await;
        }
        outcome
    }
}

impl Transport for Keys<'_> {
    fn send<'a>(&'a self, request: HttpRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

impl Environment for Keys<'_> {
    fn variable(&self, name: &str) -> Option<String> {
        self.core.environment.variable(name)
    }

    fn read(&self, path: &Path) -> io::Result<String> {
        self.core.environment.read(path)
    }

    fn home(&self) -> Option<PathBuf> {
        self.core.environment.home()
    }

    fn run<'a>(&'a self, command: &'a [String], limit: Duration) -> BoxFuture<'a, io::Result<Vec<u8>>> {
        Box::pin(self.execute(command, limit))
    }
}
