//! Parameters as they are written: `name: value`, `name`, `maybe name: value`, and `..` at the end.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::Lit;

use super::{
    literal,
    marks::{ACTION, Marks},
    split::{self, Piece, Scan},
};

/// A parameter.
pub(super) struct Entry {
    /// Its name.
    pub(super) name: Name,
    /// Whether it is handed as an `Option`.
    pub(super) maybe: bool,
    /// Its value.
    pub(super) value: Written,
}

/// A name.
pub(super) struct Name {
    /// Without quotes and `r#`.
    pub(super) text: String,
    /// Whether it is a wire name, in quotes.
    pub(super) is_wire: bool,
    /// Where it is written.
    pub(super) span: Span,
    /// Its number.
    pub(super) at: usize,
    /// The token itself.
    pub(super) token: TokenTree,
}

/// What stands behind a name.
pub(super) enum Written {
    /// These tokens; none of them, if a fault was told.
    Value(Vec<TokenTree>),
    /// Nothing: the variable of that name.
    Shorthand,
}

/// Reads what stands between braces, one after the other, so that what belongs to a parameter is numbered before the
/// next one. False, if there is something of which not even the name is known.
pub(super) fn entries(stream: TokenStream, marks: &Marks, take: &mut dyn FnMut(Entry)) -> bool {
    let mut is_whole = true;
    let mut pieces = split::pieces(stream).into_iter().peekable();
    while let Some(Piece { tokens, comma }) = pieces.next() {
        let tokens = split::bare(tokens);
        if is_rest(&tokens) {
            rest(&tokens, pieces.peek().is_some(), marks);
            continue;
        }
        if tokens.is_empty() {
            let at = comma.map_or(ACTION, |comma| marks.one(comma.span()));
            marks.fault(at, "expected a parameter in front of the comma; remove one comma");
            continue;
        }
        for tokens in apart(tokens, marks) {
            match entry(tokens, marks) {
                Some(entry) => take(entry),
                None => is_whole = false,
            }
        }
    }
    is_whole
}

fn is_rest(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(first), TokenTree::Punct(second), ..]
        if first.as_char() == '.' && second.as_char() == '.')
}

/// `..` says that the others are not set.
fn rest(tokens: &[TokenTree], is_followed: bool, marks: &Marks) {
    let at = marks.all(tokens.get(..2).unwrap_or(tokens));
    if tokens.len() > 2 {
        let message = "`..` stands alone: it says that the other parameters are not set; there is no request to take \
                       them from";
        marks.fault(at, message);
    } else if is_followed {
        marks.fault(at, "`..` stands at the end; move it behind the last parameter");
    }
}

/// Parameters between which a comma is missing: `a: 1 b: 2`.
fn apart(tokens: Vec<TokenTree>, marks: &Marks) -> Vec<Vec<TokenTree>> {
    let (mut all, mut scan) = (vec![Vec::new()], Scan::default());
    // Behind the colon of the first name.
    let mut in_value = false;
    let mut is_behind_colon = false;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_colon = is(&token, ':');
        let is_single = is_colon && !is_behind_colon && !tokens.peek().is_some_and(|next| is(next, ':'));
        if is_single
            && scan.is_outside()
            && let Some(current) = all.last_mut()
        {
            // A name alone may stand in front: `job_id region: "a"`.
            if in_value || is_behind_name(current) {
                begin(&mut all, marks)
            }
            in_value = all.last().is_some_and(|current| !current.is_empty());
        }
        is_behind_colon = is_colon;
        scan.pass(&token);
        if let Some(current) = all.last_mut() {
            current.push(token);
        }
    }
    all
}

/// Whether the last one is the second of two names.
fn is_behind_name(tokens: &[TokenTree]) -> bool {
    let is_maybe = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "maybe");
    match tokens {
        [maybe, _] if is_maybe(maybe) => false,
        [maybe, first, last] if is_maybe(maybe) => is_name(first) && is_name(last),
        [first, last] => is_name(first) && is_name(last),
        _ => false,
    }
}

/// In front of a colon: what came last is the next parameter's name, if it is one and not the label of a loop.
fn begin(all: &mut Vec<Vec<TokenTree>>, marks: &Marks) {
    let next = all.last_mut().and_then(|current| {
        let (name, before) = current.split_last()?;
        let is_colon_before = |token: &TokenTree| is(token, ':');
        let is_next = match before {
            // `a: b: 2`, where `a` has no value yet; `a::b` is a path.
            [.., before, last] if is_colon_before(last) => !is_colon_before(before),
            before => !before.last().is_some_and(|token| is(token, '\'') || is_colon_before(token)),
        };
        let is_next = is_next && is_name(name);
        if is_next { current.pop() } else { None }
    });
    if let Some(name) = next {
        marks.fault(marks.one(name.span()), "expected a comma in front of this parameter");
        all.push(vec![name]);
    }
}

fn is(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn is_name(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(_) => true,
        TokenTree::Literal(literal) => matches!(Lit::new(literal.clone()), Lit::Str(_)),
        _ => false,
    }
}

const FORM: &str = "write `name: value`, or `\"WireName\": value`";

/// One parameter.
fn entry(tokens: Vec<TokenTree>, marks: &Marks) -> Option<Entry> {
    let (maybe, tokens) = match tokens.as_slice() {
        [TokenTree::Ident(word), second, ..] if word == "maybe" && is_name(second) => {
            (true, tokens.get(1..).unwrap_or_default())
        }
        all => (false, all),
    };
    let (token, rest) = tokens.split_first()?;
    let Some(name) = name(token, marks) else {
        marks.fault(marks.one(token.span()), format!("expected the name of a parameter; {FORM}"));
        return None;
    };
    let said = |value: Vec<TokenTree>, name: Name| Some(Entry { name, maybe, value: Written::Value(value) });
    let told = |at: usize, message: String| marks.fault(at, message);
    let word = &name.text;
    match rest {
        [] if name.is_wire => {
            told(name.at, format!("expected a value behind `\"{word}\"`; write `\"{word}\": value`"));
            said(Vec::new(), name)
        }
        [] => Some(Entry { name, maybe, value: Written::Shorthand }),
        [colon] if is(colon, ':') => {
            let at = marks.one(colon.span());
            told(at, format!("expected a value behind `{word}:`; where it is not to be set, leave it out"));
            said(Vec::new(), name)
        }
        [colon, equals, value @ ..] if is(colon, ':') && is(equals, '=') => {
            told(marks.one(equals.span()), format!("unexpected `=`; write `{word}: value`"));
            said(value.to_vec(), name)
        }
        [colon, value @ ..] if is(colon, ':') && !value.first().is_some_and(|next| is(next, ':')) => {
            said(value.to_vec(), name)
        }
        [other, ..] => {
            let message = match other {
                TokenTree::Punct(punct) if matches!(punct.as_char(), '=' | ':' | '.' | ';') => {
                    format!("expected `:` behind `{word}`, not `{}`; write `{word}: value`", punct.as_char())
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                    format!("a parameter is no call; write `{word}: value`")
                }
                _ => format!("expected `:` behind `{word}`; write `{word}: value`"),
            };
            told(marks.one(other.span()), message);
            said(Vec::new(), name)
        }
    }
}

/// A name, with or without quotes.
pub(super) fn name(token: &TokenTree, marks: &Marks) -> Option<Name> {
    let (text, is_wire) = match token {
        TokenTree::Ident(ident) => {
            let text = ident.to_string();
            (text.strip_prefix("r#").unwrap_or(&text).to_owned(), false)
        }
        TokenTree::Literal(literal) => (literal::text(literal, &literal.to_string())?, true),
        _ => return None,
    };
    let span = token.span();
    Some(Name { text, is_wire, span, at: marks.one(span), token: token.clone() })
}
