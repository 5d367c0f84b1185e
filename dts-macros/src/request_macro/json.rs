//! JSON documents that are written out: `{ "orders": { "name": name, "all": true } }`.

use dts_codegen::decide;
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

use super::{
    entry::{self, Name},
    literal::{Scalar, ScalarKind},
    marks::{ACTION, Marks},
    split::{self, Piece},
};

/// A JSON value, each with its number.
pub(super) enum Json {
    /// `null`
    Null(usize),
    /// `true` or `false`
    Boolean(usize, bool),
    /// A number, as JSON writes it.
    Number(usize, String),
    /// A text.
    Text(usize, String),
    /// A list.
    Array(usize, Vec<Json>),
    /// Members.
    Object(usize, Vec<(Key, Json)>),
    /// Whatever is known when it runs.
    Expression(usize, TokenStream),
    /// A fault was told.
    Faulty(usize),
}

/// The name of a member.
pub(super) enum Key {
    /// A text.
    Text(usize, String),
    /// Whatever is known when it runs: `(expression)`.
    Expression(TokenStream),
    /// A fault was told, and what else the object has is not known.
    Lost,
}

impl Json {
    /// Whether there is an expression in it.
    pub(super) fn is_open(&self) -> bool {
        match self {
            Self::Expression(..) => true,
            Self::Array(_, items) => items.iter().any(Self::is_open),
            Self::Object(_, members) => {
                members.iter().any(|(key, value)| matches!(key, Key::Expression(_)) || value.is_open())
            }
            _ => false,
        }
    }

    /// What is known of it; an object with a name that is not known is an expression as a whole.
    pub(super) fn known(&self) -> decide::Json {
        match self {
            Self::Null(at) => decide::Json::Null(*at),
            Self::Boolean(at, value) => decide::Json::Boolean(*at, *value),
            Self::Number(at, text) => decide::Json::Number(*at, text.clone()),
            Self::Text(at, text) => decide::Json::Text(*at, text.clone()),
            Self::Array(at, items) => decide::Json::Array(*at, items.iter().map(Self::known).collect()),
            Self::Object(at, members) => {
                let named = members.iter().map(|(key, value)| match key {
                    Key::Text(at, name) => Some((*at, name.clone(), value.known())),
                    Key::Expression(_) | Key::Lost => None,
                });
                named
                    .collect::<Option<Vec<_>>>()
                    .map_or(decide::Json::Expression(*at), |members| decide::Json::Object(*at, members))
            }
            Self::Expression(at, _) | Self::Faulty(at) => decide::Json::Expression(*at),
        }
    }
}

/// A document: what stands between braces or square brackets.
pub(super) fn document(group: &Group, at: usize, marks: &Marks) -> Json {
    match group.delimiter() {
        Delimiter::Brace => Json::Object(at, members(group.stream(), marks)),
        _ => Json::Array(at, items(group.stream(), marks)),
    }
}

fn items(stream: TokenStream, marks: &Marks) -> Vec<Json> {
    let read = |Piece { tokens, comma }| value(tokens, comma.as_ref(), marks);
    split::pieces(stream).into_iter().map(read).collect()
}

fn value(tokens: Vec<TokenTree>, comma: Option<&TokenTree>, marks: &Marks) -> Json {
    let tokens = split::bare(tokens);
    if tokens.is_empty() {
        let at = comma.map_or(ACTION, |comma| marks.one(comma.span()));
        marks.fault(at, "expected a value in front of the comma; remove one comma");
        return Json::Faulty(at);
    }
    let at = marks.all(&tokens);
    if let Some(scalar) = Scalar::of(&tokens) {
        return literal(scalar, at, marks);
    }
    match tokens.as_slice() {
        [TokenTree::Ident(word)] if word == "null" || word == "None" => Json::Null(at),
        [TokenTree::Group(group)] if matches!(group.delimiter(), Delimiter::Brace | Delimiter::Bracket) => {
            document(group, at, marks)
        }
        _ => Json::Expression(at, tokens.into_iter().collect()),
    }
}

fn literal(scalar: Scalar, at: usize, marks: &Marks) -> Json {
    match scalar.kind {
        ScalarKind::Text => Json::Text(at, scalar.text),
        ScalarKind::Boolean => Json::Boolean(at, scalar.text == "true"),
        // `1.` is a number in Rust alone.
        ScalarKind::Float if scalar.text.ends_with('.') => Json::Number(at, format!("{}0", scalar.text)),
        ScalarKind::Integer | ScalarKind::Float => Json::Number(at, scalar.text),
        ScalarKind::Other => {
            marks.fault(at, "JSON has texts, numbers, `true`, `false` and `null`; write a text: `\"...\"`");
            Json::Faulty(at)
        }
    }
}

fn members(stream: TokenStream, marks: &Marks) -> Vec<(Key, Json)> {
    let mut members: Vec<(Key, Json)> = Vec::new();
    for Piece { tokens, comma } in split::pieces(stream) {
        let tokens = split::bare(tokens);
        let Some((first, rest)) = tokens.split_first() else {
            let at = comma.map_or(ACTION, |comma| marks.one(comma.span()));
            marks.fault(at, "expected a member in front of the comma; remove one comma");
            continue;
        };
        let Some(key) = key(first, marks) else {
            members.push((Key::Lost, Json::Faulty(marks.one(first.span()))));
            continue;
        };
        let value = match rest {
            [TokenTree::Punct(colon), value @ ..] if colon.as_char() == ':' => {
                let value = value.to_vec();
                if value.is_empty() {
                    let at = marks.one(colon.span());
                    marks.fault(at, "expected a value behind the colon; write `\"name\": value`");
                    Json::Faulty(at)
                } else {
                    match behind_comma(&value) {
                        Some(name) => {
                            let at = marks.one(name);
                            marks.fault(at, "expected a comma in front of this member");
                            members.push((Key::Lost, Json::Faulty(at)));
                            continue;
                        }
                        None => super::json::value(value, None, marks),
                    }
                }
            }
            rest => {
                let at = rest.first().map_or_else(|| marks.one(first.span()), |other| marks.one(other.span()));
                marks.fault(at, "expected `:` and a value behind a member's name; write `\"name\": value`");
                Json::Faulty(at)
            }
        };
        if let Key::Text(at, name) = &key
            && members.iter().any(|(other, _)| matches!(other, Key::Text(_, other) if other == name))
        {
            marks.fault(*at, format!("member `{name}` is given twice; remove one"));
            continue;
        }
        members.push((key, value));
    }
    members
}

/// The name of a member that has no comma in front of it: `"a": 1 "b": 2`.
fn behind_comma(value: &[TokenTree]) -> Option<Span> {
    value.windows(2).skip(1).find_map(|pair| match pair {
        [name @ TokenTree::Literal(_), TokenTree::Punct(colon)] if colon.as_char() == ':' => Some(name.span()),
        _ => None,
    })
}

fn key(token: &TokenTree, marks: &Marks) -> Option<Key> {
    if let TokenTree::Group(group) = token
        && group.delimiter() == Delimiter::Parenthesis
        && !group.stream().is_empty()
    {
        return Some(Key::Expression(group.stream()));
    }
    match entry::name(token, marks) {
        Some(Name { text, is_wire: true, at, .. }) => Some(Key::Text(at, text)),
        Some(Name { text, at, .. }) => {
            let message = format!(
                "the name of a member stands in quotes: `\"{text}\": ...`; a name that is known when it runs stands in \
                 parentheses: `({text}): ...`"
            );
            marks.fault(at, message);
            None
        }
        None => {
            let at = marks.one(token.span());
            marks.fault(at, "expected the name of a member: `\"name\": value`");
            None
        }
    }
}
