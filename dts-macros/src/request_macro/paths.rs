//! Paths below the root of the bindings, and names of them.

use dts_codegen::facts::{ActionFacts, KindFacts, ParameterFacts, SetFacts};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// An identifier. Facts that were damaged give one that nothing has.
pub(super) fn ident(name: &str, span: Span) -> Ident {
    let is_plain = name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_'))
        && !name.starts_with(|first: char| first.is_ascii_digit())
        && !name.is_empty();
    match is_plain {
        true => Ident::new(name, span),
        false => syn::parse_str::<Ident>(name).unwrap_or_else(|_| Ident::new("unnamed", span)),
    }
}

/// The path below the root; its last name lies where `span` does.
pub(crate) fn path(root: &TokenStream, names: &[String], span: Span) -> TokenStream {
    let last = names.len().saturating_sub(1);
    let names = names.iter().enumerate().map(|(index, name)| match index == last {
        true => ident(name, span),
        false => ident(name, Span::call_site()),
    });
    quote!(#root #(::#names)*)
}

/// The value set that a parameter's values or items are of.
pub(super) fn set_of<'f>(facts: &'f ActionFacts, kind: &KindFacts) -> Option<&'f SetFacts> {
    match super::value::item(kind) {
        KindFacts::Set(number) => facts.members.sets.get(*number),
        _ => None,
    }
}

/// The wire name without the `.N` of a list: `ResourceId`.
pub(super) fn stem(parameter: &ParameterFacts) -> &str {
    parameter.wire.strip_suffix(".N").unwrap_or(&parameter.wire)
}

/// `Tag.N.Key` with numbers: `Tag.1.Key`. What has no number keeps its `N`.
pub(super) fn numbered(wire: &str, numbers: &[usize]) -> String {
    let mut numbers = numbers.iter();
    let mut name = String::with_capacity(wire.len());
    for (index, step) in wire.split('.').enumerate() {
        if index > 0 {
            name.push('.');
        }
        // No wire name begins with its number.
        match (index > 0 && step == "N").then(|| numbers.next()).flatten() {
            Some(number) => name.push_str(&number.to_string()),
            None => name.push_str(step),
        }
    }
    name
}
