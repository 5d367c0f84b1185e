//! Requests that are ready to be sent.

use std::{borrow::Cow, fmt};

/// An HTTP method.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// Without a body.
    Get,
    /// Without a body, also in the answer.
    Head,
    /// With a body.
    #[default]
    Post,
    /// With a body.
    Put,
    /// With a body.
    Patch,
    /// Without a form; a body of its own is possible.
    Delete,
}

impl Method {
    /// As it travels: `GET`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether parameters may travel in a form body.
    pub(super) fn has_form(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Patch)
    }

    /// Whether there may be a body at all.
    pub(super) fn has_body(self) -> bool {
        !matches!(self, Self::Get | Self::Head)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A signed request, ready for whatever HTTP stack.
///
/// All of it is to be sent as it is. `Host` and `Content-Length` are not among the headers: every stack makes them of
/// the URL and the body. URL, headers and body may hold secrets; `Debug` shows the method, the URL without the values
/// of its query, the names of the headers, and the length of the body.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PreparedRequest {
    /// The method.
    pub method: Method,
    /// The whole URL, with its query.
    pub url: String,
    /// Names in lower case, and values.
    pub headers: Vec<(Cow<'static, str>, String)>,
    /// The body; empty where there is none.
    pub body: Vec<u8>,
    /// What was signed.
    pub(super) signed: Vec<u8>,
}

impl PreparedRequest {
    /// What was signed: the string to sign of RPC v1, the canonical request of ACS3.
    ///
    /// A gateway that answers `SignatureDoesNotMatch` shows what it made of the request: if that is the same text, the
    /// secret of the access key is wrong; if not, something on the way has changed the request. It holds all
    /// parameters, secrets among them.
    pub fn signed_text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.signed)
    }

    /// The value of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| &**name).collect();
        f.debug_struct("PreparedRequest")
            .field("method", &self.method)
            .field("url", &format_args!("{}", without_values(&self.url)))
            .field("headers", &names)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

/// The URL with `***` for each value of its query.
fn without_values(url: &str) -> String {
    let Some((page, query)) = url.split_once('?') else { return url.to_owned() };
    let names: Vec<String> = query
        .split('&')
        .map(|pair| match pair.split_once('=') {
            Some((name, _)) => format!("{name}=***"),
            None => String::from("***"),
        })
        .collect();
    format!("{page}?{}", names.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_value() {
        let request = PreparedRequest {
            method: Method::Get,
            url: String::from("https://dts.example.com/asapi/v3?Region=s3cret&Signature=s3cret&s3cret"),
            headers: vec![(Cow::Borrowed("authorization"), String::from("s3cret"))],
            body: b"Password=s3cret".to_vec(),
            signed: b"s3cret".to_vec(),
        };
        assert_eq!(
            format!("{request:?}"),
            "PreparedRequest { method: Get, url: https://dts.example.com/asapi/v3?Region=***&Signature=***&***, \
             headers: [\"authorization\"], body: 15 bytes, .. }"
        );
        assert_eq!(request.header("Authorization"), Some("s3cret"));
        assert_eq!(request.header("host"), None);
    }
}
