//! Where a gateway listens.

use std::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

use super::{endpoint_error::EndpointError, path};

/// `http` or `https`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Unencrypted, port 80.
    Http,
    /// Over TLS, port 443.
    #[default]
    Https,
}

impl Scheme {
    /// `http` or `https`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    /// The port where a URL names none.
    pub fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// Where a gateway listens: scheme, host, port and path.
///
/// A host alone is `https`. The text is brought into the form that HTTP libraries give to URLs: host in lower case,
/// no default port. So the `Host` header that they make of it is the one that is signed.
///
/// ```
/// use dts_runtime::sign::Endpoint;
///
/// let public: Endpoint = "dts.aliyuncs.com".parse()?;
/// assert_eq!(public.as_str(), "https://dts.aliyuncs.com");
///
/// let private: Endpoint = "https://public.asapi.cn-qingdao.example.com:8443/asapi/v3".parse()?;
/// assert_eq!((private.authority(), private.path()), ("public.asapi.cn-qingdao.example.com:8443", "/asapi/v3"));
///
/// let wrong = "ftp://dts.aliyuncs.com".parse::<Endpoint>().unwrap_err();
/// assert_eq!(wrong.to_string(), "unknown scheme `ftp` of an endpoint; write `https://` or `http://`");
/// # Ok::<(), dts_runtime::sign::EndpointError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Endpoint {
    scheme: Scheme,
    /// Where it is not the default port.
    port: Option<u16>,
    /// `https://host:port/path`.
    text: String,
    /// Where the host ends in the text.
    host_end: usize,
    /// Where the path begins in the text.
    path_start: usize,
}

impl Endpoint {
    fn new(scheme: Scheme, host: &str, port: u16, path: &str) -> Self {
        let port = Some(port).filter(|port| *port != scheme.default_port());
        let mut text = format!("{}://{host}", scheme.as_str());
        let host_end = text.len();
        if let Some(port) = port {
            text.push_str(&format!(":{port}"));
        }
        let path_start = text.len();
        text.push_str(path);
        Self { scheme, port, text, host_end, path_start }
    }

    /// The scheme.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The host in lower case; an IPv6 address in brackets.
    pub fn host(&self) -> &str {
        self.text.get(self.host_start()..self.host_end).unwrap_or_default()
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(self.scheme.default_port())
    }

    /// The host, and the port where it is not the default one: what stands in the header `Host`.
    pub fn authority(&self) -> &str {
        self.text.get(self.host_start()..self.path_start).unwrap_or_default()
    }

    /// The path, such as `/asapi/v3`; empty where there is none.
    pub fn path(&self) -> &str {
        self.text.get(self.path_start..).unwrap_or_default()
    }

    /// The whole as the beginning of a URL.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The same with another scheme, and with its default port where the port was the default one.
    #[must_use]
    pub fn with_scheme(&self, scheme: Scheme) -> Self {
        Self::new(scheme, self.host(), self.port.unwrap_or(scheme.default_port()), self.path())
    }

    /// Scheme and authority.
    pub(super) fn origin(&self) -> &str {
        self.text.get(..self.path_start).unwrap_or_default()
    }

    fn host_start(&self) -> usize {
        self.scheme.as_str().len() + "://".len()
    }
}

impl FromStr for Endpoint {
    type Err = EndpointError;

    fn from_str(text: &str) -> Result<Self, EndpointError> {
        let text = text.trim();
        let (scheme, rest) = scheme(text)?;
        if rest.contains('@') {
            return Err(EndpointError::UserInfo);
        }
        if let Some(mark) = rest.chars().find(|character| matches!(character, '?' | '#')) {
            return Err(EndpointError::Query(mark));
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains(['<', '>', '{', '}', '$']) {
            return Err(EndpointError::Placeholder(authority.to_owned()));
        }
        let (host, port) = host_and_port(authority)?;
        let host = host_text(host)?;
        let port = port.map_or(Ok(scheme.default_port()), port_number)?;
        let path = match path {
            "" | "/" => String::new(),
            path => path::wire(path).map_err(EndpointError::Path)?,
        };
        Ok(Self::new(scheme, &host, port, &path))
    }
}

/// The scheme, and what follows it.
fn scheme(text: &str) -> Result<(Scheme, &str), EndpointError> {
    if text.is_empty() {
        return Err(EndpointError::Empty);
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        // `https:host` would be a host named `https`.
        return match text.split_once(':') {
            Some((scheme, _)) if ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) => {
                Err(EndpointError::Scheme(scheme.to_owned()))
            }
            _ => Ok((Scheme::default(), text)),
        };
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" => Ok((Scheme::Http, rest)),
        "https" => Ok((Scheme::Https, rest)),
        // What stands before a `://` further on is no scheme, and may hold anything.
        _ if scheme.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character)) => {
            Err(EndpointError::Scheme(scheme.to_owned()))
        }
        _ => Err(EndpointError::Scheme(String::new())),
    }
}

/// The two halves of an authority, unchecked.
fn host_and_port(authority: &str) -> Result<(&str, Option<&str>), EndpointError> {
    if let Some(rest) = authority.strip_prefix('[') {
        let Some((address, behind)) = rest.split_once(']') else {
            return Err(EndpointError::Address(authority.to_owned()));
        };
        return match behind.strip_prefix(':') {
            None if !behind.is_empty() => Err(EndpointError::Address(authority.to_owned())),
            port => Ok((authority.get(..address.len() + 2).unwrap_or_default(), port)),
        };
    }
    match authority.split_once(':') {
        Some((_, port)) if port.contains(':') => Err(EndpointError::Address(authority.to_owned())),
        Some((host, port)) => Ok((host, Some(port))),
        None => Ok((authority, None)),
    }
}

/// A host as HTTP libraries write it.
fn host_text(host: &str) -> Result<String, EndpointError> {
    let fault = |why| EndpointError::Host { host: host.to_owned(), why };
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let address: Ipv6Addr = address.parse().map_err(|_| EndpointError::Address(host.to_owned()))?;
        return Ok(match address.to_ipv4_mapped() {
            // Rust shows these with dots, URLs do not.
            Some(_) => {
                let [.., high, low] = address.segments();
                format!("[::ffff:{high:x}:{low:x}]")
            }
            None => format!("[{address}]"),
        });
    }
    if host.is_empty() {
        return Err(EndpointError::NoHost);
    }
    if !host.is_ascii() {
        return Err(fault("a name of other letters is written in its `xn--` form"));
    }
    if !host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_')) {
        return Err(fault("it consists of letters, digits, `-`, `_` and dots"));
    }
    if host.len() > 253 || host.split('.').any(|label| label.len() > 63) {
        return Err(fault("it is at most 253 characters long, and 63 between two dots"));
    }
    if host.split('.').any(str::is_empty) {
        return Err(fault("there is a name before, between and behind its dots"));
    }
    let last = host.rsplit('.').next().unwrap_or_default();
    let number = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X")).unwrap_or(last);
    let digits = if number == last { char::is_ascii_digit } else { char::is_ascii_hexdigit };
    // HTTP libraries take such hosts for addresses, and write them anew.
    if number.chars().all(|character| digits(&character)) && host.parse::<Ipv4Addr>().is_err() {
        return Err(fault("an address is four numbers from 0 to 255, without leading zeros"));
    }
    Ok(host.to_ascii_lowercase())
}

fn port_number(port: &str) -> Result<u16, EndpointError> {
    let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    match port.parse() {
        Ok(number) if digits && number > 0 => Ok(number),
        _ => Err(EndpointError::Port(port.to_owned())),
    }
}

impl TryFrom<&str> for Endpoint {
    type Error = EndpointError;

    fn try_from(text: &str) -> Result<Self, EndpointError> {
        text.parse()
    }
}

impl TryFrom<String> for Endpoint {
    type Error = EndpointError;

    fn try_from(text: String) -> Result<Self, EndpointError> {
        text.parse()
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({})", self.text)
    }
}
