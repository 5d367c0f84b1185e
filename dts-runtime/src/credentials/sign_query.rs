//! The seam between credentials and signing.
//!
//! Providers that call STS with keys need a signature, and nothing else of what signing can do. What they need is a
//! [`SignQuery`]: a function without state, so that a context carries it by value and tests bring their own.

use std::time::SystemTime;

use super::Credentials;
use crate::sign::{AccessKey, Call, Endpoint, EndpointError};
use crate::{ExtraParameters, HttpRequest, Parameters};

/// A call by POST that asks for JSON, to be signed by RPC signature v1. All of its parameters travel in the form body.
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

/// What contexts carry.
pub(crate) const SIGN_QUERY: SignQuery = sign;

fn sign(query: &QueryToSign<'_>) -> Result<HttpRequest, String> {
    let endpoint: Endpoint = query.url.parse().map_err(|error: EndpointError| error.to_string())?;
    let mut own = ExtraParameters::default();
    for (name, value) in query.parameters {
        own.body(*name, *value);
    }
    let (id, secret) = (query.keys.access_key_id(), query.keys.access_key_secret());
    let key = AccessKey { id, secret, token: query.keys.security_token() };
    let parameters = Parameters::from(&own);
    let call = Call::new(&endpoint, query.version, query.action, &parameters);
    let signed = call.sign(key, query.now, query.nonce).map_err(|error| error.to_string())?;
    let mut request = HttpRequest::new(signed.method.as_str(), signed.url);
    request.headers = signed.headers.into_iter().map(|(name, value)| (name.into_owned(), value)).collect();
    request.body = signed.body;
    Ok(request)
}
