//! Literals, with their sign, as they travel.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Lit;

/// A literal.
pub(super) struct Scalar {
    /// What it is.
    pub(super) kind: ScalarKind,
    /// A text's content; `true`; a number's digits with its sign, without `_` and type.
    pub(super) text: String,
    /// A number's type, if it is written: `i64`.
    pub(super) suffix: String,
    /// The literal as it is written.
    pub(super) tokens: TokenStream,
}

/// What a literal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScalarKind {
    /// `"text"`
    Text,
    /// `true` or `false`
    Boolean,
    /// `5`
    Integer,
    /// `5.5`
    Float,
    /// `b"bytes"`, `'c'` and the like, which no parameter has.
    Other,
}

impl ScalarKind {
    /// For people.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Boolean => "a boolean",
            Self::Integer => "a whole number",
            Self::Float => "a decimal number",
            Self::Other => "a literal of another kind",
        }
    }
}

impl Scalar {
    /// The literal that the tokens are, if they are one.
    pub(super) fn of(tokens: &[TokenTree]) -> Option<Self> {
        match tokens {
            [TokenTree::Literal(literal)] => Some(Self::literal("", literal, tokens)),
            [TokenTree::Punct(minus), TokenTree::Literal(literal)] if minus.as_char() == '-' => {
                let scalar = Self::literal("-", literal, tokens);
                matches!(scalar.kind, ScalarKind::Integer | ScalarKind::Float).then_some(scalar)
            }
            [TokenTree::Ident(word)] if word == "true" || word == "false" => {
                let text = word.to_string();
                Some(Self { kind: ScalarKind::Boolean, text, suffix: String::new(), tokens: word.to_token_stream() })
            }
            _ => None,
        }
    }

    fn literal(sign: &str, literal: &Literal, tokens: &[TokenTree]) -> Self {
        let tokens = tokens.iter().cloned().collect();
        let written = literal.to_string();
        // What is written most; syn reads all the others.
        if let Some(text) = unescaped(&written) {
            return Self { kind: ScalarKind::Text, text, suffix: String::new(), tokens };
        }
        let (kind, text, suffix) = match Lit::new(literal.clone()) {
            Lit::Str(text) => (ScalarKind::Text, text.value(), text.suffix().to_owned()),
            Lit::Int(number) => {
                (ScalarKind::Integer, format!("{sign}{}", number.base10_digits()), number.suffix().to_owned())
            }
            Lit::Float(number) => {
                (ScalarKind::Float, format!("{sign}{}", number.base10_digits()), number.suffix().to_owned())
            }
            _ => (ScalarKind::Other, String::new(), String::new()),
        };
        Self { kind, text, suffix, tokens }
    }
}

/// The text that a literal is, if it is one; `written` is the literal as it is written.
pub(super) fn text(literal: &Literal, written: &str) -> Option<String> {
    unescaped(written).or_else(|| match Lit::new(literal.clone()) {
        Lit::Str(text) => Some(text.value()),
        _ => None,
    })
}

/// The text of a literal with the usual escapes alone. syn knows all of them, and goes through a text letter by letter.
fn unescaped(written: &str) -> Option<String> {
    let mut rest = written.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(rest.len());
    while let Some((plain, escaped)) = rest.split_once('\\') {
        text.push_str(plain);
        let (escape, behind) = escaped.split_at_checked(1)?;
        text.push_str(match escape {
            "n" => "\n",
            "\\" => "\\",
            "\"" => "\"",
            "'" => "'",
            "0" => "\0",
            "r" => "\r",
            "t" => "\t",
            _ => return None,
        });
        rest = behind;
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unescaped_texts_are_those_of_syn() {
        for text in ["", "a", "a\nb", "\\", "\\n", "\"'\\\\\"", "ü\n€", "(p 'it\\'s')", "\0\r\t"] {
            let literal = Literal::string(text);
            assert_eq!(unescaped(&literal.to_string()).as_deref(), Some(text));
        }
        for other in ["r\"a\"", "5", "\"\\x41\"", "\"\\u{e4}\"", "\"", "b\"a\"", "\"\\\""] {
            assert_eq!(unescaped(other), None, "{other}");
        }
    }
}
