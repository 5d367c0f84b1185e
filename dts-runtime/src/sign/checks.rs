//! What both signatures check before they sign, and headers.

use std::{borrow::Cow, time::SystemTime};

use super::{AccessKey, Call, Method, RawBody, SignFault, encode, path, time::Timestamp};
use crate::{EncodedParameter, Location};

/// Looks at all texts of a call; gives the time as it travels.
pub(super) fn texts(
    call: &Call<'_>,
    key: AccessKey<'_>,
    time: SystemTime,
    nonce: &str,
    faults: &mut Vec<SignFault>,
) -> Timestamp {
    names(call, faults);
    text("the nonce", nonce, faults);
    text("the ID of the access key", key.id, faults);
    if let Some(token) = key.token {
        text("the security token", token.expose(), faults);
    }
    let what = "the secret of the access key";
    if key.secret.expose().is_empty() {
        faults.push(SignFault::Text { what, why: "is empty" });
    } else if key.secret.expose().bytes().fold(false, |found, byte| found | byte.is_ascii_control()) {
        let why = "holds a line break or another control character; was it read from a file?";
        faults.push(SignFault::Text { what, why });
    }
    self::time(time, faults)
}

/// Looks at what is called.
pub(super) fn names(call: &Call<'_>, faults: &mut Vec<SignFault>) {
    text("the API version", call.version, faults);
    text("the name of the action", call.action, faults);
}

/// The time as it travels.
pub(super) fn time(time: SystemTime, faults: &mut Vec<SignFault>) -> Timestamp {
    Timestamp::new(time).unwrap_or_else(|| {
        faults.push(SignFault::Time);
        Timestamp::EPOCH
    })
}

fn text(what: &'static str, text: &str, faults: &mut Vec<SignFault>) {
    let why = if text.is_empty() {
        "is empty"
    } else if !text.bytes().fold(true, |good, byte| good & byte.is_ascii_graphic()) {
        "holds a blank, a line break or another character that is not visible ASCII; was it read from a file?"
    } else {
        return;
    };
    faults.push(SignFault::Text { what, why });
}

/// The path of the URL: that of the endpoint, and that of the call behind it.
pub(super) fn path<'a>(call: &Call<'a>, faults: &mut Vec<SignFault>) -> Cow<'a, str> {
    let base = call.endpoint.path();
    let Some(path) = call.path else {
        return Cow::Borrowed(if base.is_empty() { "/" } else { base });
    };
    match path::wire(path) {
        Ok(path) => Cow::Owned(format!("{}{path}", base.trim_end_matches('/'))),
        Err(fault) => {
            faults.push(SignFault::Path(fault));
            Cow::Borrowed("/")
        }
    }
}

/// Bytes that parameters need when they are encoded.
pub(super) struct Room {
    pub(super) query: usize,
    pub(super) body: usize,
    /// All of them, encoded twice.
    pub(super) twice: usize,
}

/// About enough: a guess for short values, while documents are looked at. Their texts would grow again and again.
pub(super) fn room(parameters: &[EncodedParameter<'_>]) -> Room {
    let mut room = Room { query: 0, body: 0, twice: 0 };
    for parameter in parameters {
        let place = match parameter.location {
            Location::Query => &mut room.query,
            Location::Body => &mut room.body,
        };
        let plain = parameter.name.len() + parameter.value.len();
        let reserved = if parameter.value.len() > 64 { encode::count_reserved(&parameter.value) } else { 0 };
        // With signs between them, and some letters that are encoded.
        *place += plain + 2 * reserved + 12;
        room.twice += plain + 4 * reserved + 16;
    }
    room
}

/// Tells of parameters that have no place to travel in, and of those whose place would show them.
pub(super) fn places(
    call: &Call<'_>,
    method: Method,
    homeless: &[&str],
    exposed: &[&str],
    faults: &mut Vec<SignFault>,
) {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    if !homeless.is_empty() {
        let parameters = names(homeless);
        faults.push(match method.has_form() {
            true => SignFault::FormAndRawBody { parameters },
            false => SignFault::NoForm { method, parameters },
        });
    }
    if !exposed.is_empty() && !call.secrets_in_url {
        faults.push(SignFault::SecretsInUrl { parameters: names(exposed) });
    }
}

/// What a form body is.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// What a raw body is.
pub(super) fn content_type(body: RawBody<'_>) -> String {
    String::from(body.content_type.unwrap_or("application/octet-stream"))
}

/// Names in lower case, and values.
pub(super) type Headers = Vec<(Cow<'static, str>, String)>;

/// Adds the headers of the caller to those that signing makes.
pub(super) fn add_headers(headers: &mut Headers, call: &Call<'_>, faults: &mut Vec<SignFault>) {
    let own = headers.len();
    for (name, value) in call.headers {
        if let Err(why) = header(name, value) {
            faults.push(SignFault::Header { name: (*name).to_owned(), why });
            continue;
        }
        let (name, value) = (name.to_ascii_lowercase(), value.trim_matches([' ', '\t']).to_owned());
        let place = headers.iter().position(|(known, _)| *known == name);
        if place.is_some_and(|place| place < own) || is_of_the_stack(&name) {
            faults.push(SignFault::ReservedHeader(name));
        } else if let Some((_, known)) = place.and_then(|place| headers.get_mut(place)) {
            *known = value;
        } else {
            headers.push((Cow::Owned(name), value));
        }
    }
}

/// Headers that follow from the URL, the body and the connection.
fn is_of_the_stack(name: &str) -> bool {
    matches!(name, "host" | "content-length" | "transfer-encoding" | "connection")
}

/// Whether a header can travel, through any HTTP stack and unchanged, so that it can be signed.
fn header(name: &str, value: &str) -> Result<(), &'static str> {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_name) {
        return Err("a name consists of letters, digits and `-`");
    }
    if !value.bytes().all(|byte| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t')) {
        return Err("a value is one line of ASCII; encode what goes beyond it");
    }
    Ok(())
}
