//! Cases of ACS3.

use base64::{Engine, engine::general_purpose::STANDARD};
use dts_runtime::{
    ExtraParameters, Parameters, Secret,
    sign::{AccessKey, Algorithm, Call, Endpoint, Method, acs3, rpc_v1},
};

use super::case::{Case, Depth, time};
use crate::gateway::{self, same};

pub(crate) fn check(case: &Case<'_>) -> Result<Depth, String> {
    let ours = case.needed("algorithm")? == "ACS3-HMAC-SHA256";
    let Some(signature) = case.text("signature") else {
        let sent = case.0["x_acs_headers"]["x-acs-content-sha256"].as_str().unwrap_or_default();
        same("hash of the body", &acs3::payload_hash(&body(case)?), sent)?;
        return Ok(Depth::Unsigned);
    };
    let (secret, string_to_sign) = (case.secret()?, case.needed("string_to_sign")?);
    if ours {
        same("signature", &acs3::signature(&secret, string_to_sign), signature)?;
        same("string to sign", &acs3::string_to_sign(case.needed("canonical_request")?), string_to_sign)?;
    }
    if case.is_quirk() {
        return Ok(Depth::Signature);
    }
    let payload_hash = case.needed("hashed_request_payload")?;
    if ours {
        same("hash of the body", &acs3::payload_hash(&body(case)?), payload_hash)?;
    }
    let query = case.map("query_params");
    let query = rpc_v1::canonical_query(query.iter().map(|(name, value)| (*name, value.as_str())));
    same("canonical query string", &query, case.needed("canonical_query_string")?)?;
    let headers = case.map("signed_headers");
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (method, path) = (case.needed("method")?, case.needed("canonical_uri")?);
    let request = acs3::canonical_request(method, path, &query, &headers, payload_hash);
    same("canonical request", &request, case.needed("canonical_request")?)?;
    if !ours {
        return Ok(Depth::Unsigned);
    }
    call(case, &secret, &headers)
}

/// The body that travelled: given, or the form of its parameters as that client writes it.
fn body(case: &Case<'_>) -> Result<Vec<u8>, String> {
    if let Some(body) = case.0["wire"]["body_base64"].as_str() {
        return STANDARD.decode(body).map_err(|error| format!("body: {error}"));
    }
    let parameters = case.map("body_params");
    let form = rpc_v1::canonical_query(parameters.iter().map(|(name, value)| (*name, value.as_str())));
    Ok(form.replace("%20", "+").into_bytes())
}

/// A call with the values of the case, where it can be said. Other headers are signed, and blanks of a form are
/// written differently, so that the signature is another one; it must be right for what arrives.
fn call(case: &Case<'_>, secret: &Secret, headers: &[(&str, &str)]) -> Result<Depth, String> {
    let header = |wanted: &str| headers.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
    let method = match case.needed("method")? {
        "GET" => Method::Get,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "DELETE" => Method::Delete,
        _ => return Ok(Depth::Steps),
    };
    let (query, form) = (case.map("query_params"), case.map("body_params"));
    let raw = form.is_empty() && !body(case)?.is_empty();
    let shared = form.keys().any(|name| query.contains_key(name));
    let (Some(time), Some(host), false, false) = (header("x-acs-date").and_then(time), header("host"), raw, shared)
    else {
        return Ok(Depth::Steps);
    };
    let mut extra = ExtraParameters::default();
    query.iter().for_each(|(name, value)| extra.query(*name, value));
    form.iter().for_each(|(name, value)| extra.body(*name, value));
    let parameters = Parameters::from(&extra);
    let token = header("x-acs-security-token").map(Secret::from);
    let id = case.0["credentials"]["access_key_id"].as_str().unwrap_or_default();
    let key = AccessKey { id, secret, token: token.as_ref() };
    let others: Vec<_> = headers
        .iter()
        .filter(|(name, _)| matches!(*name, "user-agent" | "accept") || !OURS.contains(name))
        .copied()
        .collect();
    let Ok(endpoint) = format!("http://{host}").parse::<Endpoint>() else { return Ok(Depth::Steps) };
    let (version, action) = (header("x-acs-version").unwrap_or_default(), header("x-acs-action").unwrap_or_default());
    let request = Call::new(&endpoint, version, action, &parameters)
        .method(method)
        .algorithm(Algorithm::Acs3HmacSha256)
        .path(case.needed("canonical_uri")?)
        .headers(&others)
        .sign(key, time, header("x-acs-signature-nonce").unwrap_or_default());
    // What a call refuses, an official client may have sent; the files of the repository have none of these.
    let Ok(request) = request else { return Ok(Depth::Steps) };

    for (name, expected) in headers.iter().filter(|(name, _)| !matches!(*name, "host" | "content-type")) {
        if *name != "x-acs-content-sha256" || form.is_empty() {
            same(name, request.header(name).unwrap_or("missing"), expected)?;
        }
    }
    let (path, sent) = gateway::path_and_query(&request.url);
    same("path of the call", path, case.needed("canonical_uri")?)?;
    same("query of the call", sent, case.needed("canonical_query_string")?)?;
    gateway::accepts_acs3(&request, host, secret)?;
    Ok(Depth::Call)
}

/// Headers that a call makes itself.
const OURS: [&str; 9] = [
    "content-type",
    "host",
    "x-acs-accesskey-id",
    "x-acs-action",
    "x-acs-content-sha256",
    "x-acs-date",
    "x-acs-security-token",
    "x-acs-signature-nonce",
    "x-acs-version",
];
