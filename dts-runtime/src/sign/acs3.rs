//! ACS3-HMAC-SHA256: a signature in headers, over method, path, query, headers and body.
//!
//! A client needs [`Call`] alone; here are the steps, to compare with what a gateway says it made of a
//! request.
//!
//! Signed are `host`, `content-type` and all headers that begin with `x-acs-`. Some clients sign `accept` and
//! `user-agent` too; here they are left out, since proxies rewrite them. Names of parameters and the path are encoded
//! when they are sent and when they are signed, in the same way.

use std::{borrow::Cow, time::SystemTime};

use super::{
    AccessKey, AnswerFormat, Call, PreparedRequest, SignError, SignFault, checks, encode,
    hash::{self, Hex},
    merge::{Common, Kind, TOKEN, has, merge},
    text::Text,
};
use crate::{Location, Secret};

const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// The hash of a body, which travels as `x-acs-content-sha256`.
pub fn payload_hash(body: &[u8]) -> String {
    Hex::new(&hash::sha256(body)).into()
}

/// The canonical request. The query comes encoded and sorted, as
/// [`canonical_query`](super::rpc_v1::canonical_query) writes it; the headers with names in lower case, sorted.
pub fn canonical_request(
    method: &str,
    path: &str,
    query: &str,
    headers: &[(&str, &str)],
    payload_hash: &str,
) -> String {
    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, value.trim_matches([' ', '\t']))).collect();
    write_request(method, path, query, &headers, payload_hash).into_string()
}

fn write_request(method: &str, path: &str, query: &str, headers: &[(&str, &str)], payload_hash: &str) -> Text {
    let lengths: usize = headers.iter().map(|(name, value)| 2 * name.len() + value.len() + 3).sum();
    let mut out = Text::with_room(method.len() + path.len() + query.len() + lengths + payload_hash.len() + 16);
    for line in [method, path, query] {
        out.push(line);
        out.push_array(b"\n");
    }
    for (name, value) in headers {
        out.push(name);
        out.push_array(b":");
        out.push(value);
        out.push_array(b"\n");
    }
    out.push_array(b"\n");
    push_names(&mut out, headers);
    out.push_array(b"\n");
    out.push(payload_hash);
    out
}

/// The names of the signed headers, joined by `;`.
fn push_names(out: &mut Text, headers: &[(&str, &str)]) {
    for (index, (name, _)) in headers.iter().enumerate() {
        if index > 0 {
            out.push_array(b";");
        }
        out.push(name);
    }
}

/// What is signed: the algorithm, and the hash of the canonical request.
pub fn string_to_sign(canonical_request: &str) -> String {
    format!("{ALGORITHM}\n{}", Hex::new(&hash::sha256(canonical_request.as_bytes())).as_str())
}

/// The signature of a string to sign, in hexadecimal digits.
pub fn signature(secret: &Secret, string_to_sign: &str) -> String {
    Hex::new(&hash::hmac_sha256(secret.expose(), [string_to_sign])).into()
}

pub(super) fn sign(
    call: &Call<'_>,
    key: AccessKey<'_>,
    time: SystemTime,
    nonce: &str,
) -> Result<PreparedRequest, SignError> {
    let mut faults = Vec::new();
    let time = checks::texts(call, key, time, nonce, &mut faults);
    if call.body.is_some() && !call.method.has_body() {
        faults.push(SignFault::NoBody(call.method));
    }
    let path = checks::path(call, &mut faults);
    let parameters = call.parameters.ordered();
    let common = [
        call.product.and_then(|product| Common::new("Product", product)),
        call.region_id.filter(|_| !has(&parameters, "RegionId")).and_then(|id| Common::new("RegionId", id)),
    ];

    let form = call.method.has_form() && call.body.is_none();
    let room = checks::room(&parameters);
    let origin = call.endpoint.origin();
    let mut url = Text::with_room(origin.len() + path.len() + room.query + 128);
    url.push(origin);
    url.push(&path);
    let page = url.len();
    url.push_array(b"?");
    let mut body = Text::with_room(room.body);
    let (mut homeless, mut exposed) = (Vec::new(), Vec::new());
    merge(&parameters, &common, |entry| {
        let in_body = matches!(entry.kind, Kind::Own { location: Location::Body, .. });
        if in_body && !form {
            let list = if entry.name == TOKEN { &mut exposed } else { &mut homeless };
            list.push(entry.name);
        }
        encode::push_pair(if in_body && form { &mut body } else { &mut url }, entry.name, entry.value);
    });
    // What separates nothing, or the `?`.
    url.take_back("&".len());
    body.take_back("&".len());
    checks::places(call, call.method, &homeless, &exposed, &mut faults);
    let body = match call.body {
        Some(raw) => raw.content.to_vec(),
        None => body.into_bytes(),
    };

    let mut headers = Vec::with_capacity(10 + call.headers.len());
    if let Some(body) = call.body {
        headers.push((Cow::Borrowed("content-type"), checks::content_type(body)));
    } else if !body.is_empty() {
        headers.push((Cow::Borrowed("content-type"), String::from(checks::FORM)));
    }
    let mut push = |name, value: &str| headers.push((Cow::Borrowed(name), value.to_owned()));
    if key.token.is_some() {
        push("x-acs-accesskey-id", key.id);
    }
    push("x-acs-action", call.action);
    let payload_hash = Hex::new(&hash::sha256(&body));
    push("x-acs-content-sha256", payload_hash.as_str());
    push("x-acs-date", time.as_str());
    if let Some(token) = key.token {
        push("x-acs-security-token", token.expose());
    }
    push("x-acs-signature-nonce", nonce);
    push("x-acs-version", call.version);
    checks::add_headers(&mut headers, call, &mut faults);
    if headers.iter().any(|(name, _)| name == "authorization") {
        faults.push(SignFault::ReservedHeader(String::from("authorization")));
    }
    SignError::judge(faults)?;

    let mut signed_headers = Vec::with_capacity(headers.len() + 1);
    signed_headers.push(("host", call.endpoint.authority()));
    let own = headers.iter().map(|(name, value)| (&**name, &**value));
    signed_headers.extend(own.filter(|(name, _)| *name == "content-type" || name.starts_with("x-acs-")));
    signed_headers.sort_unstable();
    let url = url.into_string();
    let query = url.get(page + 1..).unwrap_or_default();
    let signed = write_request(call.method.as_str(), &path, query, &signed_headers, payload_hash.as_str()).into_bytes();

    let hash = Hex::new(&hash::sha256(&signed));
    let signature = Hex::new(&hash::hmac_sha256(key.secret.expose(), [ALGORITHM, "\n", hash.as_str()]));
    let mut authorization = Text::with_room(384);
    authorization.push(ALGORITHM);
    authorization.push(" Credential=");
    authorization.push(key.id);
    authorization.push(",SignedHeaders=");
    push_names(&mut authorization, &signed_headers);
    authorization.push(",Signature=");
    authorization.push(signature.as_str());
    headers.push((Cow::Borrowed("authorization"), authorization.into_string()));
    if !headers.iter().any(|(name, _)| name == "accept") {
        let accept = match call.format {
            AnswerFormat::Json => "application/json",
            AnswerFormat::Xml => "application/xml",
        };
        headers.push((Cow::Borrowed("accept"), String::from(accept)));
    }
    Ok(PreparedRequest { method: call.method, url, headers, body, signed })
}
