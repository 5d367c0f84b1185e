//! What stands for an attributed type with faults, so that the code around it has no faults of its own.
//!
//! The traits are those that [`emit`](super) writes for sound items: who changes the one changes the other.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    builder::builder,
    request::{group_target, target, validate},
    response::structure_impls,
    value_set::conversions,
};
use crate::item::{Context, GroupItem, RequestItem, StructureItem};

/// A request with its builder, and without facts.
pub fn request(item: &RequestItem, cx: &Context) -> Vec<TokenStream> {
    let mut items = builder(&target(item), cx);
    items.push(validate(item, cx));
    items.push(bare_request(&item.ident, &item.response, cx));
    items
}

/// A request that can't even have a builder.
pub fn bare_request(ident: &Ident, response: &TokenStream, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    quote! {
        impl #runtime::Request for #ident {
            const ACTION: &'static #runtime::Action = &#runtime::Action::new(&#runtime::Product::new("", ""), "");

            type Response = #response;

            fn encode<'a>(&'a self, _: &mut #runtime::Parameters<'a>) {}

            fn check(&self, _: &mut #runtime::Checker) {}
        }
    }
}

/// A group with its builder, and without facts.
pub fn group(item: &GroupItem, cx: &Context) -> Vec<TokenStream> {
    let mut items = builder(&group_target(item), cx);
    items.push(bare_group(&item.ident, cx));
    items
}

/// A group that can't even have a builder.
pub fn bare_group(ident: &Ident, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    quote! {
        impl #runtime::Group for #ident {
            fn encode<'a>(&'a self, _: &mut #runtime::GroupParameters<'_, 'a>) {}
        }
    }
}

/// A structure of which nothing is decoded.
pub fn structure(ident: &Ident, cx: &Context) -> Vec<TokenStream> {
    structure_impls(&StructureItem { ident: ident.clone(), docs: Vec::new(), members: Vec::new() }, cx)
}

/// A value set without values.
pub fn value_set(ident: &Ident, cx: &Context) -> Vec<TokenStream> {
    let Context { runtime, std, .. } = cx;
    let mut items = conversions(ident, cx);
    items.push(quote! {
        impl #runtime::ValueSet for #ident {
            const MEMBERS: &'static #runtime::Members =
                &#runtime::Members { texts: &[], complete: false, ignore_case: false };

            const VALUES: &'static [Self] = &[];

            const UNLISTED: fn(String) -> Self = |_| #std::unreachable!();

            fn as_str(&self) -> &str {
                ""
            }
        }
    });
    items.push(quote! {
        impl Default for #ident {
            fn default() -> Self {
                #std::unreachable!()
            }
        }
    });
    items
}
