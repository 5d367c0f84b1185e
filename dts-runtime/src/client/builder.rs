//! How a client is made.

mod calls;

use std::{fmt, marker::PhantomData, sync::Arc};

use super::{CallSettings, Client, Core, EndpointResolver, PublicEndpoints, user_agent::user_agent};
use crate::{
    CachedCredentials, Clock, CredentialsChain, CredentialsProvider, Environment, Error, FastRandomness,
    ProcessEnvironment, Product, Randomness, Transport,
};
#[cfg(any(feature = "reqwest", feature = "blocking"))]
use crate::{HttpSettings, Proxy};

/// How a client is made: [`Client::builder`], or `blocking::Client::builder`.
///
/// ```no_run
/// use std::time::Duration;
///
/// use dts_runtime::{Client, Credentials};
///
/// let client = Client::builder()
///     .region("cn-hangzhou")
///     .credentials(Credentials::new("LTAI5tExampleKeyId", "ExampleKeySecret"))
///     .read_timeout(Duration::from_secs(30))
///     .build()?;
/// # Ok::<(), dts_runtime::Error>(())
/// ```
#[must_use]
pub struct ClientBuilder<C = Client> {
    settings: CallSettings,
    credentials: Option<Arc<CachedCredentials>>,
    resolver: Option<Arc<dyn EndpointResolver>>,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
    randomness: Option<Arc<dyn Randomness>>,
    environment: Option<Arc<dyn Environment>>,
    products: Vec<&'static Product>,
    user_agent: Option<String>,
    #[cfg(any(feature = "reqwest", feature = "blocking"))]
    http: HttpSettings,
    client: PhantomData<fn() -> C>,
}

impl<C> ClientBuilder<C> {
    pub(super) fn new() -> Self {
        Self {
            settings: CallSettings::new(),
            credentials: None,
            resolver: None,
            transport: None,
            clock: None,
            randomness: None,
            environment: None,
            products: Vec::new(),
            user_agent: None,
            #[cfg(any(feature = "reqwest", feature = "blocking"))]
            http: HttpSettings::new(),
            client: PhantomData,
        }
    }

    /// Where access keys come from: [`Credentials`](crate::Credentials), or any provider. They are kept until they end.
    /// By default, [`CredentialsChain::official`] looks for them.
    pub fn credentials(mut self, provider: impl CredentialsProvider + 'static) -> Self {
        self.credentials = Some(Arc::new(CachedCredentials::new(provider)));
        self
    }

    /// Access keys that clients share, so that they are asked for once.
    pub fn shared_credentials(mut self, credentials: Arc<CachedCredentials>) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Finds the gateway of calls that were not given one: [`PublicEndpoints`] by default.
    pub fn endpoint_resolver(mut self, resolver: impl EndpointResolver + 'static) -> Self {
        self.resolver = Some(Arc::new(resolver));
        self
    }

    /// Makes the facts of a product known for untyped calls: its gateways, and what its error codes mean. Typed
    /// requests bring them.
    pub fn product(mut self, product: &'static Product) -> Self {
        self.products.push(product);
        self
    }

    /// Sends requests, instead of the HTTP library: for tests, or for another one. It brings its own connections, so
    /// that what is said of proxies, certificates and connections does not count.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Tells the time, instead of the machine's clock: for tests.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Makes nonces and the jitter of retries: for tests.
    pub fn randomness(mut self, randomness: impl Randomness + 'static) -> Self {
        self.randomness = Some(Arc::new(randomness));
        self
    }

    /// Where credentials providers find variables and files, instead of those of the process.
    pub fn environment(mut self, environment: impl Environment + 'static) -> Self {
        self.environment = Some(Arc::new(environment));
        self
    }

    /// Stands behind the client's own `User-Agent`: `report/2.1`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent = Some(suffix.into());
        self
    }

    /// How HTTP is spoken, all at once; takes the place of what was said before of proxies, certificates and
    /// connections.
    #[cfg(any(feature = "reqwest", feature = "blocking"))]
    pub fn http(mut self, settings: HttpSettings) -> Self {
        self.http = settings;
        self
    }

    /// As [`HttpSettings::proxy`].
    #[cfg(any(feature = "reqwest", feature = "blocking"))]
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.http = self.http.proxy(proxy);
        self
    }

    /// As [`HttpSettings::ca_certificates`].
    #[cfg(any(feature = "reqwest", feature = "blocking"))]
    pub fn ca_certificates(mut self, pem: impl Into<String>) -> Self {
        self.http = self.http.ca_certificates(pem);
        self
    }

    /// As [`HttpSettings::dangerously_accept_invalid_certificates`]: **whoever is on the way can then read and change
    /// everything**.
    #[cfg(any(feature = "reqwest", feature = "blocking"))]
    pub fn dangerously_accept_invalid_certificates(mut self, accept: bool) -> Self {
        self.http = self.http.dangerously_accept_invalid_certificates(accept);
        self
    }

    /// As [`HttpSettings::max_connections_per_host`].
    #[cfg(any(feature = "reqwest", feature = "blocking"))]
    pub fn max_connections_per_host(mut self, connections: usize) -> Self {
        self.http = self.http.max_connections_per_host(connections);
        self
    }

    /// Puts it together, over the transport and clock of an HTTP library where none were given.
    fn assemble(
        self,
        transport: impl FnOnce(&Self) -> Result<Arc<dyn Transport>, String>,
        clock: impl FnOnce() -> Result<Arc<dyn Clock>, String>,
    ) -> Result<Client, Error> {
        let mut faults = Vec::new();
        self.settings.check(&mut faults);
        let visible = |text: &String| text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if !self.user_agent.as_ref().is_none_or(visible) {
            faults.push(String::from("`user_agent_suffix` must be visible ASCII"));
        }
        let transport = self.transport.clone().map_or_else(|| transport(&self), Ok);
        let clock = self.clock.clone().map_or_else(clock, Ok);
        let transport = transport.map_err(|fault| faults.push(fault)).ok();
        let clock = clock.map_err(|fault| faults.push(fault)).ok();
        let (Some(transport), Some(clock), true) = (transport, clock, faults.is_empty()) else {
            return Err(Error::setting(faults.join("; ")));
        };
        let official = || Arc::new(CachedCredentials::new(CredentialsChain::official()));
        let core = Core {
            transport,
            clock,
            randomness: self.randomness.unwrap_or_else(|| Arc::new(FastRandomness)),
            environment: self.environment.unwrap_or_else(|| Arc::new(ProcessEnvironment)),
            credentials: self.credentials.unwrap_or_else(official),
            resolver: self.resolver.unwrap_or_else(|| Arc::new(PublicEndpoints)),
            products: self.products,
            user_agent: user_agent(self.user_agent.as_deref()),
        };
        Ok(Client { core: Arc::new(core), settings: Arc::new(self.settings) })
    }
}

impl ClientBuilder<Client> {
    /// Makes the client. Nothing is sent, and no access key is looked for, before the first call.
    ///
    /// # Errors
    ///
    /// All settings that can't be used, at once. Without the feature `reqwest`, a transport and a clock must be given.
    pub fn build(self) -> Result<Client, Error> {
        #[cfg(feature = "reqwest")]
        return self.assemble(
            |builder| match crate::ReqwestTransport::new(&builder.http) {
                Ok(transport) => Ok(Arc::new(transport)),
                Err(error) => Err(error.to_string()),
            },
            || Ok(Arc::new(crate::SystemClock)),
        );
        #[cfg(not(feature = "reqwest"))]
        self.assemble(
            |_| Err(String::from("without the feature `reqwest`, the client needs a `transport`")),
            || Err(String::from("without the feature `reqwest`, the client needs a `clock`")),
        )
    }
}

#[cfg(feature = "blocking")]
impl ClientBuilder<super::blocking::Client> {
    /// Makes the client. Nothing is sent, and no access key is looked for, before the first call.
    ///
    /// # Errors
    ///
    /// All settings that can't be used, at once.
    pub fn build(self) -> Result<super::blocking::Client, Error> {
        let client = self.assemble(
            |builder| match crate::UreqTransport::new(&builder.http) {
                Ok(transport) => Ok(Arc::new(transport)),
                Err(error) => Err(error.to_string()),
            },
            || Ok(Arc::new(crate::BlockingClock)),
        );
        client.map(super::blocking::Client::new)
    }
}

/// Shows no secret.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("ClientBuilder");
        shown.field("settings", &self.settings).field("credentials", &self.credentials);
        #[cfg(any(feature = "reqwest", feature = "blocking"))]
        shown.field("http", &self.http);
        shown.field("user_agent", &self.user_agent).finish_non_exhaustive()
    }
}
