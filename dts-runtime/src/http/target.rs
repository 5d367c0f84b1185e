//! Where a request goes.

use std::fmt;

use crate::{TransportError, TransportErrorKind};

/// The server of a URL. Shows `host:port`, and nothing else of the URL.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Target {
    /// Whether TLS is spoken.
    pub(crate) https: bool,
    /// In lower case; IPv6 addresses without their brackets.
    pub(crate) host: String,
    pub(crate) port: u16,
}

impl Target {
    /// Reads the start of a URL.
    ///
    /// # Errors
    ///
    /// What is wrong with it. The text holds nothing of the URL, which may carry a signature.
    pub(crate) fn of(url: &str) -> Result<Self, TransportError> {
        Self::read(url).map_err(|fault| TransportError::new(TransportErrorKind::Request, fault))
    }

    fn read(url: &str) -> Result<Self, &'static str> {
        if let Some(at) = url.find(|c: char| !c.is_ascii_graphic()) {
            let what = url.get(at..).and_then(|rest| rest.chars().next());
            return Err(match what {
                Some(c) if c.is_ascii() => "the URL has a blank or a control character: percent-encode it",
                _ => "the URL has a character beyond ASCII: percent-encode it, and write a host name in Punycode",
            });
        }
        if url.contains('#') {
            return Err("the URL has a `#`, which servers never see: percent-encode it as `%23`");
        }
        let (scheme, rest) = url.split_once("://").ok_or("the URL must start with `https://` or `http://`")?;
        let https = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return Err("the scheme of the URL must be `https` or `http`"),
        };
        let authority = rest.split(['/', '?']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err("the URL has a user or password before its host: remove them");
        }
        let (host, port) = split_port(authority).ok_or("the port of the URL must be a number from 1 to 65535")?;
        if host.is_empty() {
            return Err("the URL has no host");
        }
        Ok(Self { https, host: host.to_ascii_lowercase(), port: port.unwrap_or(if https { 443 } else { 80 }) })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

/// Splits `host`, `host:port`, `[::1]` and `[::1]:port`; `None` where the port is none.
pub(crate) fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => {
            let (host, after) = rest.split_once(']')?;
            (host, if after.is_empty() { None } else { Some(after.strip_prefix(':')?) })
        }
        None => match authority.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (authority, None),
        },
    };
    match port {
        // An empty port is the scheme's.
        None | Some("") => Some((host, None)),
        Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            port.parse().ok().filter(|&port| port > 0).map(|port| (host, Some(port)))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str) -> String {
        Target::of(url).map_or_else(|error| error.to_string(), |target| format!("{} {target}", target.https))
    }

    #[test]
    fn reads_host_and_port() {
        assert_eq!(shown("https://dts.aliyuncs.com/?Action=X"), "true dts.aliyuncs.com:443");
        assert_eq!(shown("HTTP://Dts.Example.COM?Action=a/b"), "false dts.example.com:80");
        assert_eq!(shown("http://127.0.0.1:8080/path"), "false 127.0.0.1:8080");
        assert_eq!(shown("https://[2001:db8::1]:8443/"), "true [2001:db8::1]:8443");
        assert_eq!(shown("https://[2001:db8::1]"), "true [2001:db8::1]:443");
        assert_eq!(shown("http://example.com:/"), "false example.com:80");
    }

    #[test]
    fn faults_tell_what_is_wrong_and_nothing_of_the_url() {
        for (url, expected) in [
            ("dts.aliyuncs.com/s3cret", "must start with"),
            ("ftp://s3cret.example.com/", "the scheme"),
            ("https:///s3cret", "no host"),
            ("https://:443/s3cret", "no host"),
            ("https://user:s3cret@example.com/", "user or password"),
            ("https://example.com:s3cret/", "the port"),
            ("https://example.com:0/s3cret", "the port"),
            ("https://example.com:70000/s3cret", "the port"),
            ("https://[2001:db8::1/s3cret", "the port"),
            ("https://example.com/a s3cret", "a blank"),
            ("https://example.com/\u{7f}s3cret", "a control character"),
            ("https://例え.example/s3cret", "beyond ASCII"),
            ("https://example.com/#s3cret", "`#`"),
            ("", "must start with"),
        ] {
            let error = Target::of(url).unwrap_err();
            assert_eq!(error.kind(), TransportErrorKind::Request);
            assert!(error.is_unsent());
            let text = error.to_string();
            assert!(text.contains(expected), "{url}: {text}");
            assert!(!text.contains("s3cret"), "{text}");
        }
    }
}
