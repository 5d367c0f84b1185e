//! HTTP over ureq, on the thread that asks.

mod dial;
mod failure;
mod limit;
mod stream;
mod tunnel;
mod wire;

use std::{
    fmt,
    io::Read,
    sync::Arc,
    time::{Duration, Instant},
};

use ::http::{HeaderValue, Request, Response, Uri, header::PROXY_AUTHORIZATION};
use ::ureq::{Agent, AsSendBody, Body as AnswerBody, Error, config::AutoHeaderValue};

use self::{
    dial::{Dial, NoLookup},
    failure::failure,
    limit::Limits,
};
use super::{
    BoxFuture, HttpRequest, HttpResponse, HttpSettings, Transport, TransportError, TransportErrorKind, body::Body,
    exchange::Exchange, headers, proxy::Proxies, settings::unusable, tls,
};

/// Longer than anybody waits, and short enough to be added to any time.
const FOR_EVER: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);

/// Sends over ureq, for programs without an async runtime. Its futures are ready when they are polled first.
///
/// Where a program logs at the level `trace`, ureq itself logs whole requests, with what is secret in them: leave `ureq`
/// and `ureq_proto` at `debug`.
pub struct UreqTransport {
    agent: Agent,
    proxies: Proxies,
    limits: Limits,
    max_body_length: usize,
}

impl UreqTransport {
    /// A transport with its own connections.
    ///
    /// # Errors
    ///
    /// All that is wrong with the settings, or with proxies of the environment.
    pub fn new(settings: &HttpSettings) -> Result<Self, TransportError> {
        let mut faults = Vec::new();
        let proxies = settings.check(&mut faults);
        let config = tls::client_config(settings, &mut faults);
        let (Some(tls), true) = (config, faults.is_empty()) else { return Err(unusable(&faults)) };
        let user_agent = settings.user_agent.as_ref().map_or(AutoHeaderValue::None, AutoHeaderValue::from);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            // Ours: see `dial`.
            .proxy(None)
            .user_agent(user_agent)
            .accept_encoding(AutoHeaderValue::None)
            .max_idle_connections(usize::MAX)
            .max_idle_connections_per_host(settings.max_idle_connections_per_host)
            .max_idle_age(settings.idle_timeout)
            .build();
        let dial = Dial {
            tls: Arc::new(tls),
            proxies: proxies.clone(),
            resolve: settings.resolve.clone(),
            user_agent: settings.user_agent.clone(),
        };
        let agent = Agent::with_parts(config, dial, NoLookup);
        let limits = Limits::new(settings.max_connections_per_host);
        Ok(Self { agent, proxies, limits, max_body_length: settings.max_body_length })
    }

    fn exchange(&self, request: &HttpRequest) -> Result<HttpResponse, TransportError> {
        let exchange = Exchange::new(request, &self.proxies)?;
        let deadline = request.timeout.map(|limit| Instant::now() + limit.min(FOR_EVER));
        let parts = parts(request, &exchange)?;
        let Some(_permit) = self.limits.acquire(&exchange.target, deadline) else {
            return Err(exchange.out_of_time(true));
        };
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            return Err(exchange.out_of_time(true));
        }
        let body = request.body.as_slice();
        let answer = if body.is_empty() && !headers::says_length_of_nothing(parts.method()) {
            self.run(parts, request, left)
        } else {
            self.run(parts.map(|()| body), request, left)
        };
        self.receive(answer.map_err(|error| failure(&exchange, error))?, &exchange)
    }

    fn run(
        &self,
        parts: Request<impl AsSendBody>,
        request: &HttpRequest,
        left: Option<Duration>,
    ) -> Result<Response<AnswerBody>, Error> {
        let read_timeout = Some(request.read_timeout.min(FOR_EVER));
        let configured = self.agent.configure_request(parts);
        let configured = configured
            .timeout_global(left)
            .timeout_connect(Some(request.connect_timeout.min(FOR_EVER)))
            .timeout_recv_response(read_timeout)
            .timeout_per_read(read_timeout)
            .timeout_per_write(read_timeout);
        self.agent.run(configured.build())
    }

    fn receive(&self, answer: Response<AnswerBody>, exchange: &Exchange<'_>) -> Result<HttpResponse, TransportError> {
        let (head, mut answer_body) = answer.into_parts();
        let status = head.status.as_u16();
        exchange.check_status(status)?;
        let mut body = Body::new(answer_body.content_length(), self.max_body_length, exchange)?;
        let mut reader = answer_body.as_reader();
        let mut chunk = [0; 16 * 1024];
        loop {
            let length = reader.read(&mut chunk).map_err(|error| failure(exchange, error.into()))?;
            match chunk.get(..length) {
                Some(bytes) if !bytes.is_empty() => body.push(bytes, exchange)?,
                _ => break,
            }
        }
        Ok(HttpResponse { status, headers: headers::received(&head.headers), body: body.into_bytes() })
    }
}

impl Transport for UreqTransport {
    fn send<'a>(&'a self, request: HttpRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(async move { self.exchange(&request) })
    }
}

impl fmt::Debug for UreqTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UreqTransport").field("proxies", &self.proxies).finish_non_exhaustive()
    }
}

/// The request without its body.
fn parts(request: &HttpRequest, exchange: &Exchange<'_>) -> Result<Request<()>, TransportError> {
    let fault = |text: String| TransportError::new(TransportErrorKind::Request, text);
    let mut parts = Request::new(());
    *parts.uri_mut() = request.url.parse::<Uri>().map_err(|error| fault(format!("the URL can't be read: {error}")))?;
    *parts.method_mut() = headers::method(request)?;
    *parts.headers_mut() = headers::headers(request)?;
    // A tunnel is told when it is made.
    let forwarding = exchange.proxy.filter(|_| !exchange.target.https);
    if let Some(authorization) = forwarding.and_then(tunnel::authorization) {
        let mut value = HeaderValue::from_str(authorization.expose())
            .map_err(|_| fault(String::from("the proxy's user and password can't be sent")))?;
        value.set_sensitive(true);
        parts.headers_mut().insert(PROXY_AUTHORIZATION, value);
    }
    Ok(parts)
}
