//! The seam between credentials and signing.
//!
//! Providers that call STS with keys need a signature, and nothing else of what signing can do. What they need is a
//! [`SignQuery`]: a function without state, so that a context carries it by value and tests bring their own.

use std::time::SystemTime;

use super::Credentials;
use crate::HttpRequest;

/// A call by POST that asks for JSON, to be signed by RPC signature v1. All of its parameters travel in the form body.
#[cfg_attr(not(test), expect(dead_code, reason = "read by the implementation that comes with signing"))]
pub(crate) struct QueryToSign<'a> {
    /// Where it goes: `https://sts.aliyuncs.com/`.
    pub(crate) url: &'a str,
    /// The version of the API.
    pub(crate) version: &'a str,
    /// The action.
    pub(crate) action: &'a str,
    /// The action's own parameters, in any order and without percent-encoding.
    pub(crate) parameters: &'a [(&'a str, &'a str)],
    /// The keys that sign. A security token becomes the parameter `SecurityToken`.
    pub(crate) keys: &'a Credentials,
    /// The time of the call, which becomes the parameter `Timestamp`.
    pub(crate) now: SystemTime,
    /// Text that is never used again, which becomes the parameter `SignatureNonce`.
    pub(crate) nonce: &'a str,
}

/// Gives the signed request, with the default timeouts. An error says why there is none, without a secret.
pub(crate) type SignQuery = fn(&QueryToSign<'_>) -> Result<HttpRequest, String>;

/// What contexts carry. The one implementation stands upon the signatures of this crate and takes the place of this
/// function where both are there; until then a call that needs a signature says that it has none.
pub(crate) const SIGN_QUERY: SignQuery = |_| Err(String::from("signatures are not part of this build"));
