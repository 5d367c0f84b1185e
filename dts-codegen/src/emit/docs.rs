//! Documentation and deprecation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::item::{Context, DeprecatedItem};

/// One `#[doc]` for all lines, each with the blank that `///` lines start with.
pub(super) fn docs(lines: &[String], cx: &Context) -> TokenStream {
    if lines.is_empty() {
        return TokenStream::new();
    }
    let lines: Vec<String> =
        lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }).collect();
    let text = lines.join(cx.line_break);
    quote!(#[doc = #text])
}

/// `#[deprecated]`, where there is something to say.
pub(super) fn deprecated(deprecated: Option<&DeprecatedItem>) -> TokenStream {
    deprecated.map_or_else(TokenStream::new, |DeprecatedItem { note }| quote!(#[deprecated(note = #note)]))
}
