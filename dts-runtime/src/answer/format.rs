//! What a body is, by its own first bytes: the content type of an answer is often wrong.

/// What the body of an answer is, judged by its own bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyFormat {
    /// Nothing, or white space alone.
    #[default]
    Empty,
    /// An object or list of JSON, whole or not.
    Json,
    /// XML, whole or not.
    Xml,
    /// A page for people, as proxies and gateways give it.
    Html,
    /// Other text in UTF-8.
    Text,
    /// Bytes that are no text in UTF-8.
    Binary,
}

/// How far into a body the mark of a page is looked for.
const PROLOG: usize = 512;

impl BodyFormat {
    /// Judges a body.
    pub fn of(body: &[u8]) -> Self {
        let text = without_mark(body);
        match text.first() {
            None if str::from_utf8(body).is_ok() => Self::Empty,
            Some(b'{' | b'[') => Self::Json,
            Some(b'<') if is_page(text) => Self::Html,
            Some(b'<') => Self::Xml,
            _ if str::from_utf8(body).is_ok() => Self::Text,
            _ => Self::Binary,
        }
    }

    /// What it is called in a sentence: `an HTML page`.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Empty => "an empty body",
            Self::Json => "JSON",
            Self::Xml => "XML",
            Self::Html => "an HTML page",
            Self::Text => "plain text",
            Self::Binary => "bytes that are no UTF-8",
        }
    }
}

/// The body without a byte order mark and the white space before its first character.
pub(super) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body).trim_ascii_start()
}

fn is_page(text: &[u8]) -> bool {
    let prolog = text.get(..PROLOG).unwrap_or(text);
    prolog.split(|byte| *byte == b'<').any(|tag| {
        let starts = |mark: &[u8]| tag.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
        starts(b"html") || starts(b"!doctype html")
    })
}

#[cfg(test)]
mod tests {
    use super::BodyFormat;

    #[test]
    fn by_the_first_bytes() {
        for (body, format) in [
            (&b""[..], BodyFormat::Empty),
            (b" \r\n", BodyFormat::Empty),
            (b"\xef\xbb\xbf", BodyFormat::Empty),
            (b"{}", BodyFormat::Json),
            (b"\xef\xbb\xbf\n{\"a\":1", BodyFormat::Json),
            (b"[1]", BodyFormat::Json),
            (b"{\xff", BodyFormat::Json),
            (b"<Error/>", BodyFormat::Xml),
            (b"<?xml version=\"1.0\"?><a>", BodyFormat::Xml),
            (b"<html><head>", BodyFormat::Html),
            (b"<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">", BodyFormat::Html),
            (b"<?xml version=\"1.0\"?>\n<!doctype html><html xmlns=\"x\">", BodyFormat::Html),
            (b"404 page not found", BodyFormat::Text),
            (b"null", BodyFormat::Text),
            (b"12", BodyFormat::Text),
            ("请求被拒绝".as_bytes(), BodyFormat::Text),
            (b"\xc7\xeb\xc7\xf3", BodyFormat::Binary),
            (b"\x1f\x8b\x08", BodyFormat::Binary),
        ] {
            assert_eq!(BodyFormat::of(body), format, "{body:?}");
        }
    }
}
