//! The tokens that a fault could be about, by number, and the faults.

use std::cell::RefCell;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

/// The action's name, where faults of the request as a whole are told.
pub(super) const ACTION: usize = 0;

/// Hands out numbers for tokens and collects what is wrong with them.
pub(super) struct Marks {
    /// First and last token of each.
    spans: RefCell<Vec<(Span, Span)>>,
    faults: RefCell<Vec<(usize, String)>>,
}

/// A fault, and the tokens that it is about.
#[derive(Debug)]
pub(super) struct Fault {
    start: Span,
    end: Span,
    /// Whether it is about the request as a whole.
    is_whole: bool,
    /// What is wrong, and what to write.
    pub(super) message: String,
}

impl Marks {
    /// Marks, of which the first is the action's name.
    pub(super) fn of(action: Span) -> Self {
        Self { spans: RefCell::new(vec![(action, action)]), faults: RefCell::default() }
    }

    /// The number of a token.
    pub(super) fn one(&self, span: Span) -> usize {
        self.between(span, span)
    }

    /// The number of several tokens; of none, that of the action.
    pub(super) fn all(&self, tokens: &[TokenTree]) -> usize {
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => self.between(first.span(), last.span()),
            _ => ACTION,
        }
    }

    fn between(&self, start: Span, end: Span) -> usize {
        let mut spans = self.spans.borrow_mut();
        spans.push((start, end));
        spans.len() - 1
    }

    /// Where the tokens of a number begin.
    pub(super) fn span(&self, at: usize) -> Span {
        self.tokens(at).0
    }

    fn tokens(&self, at: usize) -> (Span, Span) {
        let spans = self.spans.borrow();
        spans.get(at).or(spans.first()).copied().unwrap_or_else(|| (Span::call_site(), Span::call_site()))
    }

    /// A fault; the same one twice counts once.
    pub(super) fn fault(&self, at: usize, message: impl Into<String>) {
        let fault = (at, message.into());
        let mut faults = self.faults.borrow_mut();
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }

    /// All faults, in the order of their tokens.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let mut faults = self.faults.borrow().clone();
        faults.sort_by_key(|(at, _)| *at);
        let place = |(at, message)| {
            let (start, end) = self.tokens(at);
            Fault { start, end, is_whole: at == ACTION, message }
        };
        faults.into_iter().map(place).collect()
    }
}

impl Fault {
    /// The text of these tokens, where it is known.
    #[cfg(test)]
    pub(super) fn source(&self) -> Option<String> {
        self.start.join(self.end)?.source_text()
    }

    /// An error of the compiler, at these tokens.
    pub(super) fn to_compile_error(&self) -> TokenStream {
        let message = &self.message;
        let call = quote_spanned!(self.start=> ::core::compile_error!);
        let message = quote_spanned!(self.end=> { #message });
        quote!(#call #message)
    }

    /// The same for an editor; what is missing is told where the macro's name is.
    pub(super) fn to_shown_error(&self) -> TokenStream {
        let span = if self.is_whole { Span::call_site() } else { self.start };
        shown_error(span, &self.message)
    }
}

/// An error as editors are shown it: where `compile_error` is. What stands there leads to that macro too, so that an action's
/// name is no place for it.
pub(super) fn shown_error(span: Span, message: &str) -> TokenStream {
    let last = Ident::new("compile_error", span);
    quote!(::core::#last! { #message })
}
