//! Types of fields against what the spec has.

use dts_codegen::{
    facts::{KindFacts, ParameterFacts},
    item::TypeItem,
};
use proc_macro2::TokenStream;

use super::{Spec, members::has};
use crate::{faults::Faults, field::Parameter};

/// Tells of a type that holds something else than the spec has.
pub(super) fn check(parameter: &Parameter, known: &ParameterFacts, spec: &Spec<'_>, faults: &Faults) {
    let ty = &parameter.item.ty;
    if fits(ty, &known.kind, known.secret) {
        return;
    }
    let what = has(known, spec);
    let ty_to_write = match is_optional(parameter) && !known.is_list() {
        true => format!("Option<{}>", spec.value_type(known)),
        false => spec.value_type(known),
    };
    let message = match (ty, &known.kind) {
        (_, KindFacts::Set(_)) if matches!(ty, TypeItem::String) => format!(
            "{what}, and a `String` lets any text through; write `{ty_to_write}`, or an enum of your own that derives \
             `ValueSet`"
        ),
        (_, KindFacts::Groups { .. }) => format!(
            "{what}; write `{ty_to_write}`, or a `Vec` of your own struct that derives `Group`, and add `group`"
        ),
        (TypeItem::Json, KindFacts::Json(Some(_))) => {
            format!("{what} with members of its own, and a `JsonText` lets any through; write `{ty_to_write}`")
        }
        (_, KindFacts::String) if known.secret => format!("{what}, which may never be shown; write `{ty_to_write}`"),
        _ => format!("{what}; write `{ty_to_write}`"),
    };
    faults.push_spanned(&parameter.written, message);
}

fn fits(ty: &TypeItem, kind: &KindFacts, secret: bool) -> bool {
    match (ty, kind) {
        // Whatever is secret may not be shown; what is not may be kept all the same.
        (TypeItem::Secret, KindFacts::String) => true,
        (TypeItem::Secret, KindFacts::Json(_)) => secret,
        (TypeItem::String, KindFacts::String) => !secret,
        // A set of one's own is some of all texts; limits hold for its texts, too.
        (TypeItem::Named(_), KindFacts::String) => !secret,
        (TypeItem::Boolean, KindFacts::Boolean)
        | (TypeItem::Int32, KindFacts::Int32)
        | (TypeItem::Int64, KindFacts::Int64)
        | (TypeItem::Float, KindFacts::Float)
        | (TypeItem::Named(_), KindFacts::Set(_))
        | (TypeItem::Groups(_), KindFacts::Groups { .. }) => true,
        (TypeItem::Json, KindFacts::Json(None)) | (TypeItem::Document(_), KindFacts::Json(_)) => !secret,
        (TypeItem::Csv(own), KindFacts::Csv(item)) | (TypeItem::List(own), KindFacts::List(item)) => {
            fits(own, item, secret)
        }
        _ => false,
    }
}

fn is_optional(parameter: &Parameter) -> bool {
    syn::parse2::<syn::Type>(parameter.written.clone()).is_ok_and(|ty| crate::types::optional(&ty).is_some())
}

/// A type, without the blanks of tokens.
pub(super) fn written(tokens: &TokenStream) -> String {
    tokens.to_string().replace(' ', "")
}
