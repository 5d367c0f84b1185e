//! The value of a constant.

use dts_codegen::facts::{ActionFacts, KindFacts, ParameterFacts};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use super::{
    super::{
        constant, document,
        emit::Emitter,
        literal::{Scalar, ScalarKind},
        marks::Marks,
        value::{Assigned, Value},
    },
    found::Found,
};

/// What no constant is, whatever the facts say; with its token. `at` are those of the name and of the value.
pub(super) fn refused(
    tokens: &[TokenTree],
    found: &Found<'_>,
    at: (usize, usize),
    facts: &ActionFacts,
) -> Option<(usize, String)> {
    let (wire, kind) = (&found.parameter.wire, &found.parameter.kind);
    let (name, value) = at;
    match (kind, tokens) {
        (KindFacts::Groups { members, .. }, _) => {
            let member = members.first().map_or("Member", |member| member.wire.as_str());
            let message = format!(
                "`{wire}` is a list of groups, which no constant holds; name a member of it: `{}::\"{member}\" = value`",
                facts.name
            );
            Some((name, message))
        }
        (_, [TokenTree::Ident(word)]) if word == "None" => Some((value, option(wire))),
        (_, [TokenTree::Ident(word), TokenTree::Group(_)]) if word == "Some" => Some((value, option(wire))),
        (KindFacts::List(_) | KindFacts::Csv(_), [TokenTree::Group(group)])
            if group.delimiter() == Delimiter::Bracket =>
        {
            Some((value, format!("a constant for the list `{wire}` is one of its items; write the item alone")))
        }
        (KindFacts::Csv(_), tokens) => {
            let scalar =
                Scalar::of(tokens).filter(|scalar| scalar.kind == ScalarKind::Text && scalar.text.contains(','));
            scalar.map(|_| {
                (value, format!("a constant for `{wire}` is one of its items, without a comma; write one item"))
            })
        }
        _ => None,
    }
}

fn option(wire: &str) -> String {
    format!("a constant for `{wire}` is the value itself, not an `Option`; write the value")
}

/// The value as an expression that constants may hold; nothing, if it is faulty.
pub(super) fn tokens(assigned: &Assigned<'_>, emitter: &Emitter<'_>, marks: &Marks) -> Option<TokenStream> {
    let Assigned { parameter, at, value, .. } = assigned;
    let kind = &parameter.kind;
    let wire = &parameter.wire;
    match value {
        Value::Literal { text, .. } if matches!(kind, KindFacts::Set(_)) => {
            let shown = if parameter.secret { String::from("its value") } else { format!("`{text}`") };
            let message = format!(
                "`{wire}`: {shown} is none of its documented values, and a constant holds no other; write it where the \
                 request is built"
            );
            marks.fault(*at, message);
            None
        }
        Value::Literal { tokens, .. } => Some(match kind {
            KindFacts::Int32 | KindFacts::Int64 | KindFacts::Float => {
                let ty = emitter.item_type(kind, parameter);
                constant::typed(tokens, &ty)
            }
            _ => tokens.clone(),
        }),
        Value::Member(member) => Some(emitter.member(member)),
        Value::Document(json) if json.is_open() => {
            let message = format!(
                "a constant for `{wire}` is a text, into which no expression can be written; write literals alone, or the \
                 document where the request is built"
            );
            marks.fault(*at, message);
            None
        }
        Value::Document(json) => Some(document::text(json, emitter.runtime, emitter.is_shown)),
        Value::Constant(tokens) | Value::Expression(tokens) if !is_several(kind) => {
            Some(expression(tokens, parameter, emitter))
        }
        Value::NoMember { .. } | Value::Faulty => None,
        _ => {
            let message =
                format!("`{wire}` holds several values, which no constant does; write it where the request is built");
            marks.fault(*at, message);
            None
        }
    }
}

/// Whether even an item of it is no single value.
fn is_several(kind: &KindFacts) -> bool {
    matches!(kind, KindFacts::List(_) | KindFacts::Csv(_) | KindFacts::Groups { .. } | KindFacts::Part(_))
}

/// An expression, which must be constant.
fn expression(tokens: &TokenStream, parameter: &ParameterFacts, emitter: &Emitter<'_>) -> TokenStream {
    match &parameter.kind {
        kind @ (KindFacts::Boolean | KindFacts::Set(_)) => {
            let value = constant::typed(tokens, &emitter.item_type(kind, parameter));
            quote!(const #value)
        }
        kind => constant::checked(tokens, kind, parameter, emitter),
    }
}
