//! Facts about an action.

use proc_macro2::TokenStream;
use quote::quote;

use super::borrow::borrowed_constant;
use crate::item::{ActionItem, Context, PaginationItem, ProductItem};

/// The value of `Request::ACTION`.
pub(super) fn action(item: &ActionItem, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    let (product, name) = (product(&item.product, cx), &item.name);
    let legacy = item.legacy.then(|| quote!(.legacy()));
    let idempotent = item.idempotent.then(|| quote!(.idempotent()));
    let public_cloud_only = item.public_cloud_only.then(|| quote!(.public_cloud_only()));
    let client_token = item.client_token.as_ref().map(|parameter| quote!(.client_token(#parameter)));
    let pagination = item.pagination.as_ref().map(|pagination| {
        let pagination = self::pagination(pagination, cx);
        quote!(.pagination(#pagination))
    });
    let errors = (!item.errors.is_empty()).then(|| {
        let errors = item.errors.iter().map(|error| {
            let (code, status, retryable) = (&error.code, option(error.status), error.retryable);
            quote!(#runtime::ErrorCode { code: #code, status: #status, retryable: #retryable })
        });
        quote!(.errors(&[#(#errors),*]))
    });
    let waiters = (!item.waiters.is_empty()).then(|| {
        let waiters = item.waiters.iter().map(|waiter| {
            let (name, field, success, failure) = (&waiter.name, &waiter.field, &waiter.success, &waiter.failure);
            quote! {
                #runtime::Waiter {
                    name: #name,
                    field: #field,
                    success: &[#(#success),*],
                    failure: &[#(#failure),*],
                }
            }
        });
        quote!(.waiters(&[#(#waiters),*]))
    });
    quote! {
        &#runtime::Action::new(#product, #name)
            #legacy #idempotent #public_cloud_only #client_token #pagination #errors #waiters
    }
}

/// A reference to the product.
fn product(product: &ProductItem, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    match product {
        ProductItem::Constant(path) => borrowed_constant(path),
        ProductItem::Named { name, version } => quote!(&#runtime::Product::new(#name, #version)),
    }
}

fn pagination(pagination: &PaginationItem, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    match pagination {
        PaginationItem::Numbered { page, size, items, total } => {
            let (size, total) = (option(size.as_ref()), option(total.as_ref()));
            quote!(#runtime::Pagination::Numbered { page: #page, size: #size, items: #items, total: #total })
        }
        PaginationItem::Token { token, next, items } => {
            quote!(#runtime::Pagination::Token { token: #token, next: #next, items: #items })
        }
    }
}

/// `Some(value)` or `None`.
pub(super) fn option<T: quote::ToTokens>(value: Option<T>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}
