//! HTTP over reqwest, on tokio.

mod attempt;
mod failure;
mod limit;

use std::{fmt, future::poll_fn, pin::pin, sync::Arc, task::Poll, time::Duration};

use ::http::{HeaderValue, header::CONTENT_LENGTH};
use ::reqwest::{Client, Request, Response, Url, redirect, retry};
use tokio::{
    runtime::Handle,
    time::{Instant, sleep_until, timeout},
};

use self::{
    attempt::{Attempt, WatchConnections},
    failure::{after_connecting, any_stage},
    limit::Limits,
};
use super::{
    BoxFuture, HttpRequest, HttpResponse, HttpSettings, Transport, TransportError, TransportErrorKind,
    body::Body,
    exchange::Exchange,
    headers,
    proxy::{Proxies, ProxyServer},
    settings::unusable,
    target::Target,
    tls,
};

/// Sends over reqwest, for async programs. It needs a tokio runtime with time and I/O.
///
/// A future that is dropped gives up its request; the connection is not used again.
pub struct ReqwestTransport {
    client: Client,
    proxies: Proxies,
    limits: Limits,
    max_body_length: usize,
}

impl ReqwestTransport {
    /// A transport with its own connections.
    ///
    /// # Errors
    ///
    /// All that is wrong with the settings, or with proxies of the environment.
    pub fn new(settings: &HttpSettings) -> Result<Self, TransportError> {
        let mut faults = Vec::new();
        let proxies = settings.check(&mut faults);
        let config = tls::client_config(settings, &mut faults);
        let (Some(config), true) = (config, faults.is_empty()) else { return Err(unusable(&faults)) };
        let mut builder = Client::builder()
            .tls_backend_preconfigured(config)
            .http1_only()
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .no_proxy()
            .connector_layer(WatchConnections)
            .pool_idle_timeout(settings.idle_timeout)
            .pool_max_idle_per_host(settings.max_idle_connections_per_host);
        for server in [&proxies.http, &proxies.https].into_iter().flatten() {
            builder = builder.proxy(proxy(server, &proxies).map_err(|error| unusable(&[error]))?);
        }
        if let Some(user_agent) = &settings.user_agent {
            builder = builder.user_agent(user_agent);
        }
        for (host, addresses) in &settings.resolve {
            // The port is the URL's.
            let addresses: Vec<_> = addresses.iter().map(|&address| (address, 0).into()).collect();
            builder = builder.resolve_to_addrs(host, &addresses);
        }
        let client = builder.build().map_err(|error| unusable(&[error.without_url().to_string()]))?;
        let limits = Limits::new(settings.max_connections_per_host);
        Ok(Self { client, proxies, limits, max_body_length: settings.max_body_length })
    }

    async fn exchange(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let exchange = Exchange::new(&request, &self.proxies)?;
        if Handle::try_current().is_err() {
            let message = "the async transport runs on tokio: call it inside a tokio runtime, or use the blocking one";
            return Err(TransportError::new(TransportErrorKind::Request, message));
        }
        let HttpRequest { read_timeout, connect_timeout, timeout: limit, .. } = request;
        let request = prepared(request)?;
        let attempt = Attempt::new(connect_timeout);
        let work = attempt::scope(Arc::clone(&attempt), self.run(request, read_timeout, &exchange, &attempt));
        match limit {
            None => work.await,
            // A timer polls the work once before it looks at the time.
            Some(Duration::ZERO) => Err(exchange.out_of_time(true)),
            Some(limit) => match timeout(limit, work).await {
                Ok(result) => result,
                Err(_) => Err(exchange.out_of_time(attempt.is_unsent())),
            },
        }
    }

    async fn run(
        &self,
        request: Request,
        read_timeout: Duration,
        exchange: &Exchange<'_>,
        attempt: &Attempt,
    ) -> Result<HttpResponse, TransportError> {
        let _permit = self.limits.acquire(&exchange.target).await;
        attempt.begin();
        let mut answer = self.head(request, read_timeout, exchange, attempt).await?;
        let status = answer.status().as_u16();
        exchange.check_status(status)?;
        let headers = headers::received(answer.headers());
        let mut body = Body::new(answer.content_length(), self.max_body_length, exchange)?;
        loop {
            match timeout(read_timeout, answer.chunk()).await {
                Ok(Ok(Some(bytes))) => body.push(&bytes, exchange)?,
                Ok(Ok(None)) => return Ok(HttpResponse { status, headers, body: body.into_bytes() }),
                Ok(Err(error)) => return Err(after_connecting(exchange, &error)),
                Err(_) => return Err(exchange.silent()),
            }
        }
    }

    /// Waits for status and headers, for no longer than `read_timeout` from the moment when there is a connection.
    async fn head(
        &self,
        request: Request,
        read_timeout: Duration,
        exchange: &Exchange<'_>,
        attempt: &Attempt,
    ) -> Result<Response, TransportError> {
        let mut answer = pin!(self.client.execute(request));
        let mut alarm = pin!(sleep_until(Instant::now()));
        let mut alarm_set = None;
        poll_fn(|context| {
            if let Poll::Ready(result) = attempt.observe(|| answer.as_mut().poll(context)) {
                return Poll::Ready(result.map_err(|error| any_stage(exchange, error)));
            }
            // While a connection is made, the connector has a timeout of its own.
            let Some(deadline) = attempt.waiting_since().and_then(|since| since.checked_add(read_timeout)) else {
                return Poll::Pending;
            };
            if alarm_set != Some(deadline) {
                alarm.as_mut().reset(deadline);
                alarm_set = Some(deadline);
            }
            alarm.as_mut().poll(context).map(|()| Err(exchange.silent()))
        })
        .await
    }
}

impl Transport for ReqwestTransport {
    fn send<'a>(&'a self, request: HttpRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport").field("proxies", &self.proxies).finish_non_exhaustive()
    }
}

/// The request in reqwest's form.
fn prepared(request: HttpRequest) -> Result<Request, TransportError> {
    let fault = |text: String| TransportError::new(TransportErrorKind::Request, text);
    let url = Url::parse(&request.url).map_err(|error| fault(format!("the URL can't be read: {error}")))?;
    let read = (url.path(), url.query());
    // A signature holds for what is written.
    if read != written(&request.url) {
        let text =
            "the URL would not be sent as it is written: percent-encode its path and query, without `.` and `..`";
        return Err(fault(String::from(text)));
    }
    let mut prepared = Request::new(headers::method(&request)?, url);
    *prepared.headers_mut() = headers::headers(&request)?;
    if !request.body.is_empty() {
        *prepared.body_mut() = Some(request.body.into());
    } else if headers::says_length_of_nothing(prepared.method()) {
        prepared.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
    Ok(prepared)
}

/// Path and query of a URL that has a host.
fn written(url: &str) -> (&str, Option<&str>) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.find(['/', '?']).and_then(|start| rest.get(start..)).unwrap_or_default();
    let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
    (if path.is_empty() { "/" } else { path }, query)
}

/// A proxy in reqwest's form, for the targets that `proxies` sends through it.
fn proxy(server: &ProxyServer, proxies: &Proxies) -> Result<::reqwest::Proxy, String> {
    let url = Url::parse(&server.url()).map_err(|error| format!("the proxy's URL can't be read: {error}"))?;
    let (own, proxies) = (server.target.clone(), proxies.clone());
    let proxy = ::reqwest::Proxy::custom(move |destination| {
        let target = Target::of(destination.as_str()).ok()?;
        proxies.for_target(&target).filter(|server| server.target == own).map(|_| url.clone())
    });
    Ok(match &server.credentials {
        Some((user, password)) => proxy.basic_auth(user, password.expose()),
        None => proxy,
    })
}
