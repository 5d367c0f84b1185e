//! What is wrong with the text of an endpoint.

use std::{error::Error, fmt};

use super::path::PathFault;

/// Why a text is no [`Endpoint`](super::Endpoint). Shows the part that is wrong, and never what may be a password.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// It is empty.
    Empty,
    /// It begins with something else than `http://` or `https://`; the text is empty where that can't be shown.
    Scheme(String),
    /// It has a user name or a password.
    UserInfo,
    /// It has a query or a fragment, which begins with this.
    Query(char),
    /// It has no host.
    NoHost,
    /// Its host is a placeholder such as `dts.<domain>`.
    Placeholder(String),
    /// Its host is no name or address.
    Host {
        /// The host.
        host: String,
        /// What a host is.
        why: &'static str,
    },
    /// Its host looks like an IPv6 address and is none, or lacks the brackets.
    Address(String),
    /// Its port is no port.
    Port(String),
    /// Its path can't travel as it is.
    Path(PathFault),
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the endpoint is empty; write a host, such as `dts.aliyuncs.com`"),
            Self::Scheme(scheme) if scheme.is_empty() => {
                f.write_str("an endpoint begins with its scheme, or with its host; write `https://` or `http://`")
            }
            Self::Scheme(scheme) if ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) => {
                write!(f, "the scheme `{scheme}` of an endpoint is followed by `://`; write `https://` or `http://`")
            }
            Self::Scheme(scheme) => {
                write!(f, "unknown scheme `{}` of an endpoint; write `https://` or `http://`", shown(scheme))
            }
            Self::UserInfo => {
                f.write_str("an endpoint has no user name or password; leave out all up to the `@`, and that too")
            }
            Self::Query(mark) => {
                write!(f, "an endpoint has no query or fragment; leave out the `{mark}` and what follows it")
            }
            Self::NoHost => f.write_str("the endpoint has no host; write one, such as `https://dts.aliyuncs.com`"),
            Self::Placeholder(host) => {
                write!(f, "`{}` holds a placeholder of the documents; put in the name that is meant", shown(host))
            }
            Self::Host { host, why } => write!(f, "`{}` is no host of an endpoint: {why}", shown(host)),
            Self::Address(address) => {
                write!(
                    f,
                    "`{}` is no address of an endpoint; an IPv6 address is written `[2001:db8::1]`",
                    shown(address)
                )
            }
            Self::Port(port) if port.is_empty() => {
                f.write_str("an endpoint has no `:` without a port; write a number from 1 to 65535, or leave it out")
            }
            Self::Port(port) => {
                write!(f, "`{}` is no port of an endpoint; write a number from 1 to 65535", shown(port))
            }
            Self::Path(fault) => write!(f, "the path of the endpoint can't be used: {fault}"),
        }
    }
}

impl Error for EndpointError {}

/// Without control characters, and not too long.
fn shown(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut shown: String = text.chars().take(LONGEST).flat_map(char::escape_debug).collect();
    if text.chars().count() > LONGEST {
        shown.push_str("...");
    }
    shown
}
