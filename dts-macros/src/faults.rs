//! Faults of the attributed type: all are collected, each at the token that it is about.

use std::cell::{Cell, RefCell};

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// Collects faults while a type is read.
#[derive(Default)]
pub(crate) struct Faults {
    list: RefCell<Vec<syn::Error>>,
    unbuildable: Cell<bool>,
}

/// What was found when everything is read.
#[must_use]
pub(crate) struct Found {
    /// One `compile_error!` for each fault.
    pub(crate) errors: TokenStream,
    /// Whether there is any fault.
    pub(crate) any: bool,
    /// Whether a builder would add faults of its own, such as two methods of one name.
    pub(crate) unbuildable: bool,
}

impl Faults {
    /// A fault at a place.
    pub(crate) fn push(&self, span: Span, message: impl std::fmt::Display) {
        self.list.borrow_mut().push(syn::Error::new(span, message));
    }

    /// A fault of several tokens.
    pub(crate) fn push_spanned(&self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.list.borrow_mut().push(syn::Error::new_spanned(tokens, message));
    }

    /// A fault that syn has found.
    pub(crate) fn push_error(&self, error: syn::Error) {
        self.list.borrow_mut().push(error);
    }

    /// A fault after which no builder can be made.
    pub(crate) fn push_unbuildable(&self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.unbuildable.set(true);
        self.push_spanned(tokens, message);
    }

    /// How many there are so far.
    pub(crate) fn count(&self) -> usize {
        self.list.borrow().len()
    }

    /// The faults as tokens; the collector is used up, so that none is forgotten.
    pub(crate) fn finish(self) -> Found {
        let list = self.list.into_inner();
        Found {
            any: !list.is_empty(),
            errors: list.iter().map(syn::Error::to_compile_error).collect(),
            unbuildable: self.unbuildable.get(),
        }
    }
}
