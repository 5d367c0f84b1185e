//! JSON texts: read, and written as the service would see them.

use std::collections::HashMap;

use super::Json;

/// How deep lists and objects may lie within each other, for the runtime too.
const DEEPEST: usize = 127;

/// What a text is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Parsed {
    /// A document.
    Json(Json),
    /// A document by its form, of which a value can't be held, and why.
    Unreadable(String),
    /// No document.
    Other,
}

/// Whether `text` is one JSON document.
pub(super) fn is_json(text: &str) -> bool {
    !matches!(parse(text, 0), Parsed::Other)
}

/// Reads a text. All values are at the token `at`. Of members with the same name, the last counts.
pub(super) fn parse(text: &str, at: usize) -> Parsed {
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

/// Whether the text is a number by JSON's grammar.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (text, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(text, exponent)| (text, Some(exponent)));
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(text, fraction)| (text, Some(fraction)));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

/// A number as it is written when it was read; `None` if it is none that can be held.
pub(super) fn number_text(text: &str) -> Option<String> {
    let is_whole = !text.contains(['.', 'e', 'E']) && text != "-0";
    if is_whole && let Ok(number) = text.parse::<i128>() {
        let fits = u64::try_from(number).is_ok() || i64::try_from(number).is_ok();
        if fits {
            return Some(number.to_string());
        }
    }
    let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    let scientific = format!("{number:e}");
    let (digits, exponent) = scientific.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    Some(match exponent {
        -5..=15 => {
            let plain = number.to_string();
            if plain.contains('.') { plain } else { format!("{plain}.0") }
        }
        _ => format!("{digits}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs()),
    })
}

/// Each name once, at its first place and with its last value.
pub(super) fn last_of_each(members: Vec<(usize, String, Json)>) -> Vec<(usize, String, Json)> {
    let mut places: HashMap<String, usize> = HashMap::with_capacity(members.len());
    let mut kept: Vec<(usize, String, Json)> = Vec::with_capacity(members.len());
    for (at, name, value) in members {
        let place = *places.entry(name.clone()).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(first) => *first = (at, name, value),
            None => kept.push((at, name, value)),
        }
    }
    kept
}

impl Json {
    /// The token that it is.
    pub fn at(&self) -> usize {
        match self {
            Self::Null(at)
            | Self::Boolean(at, _)
            | Self::Number(at, _)
            | Self::Text(at, _)
            | Self::Expression(at)
            | Self::Array(at, _)
            | Self::Object(at, _) => *at,
        }
    }

    /// What it is, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null(_) => "nothing",
            Self::Boolean(..) => "a boolean",
            Self::Number(..) => "a number",
            Self::Text(..) => "a text",
            Self::Expression(_) => "an expression",
            Self::Array(..) => "a list",
            Self::Object(..) => "an object",
        }
    }

    /// The same with each name once in its objects.
    pub(super) fn distinct(&self) -> Self {
        match self {
            Self::Array(at, items) => Self::Array(*at, items.iter().map(Self::distinct).collect()),
            Self::Object(at, members) => {
                let members = members.iter().map(|(at, name, value)| (*at, name.clone(), value.distinct()));
                Self::Object(*at, last_of_each(members.collect()))
            }
            other => other.clone(),
        }
    }

    /// A number in it that can't be held: its token, and why.
    pub(super) fn unreadable(&self) -> Option<(usize, String)> {
        match self {
            Self::Number(at, text) if number_text(text).is_none() => {
                Some((*at, format!("`{text}` is not a number, or too large")))
            }
            Self::Array(_, items) => items.iter().find_map(Self::unreadable),
            Self::Object(_, members) => members.iter().find_map(|(_, _, value)| value.unreadable()),
            _ => None,
        }
    }

    /// The text of a single value, as a parameter would have it, or JSON; `None` if an expression knows a part of it.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Text(_, text) => Some(text.clone()),
            other => {
                let mut out = String::new();
                other.write(&mut out).map(|()| out)
            }
        }
    }

    /// Its JSON text; `None` if an expression knows a part of it.
    pub(super) fn to_json(&self) -> Option<String> {
        let mut out = String::new();
        self.write(&mut out).map(|()| out)
    }

    fn write(&self, out: &mut String) -> Option<()> {
        match self {
            Self::Null(_) => out.push_str("null"),
            Self::Boolean(_, is_so) => out.push_str(if *is_so { "true" } else { "false" }),
            Self::Number(_, text) => out.push_str(&number_text(text).unwrap_or_else(|| text.clone())),
            Self::Text(_, text) => quote(text, out),
            Self::Expression(_) => return None,
            Self::Array(_, items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(out)?;
                }
                out.push(']');
            }
            Self::Object(_, members) => {
                out.push('{');
                for (index, (_, name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    quote(name, out);
                    out.push(':');
                    value.write(out)?;
                }
                out.push('}');
            }
        }
        Some(())
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\x1f' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
