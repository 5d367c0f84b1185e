//! The parameters of a request, one call each, in the order of their wire names.

use proc_macro2::TokenStream;
use quote::quote;

use super::borrow::borrowed;
use crate::item::{FieldItem, LocationItem, TypeItem};

/// The calls that put a request's parameters.
pub(super) fn parameters(fields: &[FieldItem]) -> Vec<TokenStream> {
    sorted(fields)
        .into_iter()
        .map(|field| {
            let (value, wire) = (borrowed(&field.ident), &field.wire);
            match (&field.ty, field.location) {
                (TypeItem::Groups(_), LocationItem::Query) => quote!(out.query_groups(#wire, #value);),
                (TypeItem::Groups(_), LocationItem::Body) => quote!(out.body_groups(#wire, #value);),
                (_, LocationItem::Query) => quote!(out.query(#wire, #value);),
                (_, LocationItem::Body) => quote!(out.body(#wire, #value);),
            }
        })
        .collect()
}

/// The calls that put a group's members.
pub(super) fn members(fields: &[FieldItem]) -> Vec<TokenStream> {
    sorted(fields)
        .into_iter()
        .map(|field| {
            let (value, wire) = (borrowed(&field.ident), &field.wire);
            quote!(out.put(#wire, #value);)
        })
        .collect()
}

fn sorted(fields: &[FieldItem]) -> Vec<&FieldItem> {
    let mut fields: Vec<_> = fields.iter().collect();
    fields.sort_by(|a, b| a.wire.cmp(&b.wire));
    fields
}
