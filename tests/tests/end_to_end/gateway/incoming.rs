//! A request as it arrived, taken apart. Nothing here comes from the crates under test, so that it can disagree.

use super::Refusal;
use crate::end_to_end::server::Received;

/// A parameter that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arrived {
    pub(crate) name: String,
    pub(crate) value: String,
    /// Whether it came in the form body, not in the query.
    pub(crate) in_body: bool,
}

/// A request, taken apart.
pub(super) struct Incoming<'r> {
    pub(super) method: &'r str,
    /// As it stands in the request line.
    pub(super) path: &'r str,
    /// Of the query, and of the form where the body is one.
    pub(super) parameters: Vec<Arrived>,
    pub(super) received: &'r Received,
}

impl<'r> Incoming<'r> {
    pub(super) fn of(received: &'r Received) -> Result<Self, Refusal> {
        let mut words = received.line.split(' ');
        let (Some(method), Some(target), Some("HTTP/1.1"), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(Refusal::new(400, "InvalidParameter", format!("`{}` is no request line", received.line)));
        };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut parameters = pairs(query, false)?;
        let content_type = received.header("content-type").unwrap_or_default();
        if content_type.starts_with("application/x-www-form-urlencoded") {
            let form = str::from_utf8(&received.body)
                .map_err(|_| Refusal::new(400, "InvalidParameter", String::from("the form is not ASCII")))?;
            parameters.extend(pairs(form, true)?);
        }
        let mut names: Vec<&str> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        names.sort_unstable();
        if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(Refusal::new(400, "InvalidParameter", format!("`{}` comes twice", pair[0])));
        }
        Ok(Self { method, path, parameters, received })
    }

    /// A parameter, wherever it came.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|parameter| parameter.name == name).map(|parameter| parameter.value.as_str())
    }

    /// Whether the answer should be XML: unless it is asked for otherwise, it should.
    pub(super) fn wants_xml(&self) -> bool {
        match (self.parameter("Format"), self.received.header("accept")) {
            (Some(format), _) => format.eq_ignore_ascii_case("XML"),
            (None, accept) => !accept.is_some_and(|accept| accept.contains("json")),
        }
    }

    /// A parameter that no request may lack.
    pub(super) fn demand(&self, name: &str) -> Result<String, Refusal> {
        self.parameter(name).map(str::to_owned).ok_or_else(|| Refusal::missing(name))
    }

    /// A header that no request may lack.
    pub(super) fn demand_header(&self, name: &str) -> Result<String, Refusal> {
        self.received.header(name).map(str::to_owned).ok_or_else(|| Refusal::missing(name))
    }
}

fn pairs(text: &str, in_body: bool) -> Result<Vec<Arrived>, Refusal> {
    let malformed = |pair: &str| Refusal::new(400, "InvalidParameter", format!("`{pair}` is malformed"));
    let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').ok_or_else(|| malformed(pair))?;
        let (name, value) = decoded(name).zip(decoded(value)).ok_or_else(|| malformed(pair))?;
        Ok(Arrived { name, value, in_body })
    });
    pairs.collect()
}

/// Takes percent-encoding away; a `+` is a blank, as in forms.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?
            }
            b'+' => b' ',
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Percent-encoding of RFC 3986: all but letters, digits and `-_.~`, with capital digits.
pub(crate) fn encoded(text: &str) -> String {
    let encoded = text.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    });
    encoded.collect()
}

/// Parameters sorted by name, encoded and joined, as both signatures want them.
pub(super) fn canonical<'p>(parameters: impl Iterator<Item = &'p Arrived>) -> String {
    let mut parameters: Vec<_> = parameters.collect();
    parameters.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
    let pairs: Vec<String> = parameters
        .into_iter()
        .map(|parameter| format!("{}={}", encoded(&parameter.name), encoded(&parameter.value)))
        .collect();
    pairs.join("&")
}
