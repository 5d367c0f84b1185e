//! Pages and waiters.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs::docs, types};
use crate::item::{Context, PagedItem, WaitItem, WaitsItem};

/// How the results come in pages: where they are in the answer.
pub fn paged(item: &PagedItem, cx: &Context) -> TokenStream {
    let Context { runtime, std, .. } = cx;
    let PagedItem { request, response, items, .. } = item;
    let ty = types::element(&item.item, cx);
    let expect = expect(item.deprecated);
    let total = item.total.as_ref().map(|field| {
        quote! {
            #[inline]
            fn total(response: &#response) -> Option<i64> {
                #runtime::Total::total(&response.#field)
            }
        }
    });
    let next = item.next.as_ref().map(|field| {
        quote! {
            #[inline]
            fn next_token(response: &#response) -> Option<&str> {
                response.#field.as_deref()
            }
        }
    });
    quote! {
        #expect
        impl #runtime::Paged for #request {
            type Item = #ty;

            #[inline]
            fn take_items(response: &mut #response) -> Vec<#ty> {
                #std::mem::take(&mut response.#items)
            }

            #[inline]
            fn items(response: &#response) -> &[#ty] {
                &response.#items
            }

            #total

            #next
        }
    }
}

/// A method for each state to wait for.
pub fn waits(item: &WaitsItem, cx: &Context) -> TokenStream {
    let (request, expect) = (&item.request, expect(item.deprecated));
    let methods = item.methods.iter().map(|method| wait(method, cx));
    quote! {
        #expect
        impl #request {
            #(#methods)*
        }
    }
}

fn wait(item: &WaitItem, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    let WaitItem { ident, field, waiter, .. } = item;
    let documentation = docs(&item.docs, cx);
    let state = match &item.value_set {
        Some(set) => quote!(response.#field.as_ref().map(#set::as_str)),
        None => quote!(response.#field.as_deref()),
    };
    quote! {
        #documentation
        #[inline]
        pub fn #ident(self) -> #runtime::Wait<Self> {
            let waiter = const { <Self as #runtime::Request>::ACTION.waiter(#waiter) };
            #runtime::Wait::new(self, waiter, |response| #state)
        }
    }
}

fn expect(is_deprecated: bool) -> Option<TokenStream> {
    is_deprecated.then(|| quote!(#[expect(deprecated, reason = "old fields are still read")]))
}
