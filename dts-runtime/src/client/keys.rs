//! Access keys, within the time of a call.

use std::{
    future::{pending, poll_fn},
    pin::pin,
    sync::atomic::{AtomicBool, Ordering},
    task::Poll,
};

use super::core::{Budget, Core};
use crate::{
    BoxFuture, Credentials, CredentialsContext, CredentialsError, CredentialsProvider, HttpRequest, HttpResponse,
    Transport, TransportError,
};

/// Sends the requests of credentials providers, for as long as there is time for the call.
pub(super) struct Keys<'a> {
    core: &'a Core,
    budget: Budget,
    is_over: AtomicBool,
}

impl<'a> Keys<'a> {
    /// Gives the keys, or `None` when the time is over.
    pub(super) async fn get(core: &'a Core, budget: Budget) -> Option<Result<Credentials, CredentialsError>> {
        let transport = Self { core, budget, is_over: AtomicBool::new(false) };
        let context = CredentialsContext::new(&transport, &*core.clock, &*core.environment, &*core.randomness);
        let mut keys = pin!(core.credentials.credentials(&context));
        poll_fn(|waker| match keys.as_mut().poll(waker) {
            Poll::Ready(keys) => Poll::Ready(Some(keys)),
            // Whoever waits for these keys too may have more time: they get the turn when this is dropped.
            Poll::Pending if transport.is_over.load(Ordering::Relaxed) => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
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
        let is_over = self.budget.left(&*self.core.clock).is_some_and(|left| left.is_zero());
        if outcome.is_err() && is_over {
            // No failure of the provider, which must not be told one.
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
