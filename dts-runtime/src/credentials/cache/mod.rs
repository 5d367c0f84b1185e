//! Keys that are kept until they end.

mod state;
mod wait;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider};
use crate::BoxFuture;
use state::{Moment, State, Step};
use wait::Changed;

/// Keeps the keys of a provider, and gets new ones before they end.
///
/// - Keys that end are renewed when 15 minutes are left, or a fifth of their time where that is less.
/// - Keys that tell no end are asked for again after 15 minutes, since files change and programs give what they like.
/// - Of all callers, one asks at a time. The others take the old keys while these last, and wait where there are none.
/// - When asking fails, the old keys serve until they have really ended. The provider is asked again after a second, and
///   after twice as long with each further failure, up to a minute; whoever has no keys gets the failure meanwhile.
/// - A caller that is dropped while it asks leaves the next one to ask. One that is neither polled nor dropped holds up
///   those who have no keys.
pub struct CachedCredentials {
    provider: Box<dyn CredentialsProvider>,
    state: Mutex<State>,
}

impl CachedCredentials {
    /// Keeps the keys of `provider`.
    pub fn new(provider: impl CredentialsProvider + 'static) -> Self {
        Self { provider: Box::new(provider), state: Mutex::default() }
    }

    /// Forgets these keys, which a service has refused as ended or unknown, so that the next call asks for new ones. Does
    /// nothing where others have taken their place already.
    pub fn discard(&self, refused: &Credentials) {
        self.state().discard(refused);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Each change of the state is whole before anything can panic.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn get(&self, context: &CredentialsContext<'_>) -> Result<Credentials, CredentialsError> {
        loop {
            let step = self.state().step(Moment::now(context.clock));
            match step {
                Step::Take(keys) => return Ok(keys),
                Step::Fail(error) => return Err(error),
                Step::Wait(changes) => Changed::since(&self.state, changes).await,
                Step::Ask => {
                    let turn = Turn(self);
                    let outcome = self.provider.credentials(context).await;
                    let outcome = self.state().end(outcome, self.provider.name(), Moment::now(context.clock));
                    drop(turn);
                    return outcome;
                }
            }
        }
    }
}

/// The turn of the one who asks. It ends when it is dropped, however that comes.
struct Turn<'a>(&'a CachedCredentials);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let wakers = self.0.state().end_turn();
        for waker in wakers {
            waker.wake();
        }
    }
}

impl CredentialsProvider for CachedCredentials {
    fn name(&self) -> &str {
        self.provider.name()
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(self.get(context))
    }
}

impl fmt::Debug for CachedCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expiration = self.state().expiration();
        f.debug_struct("CachedCredentials")
            .field("provider", &self.provider.name())
            .field("expiration", &expiration)
            .finish_non_exhaustive()
    }
}
