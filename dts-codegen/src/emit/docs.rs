//! Documentation and deprecation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::item::{Context, DeprecatedItem, LINE_BREAK};

/// One `#[doc]` a line, or one for all, each line with the blank that `///` lines start with.
pub(super) fn docs(lines: &[String], cx: &Context) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    if !cx.joined_docs {
        return lines.map(|line| quote!(#[doc = #line])).collect();
    }
    match lines.collect::<Vec<_>>().join(LINE_BREAK) {
        text if text.is_empty() => TokenStream::new(),
        text => quote!(#[doc = #text]),
    }
}

/// `#[deprecated]`, where there is something to say.
pub(super) fn deprecated(deprecated: Option<&DeprecatedItem>) -> TokenStream {
    deprecated.map_or_else(TokenStream::new, |DeprecatedItem { note }| quote!(#[deprecated(note = #note)]))
}
