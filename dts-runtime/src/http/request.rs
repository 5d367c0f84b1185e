//! Requests.

use std::{fmt, time::Duration};

/// A request, ready to be sent.
///
/// `Debug` shows the method, the URL without its query, and the names of the headers: the rest may hold signatures,
/// tokens and passwords.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// `GET`, `POST`, ...
    pub method: String,
    /// The whole URL, with its query.
    pub url: String,
    /// Names and values. `Host` is among them only where it differs from the URL's.
    pub headers: Vec<(String, String)>,
    /// The body; empty where there is none.
    pub body: Vec<u8>,
    /// Longest time to connect, name resolution and TLS included.
    pub connect_timeout: Duration,
    /// Longest time without anything from the server: until its headers are there, and then without a byte of the body.
    pub read_timeout: Duration,
    /// Longest time for all of it.
    pub timeout: Option<Duration>,
}

impl HttpRequest {
    /// A request without headers and body, with timeouts of 5 s to connect and 10 s to read.
    pub fn new(method: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            method: method.into(),
            url: url.into(),
            headers: Vec::new(),
            body: Vec::new(),
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(10),
            timeout: None,
        }
    }

    /// The URL up to its query.
    pub fn url_without_query(&self) -> &str {
        self.url.split(['?', '#']).next().unwrap_or_default()
    }
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A user and password before the host are refused by transports, and hidden here.
        let url = match self.url_without_query().split_once("://") {
            Some((scheme, rest)) => format!("{scheme}://{}", rest.rsplit('@').next().unwrap_or_default()),
            None => self.url_without_query().to_owned(),
        };
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("url", &url)
            .field("headers", &names)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("timeout", &self.timeout)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::HttpRequest;

    #[test]
    fn debug_shows_no_secret() {
        let mut request = HttpRequest::new("POST", "https://user:s3cret@dts.example.com/?Signature=s3cret");
        request.headers.push((String::from("authorization"), String::from("s3cret")));
        request.body = b"Password=s3cret".to_vec();
        let shown = format!("{request:?}");
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(shown.contains("https://dts.example.com/"), "{shown}");
    }
}
