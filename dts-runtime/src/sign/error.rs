//! Why a call can't be signed.

use std::{error::Error, fmt};

use super::{Method, path::PathFault};

/// Everything that keeps a call from being signed, found in one pass. Shows names, never values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignError {
    faults: Vec<SignFault>,
}

impl SignError {
    /// `Ok` where there is none.
    pub(super) fn judge(faults: Vec<SignFault>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self { faults }) }
    }

    /// The faults, at least one.
    pub fn faults(&self) -> &[SignFault] {
        &self.faults
    }
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the call can't be signed")?;
        match self.faults.as_slice() {
            [fault] => write!(f, ": {fault}"),
            faults => faults.iter().try_for_each(|fault| write!(f, "\n- {fault}")),
        }
    }
}

impl Error for SignError {}

/// One thing that keeps a call from being signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignFault {
    /// These parameters travel in a form body, which the method does not have.
    NoForm {
        /// The method.
        method: Method,
        /// Wire names.
        parameters: Vec<String>,
    },
    /// These parameters travel in a form body, whose place the raw body takes.
    FormAndRawBody {
        /// Wire names.
        parameters: Vec<String>,
    },
    /// A raw body, which the method does not have.
    NoBody(Method),
    /// These parameters would stand in the URL, and are secrets.
    SecretsInUrl {
        /// Wire names.
        parameters: Vec<String>,
    },
    /// RPC v1 does not sign a path.
    PathOfRpc,
    /// A call without a signature is one by action, with a form.
    UnsignedRest,
    /// The path can't travel as it is.
    Path(PathFault),
    /// A header can't travel as it is.
    Header {
        /// Its name.
        name: String,
        /// What headers consist of.
        why: &'static str,
    },
    /// A header that signing makes itself, or that the HTTP stack makes.
    ReservedHeader(String),
    /// A text of the call can't be used.
    Text {
        /// Which text: `the ID of the access key`.
        what: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A time before 1970 or after 9999.
    Time,
}

impl fmt::Display for SignFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoForm { method, parameters } => {
                let names = Names(parameters);
                write!(f, "{names} in the form body, which a {method} request does not have; send it by POST")
            }
            Self::FormAndRawBody { parameters } => {
                let names = Names(parameters);
                write!(f, "{names} in the form body, whose place the raw body takes; put them there, or into the query")
            }
            Self::NoBody(method) => write!(f, "a {method} request has no body; send the raw body by POST"),
            Self::SecretsInUrl { parameters } => {
                let names = Names(parameters);
                write!(
                    f,
                    "{names} as a secret, and the URL would show it to every log on the way; \
                     send it by POST in a form, sign with ACS3, or say `allow_secrets_in_url`"
                )
            }
            Self::PathOfRpc => f.write_str(
                "RPC v1 does not sign a path; sign with ACS3, or, if all calls take this path, add it to the endpoint",
            ),
            Self::UnsignedRest => {
                f.write_str("a call without a signature has no path and no body of its own; leave them out, or sign it")
            }
            Self::Path(fault) => write!(f, "the path can't be used: {fault}"),
            Self::Header { name, why } => write!(f, "the header `{}` can't be used: {why}", name.escape_debug()),
            Self::ReservedHeader(name) => {
                write!(f, "the header `{name}` is made of the call itself; leave it out")
            }
            Self::Text { what, why } => write!(f, "{what} {why}"),
            Self::Time => f.write_str("the time is before 1970 or after 9999; set the clock"),
        }
    }
}

/// Names as the beginning of a sentence about where they travel.
struct Names<'a>(&'a [String]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.0.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(f, "{comma}`{}`", name.escape_debug())?;
        }
        f.write_str(if self.0.len() == 1 { " travels" } else { " travel" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_all_at_once() {
        let one = SignError { faults: vec![SignFault::Time] };
        assert_eq!(one.to_string(), "the call can't be signed: the time is before 1970 or after 9999; set the clock");
        let parameters = vec![String::from("DbList"), String::from("Reserve")];
        let two = SignError {
            faults: vec![
                SignFault::NoForm { method: Method::Get, parameters },
                SignFault::SecretsInUrl { parameters: vec![String::from("SecurityToken")] },
            ],
        };
        assert_eq!(
            two.to_string(),
            "the call can't be signed\n\
             - `DbList`, `Reserve` travel in the form body, which a GET request does not have; send it by POST\n\
             - `SecurityToken` travels as a secret, and the URL would show it to every log on the way; send it by POST \
             in a form, sign with ACS3, or say `allow_secrets_in_url`"
        );
    }
}
