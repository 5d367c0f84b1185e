//! The little that must be known of URLs.

/// Scheme and host of a URL of HTTP.
pub(super) struct Origin<'a> {
    /// `http` or `https`.
    pub(super) scheme: &'a str,
    /// The host, with its port where it has one.
    pub(super) host: &'a str,
    /// Everything behind.
    pub(super) rest: &'a str,
}

impl<'a> Origin<'a> {
    /// Reads a URL of `http` or `https`. One with a user name, or with something else that is no host, is none.
    pub(super) fn of(url: &'a str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"))?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (host, rest) = rest.split_at_checked(end)?;
        let name = name_of(host)?;
        let character = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
        let address = |name: &str| name.parse::<std::net::Ipv6Addr>().is_ok();
        let known = match name.strip_prefix('[') {
            Some(name) => name.strip_suffix(']').is_some_and(address),
            None => !name.is_empty() && name.bytes().all(character),
        };
        known.then_some(Self { scheme, host, rest })
    }

    /// Whether the host is this machine.
    pub(super) fn is_loopback(&self) -> bool {
        let name = name_of(self.host).unwrap_or_default();
        let address = || name.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
        name == "localhost" || address().is_ok_and(|address| address.is_loopback())
    }
}

/// The host without its port.
fn name_of(host: &str) -> Option<&str> {
    match host.rsplit_once(':') {
        // Within brackets a colon is a part of the address.
        Some(_) if host.ends_with(']') => Some(host),
        Some((name, port)) => port.parse::<u16>().is_ok().then_some(name),
        None => Some(host),
    }
}

/// A URL as it may be shown: without its query, and without anything that may be a password.
pub(super) fn shown_url(url: &str) -> String {
    let Some(origin) = Origin::of(url) else { return String::from("(withheld)") };
    let path = origin.rest.split(['?', '#']).next().unwrap_or_default();
    // A password may hold a slash.
    let path = if origin.rest.contains('@') { "" } else { path };
    format!("{}://{}{path}", origin.scheme, origin.host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_hosts() {
        for (url, host, rest) in [
            ("http://h", "h", ""),
            ("https://a-b_c.example.com:8080/x?y#z", "a-b_c.example.com:8080", "/x?y#z"),
            ("http://127.0.0.1:1?x", "127.0.0.1:1", "?x"),
            ("http://[::1]", "[::1]", ""),
            ("http://[::1]:80/", "[::1]:80", "/"),
        ] {
            let origin = Origin::of(url).unwrap();
            assert_eq!((origin.host, origin.rest), (host, rest), "{url}");
        }
        for url in [
            "",
            "h",
            "ftp://h",
            "HTTP://h",
            "http://",
            "http:///x",
            "http://u@h",
            "http://u:p@h",
            "http://h:port",
            "http://h:",
            "http://h:70000",
            "http://a b",
            "http://[::1",
            "http://[x]",
            "http://::1",
            "http://h\\x",
        ] {
            assert!(Origin::of(url).is_none(), "{url}");
        }
    }

    #[test]
    fn knows_this_machine() {
        for (url, loopback) in [
            ("http://localhost:1/", true),
            ("http://127.0.0.9", true),
            ("http://[::1]:1", true),
            ("http://localhost.example.com", false),
            ("http://10.0.0.1", false),
        ] {
            assert_eq!(Origin::of(url).unwrap().is_loopback(), loopback, "{url}");
        }
    }

    #[test]
    fn shows_urls_without_what_may_be_secret() {
        for (url, shown) in [
            ("http://h:1/a/b?k=v#f", "http://h:1/a/b"),
            ("http://h", "http://h"),
            ("http://h?k=me@x", "http://h"),
            ("http://u:p@h/a", "(withheld)"),
            ("http://u:p/q@h/a", "(withheld)"),
            ("http://u:1/q@h/a", "http://u:1"),
            ("u:p@h", "(withheld)"),
        ] {
            assert_eq!(shown_url(url), shown, "{url}");
        }
    }
}
