//! Proxies: which one a request goes through.

use std::fmt;

use super::{
    bypass::Bypass,
    target::{Target, split_port},
};
use crate::{Environment, Secret};

/// A proxy for HTTP.
///
/// Requests to `https://` go through a tunnel (`CONNECT`), requests to `http://` are handed over with their whole URL.
/// The metadata service of ECS is never asked through a proxy. `Debug` shows neither user nor password.
///
/// ```
/// let proxy = dts_runtime::Proxy::new("http://proxy.example.com:3128")
///     .credentials("user", "Example-Passw0rd")
///     .except("internal.example.com, 192.0.2.0/24");
/// assert!(!format!("{proxy:?}").contains("Passw0rd"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Proxy {
    // May hold a password.
    url: Secret,
    credentials: Option<(String, Secret)>,
    bypass: Bypass,
    /// What the user calls it, for faults.
    origin: &'static str,
}

impl Proxy {
    /// A proxy at a URL such as `http://proxy.example.com:3128`. It may hold a user and a password, percent-encoded.
    ///
    /// It is read when the transport is made, which is where faults are told.
    pub fn new(url: impl Into<Secret>) -> Self {
        Self { url: url.into(), credentials: None, bypass: Bypass::default(), origin: "the proxy's URL" }
    }

    /// The user and password that the proxy asks for. They win over those of the URL.
    #[must_use]
    pub fn credentials(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.credentials = Some((user.into(), password.into()));
        self
    }

    /// Hosts that are reached directly, in the form of `NO_PROXY`: names, which cover what is below them, addresses,
    /// networks such as `192.0.2.0/24`, each with a port if you like, separated by commas; or `*`.
    #[must_use]
    pub fn except(mut self, hosts: &str) -> Self {
        self.bypass = Bypass::read(hosts);
        self
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match ProxyServer::read(self) {
            Ok(server) => f.debug_tuple("Proxy").field(&format_args!("{}", server.url())).finish(),
            Err(_) => f.write_str("Proxy(***)"),
        }
    }
}

/// One proxy for each scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProxySettings {
    pub(crate) http: Option<Proxy>,
    pub(crate) https: Option<Proxy>,
}

impl ProxySettings {
    /// What `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say; names in lower case win.
    pub(crate) fn from_environment(environment: &dyn Environment) -> Self {
        let variable = |lower: &str, upper: &str| environment.variable(lower).or_else(|| environment.variable(upper));
        let bypass = Bypass::read(&variable("no_proxy", "NO_PROXY").unwrap_or_default());
        let proxy = |url: Option<String>, origin| {
            url.map(|url| Proxy { url: Secret::from(url), credentials: None, bypass: bypass.clone(), origin })
        };
        // In a CGI script, `HTTP_PROXY` is what the client sent as the header `Proxy`.
        let http = if environment.variable("REQUEST_METHOD").is_some() {
            environment.variable("http_proxy")
        } else {
            variable("http_proxy", "HTTP_PROXY")
        };
        Self {
            http: proxy(http, "the environment variable `HTTP_PROXY`"),
            https: proxy(variable("https_proxy", "HTTPS_PROXY"), "the environment variable `HTTPS_PROXY`"),
        }
    }

    /// Reads the URLs; faults of all of them are added to `faults`.
    pub(crate) fn read(&self, faults: &mut Vec<String>) -> Proxies {
        let mut read = |proxy: &Option<Proxy>| {
            let proxy = proxy.as_ref()?;
            match ProxyServer::read(proxy) {
                Ok(server) => Some(server),
                Err(fault) => {
                    let fault = format!("{} {fault}", proxy.origin);
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                    None
                }
            }
        };
        Proxies { http: read(&self.http), https: read(&self.https) }
    }
}

/// The proxies of a transport.
#[derive(Clone, Debug)]
pub(crate) struct Proxies {
    pub(crate) http: Option<ProxyServer>,
    pub(crate) https: Option<ProxyServer>,
}

impl Proxies {
    /// The proxy that a request to `target` goes through.
    pub(crate) fn for_target(&self, target: &Target) -> Option<&ProxyServer> {
        let server = if target.https { self.https.as_ref() } else { self.http.as_ref() };
        server.filter(|server| !server.bypass.covers(target))
    }
}

/// A proxy, understood.
#[derive(Clone, Debug)]
pub(crate) struct ProxyServer {
    pub(crate) target: Target,
    pub(crate) credentials: Option<(String, Secret)>,
    bypass: Bypass,
}

impl ProxyServer {
    fn read(proxy: &Proxy) -> Result<Self, String> {
        let url = proxy.url.expose().trim();
        let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
        let https = match scheme.to_ascii_lowercase().as_str() {
            "http" => false,
            "https" => true,
            "socks" | "socks4" | "socks4a" | "socks5" | "socks5h" => {
                return Err(String::from("names a SOCKS proxy; only `http://` and `https://` proxies can be used"));
            }
            _ => return Err(String::from("must start with `http://` or `https://`")),
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // A password may hold an `@`; a host can't.
        let (user, authority) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
        let (host, port) =
            split_port(authority).ok_or_else(|| String::from("has a port that is no number from 1 to 65535"))?;
        if host.is_empty() || !host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._:".contains(&byte)) {
            return Err(String::from("has no host name such as `proxy.example.com` in it"));
        }
        let port = port.unwrap_or(if https { 443 } else { 80 });
        let credentials = proxy.credentials.clone().or_else(|| {
            let (name, password) = user?.split_once(':').unwrap_or((user?, ""));
            Some((decoded(name), Secret::from(decoded(password))))
        });
        if credentials.as_ref().is_some_and(|(name, _)| name.contains(':')) {
            return Err(String::from("has a user name with a `:` in it, which proxies can't tell from the password"));
        }
        let target = Target { https, host: host.to_ascii_lowercase(), port };
        Ok(Self { target, credentials, bypass: proxy.bypass.clone() })
    }

    /// Its URL, without user and password.
    pub(crate) fn url(&self) -> String {
        format!("{}://{}", if self.target.https { "https" } else { "http" }, self.target)
    }
}

/// Takes percent-encoding off. What is no encoding stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        rest = tail;
        match (byte, tail) {
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            _ => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests;
