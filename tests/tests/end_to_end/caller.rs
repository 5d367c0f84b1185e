//! Both clients as one kind of caller.

use std::sync::Arc;

use dts_runtime::{
    Answer, CachedCredentials, CallSettings, Client, ClientBuilder, Credentials, CredentialsProvider, Environment,
    Error, FixedRandomness, HttpRequest, HttpResponse, HttpSettings, ManualClock, Paged, Reply, Request,
    ReqwestTransport, Secret, Transport, TransportError, UntypedCall, UreqTransport, Wait, blocking,
    sign::PreparedRequest,
};
use dts_tests::{AnyRequest, Outcome};
use tokio::runtime::{Builder, Runtime};

use super::gateway::{Gateway, KEY_ID, Key, SECRET};

/// The region of all callers.
pub(crate) const REGION: &str = "cn-hangzhou";

/// A client: one on tokio over reqwest, or one without a runtime over ureq.
pub(crate) enum Caller {
    Async(Client, Arc<Runtime>),
    Blocking(blocking::Client),
}

/// What callers are made of.
pub(crate) struct Setup {
    endpoint: String,
    credentials: Arc<CachedCredentials>,
    clock: Option<ManualClock>,
    environment: Option<Arc<dyn Environment>>,
    randomness: Vec<u64>,
}

impl Setup {
    /// Calls this gateway with its permanent key.
    pub(crate) fn new(gateway: &Gateway) -> Self {
        Self {
            endpoint: gateway.url(""),
            credentials: Arc::new(CachedCredentials::new(Credentials::new(KEY_ID, SECRET))),
            clock: None,
            environment: None,
            randomness: Vec::new(),
        }
    }

    pub(crate) fn credentials(mut self, provider: impl CredentialsProvider + 'static) -> Self {
        self.credentials = Arc::new(CachedCredentials::new(provider));
        self
    }

    pub(crate) fn key(self, key: &Key) -> Self {
        self.credentials(Credentials::temporary(&key.id, key.secret.as_str(), key.token.clone().unwrap()))
    }

    pub(crate) fn clock(mut self, clock: &ManualClock) -> Self {
        self.clock = Some(clock.clone());
        self
    }

    pub(crate) fn environment(mut self, environment: impl Environment + 'static) -> Self {
        self.environment = Some(Arc::new(environment));
        self
    }

    pub(crate) fn randomness(mut self, numbers: &[u64]) -> Self {
        self.randomness = numbers.to_vec();
        self
    }

    /// A client on tokio, over reqwest.
    pub(crate) fn on_tokio(&self) -> Caller {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        Caller::Async(self.complete(Client::builder()).build().unwrap(), Arc::new(runtime))
    }

    /// A client without a runtime, over ureq.
    pub(crate) fn blocking(&self) -> Caller {
        Caller::Blocking(self.complete(blocking::Client::builder()).build().unwrap())
    }

    /// One of each kind.
    pub(crate) fn each(&self) -> [Caller; 2] {
        [self.on_tokio(), self.blocking()]
    }

    fn complete<C>(&self, builder: ClientBuilder<C>) -> ClientBuilder<C> {
        let mut builder = builder
            .region(REGION)
            .endpoint(self.endpoint.as_str())
            .shared_credentials(Arc::clone(&self.credentials))
            // Whatever the environment of the tests says.
            .http(HttpSettings::new().without_proxy());
        if let Some(clock) = &self.clock {
            builder = builder.clock(clock.clone());
        }
        if let Some(environment) = &self.environment {
            builder = builder.environment(Shared(Arc::clone(environment)));
        }
        if !self.randomness.is_empty() {
            builder = builder.randomness(FixedRandomness::new(self.randomness.iter().copied()));
        }
        builder
    }
}

struct Shared(Arc<dyn Environment>);

impl Environment for Shared {
    fn variable(&self, name: &str) -> Option<String> {
        self.0.variable(name)
    }

    fn read(&self, path: &std::path::Path) -> std::io::Result<String> {
        self.0.read(path)
    }
}

impl Caller {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Async(..) => "async",
            Self::Blocking(_) => "blocking",
        }
    }

    /// The same, whose calls are made otherwise.
    pub(crate) fn with(&self, change: impl FnOnce(CallSettings) -> CallSettings) -> Self {
        match self {
            Self::Async(client, runtime) => Self::Async(client.with(change), Arc::clone(runtime)),
            Self::Blocking(client) => Self::Blocking(client.with(change)),
        }
    }

    pub(crate) fn send_any(&self, request: &dyn AnyRequest) -> Outcome {
        match self {
            Self::Async(client, runtime) => runtime.block_on(request.send(client)),
            Self::Blocking(client) => request.send_blocking(client),
        }
    }

    pub(crate) fn send<R: Request>(&self, request: R) -> Result<Reply<R::Response>, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.send(request)),
            Self::Blocking(client) => client.send(request),
        }
    }

    pub(crate) fn request(&self, call: &UntypedCall) -> Result<Answer, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.request(call)),
            Self::Blocking(client) => client.request(call),
        }
    }

    pub(crate) fn sign<R: Request>(&self, request: R) -> Result<PreparedRequest, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.sign(request)),
            Self::Blocking(client) => client.sign(request),
        }
    }

    pub(crate) fn presigned_url<R: Request>(&self, request: R) -> Result<Secret, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.presigned_url(request)),
            Self::Blocking(client) => client.presigned_url(request),
        }
    }

    pub(crate) fn pages<R: Paged>(&self, request: R) -> Result<Vec<Reply<R::Response>>, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(async {
                let (mut pages, mut all) = (client.pages(request), Vec::new());
                while let Some(page) = pages.next().await {
                    all.push(page?);
                }
                Ok(all)
            }),
            Self::Blocking(client) => client.pages(request).collect(),
        }
    }

    pub(crate) fn items<R: Paged>(&self, request: R) -> Result<Vec<R::Item>, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.items(request).all()),
            Self::Blocking(client) => client.items(request).collect(),
        }
    }

    pub(crate) fn wait<R: Request>(&self, wait: Wait<R>) -> Result<Reply<R::Response>, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.wait(wait)),
            Self::Blocking(client) => client.wait(wait),
        }
    }

    /// Sends what was signed, past the client, over the HTTP library of its kind.
    pub(crate) fn transmit(&self, prepared: &PreparedRequest) -> Result<HttpResponse, TransportError> {
        let mut request = HttpRequest::new(prepared.method.as_str(), &prepared.url);
        let headers = prepared.headers.iter();
        request.headers = headers.map(|(name, value)| (name.to_string(), value.clone())).collect();
        request.body = prepared.body.clone();
        self.exchange(request)
    }

    /// Sends any request, past the client.
    pub(crate) fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let settings = HttpSettings::new().without_proxy();
        match self {
            Self::Async(_, runtime) => runtime.block_on(ReqwestTransport::new(&settings)?.send(request)),
            Self::Blocking(_) => {
                // It is ready when it is polled first: any runtime will do.
                let runtime = Builder::new_current_thread().build().unwrap();
                runtime.block_on(UreqTransport::new(&settings)?.send(request))
            }
        }
    }
}
