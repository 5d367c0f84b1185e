//! What all clones of a client share, and one call with all of its attempts.

use std::{mem, sync::Arc, time::Duration};

use super::{CallSettings, EndpointResolver, Outgoing, keys::Keys, trace};
use crate::{
    Answer, Attempt, CachedCredentials, Clock, Credentials, Environment, Error, HttpRequest, Judge, Product,
    Randomness, Secret, Transport,
    sign::{AccessKey, PreparedRequest, SignError},
};

/// What all clones of a client share.
pub(crate) struct Core {
    pub(super) transport: Arc<dyn Transport>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) randomness: Arc<dyn Randomness>,
    pub(super) environment: Arc<dyn Environment>,
    pub(super) credentials: Arc<CachedCredentials>,
    pub(super) resolver: Arc<dyn EndpointResolver>,
    pub(super) products: Vec<&'static Product>,
    pub(super) user_agent: String,
}

/// A call that went well.
pub(super) struct Performed {
    pub(super) answer: Answer,
    pub(super) attempts: u32,
    /// Whoever can't read the answer says so here.
    pub(super) span: trace::Span,
}

impl Core {
    /// Makes a call, as often as the settings want.
    pub(super) async fn perform(&self, call: &Outgoing<'_>, settings: &CallSettings) -> Result<Performed, Error> {
        let budget = Budget { start: self.clock.elapsed(), limit: settings.timeout };
        let span = trace::call(&call.subject);
        let outcome = trace::within(&span, self.attempts(call, settings, budget, &span)).await;
        trace::ended(&span, outcome.as_ref().map(|(answer, _)| answer));
        let (answer, attempts) = outcome?;
        Ok(Performed { answer, attempts, span })
    }

    async fn attempts(
        &self,
        call: &Outgoing<'_>,
        settings: &CallSettings,
        budget: Budget,
        span: &trace::Span,
    ) -> Result<(Answer, u32), Error> {
        let action = call.subject.action;
        let mut keys = self.keys_of(call, budget, 1).await?;
        let mut renewed = false;
        let mut number = 1;
        let mut may_have_run = false;
        let told = |error: Error, before: bool| if before { error.after_one_that_may_have_run() } else { error };
        loop {
            let attempt = trace::attempt(span, number);
            let outcome = trace::within(&attempt, self.attempt(call, settings, budget, keys.as_ref())).await;
            trace::ended(&attempt, outcome.as_ref());
            let error = match outcome {
                Ok(answer) => return Ok((answer, number)),
                Err(error) => told(error.with_attempts(number), may_have_run),
            };
            let mut has_new = false;
            if let Some(keys) = keys.as_ref().filter(|_| error.is_expired_token() && !renewed) {
                self.credentials.discard(keys);
                // Where no attempt is left, the next call asks for new ones; where there are none, what the service has
                // said tells more.
                if number < settings.retry.max_attempts()
                    && let Ok(other) = self.keys(action, budget, number).await
                {
                    (renewed, has_new) = (true, other != *keys);
                }
            }
            let mut state = Attempt::new(number).repeatable(call.is_repeatable).with_new_credentials(has_new);
            if let Some(left) = budget.left(&*self.clock) {
                state = state.left(left);
            }
            let Some(wait) = settings.retry.after(&state, &error, &*self.randomness) else { return Err(error) };
            trace::retries(span, number, wait);
            if !wait.is_zero() {
                self.clock.sleep(wait).await;
            }
            number += 1;
            may_have_run |= !error.did_not_run();
            // Keys may end while a call waits.
            keys = self.keys_of(call, budget, number).await.map_err(|error| told(error, may_have_run))?;
        }
    }

    /// Sends the call once.
    async fn attempt(
        &self,
        call: &Outgoing<'_>,
        settings: &CallSettings,
        budget: Budget,
        keys: Option<&Credentials>,
    ) -> Result<Answer, Error> {
        let action = || call.subject.action.to_owned();
        let mut prepared = self.sign(call, keys)?;
        let left = budget.left(&*self.clock);
        if let (Some(Duration::ZERO), Some(limit)) = (left, budget.limit) {
            // What was sent before is told by the number of attempts.
            return Err(Error::limit(action(), limit).unsent());
        }
        let request = http_request(&mut prepared, settings, left);
        let response = match self.transport.send(request).await {
            Ok(response) => response,
            Err(error) => return Err(Error::transport(action(), error)),
        };
        let mut judge = match call.subject.facts {
            Some(action) => Judge::of_action(action),
            None => Judge::new(action()),
        };
        if let Some(product) = call.product_facts {
            judge = judge.of_product(product);
        }
        let signed = prepared.signed_text();
        judge.at(self.clock.now()).signed(&signed).raw(settings.raw).judge(response).map_err(|error| {
            let Some(keys) = keys else { return error.hiding(call.secrets()) };
            let signature = Secret::from(call.signature(keys.access_key_secret(), &signed));
            let own = [Some(keys.access_key_secret()), keys.security_token(), Some(&signature)];
            error.hiding(call.secrets().chain(own.into_iter().flatten().map(Secret::expose)))
        })
    }

    /// Signs the call, with a time and a nonce of its own. Without keys, it stays unsigned.
    pub(super) fn sign(&self, call: &Outgoing<'_>, keys: Option<&Credentials>) -> Result<PreparedRequest, Error> {
        let signed = match keys {
            Some(keys) => call.call().sign(access_key(keys), self.clock.now(), &self.nonce()),
            None => call.call().unsigned(self.clock.now()),
        };
        signed.map_err(|error| unsigned(call, &error))
    }

    /// Signs the call into a URL.
    pub(super) fn presign(&self, call: &Outgoing<'_>, keys: &Credentials) -> Result<Secret, Error> {
        let signed = call.call().presigned_url(access_key(keys), self.clock.now(), &self.nonce());
        signed.map(Secret::from).map_err(|error| unsigned(call, &error))
    }

    /// Gives the access keys of the call; `None` where it is made without.
    pub(super) async fn keys_of(
        &self,
        call: &Outgoing<'_>,
        budget: Budget,
        attempts: u32,
    ) -> Result<Option<Credentials>, Error> {
        if call.is_anonymous {
            return Ok(None);
        }
        self.keys(call.subject.action, budget, attempts).await.map(Some)
    }

    /// Gives access keys, within the time of a call.
    pub(super) async fn keys(&self, action: &str, budget: Budget, attempts: u32) -> Result<Credentials, Error> {
        match Keys::get(self, budget).await {
            Some(keys) => keys.map_err(|error| Error::credentials(action.to_owned(), error)),
            None => Err(Error::limit(action.to_owned(), budget.limit.unwrap_or_default()).unsent()),
        }
        .map_err(|error| error.with_attempts(attempts))
    }

    /// A text that no other request has.
    fn nonce(&self) -> String {
        format!("{:016x}{:016x}", self.randomness.next(), self.randomness.next())
    }

    /// A text that no other call has, in the form of a random UUID.
    pub(super) fn client_token(&self) -> String {
        let (high, low) = (self.randomness.next(), self.randomness.next());
        let (version, variant) = ((high & 0xfff) | 0x4000, (low >> 48) & 0x3fff | 0x8000);
        let (first, second, node) = (high >> 32, (high >> 16) & 0xffff, low & 0xffff_ffff_ffff);
        format!("{first:08x}-{second:04x}-{version:04x}-{variant:04x}-{node:012x}")
    }
}

fn access_key(keys: &Credentials) -> AccessKey<'_> {
    AccessKey { id: keys.access_key_id(), secret: keys.access_key_secret(), token: keys.security_token() }
}

fn unsigned(call: &Outgoing<'_>, error: &SignError) -> Error {
    Error::setting(format!("`{}`: {error}", call.subject.action))
}

/// The time of a call.
#[derive(Clone, Copy)]
pub(super) struct Budget {
    /// When it began.
    pub(super) start: Duration,
    /// How long it may take.
    pub(super) limit: Option<Duration>,
}

impl Budget {
    /// What is left of it.
    pub(super) fn left(self, clock: &dyn Clock) -> Option<Duration> {
        Some(self.limit?.saturating_sub(clock.elapsed().saturating_sub(self.start)))
    }
}

/// The request as transports take it. What was signed stays behind.
fn http_request(prepared: &mut PreparedRequest, settings: &CallSettings, left: Option<Duration>) -> HttpRequest {
    let headers = mem::take(&mut prepared.headers);
    HttpRequest {
        headers: headers.into_iter().map(|(name, value)| (name.into_owned(), value)).collect(),
        body: mem::take(&mut prepared.body),
        connect_timeout: settings.connect_timeout,
        read_timeout: settings.read_timeout,
        timeout: left,
        ..HttpRequest::new(prepared.method.as_str(), mem::take(&mut prepared.url))
    }
}
