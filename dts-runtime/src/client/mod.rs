//! The client: it completes what a request says, signs it, sends it, repeats it where that helps and does no harm, and
//! tells answers from errors.
//!
//! All of it is written once, over [`Transport`](crate::Transport), [`Clock`](crate::Clock) and
//! [`Randomness`](crate::Randomness): the blocking client drives the same futures on its own thread.

#[cfg(feature = "blocking")]
pub(crate) mod blocking;
mod builder;
mod core;
mod endpoints;
mod gateway;
mod keys;
mod outgoing;
mod pages;
mod reply;
mod scope;
mod settings;
#[cfg(feature = "stream")]
mod stream;
mod trace;
mod untyped;
mod user_agent;
mod waiting;

use std::{fmt, sync::Arc};

pub use builder::ClientBuilder;
pub(crate) use core::Core;
pub use endpoints::{EndpointQuery, EndpointResolver, Network, PublicEndpoints};
pub use gateway::Gateway;
pub use pages::{Pages, Results};
pub use reply::Reply;
pub use scope::Scope;
pub use settings::{CallSettings, Validation};
#[cfg(feature = "stream")]
pub use stream::{ItemStream, PageStream};
pub use untyped::UntypedCall;

use self::core::{Budget, Performed};
use crate::{Action, Answer, Error, Paged, Parameters, Request, Secret, Violations, sign::PreparedRequest};
use outgoing::{Outgoing, Subject};

/// Calls actions.
///
/// It is made once, and cloned where it is needed: clones share connections and access keys. A call that is dropped
/// while it waits is given up, and leaves nothing behind.
///
/// ```no_run
/// # async fn example<R: dts_runtime::Request>(request: R) -> Result<(), Box<dyn std::error::Error>> {
/// use dts_runtime::{Client, Credentials, RetryPolicy};
///
/// let client = Client::builder()
///     .region("cn-hangzhou")
///     .credentials(Credentials::new("LTAI5tExampleKeyId", "ExampleKeySecret"))
///     .build()?;
/// let reply = client.send(&request).await?;
/// println!("request id {:?}", reply.request_id());
///
/// let once = client.with(|call| call.retry(RetryPolicy::off()).header("x-acs-instanceid", "dtsexample0001"));
/// let answer = once.call("Dts", "2020-01-01", "DescribeDtsJobs", [("Region", "cn-hangzhou")]).await?;
/// println!("{}", String::from_utf8_lossy(answer.body()));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    core: Arc<Core>,
    settings: Arc<CallSettings>,
}

impl Client {
    /// Says how a client is made.
    pub fn builder() -> ClientBuilder<Self> {
        ClientBuilder::new()
    }

    /// A client for a region, with the access keys of the environment, as
    /// [`CredentialsChain::official`](crate::CredentialsChain::official) finds them.
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build`].
    pub fn from_environment(region: impl Into<String>) -> Result<Self, Error> {
        Self::builder().region(region).build()
    }

    /// The same client, whose calls are made otherwise.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(CallSettings) -> CallSettings) -> Self {
        Self { core: Arc::clone(&self.core), settings: Arc::new(change(CallSettings::clone(&self.settings))) }
    }

    /// Sends a request.
    ///
    /// # Errors
    ///
    /// When the request breaks its documentation, when there are no access keys or no answer, and when the service
    /// refuses or fails: also where it says so with an HTTP status of 200.
    pub async fn send<R: Request>(&self, request: R) -> Result<Reply<R::Response>, Error> {
        self.send_with(&request, |_| {}).await
    }

    async fn send_with<R: Request>(
        &self,
        request: &R,
        change: impl FnOnce(&mut Parameters<'_>),
    ) -> Result<Reply<R::Response>, Error> {
        let violations = self.report(request);
        let mut parameters = request.parameters();
        change(&mut parameters);
        let Performed { answer, attempts, span } = self.send_parameters(R::ACTION, violations, parameters).await?;
        match answer.decode() {
            Ok(value) => Ok(Reply::new(value, answer)),
            Err(error) => {
                let error = Error::decode(R::ACTION.name, answer, error).with_attempts(attempts);
                trace::ended(&span, Err(&error));
                Err(error)
            }
        }
    }

    /// What is the same for all types of requests.
    async fn send_parameters(
        &self,
        action: &'static Action,
        violations: Option<Violations>,
        parameters: Parameters<'_>,
    ) -> Result<Performed, Error> {
        self.judge(action, violations)?;
        let call = Outgoing::new(Subject::of(action), parameters, &self.core, &self.settings)?;
        self.core.perform(&call, &self.settings).await
    }

    /// What the request breaks, as far as it is looked for.
    fn report<R: Request>(&self, request: &R) -> Option<Violations> {
        (self.settings.validation != Validation::Off).then(|| request.report())
    }

    /// Whether a request may be sent that breaks this.
    fn judge(&self, action: &'static Action, violations: Option<Violations>) -> Result<(), Error> {
        match violations {
            Some(violations)
                if violations.has_errors()
                    || self.settings.validation == Validation::Strict && !violations.is_empty() =>
            {
                Err(Error::validation(action.name, violations))
            }
            _ => Ok(()),
        }
    }

    /// Calls an action that no bindings know, by its names on the wire. The parameters travel in the form body;
    /// [`request`](Self::request) says more.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), but nothing is checked.
    pub async fn call<N: Into<String>, V: Into<String>>(
        &self,
        product: &str,
        version: &str,
        action: &str,
        parameters: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Answer, Error> {
        let call = UntypedCall::new(product, version, action);
        self.request(&parameters.into_iter().fold(call, |call, (name, value)| call.form(name, value))).await
    }

    /// Makes a call that no bindings know: with query or form, a body of its own, any method and path.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), but nothing is checked.
    pub async fn request(&self, call: &UntypedCall) -> Result<Answer, Error> {
        let outgoing = self.untyped(call)?;
        Ok(self.core.perform(&outgoing, &self.settings).await?.answer)
    }

    fn untyped<'a>(&'a self, call: &'a UntypedCall) -> Result<Outgoing<'a>, Error> {
        let subject = Subject {
            product: &call.product,
            version: &call.version,
            action: &call.action,
            facts: None,
            method: call.method,
            path: call.path.as_deref(),
            body: call.raw_body(),
            idempotent: call.idempotent,
        };
        Outgoing::new(subject, Parameters::from(&call.parameters), &self.core, &self.settings)
    }

    /// Signs a request without sending it, for another HTTP stack or to look at it.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), as far as that comes.
    pub async fn sign<R: Request>(&self, request: R) -> Result<PreparedRequest, Error> {
        self.judge(R::ACTION, self.report(&request))?;
        let call = Outgoing::new(Subject::of(R::ACTION), request.parameters(), &self.core, &self.settings)?;
        let keys = self.core.keys_of(&call, self.budget(), 1).await?;
        self.core.sign(&call, keys.as_ref())
    }

    /// A URL that makes the call when it is opened within 15 minutes, for debugging. Whoever has it can make the call.
    ///
    /// # Errors
    ///
    /// As [`sign`](Self::sign), and where the URL would hold a password or a security token.
    pub async fn presigned_url<R: Request>(&self, request: R) -> Result<Secret, Error> {
        self.judge(R::ACTION, self.report(&request))?;
        let call = Outgoing::new(Subject::of(R::ACTION), request.parameters(), &self.core, &self.settings)?;
        let keys = self.core.keys(R::ACTION.name, self.budget(), 1).await?;
        self.core.presign(&call, &keys)
    }

    fn budget(&self) -> Budget {
        Budget { start: self.core.clock.elapsed(), limit: self.settings.timeout }
    }

    /// The pages of a request, one call after the other.
    ///
    /// ```no_run
    /// # async fn example<R: dts_runtime::Paged>(client: dts_runtime::Client, request: R) -> Result<(), dts_runtime::Error> {
    /// let mut pages = client.pages(request);
    /// while let Some(page) = pages.next().await {
    ///     let page = page?;
    ///     println!("{} results", R::items(&page).len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages<R: Paged>(&self, request: R) -> Pages<R> {
        Pages::new(self.clone(), request)
    }

    /// The results of a request, from as many pages as they come in.
    ///
    /// ```no_run
    /// # async fn example<R: dts_runtime::Paged>(client: dts_runtime::Client, request: R) -> Result<(), dts_runtime::Error> {
    /// let mut items = client.items(request);
    /// while let Some(item) = items.next().await {
    ///     let item = item?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn items<R: Paged>(&self, request: R) -> Results<R> {
        Results::new(self.pages(request))
    }

    pub(crate) fn core(&self) -> &Core {
        &self.core
    }
}

/// Shows no secret.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("settings", &self.settings)
            .field("credentials", &self.core.credentials)
            .finish_non_exhaustive()
    }
}
