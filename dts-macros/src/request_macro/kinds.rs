//! Values, by the kind of their parameter.

use dts_codegen::{
    diagnostic::nearest,
    facts::{KindFacts, ParameterFacts, SetFacts},
};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

use super::{
    constant, json,
    literal::{Scalar, ScalarKind},
    paths::set_of,
    read::{Owner, Reader, list},
    split::{self, Piece},
    unlike,
    value::{Element, Member, Request, Value, item},
};
use crate::editor;

impl<'f> Reader<'f, '_> {
    /// The value that the tokens are, of which there is at least one.
    pub(super) fn value(
        self,
        tokens: Vec<TokenTree>,
        at: usize,
        kind: &'f KindFacts,
        parameter: &'f ParameterFacts,
    ) -> Value<'f> {
        if let Some(scalar) = Scalar::of(&tokens).or_else(|| constant::literal(&tokens)) {
            return self.literal(scalar, at, kind, parameter);
        }
        if constant::inner(&tokens).is_some() && constant::is_checked(kind, &parameter.limits) {
            return Value::Constant(tokens.into_iter().collect());
        }
        match (tokens.as_slice(), kind) {
            ([TokenTree::Ident(word)], _) if word == "None" => self.option(at, parameter),
            ([TokenTree::Ident(word), TokenTree::Group(_)], _) if word == "Some" => self.option(at, parameter),
            ([TokenTree::Group(group)], KindFacts::Json(_) | KindFacts::Part(_))
                if matches!(group.delimiter(), Delimiter::Brace | Delimiter::Bracket) =>
            {
                Value::Document(json::document(group, at, self.marks))
            }
            ([TokenTree::Group(group)], KindFacts::List(_) | KindFacts::Csv(_)) if is_bracket(group) => {
                self.items(group.stream(), item(kind), parameter)
            }
            ([TokenTree::Group(group)], KindFacts::Groups { members, .. }) if is_bracket(group) => {
                self.groups(group.stream(), members, parameter)
            }
            ([TokenTree::Group(group)], KindFacts::Groups { .. }) if group.delimiter() == Delimiter::Brace => {
                self.told(at, format!("`{}` is a list of groups; write `[{{ ... }}]`", parameter.wire))
            }
            ([TokenTree::Group(group)], kind) if is_bracket(group) => {
                let expected = unlike::expected(kind);
                self.told(at, format!("`{}` is {expected}, not a list; write one value", parameter.wire))
            }
            (tokens, KindFacts::Set(_)) => self.member(tokens, at, kind, parameter),
            // A member alone, where a list of them is meant.
            ([TokenTree::Ident(word)], KindFacts::List(_) | KindFacts::Csv(_))
                if set_of(self.facts, kind).is_some_and(|set| word_of(set, word).is_some()) =>
            {
                self.told(at, format!("`{}` is a list; write `[{word}]`", parameter.wire))
            }
            (tokens, _) => expression(tokens),
        }
    }

    fn told<'v>(self, at: usize, message: String) -> Value<'v> {
        self.marks.fault(at, message);
        Value::Faulty
    }

    /// `None` or `Some(...)`, which no setter takes.
    fn option(self, at: usize, parameter: &ParameterFacts) -> Value<'f> {
        let (wire, rust) = (&parameter.wire, &parameter.rust);
        let message = match parameter.required {
            true => format!("`{wire}` is required; write the value itself"),
            false => {
                format!("`{wire}` takes the value itself, or is left out; write `maybe {rust}: ...` for an `Option`")
            }
        };
        self.told(at, message)
    }

    fn literal(self, scalar: Scalar, at: usize, kind: &'f KindFacts, parameter: &'f ParameterFacts) -> Value<'f> {
        if let Some(message) = unlike::literal(&scalar, kind, parameter) {
            return self.told(at, message);
        }
        let Scalar { kind: form, text, tokens, .. } = scalar;
        let span = tokens.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
        match kind {
            KindFacts::Set(_) => match set_of(self.facts, kind).and_then(|set| text_of(set, &text).zip(Some(set))) {
                Some(((rust, wire), set)) => Value::Member(Member { set, rust, wire, span, set_span: None }),
                None => Value::Literal { text, tokens },
            },
            KindFacts::Csv(inner) => {
                let items = text.split(',').map(|item| {
                    let item = item.trim();
                    let mut literal = Literal::string(item);
                    literal.set_span(span);
                    let tokens = vec![TokenTree::Literal(literal)];
                    (at, self.value(tokens, at, inner, parameter))
                });
                Value::List(if text.trim().is_empty() { Vec::new() } else { items.collect() })
            }
            KindFacts::Float => {
                let number = text.parse::<f64>().unwrap_or_default();
                let tokens = match form {
                    ScalarKind::Integer => float(&text, span),
                    _ => tokens,
                };
                Value::Literal { text: number.to_string(), tokens }
            }
            KindFacts::Int32 | KindFacts::Int64 => {
                // `+` and zeros in front do not travel.
                let text = text.parse::<i64>().map_or(text, |number| number.to_string());
                Value::Literal { text, tokens }
            }
            _ => Value::Literal { text, tokens },
        }
    }

    fn items(self, stream: TokenStream, kind: &'f KindFacts, parameter: &'f ParameterFacts) -> Value<'f> {
        let read = |piece| {
            let (at, tokens) = self.piece(piece);
            match tokens.is_empty() {
                true => (at, Value::Faulty),
                false => (at, self.value(tokens, at, kind, parameter)),
            }
        };
        Value::List(split::pieces(stream).into_iter().map(read).collect())
    }

    fn groups(self, stream: TokenStream, members: &'f [ParameterFacts], parameter: &'f ParameterFacts) -> Value<'f> {
        let read = |piece| {
            let (at, tokens) = self.piece(piece);
            let element = match tokens.as_slice() {
                [] => Element::Faulty,
                [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                    let mut group_read = Request { assigned: Vec::new(), unknown: Vec::new(), is_whole: true };
                    let owner = Owner { parameters: members, list: Some(parameter) };
                    self.entries(group.stream(), owner, &mut group_read);
                    if group_read.is_empty() {
                        let message = format!("an item of `{}` sets something, or is left out", parameter.wire);
                        self.marks.fault(at, message);
                    }
                    Element::Group(group_read)
                }
                tokens if Scalar::of(tokens).is_some() => {
                    let message = format!("an item of `{}` is a group; write `{{ name: value }}`", parameter.wire);
                    self.marks.fault(at, message);
                    Element::Faulty
                }
                tokens => Element::Expression(tokens.iter().cloned().collect()),
            };
            (at, element)
        };
        Value::Groups(split::pieces(stream).into_iter().map(read).collect())
    }

    /// An item's number and tokens; of an empty one the comma's number, and a fault.
    fn piece(self, Piece { tokens, comma }: Piece) -> (usize, Vec<TokenTree>) {
        let tokens = split::bare(tokens);
        match comma {
            Some(comma) if tokens.is_empty() => {
                let at = self.marks.one(comma.span());
                self.marks.fault(at, "expected an item in front of the comma; remove one comma");
                (at, tokens)
            }
            _ => (self.marks.all(&tokens), tokens),
        }
    }

    /// `Member`, `Set::Member`, or an expression.
    fn member(self, tokens: &[TokenTree], at: usize, kind: &KindFacts, parameter: &ParameterFacts) -> Value<'f> {
        let Some(set) = set_of(self.facts, kind) else { return expression(tokens) };
        let (word, set_span) = match tokens {
            [TokenTree::Ident(word)] => (word, None),
            [.., TokenTree::Ident(name), TokenTree::Punct(first), TokenTree::Punct(second), TokenTree::Ident(word)]
                if first.as_char() == ':'
                    && second.as_char() == ':'
                    && set.path.last().is_some_and(|set| name == set) =>
            {
                (word, Some(name.span()))
            }
            // Nothing yet behind `Set::`.
            [.., TokenTree::Ident(name), TokenTree::Punct(first), TokenTree::Punct(second)]
                if first.as_char() == ':'
                    && second.as_char() == ':'
                    && set.path.last().is_some_and(|set| name == set) =>
            {
                return self.told(at, no_member("", set, parameter));
            }
            _ => return expression(tokens),
        };
        if let Some((rust, wire)) = word_of(set, word) {
            return Value::Member(Member { set, rust, wire, span: word.span(), set_span });
        }
        let name = word.to_string();
        if set_span.is_none() && !is_meant_as_member(&name, set) && !editor::is_marker(&name) {
            return expression(tokens);
        }
        self.marks.fault(at, no_member(&name, set, parameter));
        Value::NoMember { set, word: word.clone(), set_span }
    }
}

fn is_bracket(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket
}

fn expression<'v>(tokens: &[TokenTree]) -> Value<'v> {
    Value::Expression(tokens.iter().cloned().collect())
}

/// The member of this Rust name.
fn word_of<'f>(set: &'f SetFacts, word: &Ident) -> Option<(&'f str, &'f str)> {
    let (rust, wire) = set.members.iter().find(|(rust, _)| word == rust)?;
    Some((rust, wire))
}

/// The member of this text.
fn text_of<'f>(set: &'f SetFacts, text: &str) -> Option<(&'f str, &'f str)> {
    let exact = set.members.iter().find(|(_, wire)| wire == text);
    let folded = || set.members.iter().find(|(_, wire)| set.ignore_case && wire.eq_ignore_ascii_case(text));
    exact.or_else(folded).map(|(rust, wire)| (rust.as_str(), wire.as_str()))
}

/// Whether a name is no variable's: `Sync`, or `SYNC` if there is a member or text that is like it. `SYNC_KIND` is a
/// constant.
fn is_meant_as_member(name: &str, set: &SetFacts) -> bool {
    let is_camel = name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase) && !name.contains('_');
    let like = |other: &str| other.eq_ignore_ascii_case(name);
    let is_text = set.members.iter().any(|(rust, wire)| like(rust) || like(wire));
    is_camel || (name.starts_with(char::is_uppercase) && is_text)
}

/// The members that are like it, or all of them.
fn no_member(name: &str, set: &SetFacts, parameter: &ParameterFacts) -> String {
    const MOST: usize = 12;
    let names = || set.members.iter().map(|(rust, _)| rust.as_str());
    let by_text = set.members.iter().find(|(_, wire)| wire.eq_ignore_ascii_case(name)).map(|(rust, _)| rust.as_str());
    let help = match by_text.or_else(|| nearest(name, names())) {
        Some(near) => format!("did you mean `{near}`?"),
        None if set.members.len() <= MOST => format!("it has {}", list(names())),
        None => {
            let few: Vec<_> = names().take(MOST).map(|name| format!("`{name}`")).collect();
            format!("it has {} and {} more", few.join(", "), set.members.len() - MOST)
        }
    };
    let otherwise = if set.complete { "" } else { " (a value that is not listed is written as a text, `\"...\"`)" };
    match name {
        "" => format!("expected a value of `{}` behind `::`; {help}{otherwise}", parameter.wire),
        name => format!("`{}` has no value `{name}`; {help}{otherwise}", parameter.wire),
    }
}

/// A whole number, where Rust wants a fraction.
fn float(text: &str, span: Span) -> TokenStream {
    let digits = text.trim_start_matches('-');
    let mut literal = Literal::f64_unsuffixed(digits.parse().unwrap_or_default());
    literal.set_span(span);
    let minus = text.starts_with('-').then(|| {
        let mut minus = proc_macro2::Punct::new('-', proc_macro2::Spacing::Alone);
        minus.set_span(span);
        minus
    });
    minus.into_iter().map(TokenTree::Punct).chain([TokenTree::Literal(literal)]).collect()
}
