//! `::name = value`, as it is written behind the action.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::super::{
    entry::{self, Name},
    literal::Scalar,
    marks::{ACTION, Marks},
    split::{self, Piece},
};

/// A parameter.
pub(super) struct Written {
    pub(super) name: Name,
    /// The value's tokens, of which there is at least one; or what is wrong, and where.
    pub(super) value: Result<Vec<TokenTree>, (usize, String)>,
}

/// Whether a parameter follows the action, and no request.
pub(in super::super) fn is_meant(given: &TokenStream) -> bool {
    let mut tokens = given.clone().into_iter();
    let mut is_colon = || tokens.next().is_some_and(|token| is(&token, ':'));
    is_colon() && is_colon()
}

/// Reads it; nothing, if not even the name is there.
pub(super) fn read(given: TokenStream, action: &str, marks: &Marks) -> Option<Written> {
    let tokens: Vec<_> = given.into_iter().skip(2).collect();
    let form = format!("write `{action}::name = value`");
    let Some((first, rest)) = tokens.split_first() else {
        marks.fault(ACTION, format!("expected the name of a parameter behind `{action}::`; {form}"));
        return None;
    };
    let Some(name) = entry::name(first, marks) else {
        let message = format!("expected the name of a parameter, or its wire name in quotes; {form}");
        marks.fault(marks.one(first.span()), message);
        return None;
    };
    if name.text == "maybe"
        && !name.is_wire
        && matches!(rest.first(), Some(TokenTree::Ident(_) | TokenTree::Literal(_)))
    {
        marks.fault(name.at, format!("a constant is the value itself, never absent; remove `maybe`: {form}"));
        return None;
    }
    let value = value(&name, rest, action, marks);
    Some(Written { name, value })
}

/// What stands behind the name.
fn value(name: &Name, rest: &[TokenTree], action: &str, marks: &Marks) -> Result<Vec<TokenTree>, (usize, String)> {
    let word = if name.is_wire { format!("\"{}\"", name.text) } else { name.text.clone() };
    let form = format!("write `{action}::{word} = value`");
    match rest {
        [] => Err((name.at, format!("expected a value for `{word}`; {form}"))),
        [equals] if is(equals, '=') => Err((marks.one(equals.span()), format!("expected a value behind `=`; {form}"))),
        [equals, other, ..] if is(equals, '=') && (is(other, '=') || is(other, '>')) => {
            let other_sign = if is(other, '=') { '=' } else { '>' };
            Err((marks.one(other.span()), format!("unexpected `{other_sign}`; {form}")))
        }
        [equals, value @ ..] if is(equals, '=') => single(value, &form, marks),
        [other, ..] => {
            let message = match other {
                TokenTree::Punct(punct) => format!("expected `=` behind `{word}`, not `{}`; {form}", punct.as_char()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                    format!("a parameter is no call; {form}")
                }
                _ => format!("expected `=` behind `{word}`; {form}"),
            };
            Err((marks.one(other.span()), message))
        }
    }
}

/// One expression, and nothing behind it.
fn single(value: &[TokenTree], form: &str, marks: &Marks) -> Result<Vec<TokenTree>, (usize, String)> {
    let behind = |token: &TokenTree| {
        (
            marks.one(token.span()),
            String::from("unexpected token behind the value; remove it, or write one parameter at a time"),
        )
    };
    let mut pieces = split::pieces(value.iter().cloned().collect()).into_iter();
    let Some(Piece { tokens, comma }) = pieces.next() else { return Ok(Vec::new()) };
    if let Some(more) = pieces.next()
        && let Some(token) = more.tokens.first().or(comma.as_ref())
    {
        return Err(behind(token));
    }
    let tokens = split::bare(tokens);
    if tokens.is_empty() {
        let at = comma.map_or(ACTION, |comma| marks.one(comma.span()));
        return Err((at, format!("expected a value in front of the comma; {form}")));
    }
    match tokens.iter().find(|token| is(token, ';')).or_else(|| behind_literal(&tokens)) {
        Some(token) => Err(behind(token)),
        None => Ok(tokens),
    }
}

/// What can't follow a literal: `"3306" "3307"`.
fn behind_literal(tokens: &[TokenTree]) -> Option<&TokenTree> {
    let tokens = match tokens {
        [minus, tokens @ ..] if is(minus, '-') => tokens,
        tokens => tokens,
    };
    match tokens {
        [first, next, ..] if Scalar::of(std::slice::from_ref(first)).is_some() => match next {
            TokenTree::Ident(word) if word == "as" => None,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => None,
            TokenTree::Punct(_) => None,
            _ => Some(next),
        },
        _ => None,
    }
}

fn is(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}
