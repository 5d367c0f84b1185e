//! One value as it stands in a body, made into text only where it is wanted.

use std::borrow::Cow;

/// How a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dress {
    /// A JSON string, without its quotes.
    JsonText,
    /// Any other JSON value.
    Json,
    /// What is between two tags.
    Xml,
}

/// A value as it stands in a body. Has no `Debug`: it may be a secret.
#[derive(Clone, Copy)]
pub(in crate::answer) struct Raw<'a> {
    bytes: &'a [u8],
    dress: Dress,
    cut: bool,
}

impl<'a> Raw<'a> {
    pub(super) fn json_text(bytes: &'a [u8], cut: bool) -> Self {
        Self { bytes, dress: Dress::JsonText, cut }
    }

    pub(super) fn json(bytes: &'a [u8], cut: bool) -> Self {
        Self { bytes, dress: Dress::Json, cut }
    }

    pub(super) fn xml(bytes: &'a [u8], cut: bool) -> Self {
        Self { bytes, dress: Dress::Xml, cut }
    }

    /// As a boolean: `true` and `false` in any case, 1 and 0, as text or not.
    pub(super) fn truth(self) -> Option<bool> {
        let text = self.bytes.trim_ascii();
        if self.cut {
            None
        } else if text.eq_ignore_ascii_case(b"true") || text == b"1" {
            Some(true)
        } else if text.eq_ignore_ascii_case(b"false") || text == b"0" {
            Some(false)
        } else {
            None
        }
    }

    /// Whether there is nothing in it, or only a number where the other one has a name.
    pub(super) fn is_weaker_than(self, other: Self) -> bool {
        let is_nothing = |raw: Self| raw.is_null() || raw.bytes.trim_ascii().is_empty();
        let is_number = |raw: Self| raw.bytes.trim_ascii().iter().all(u8::is_ascii_digit);
        !is_nothing(other) && (is_nothing(self) || (is_number(self) && !is_number(other)))
    }

    fn is_null(self) -> bool {
        self.dress == Dress::Json && self.bytes == b"null"
    }

    /// Its text. What was cut off is marked with `…`; null and blank text are none.
    pub(in crate::answer) fn text(self) -> Option<String> {
        if self.is_null() {
            return None;
        }
        let source = String::from_utf8_lossy(self.bytes);
        let text = match self.dress {
            Dress::JsonText => unescape_json(&source),
            Dress::Json => source,
            Dress::Xml => plain_xml(&source),
        };
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        Some(if self.cut { format!("{text}…") } else { text.to_owned() })
    }

    /// Its text, where it is whole.
    pub(in crate::answer) fn whole_text(self) -> Option<String> {
        if self.cut { None } else { self.text() }
    }

    /// Its source: the inside of an XML element as it stands, a JSON value or text as [`text`](Self::text) has it.
    pub(in crate::answer) fn source(self) -> Option<String> {
        match self.dress {
            Dress::Xml if self.bytes.contains(&b'<') => Some(String::from_utf8_lossy(self.bytes).trim().to_owned()),
            _ => self.text(),
        }
    }
}

/// A JSON string without its escapes. What is no escape stays.
fn unescape_json(source: &str) -> Cow<'_, str> {
    if !source.contains('\\') {
        return Cow::Borrowed(source);
    }
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let escape = after.chars().next();
        rest = after.get(escape.map_or(0, char::len_utf8)..).unwrap_or_default();
        match escape {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some(same @ ('"' | '\\' | '/')) => text.push(same),
            Some('u') => {
                let (character, after) = unicode(rest);
                text.push(character);
                rest = after;
            }
            Some(other) => text.extend(['\\', other]),
            None => text.push('\\'),
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character of `\u`, of whose digits `source` starts, and what follows. A half without its other half is U+FFFD.
fn unicode(source: &str) -> (char, &str) {
    let Some((first, rest)) = hex4(source) else { return (char::REPLACEMENT_CHARACTER, source) };
    if !(0xd800..=0xdbff).contains(&first) {
        return (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), rest);
    }
    match rest.strip_prefix("\\u").and_then(hex4) {
        Some((second, after)) if (0xdc00..=0xdfff).contains(&second) => {
            let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), after)
        }
        _ => (char::REPLACEMENT_CHARACTER, rest),
    }
}

fn hex4(source: &str) -> Option<(u32, &str)> {
    let (digits, rest) = source.split_at_checked(4)?;
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok().map(|code| (code, rest))).flatten()
}

/// The text of an XML element: without tags, comments and entities.
fn plain_xml(source: &str) -> Cow<'_, str> {
    if !source.contains(['<', '&']) {
        return Cow::Borrowed(source);
    }
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        rest = if let Some(inside) = from.strip_prefix("<![CDATA[") {
            let (data, after) = inside.split_once("]]>").unwrap_or((inside, ""));
            text.push_str(data);
            after
        } else if from.starts_with("<!--") {
            from.split_once("-->").map_or("", |(_, after)| after)
        } else if from.starts_with('<') {
            from.split_once('>').map_or("", |(_, after)| after)
        } else {
            let (character, after) = entity(from);
            text.push(character);
            after
        };
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character of the entity that `source` starts with, and what follows. An unknown one stays as it is.
fn entity(source: &str) -> (char, &str) {
    let resolve = |name: &str| match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32)
        }
    };
    let inside = source.strip_prefix('&').unwrap_or(source);
    let named = inside.split_once(';').and_then(|(name, after)| resolve(name).map(|character| (character, after)));
    named.unwrap_or(('&', inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_texts() {
        for (source, text) in [
            ("plain", Some("plain")),
            ("  ", None),
            (r#"a\"b\\c\/d\n\u0041\u4e2d"#, Some("a\"b\\c/d\nA中")),
            (r"\ud83d\ude00", Some("😀")),
            (r"\ud83dx", Some("\u{fffd}x")),
            (r"\u12", Some("\u{fffd}12")),
            (r"\x\", Some("\\x\\")),
        ] {
            assert_eq!(Raw::json_text(source.as_bytes(), false).text().as_deref(), text, "{source}");
        }
        assert_eq!(Raw::json_text(b"\xff", false).text().as_deref(), Some("\u{fffd}"));
        assert_eq!(Raw::json_text(b"was den", true).text().as_deref(), Some("was den…"));
        assert_eq!(Raw::json_text(b"was den", true).whole_text(), None);
        assert_eq!(Raw::json(b"null", false).text(), None);
        assert_eq!(Raw::json(b"404", false).text().as_deref(), Some("404"));
    }

    #[test]
    fn xml_texts() {
        for (source, text) in [
            (" plain\n", "plain"),
            ("a &lt;b&gt; &#65;&#x4e2d; &custom; &", "a <b> A中 &custom; &"),
            ("<![CDATA[<b> & ]]>c<!-- d --><e>f</e>", "<b> & cf"),
            ("<![CDATA[cut", "cut"),
        ] {
            assert_eq!(Raw::xml(source.as_bytes(), false).text().as_deref(), Some(text), "{source}");
        }
        assert_eq!(Raw::xml(b" <a>1</a> ", false).source().as_deref(), Some("<a>1</a>"));
        assert_eq!(Raw::xml(b"&lt;", false).source().as_deref(), Some("<"));
    }

    #[test]
    fn truth() {
        for yes in ["true", "True", " TRUE ", "1"] {
            assert_eq!(Raw::json_text(yes.as_bytes(), false).truth(), Some(true), "{yes}");
        }
        for no in ["false", "False", "FALSE\n", "0"] {
            assert_eq!(Raw::xml(no.as_bytes(), false).truth(), Some(false), "{no}");
        }
        for neither in ["", "null", "no", "2", "falsehood"] {
            assert_eq!(Raw::json(neither.as_bytes(), false).truth(), None, "{neither}");
        }
        assert_eq!(Raw::json(b"0", true).truth(), None);
    }
}
