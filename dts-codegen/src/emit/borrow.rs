//! References to fields and constants, that lie where these do: there the compiler points if a type does not fit.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

/// `&self.field`.
pub(super) fn borrowed(field: &Ident) -> TokenStream {
    let span = Span::call_site().located_at(field.span());
    let mut field = field.clone();
    field.set_span(span);
    quote_spanned!(span=> &self.#field)
}

/// `&mut self.field`. The field's name stays the user's own, so that it is known to be deprecated.
pub(super) fn borrowed_mut(field: &Ident) -> TokenStream {
    quote_spanned!(Span::call_site().located_at(field.span())=> &mut self.#field)
}

/// `&path`.
pub(super) fn borrowed_constant(path: &TokenStream) -> TokenStream {
    let start = path.clone().into_iter().next().as_ref().map_or_else(Span::call_site, TokenTree::span);
    quote_spanned!(Span::call_site().located_at(start)=> &#path)
}
