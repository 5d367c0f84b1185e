//! How calls are made.

use std::{fmt, time::Duration};

use super::{Gateway, Network, Scope};
use crate::{
    ExtraParameters, RetryPolicy,
    sign::{Algorithm, AnswerFormat, Endpoint, Method},
};

/// What is checked before a request is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Validation {
    /// Nothing: the service has the only word.
    Off,
    /// A request that breaks its documentation is not sent.
    #[default]
    Errors,
    /// A request that its documentation only warns of is not sent either.
    Strict,
}

/// How calls are made: what a client does by default, and what a call does otherwise.
///
/// ```no_run
/// # use std::time::Duration;
/// # async fn example(client: dts_runtime::Client) -> Result<(), dts_runtime::Error> {
/// use dts_runtime::{RetryPolicy, Scope};
///
/// let patient = client.with(|call| call.timeout(Duration::from_secs(300)).retry(RetryPolicy::new().attempts(6)));
/// let other = client.with(|call| call.endpoint("dts.cn-beijing.aliyuncs.com").scope(Scope::new().organization_id("37")));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use]
pub struct CallSettings {
    pub(super) region: Option<String>,
    pub(super) endpoint: Option<Endpoint>,
    pub(super) network: Network,
    pub(super) gateway: Gateway,
    pub(super) algorithm: Option<Algorithm>,
    pub(super) method: Method,
    pub(super) format: AnswerFormat,
    pub(super) connect_timeout: Duration,
    pub(super) read_timeout: Duration,
    pub(super) timeout: Option<Duration>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) parameters: ExtraParameters,
    pub(super) scope: Scope,
    pub(super) retry: RetryPolicy,
    pub(super) validation: Validation,
    pub(super) raw: bool,
    pub(super) client_token: bool,
    pub(super) anonymous: bool,
    /// What can't be used, told when a client is built or a call is made.
    pub(super) faults: Vec<String>,
}

impl CallSettings {
    pub(super) fn new() -> Self {
        Self {
            region: None,
            endpoint: None,
            network: Network::default(),
            gateway: Gateway::default(),
            algorithm: None,
            method: Method::default(),
            format: AnswerFormat::default(),
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(10),
            timeout: None,
            headers: Vec::new(),
            parameters: ExtraParameters::default(),
            scope: Scope::new(),
            retry: RetryPolicy::new(),
            validation: Validation::default(),
            raw: false,
            client_token: true,
            anonymous: false,
            faults: Vec::new(),
        }
    }

    /// The region, such as `cn-hangzhou`: its gateway is called, and it is the parameter `RegionId` of requests that
    /// do not have one.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The gateway, instead of the one that is found for product and region: `dts.cn-beijing.aliyuncs.com`, or any
    /// scheme, host, port and path, such as `https://public.asapi.cn-qingdao.example.com:8443/asapi/v3`. A host alone
    /// is called over HTTPS.
    pub fn endpoint<E>(mut self, endpoint: E) -> Self
    where
        E: TryInto<Endpoint>,
        E::Error: fmt::Display,
    {
        match endpoint.try_into() {
            Ok(endpoint) => self.endpoint = Some(endpoint),
            Err(error) => self.faults.push(format!("the endpoint: {error}")),
        }
        self
    }

    /// From where the service is reached; decides which endpoint is found.
    pub fn network(mut self, network: Network) -> Self {
        self.network = network;
        self
    }

    /// Which kind of gateway is called.
    pub fn gateway(mut self, gateway: Gateway) -> Self {
        self.gateway = gateway;
        self
    }

    /// Which signature requests carry: RPC v1, unless another is set or a call has a path.
    pub fn algorithm(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = Some(algorithm);
        self
    }

    /// The HTTP method: POST, unless another is set. A GET can't carry parameters of the form body, secrets among
    /// them: such a call is refused.
    pub fn method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// The language of answers: JSON, unless set otherwise. To read XML, a typed call needs the feature `xml`.
    pub fn format(mut self, format: AnswerFormat) -> Self {
        self.format = format;
        self
    }

    /// Longest time to connect, name resolution and TLS included: 5 s by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Longest silence of the server in one attempt: 10 s by default.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// Longest time for a call with all of its attempts, the waits between them, and getting access keys. By default,
    /// attempts and their timeouts are the only limit.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Takes [`timeout`](Self::timeout) back.
    pub fn without_timeout(mut self) -> Self {
        self.timeout = None;
        self
    }

    /// Adds a header to requests; of several with one name, in whatever case, the last travels.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a query parameter to requests that do not have one of its name.
    pub fn query_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.query(name, value);
        self
    }

    /// Adds a parameter of the form body to requests that do not have one of its name: the place for secrets.
    pub fn body_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.body(name, value);
        self
    }

    /// Whose resources the calls are about, in a private cloud.
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// Whether and when a call is made again.
    pub fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    /// What is checked before a request is sent.
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = validation;
        self
    }

    /// Takes an answer with an HTTP status of 2xx for good, also one that says `Success: false`.
    pub fn raw_answers(mut self, raw: bool) -> Self {
        self.raw = raw;
        self
    }

    /// Whether a call of an action that has a `ClientToken` gets one, where its request has none: yes, by default. It
    /// stays the same for all attempts, so that the service recognizes them as one request.
    pub fn fill_client_token(mut self, fill: bool) -> Self {
        self.client_token = fill;
        self
    }

    /// Makes calls without an access key and a signature: for actions that another token is enough for, such as
    /// AssumeRoleWithOIDC of STS. No credentials are looked for then.
    pub fn anonymous(mut self, anonymous: bool) -> Self {
        self.anonymous = anonymous;
        self
    }

    /// What contradicts itself.
    pub(super) fn check(&self, faults: &mut Vec<String>) {
        faults.extend_from_slice(&self.faults);
        self.scope.check(faults);
        if self.gateway.is_asapi() && !matches!(self.algorithm, None | Some(Algorithm::RpcV1)) {
            faults.push(String::from("ASAPI takes signatures of RPC v1 alone: leave `algorithm` out"));
        }
    }
}

/// Shows no value of a header or parameter.
impl fmt::Debug for CallSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("CallSettings")
            .field("region", &self.region)
            .field("endpoint", &self.endpoint)
            .field("network", &self.network)
            .field("gateway", &self.gateway)
            .field("algorithm", &self.algorithm)
            .field("method", &self.method)
            .field("format", &self.format)
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("timeout", &self.timeout)
            .field("headers", &names)
            .field("parameters", &self.parameters)
            .field("scope", &self.scope)
            .field("retry", &self.retry)
            .field("validation", &self.validation)
            .field("raw", &self.raw)
            .field("client_token", &self.client_token)
            .field("anonymous", &self.anonymous)
            .finish()
    }
}
