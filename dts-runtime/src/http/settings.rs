//! What both HTTP libraries are told.

use std::{fmt, net::IpAddr, time::Duration};

use super::proxy::{Proxies, Proxy, ProxySettings};
use crate::{Environment, ProcessEnvironment, TransportError, TransportErrorKind};

/// How HTTP is spoken, whatever the transport. Timeouts come with each request.
///
/// ```
/// use dts_runtime::{HttpSettings, Proxy};
///
/// let settings = HttpSettings::new()
///     .proxy(Proxy::new("http://proxy.example.com:3128"))
///     .max_connections_per_host(20)
///     .user_agent("example/1.0");
/// ```
#[derive(Clone)]
pub struct HttpSettings {
    /// `None` is what the environment of the process says when the transport is made.
    proxies: Option<ProxySettings>,
    pub(crate) ca_certificates: Vec<String>,
    pub(crate) accept_invalid_certificates: bool,
    pub(crate) max_connections_per_host: Option<usize>,
    pub(crate) max_idle_connections_per_host: usize,
    pub(crate) idle_timeout: Duration,
    pub(crate) max_body_length: usize,
    pub(crate) user_agent: Option<String>,
    pub(crate) resolve: Vec<(String, Vec<IpAddr>)>,
}

impl HttpSettings {
    /// Proxies of the environment, certificates of the operating system, 40 idle connections per host that are kept for
    /// 60 s, and answers of up to 64 MiB.
    pub fn new() -> Self {
        Self {
            proxies: None,
            ca_certificates: Vec::new(),
            accept_invalid_certificates: false,
            max_connections_per_host: None,
            max_idle_connections_per_host: 40,
            // Shorter than what gateways keep, so that a connection is seldom closed while a request is on its way.
            idle_timeout: Duration::from_secs(60),
            max_body_length: 64 << 20,
            user_agent: None,
            resolve: Vec::new(),
        }
    }

    /// Sends all requests through this proxy, and ignores those of the environment.
    #[must_use]
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxies = Some(ProxySettings { http: Some(proxy.clone()), https: Some(proxy) });
        self
    }

    /// Sends requests to `http://` through this proxy, and ignores those of the environment.
    #[must_use]
    pub fn http_proxy(mut self, proxy: Proxy) -> Self {
        self.proxies.get_or_insert_default().http = Some(proxy);
        self
    }

    /// Sends requests to `https://` through this proxy, and ignores those of the environment.
    #[must_use]
    pub fn https_proxy(mut self, proxy: Proxy) -> Self {
        self.proxies.get_or_insert_default().https = Some(proxy);
        self
    }

    /// Uses no proxy, whatever the environment says.
    #[must_use]
    pub fn without_proxy(mut self) -> Self {
        self.proxies = Some(ProxySettings::default());
        self
    }

    /// Takes `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in either case, from here. Without any of these five methods, the
    /// environment of the process is asked when the transport is made.
    #[must_use]
    pub fn proxies_of(mut self, environment: &dyn Environment) -> Self {
        self.proxies = Some(ProxySettings::from_environment(environment));
        self
    }

    /// Trusts these certificates too: PEM text, of one or more. A certificate may be that of a CA, or a server's own.
    #[must_use]
    pub fn ca_certificates(mut self, pem: impl Into<String>) -> Self {
        self.ca_certificates.push(pem.into());
        self
    }

    /// Accepts whatever certificate a server shows.
    ///
    /// **Whoever is on the way can then read and change all requests and answers**, access keys of temporary credentials
    /// included. [`ca_certificates`](Self::ca_certificates) is what a private CA or a self-signed certificate wants.
    #[must_use]
    pub fn dangerously_accept_invalid_certificates(mut self, accept: bool) -> Self {
        self.accept_invalid_certificates = accept;
        self
    }

    /// Sends at most this many requests to one host at once; further ones wait, within their overall limit of time.
    #[must_use]
    pub fn max_connections_per_host(mut self, connections: usize) -> Self {
        self.max_connections_per_host = Some(connections);
        self
    }

    /// Keeps at most this many unused connections to one host. With 0, each request has a connection of its own.
    #[must_use]
    pub fn max_idle_connections_per_host(mut self, connections: usize) -> Self {
        self.max_idle_connections_per_host = connections;
        self
    }

    /// Closes connections that were not used for this long.
    #[must_use]
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = timeout;
        self
    }

    /// Refuses answers that are longer, in bytes.
    #[must_use]
    pub fn max_body_length(mut self, bytes: usize) -> Self {
        self.max_body_length = bytes;
        self
    }

    /// What a request that has no `User-Agent` says, and proxies are told.
    #[must_use]
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// Finds this host at these addresses, without asking for its name. Certificates are still checked for the name.
    #[must_use]
    pub fn resolve(mut self, host: impl Into<String>, addresses: impl IntoIterator<Item = IpAddr>) -> Self {
        self.resolve.push((host.into().to_ascii_lowercase(), addresses.into_iter().collect()));
        self
    }

    /// The proxies to use, and what is wrong with these settings, apart from the certificates.
    pub(crate) fn check(&self, faults: &mut Vec<String>) -> Proxies {
        let from_process;
        let proxies = match &self.proxies {
            Some(proxies) => proxies,
            None => {
                from_process = ProxySettings::from_environment(&ProcessEnvironment);
                &from_process
            }
        };
        let proxies = proxies.read(faults);
        if self.max_connections_per_host == Some(0) {
            faults.push(String::from("`max_connections_per_host` must be at least 1"));
        }
        let visible = |text: &String| text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if !self.user_agent.as_ref().is_none_or(visible) {
            faults.push(String::from("`user_agent` must be visible ASCII"));
        }
        for (host, addresses) in &self.resolve {
            if addresses.is_empty() {
                faults.push(format!("`resolve` gives no address for `{host}`"));
            }
        }
        proxies
    }
}

/// One error for all faults of the settings.
pub(crate) fn unusable(faults: &[String]) -> TransportError {
    let message = format!("these HTTP settings can't be used: {}", faults.join("; "));
    TransportError::new(TransportErrorKind::Request, message)
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for HttpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpSettings")
            .field("proxies", &self.proxies)
            .field("ca_certificates", &format_args!("{} texts", self.ca_certificates.len()))
            .field("accept_invalid_certificates", &self.accept_invalid_certificates)
            .field("max_connections_per_host", &self.max_connections_per_host)
            .field("max_idle_connections_per_host", &self.max_idle_connections_per_host)
            .field("idle_timeout", &self.idle_timeout)
            .field("max_body_length", &self.max_body_length)
            .field("user_agent", &self.user_agent)
            .field("resolve", &self.resolve)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_are_told_at_once() {
        let settings = HttpSettings::new()
            .proxy(Proxy::new("socks5://user:s3cret@proxy.test"))
            .max_connections_per_host(0)
            .user_agent("a\nb")
            .resolve("dts.example.com", []);
        let mut faults = Vec::new();
        settings.check(&mut faults);
        let error = unusable(&faults).to_string();
        for expected in ["SOCKS", "`max_connections_per_host`", "`user_agent`", "`dts.example.com`"] {
            assert!(error.contains(expected), "{error}");
        }
        assert!(!format!("{error}{settings:?}").contains("s3cret"), "{error} {settings:?}");
    }

    #[test]
    fn the_last_word_on_proxies_counts() {
        let read = |settings: HttpSettings| settings.check(&mut Vec::new());
        let both = HttpSettings::new().proxy(Proxy::new("http://a.test"));
        assert!(read(both.clone()).http.is_some() && read(both.clone()).https.is_some());
        let none = read(both.clone().without_proxy());
        assert!(none.http.is_none() && none.https.is_none());
        let one = read(HttpSettings::new().https_proxy(Proxy::new("http://a.test")));
        assert!(one.http.is_none() && one.https.is_some());
    }
}
