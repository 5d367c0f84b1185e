//! Documentation and deprecation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::item::DeprecatedItem;

/// One `#[doc]` a line, each with the blank that `///` lines start with.
pub(super) fn docs(lines: &[String]) -> TokenStream {
    lines
        .iter()
        .map(|line| {
            let line = if line.is_empty() { String::new() } else { format!(" {line}") };
            quote!(#[doc = #line])
        })
        .collect()
}

/// `#[deprecated]`, where there is something to say.
pub(super) fn deprecated(deprecated: Option<&DeprecatedItem>) -> TokenStream {
    deprecated.map_or_else(TokenStream::new, |DeprecatedItem { note }| quote!(#[deprecated(note = #note)]))
}
