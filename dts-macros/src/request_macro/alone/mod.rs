//! A value for one parameter, for constants: `Action::parameter = value`.
//!
//! ```text
//! tokens ── written ──> name and tokens ── found ──> parameter ── judge, as requests ──> faults, or ── value ──> tokens
//! ```
//!
//! What is made stands in constants too. There, names are shown to editors by a closure that nobody calls: what closures
//! do need not be constant.

mod found;
mod value;
mod written;

use dts_codegen::facts::ActionFacts;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::{
    emit::{self, Emitter},
    judge,
    marks::{Fault, Marks},
    read::Reader,
    shown,
    value::{Assigned, Request, Value},
};
use crate::editor;
use found::Found;
use written::Written;
pub(super) use written::is_meant;

/// The value, or what is wrong with it.
pub(super) fn parameter(
    facts: &ActionFacts,
    root: &TokenStream,
    runtime: &TokenStream,
    action: &Ident,
    given: TokenStream,
) -> TokenStream {
    let marks = Marks::of(action.span());
    let emitter = Emitter { facts, root, runtime, name: action, is_shown: editor::is_asking() };
    let made = made(&emitter, given, &marks);
    let faults = marks.faults();
    if emitter.is_shown {
        return shown::constant(&emitter, shown::module(runtime).as_ref(), &made, &faults);
    }
    match made.value.as_ref().filter(|_| faults.is_empty()) {
        Some(value) => {
            let shown = &made.shown;
            quote!({ let _ = || #shown; #value })
        }
        None => faulty(&made, &faults),
    }
}

/// What is made of a parameter.
pub(super) struct Made {
    /// What editors see of it, and the compiler: a deprecated parameter warns.
    pub(super) shown: TokenStream,
    /// What editors alone see: the name, from where they complete it.
    pub(super) name: Option<Ident>,
    /// The value, if there is one.
    pub(super) value: Option<TokenStream>,
}

pub(super) fn made(emitter: &Emitter<'_>, given: TokenStream, marks: &Marks) -> Made {
    let ty = emitter.request_type();
    let nothing = Made { shown: quote!(#ty::builder()), name: None, value: None };
    let Some(Written { name, value }) = written::read(given, &emitter.facts.name, marks) else { return nothing };
    let Some(found) = Found::by(&name, emitter.facts, marks) else {
        let name = match name.token {
            TokenTree::Ident(name) => Some(name),
            _ => None,
        };
        return Made { name, ..nothing };
    };
    let made = Made { shown: found.shown(name.span, emitter), name: found.name(), ..nothing };
    let tokens = match value {
        Ok(tokens) => tokens,
        Err((at, message)) => {
            marks.fault(at, message);
            return made;
        }
    };
    let facts = found.alone(emitter.facts);
    let [parameter] = facts.members.parameters.as_slice() else { return made };
    let at = marks.all(&tokens);
    if let Some((at, message)) = value::refused(&tokens, &found, (name.at, at), emitter.facts) {
        marks.fault(at, message);
        return made;
    }
    let value = Reader { facts: &facts, marks }.value(tokens, at, &parameter.kind, parameter);
    if let (true, Value::NoMember { set, word, set_span }) = (emitter.is_shown, &value) {
        return Made { value: Some(emitter.in_set(set, word.clone(), *set_span)), ..made };
    }
    let span = name.span;
    let assigned = Assigned { parameter, span, named_at: name.at, at, maybe: false, value, is_second: false };
    let request = Request { assigned: vec![assigned], unknown: Vec::new(), is_whole: true };
    let judged = judge::judge(&facts, &request, marks);
    let ([assigned], true) = (request.assigned.as_slice(), marks.faults().is_empty()) else { return made };
    let emitter = Emitter { facts: &facts, ..*emitter };
    let value = value::tokens(assigned, &emitter, marks).map(|value| {
        let warnings = judged.warnings.iter().map(|(at, warning)| emit::warning(marks.span(*at), warning));
        quote!(#(#warnings)* #value)
    });
    Made { value, ..made }
}

/// The errors; the last one stands where the value is expected, so that the compiler says nothing about its type.
fn faulty(made: &Made, faults: &[Fault]) -> TokenStream {
    let Some((last, faults)) = faults.split_last() else { return TokenStream::new() };
    let shown = &made.shown;
    let (faults, last) = (faults.iter().map(Fault::to_compile_error), last.to_compile_error());
    quote!({
        let _ = || #shown;
        #(#faults)*
        #last
    })
}
