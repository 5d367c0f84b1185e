//! JSON texts, read.

use super::{
    Json, last_of_each,
    number::{is_number, number_text},
};

/// How deep lists and objects may lie within each other, for the runtime too.
const DEEPEST: usize = 127;

/// What a text is.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::decide) enum Parsed {
    /// A document.
    Json(Json),
    /// A document by its form, of which a value can't be held, and why.
    Unreadable(String),
    /// No document.
    Other,
}

/// Whether `text` is one JSON document.
pub(in crate::decide) fn is_json(text: &str) -> bool {
    !matches!(parse(text, 0), Parsed::Other)
}

/// Reads a text. All values are at the token `at`. Of members with the same name, the last counts.
pub(in crate::decide) fn parse(text: &str, at: usize) -> Parsed {
    let mut reader = Reader { rest: text, at, unreadable: None };
    let Some(value) = reader.value(0) else { return Parsed::Other };
    reader.skip_blanks();
    match (reader.rest.is_empty(), reader.unreadable) {
        (false, _) => Parsed::Other,
        (true, Some(why)) => Parsed::Unreadable(why),
        (true, None) => Parsed::Json(value),
    }
}

struct Reader<'t> {
    rest: &'t str,
    at: usize,
    /// The first value that can't be held.
    unreadable: Option<String>,
}

impl Reader<'_> {
    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\t', '\r']);
    }

    /// Whether the text goes on with `word`, which is taken then.
    fn takes(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.skip_blanks();
        Some(match self.rest.bytes().next()? {
            b'n' => self.takes("null").then_some(Json::Null(self.at))?,
            b't' => self.takes("true").then_some(Json::Boolean(self.at, true))?,
            b'f' => self.takes("false").then_some(Json::Boolean(self.at, false))?,
            b'"' => Json::Text(self.at, self.text()?),
            b'[' | b'{' if depth == DEEPEST => return None,
            b'[' => Json::Array(self.at, self.array(depth + 1)?),
            b'{' => Json::Object(self.at, self.object(depth + 1)?),
            _ => Json::Number(self.at, self.number()?),
        })
    }

    fn array(&mut self, depth: usize) -> Option<Vec<Json>> {
        self.takes("[");
        self.skip_blanks();
        let mut items = Vec::new();
        if self.takes("]") {
            return Some(items);
        }
        loop {
            items.push(self.value(depth)?);
            self.skip_blanks();
            if self.takes("]") {
                return Some(items);
            }
            self.takes(",").then_some(())?;
        }
    }

    fn object(&mut self, depth: usize) -> Option<Vec<(usize, String, Json)>> {
        self.takes("{");
        self.skip_blanks();
        let mut members = Vec::new();
        if self.takes("}") {
            return Some(members);
        }
        loop {
            self.skip_blanks();
            let name = self.text()?;
            self.skip_blanks();
            self.takes(":").then_some(())?;
            members.push((self.at, name, self.value(depth)?));
            self.skip_blanks();
            if self.takes("}") {
                return Some(last_of_each(members));
            }
            self.takes(",").then_some(())?;
        }
    }

    fn number(&mut self) -> Option<String> {
        let end = self.rest.find(|c: char| !matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'));
        let (text, rest) = self.rest.split_at_checked(end.unwrap_or(self.rest.len()))?;
        if !is_number(text) {
            return None;
        }
        self.rest = rest;
        if number_text(text).is_none() {
            self.unreadable.get_or_insert_with(|| format!("the number `{text}` is too large"));
        }
        Some(text.to_owned())
    }

    fn text(&mut self) -> Option<String> {
        self.takes("\"").then_some(())?;
        let mut text = String::new();
        loop {
            let (plain, rest) =
                self.rest.split_at_checked(self.rest.find(|c| matches!(c, '"' | '\\' | '\0'..='\x1f'))?)?;
            text.push_str(plain);
            self.rest = rest;
            if self.takes("\"") {
                return Some(text);
            }
            self.takes("\\").then_some(())?;
            let escape = self.rest.chars().next()?;
            self.rest = self.rest.get(escape.len_utf8()..)?;
            text.push(match escape {
                '"' | '\\' | '/' => escape,
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => self.unicode()?,
                _ => return None,
            });
        }
    }

    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if let Some(character) = char::from_u32(first) {
            return Some(character);
        }
        // A half that lacks the other one is still JSON by its form.
        let before = self.rest;
        if (0xd800..0xdc00).contains(&first) && self.takes("\\u") {
            let second = self.hex()?;
            if (0xdc00..0xe000).contains(&second) {
                return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
        }
        self.rest = before;
        self.unreadable.get_or_insert_with(|| format!("`\\u{first:04x}` stands for half a character"));
        Some(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(())?;
        self.rest = rest;
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(all(test, feature = "spec"))]
mod tests {
    use proptest::prelude::*;
    use serde::de::IgnoredAny;

    use super::*;

    /// The same as serde says, which the specs are read with.
    fn as_serde_says(text: &str) -> Result<(), TestCaseError> {
        let by_form = serde_json::from_str::<IgnoredAny>(text).is_ok();
        let value = serde_json::from_str::<serde_json::Value>(text);
        match parse(text, 3) {
            Parsed::Json(json) => {
                prop_assert_eq!(json.to_json(), value.ok().map(|value| value.to_string()));
            }
            Parsed::Unreadable(_) => prop_assert!(by_form && value.is_err(), "{text}"),
            // Serde reads what is nested without an end, as long as it keeps nothing of it.
            Parsed::Other => prop_assert!(value.is_err() && (!by_form || text.len() > DEEPEST), "{text}"),
        }
        Ok(())
    }

    #[test]
    fn texts_that_are_nearly_json() {
        let texts = [
            "",
            " ",
            "nul",
            "null x",
            "01",
            "-",
            "-0",
            "-01",
            "1.",
            ".5",
            "1e",
            "1e5",
            "1E+05",
            "1e999",
            "-1e999",
            "1e-999",
            "18446744073709551615",
            "18446744073709551616",
            "-9223372036854775808",
            "-9223372036854775809",
            "1.50",
            "1e15",
            "1e16",
            "123456789012345678",
            "0.00001",
            "0.000001",
            "1.5e-7",
            "1e300",
            "-0.0",
            "5e-324",
            "+1",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"\\ud83d\\u0041\"",
            "\"\\u12\"",
            "\"\\x\"",
            "\"\n\"",
            "\"\\b\\f\\n\\r\\t\\/\\u0001\u{7f}é\"",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\":1,\"b\":2,\"a\":[3]}",
            "{\"a\"}",
            "{a:1}",
            "{\"a\":1,}",
            "\u{feff}{}",
            "\t[ ]\r\n",
        ];
        for text in texts {
            as_serde_says(text).unwrap_or_else(|error| unreachable!("{text}: {error}"));
        }
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(is_json(&deep(DEEPEST)));
        assert!(!is_json(&deep(DEEPEST + 1)));
        assert!(!is_json(&"[".repeat(1_000_000)));
    }

    proptest! {
        #[test]
        fn any_text(text in any::<String>(), near in "[\\[\\]{}\":,0-9eE.+\\- atruflsn\\\\]{0,24}", quoted in any::<String>()) {
            as_serde_says(&text)?;
            as_serde_says(&near)?;
            as_serde_says(&serde_json::Value::from(quoted).to_string())?;
        }

        #[test]
        fn any_number(whole in any::<i64>(), exponent in -22..=22, fraction in any::<u32>()) {
            as_serde_says(&whole.to_string())?;
            as_serde_says(&format!("{}.{fraction}", whole % 1000))?;
            as_serde_says(&format!("{}e{exponent}", whole % 1000))?;
        }
    }
}
