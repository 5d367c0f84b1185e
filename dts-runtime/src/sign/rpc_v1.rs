//! Signature version 1.0 of RPC-style calls: HMAC-SHA1 over method and parameters.
//!
//! A client needs [`Call`] alone; here are the steps, to compare with what a gateway says it made of a
//! request.
//!
//! Where things travel was decided so:
//!
//! - With a form body (POST), the parameters of the call travel where their location says, and the common ones in the
//!   body, the signature and the security token among them. Official clients differ here: some send all of them in
//!   the query, some in the body, and gateways take both, since the signature covers both together. In the body they
//!   are not written to the logs of proxies and servers, nor into errors that show a URL.
//! - Without one (GET, or a raw body), all of it travels in the query, and what is secret is refused.
//! - `SignatureType` is not sent: some clients send it empty, it means nothing.
//! - The path is always signed as `/`, whatever the path of the endpoint.

use std::{borrow::Cow, time::SystemTime};

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    AccessKey, AnswerFormat, Call, Method, PreparedRequest, SignError, SignFault, checks, encode, hash,
    merge::{Common, Kind, TOKEN, has, merge},
    text::Text,
};
use crate::{Location, Secret};

/// The parameters as they are signed: sorted by code point, percent-encoded, joined by `&`.
///
/// Of several with one name, all are taken, in the order in which they come.
pub fn canonical_query<'p>(parameters: impl IntoIterator<Item = (&'p str, &'p str)>) -> String {
    let mut parameters: Vec<_> = parameters.into_iter().collect();
    parameters.sort_by_key(|(name, _)| *name);
    let mut out = Text::with_room(256);
    for (name, value) in parameters {
        if !out.is_empty() {
            out.push("&");
        }
        encode::push(&mut out, name);
        out.push("=");
        encode::push(&mut out, value);
    }
    out.into_string()
}

/// What is signed: the method, `/`, and the canonical query, encoded once more.
pub fn string_to_sign(method: &str, canonical_query: &str) -> String {
    let mut out = Text::with_room(canonical_query.len() * 2);
    out.push(method);
    out.push("&%2F&");
    encode::push(&mut out, canonical_query);
    out.into_string()
}

/// The signature of a string to sign, in base64.
pub fn signature(secret: &Secret, string_to_sign: &str) -> String {
    let mut place = [0; SIGNATURE];
    signature_text(secret, string_to_sign.as_bytes(), &mut place).to_owned()
}

/// How long a signature is.
const SIGNATURE: usize = 28;

fn signature_text<'p>(secret: &Secret, string_to_sign: &[u8], place: &'p mut [u8; SIGNATURE]) -> &'p str {
    let hash = hash::hmac_sha1(secret.expose(), string_to_sign);
    let length = STANDARD.encode_slice(hash, place).unwrap_or_default();
    place.get(..length).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
}

/// What becomes of a call.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dress {
    /// A request as the call says.
    Request,
    /// A GET with everything in its URL.
    Url,
}

pub(super) fn sign(
    call: &Call<'_>,
    key: AccessKey<'_>,
    time: SystemTime,
    nonce: &str,
    dress: Dress,
) -> Result<PreparedRequest, SignError> {
    let mut faults = Vec::new();
    let time = checks::texts(call, key, time, nonce, &mut faults);
    let method = if dress == Dress::Url { Method::Get } else { call.method };
    if call.body.is_some() && !method.has_body() {
        faults.push(SignFault::NoBody(method));
    }
    if call.path.is_some() {
        faults.push(SignFault::PathOfRpc);
    }
    let path = checks::path(call, &mut faults);
    let parameters = call.parameters.ordered();
    let format = match call.format {
        AnswerFormat::Json => "JSON",
        AnswerFormat::Xml => "XML",
    };
    let common = [
        Common::new("AccessKeyId", key.id),
        Common::new("Action", call.action),
        Common::new("Format", format),
        call.product.and_then(|product| Common::new("Product", product)),
        call.region_id.filter(|_| !has(&parameters, "RegionId")).and_then(|id| Common::new("RegionId", id)),
        key.token.and_then(|token| Common::new(TOKEN, token.expose())),
        Common::taken("Signature"),
        Common::new("SignatureMethod", "HMAC-SHA1"),
        Common::new("SignatureNonce", nonce),
        Common::new("SignatureVersion", "1.0"),
        Common::new("Timestamp", time.as_str()),
        Common::new("Version", call.version),
    ];

    let form = dress == Dress::Request && method.has_form() && call.body.is_none();
    let room = checks::room(&parameters);
    // About what is common to all calls; a token has signs that are encoded, as base64 has.
    let common_room = 384 + key.token.map_or(0, |token| 2 * token.expose().len());
    let origin = call.endpoint.origin();
    let mut url =
        Text::with_room(origin.len() + path.len() + room.query + if form { 0 } else { room.body + common_room });
    url.push(origin);
    url.push(&path);
    url.push_array(b"?");
    let mut body = Text::with_room(if form { room.body + common_room } else { 0 });
    let mut signed = Text::with_room(room.twice + common_room);
    signed.push(method.as_str());
    signed.push_array(b"&%2F&");

    let (mut homeless, mut exposed) = (Vec::new(), Vec::new());
    merge(&parameters, &common, |entry| {
        let in_body = match entry.kind {
            Kind::Common => true,
            Kind::Own { location, .. } => location == Location::Body,
        };
        if in_body && !form {
            match entry.kind {
                Kind::Own { secret: true, .. } if dress == Dress::Url || entry.name == TOKEN => {
                    exposed.push(entry.name)
                }
                Kind::Own { .. } if dress == Dress::Request => homeless.push(entry.name),
                Kind::Common if entry.name == TOKEN => exposed.push(entry.name),
                _ => {}
            }
        }
        let wire = if in_body && form { &mut body } else { &mut url };
        encode::push_pair_twice(wire, &mut signed, entry.name, entry.value);
    });
    // What separates nothing.
    signed.take_back("%26".len());
    checks::places(call, method, &homeless, &exposed, &mut faults);

    let mut headers = Vec::with_capacity(3 + call.headers.len());
    if form {
        headers.push((Cow::Borrowed("content-type"), String::from(checks::FORM)));
    } else if let Some(body) = call.body {
        headers.push((Cow::Borrowed("content-type"), checks::content_type(body)));
    }
    headers.push((Cow::Borrowed("x-acs-action"), call.action.to_owned()));
    headers.push((Cow::Borrowed("x-acs-version"), call.version.to_owned()));
    checks::add_headers(&mut headers, call, &mut faults);
    SignError::judge(faults)?;

    let mut place = [0; SIGNATURE];
    let signature = signature_text(key.secret, signed.as_bytes(), &mut place);
    let wire = if form { &mut body } else { &mut url };
    encode::push_pair(wire, "Signature", signature);
    wire.take_back("&".len());
    if form {
        // Behind the last parameter, or in place of the `?`.
        url.take_back("&".len());
    }
    let body = match call.body {
        Some(raw) => raw.content.to_vec(),
        None => body.into_bytes(),
    };
    Ok(PreparedRequest { method, url: url.into_string(), headers, body, signed: signed.into_bytes() })
}
