//! Requests and groups.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    action::action,
    builder::{Rest, Target, builder},
    check,
    docs::docs,
    encode, types,
};
use crate::item::{Context, FieldItem, GroupItem, RequestItem};

/// The request and everything that it can do.
pub fn request(item: &RequestItem, cx: &Context) -> Vec<TokenStream> {
    let (vis, ident, documentation) = (&item.vis, &item.ident, docs(&item.docs, cx));
    let (runtime, extra) = (&cx.runtime, &item.extra);
    let fields = item.fields.iter().map(|field| definition(field, cx));
    let mut items = vec![quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #vis struct #ident {
            #(#fields,)*
            #[doc = " Parameters that these bindings do not know, sent as they are."]
            pub #extra: #runtime::ExtraParameters,
        }
    }];
    items.extend(request_impls(item, cx));
    items
}

/// Everything that a request can do.
pub fn request_impls(item: &RequestItem, cx: &Context) -> Vec<TokenStream> {
    let (runtime, ident, extra, response) = (&cx.runtime, &item.ident, &item.extra, &item.response);
    let mut items = builder(&target(item), cx);
    items.push(validate(item, cx));
    let action = match &item.same_as {
        Some(request) => quote!(<#request as #runtime::Request>::ACTION),
        None => action(&item.action, cx),
    };
    let parameters = encode::parameters(&item.fields);
    let limits = check::limits(&item.fields);
    let rules: Vec<_> = item.rules.iter().map(check::rule).collect();
    let checks = if limits.is_empty() && rules.is_empty() {
        quote!(let _ = check;)
    } else {
        let source = (!limits.is_empty()).then(|| {
            let source = &item.source;
            quote!(check.source(#source);)
        });
        let body = quote!(#source #(#limits)* #(#rules)*);
        let imports = check::imports(&body, cx);
        quote!(#imports #body)
    };
    items.push(quote! {
        impl #runtime::Request for #ident {
            const ACTION: &'static #runtime::Action = #action;

            type Response = #response;

            #[inline]
            fn encode<'a>(&'a self, out: &mut #runtime::Parameters<'a>) {
                #(#parameters)*
                out.extra(&self.#extra);
            }

            #[inline]
            fn check(&self, check: &mut #runtime::Checker) {
                #checks
            }
        }
    });
    items
}

pub(super) fn target(item: &RequestItem) -> Target<'_> {
    let RequestItem { vis, ident, builder: names, fields, extra, .. } = item;
    Target { vis, ident, names, fields, rest: Rest::Parameters(extra) }
}

pub(super) fn validate(item: &RequestItem, cx: &Context) -> TokenStream {
    let (vis, ident) = (&item.vis, &item.ident);
    let Context { runtime, result, quiet, .. } = cx;
    quote! {
        #quiet
        impl #ident {
            #[doc = " Checks all documented limits and rules again, for a request that was changed after it was built."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " Gives everything that it breaks, at once."]
            #[inline]
            #vis fn validate(&self) -> #result<(), #runtime::Violations> {
                #runtime::Request::validate(self)
            }
        }
    }
}

/// The group and everything that it can do.
pub fn group(item: &GroupItem, cx: &Context) -> Vec<TokenStream> {
    let (vis, ident, documentation) = (&item.vis, &item.ident, docs(&item.docs, cx));
    let fields = item.fields.iter().map(|field| definition(field, cx));
    let mut items = vec![quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #vis struct #ident {
            #(#fields,)*
        }
    }];
    items.extend(group_impls(item, cx));
    items
}

/// Everything that a group can do.
pub fn group_impls(item: &GroupItem, cx: &Context) -> Vec<TokenStream> {
    let (runtime, ident) = (&cx.runtime, &item.ident);
    let mut items = builder(&group_target(item), cx);
    let members = encode::members(&item.fields);
    let limits = check::limits(&item.fields);
    let check = (!limits.is_empty()).then(|| {
        let body = quote!(#(#limits)*);
        let imports = check::imports(&body, cx);
        quote! {
            #[inline]
            fn check(&self, check: &mut #runtime::Checker) {
                #imports
                #body
            }
        }
    });
    items.push(quote! {
        impl #runtime::Group for #ident {
            #[inline]
            fn encode<'a>(&'a self, out: &mut #runtime::GroupParameters<'_, 'a>) {
                #(#members)*
            }

            #check
        }
    });
    items
}

pub(super) fn group_target(item: &GroupItem) -> Target<'_> {
    let GroupItem { vis, ident, builder: names, fields, .. } = item;
    Target { vis, ident, names, fields, rest: Rest::Nothing }
}

fn definition(field: &FieldItem, cx: &Context) -> TokenStream {
    let (ident, ty, documentation) = (&field.ident, types::field(field, cx), docs(&field.docs, cx));
    quote!(#documentation pub #ident: #ty)
}
