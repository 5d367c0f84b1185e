//! `request!` without a compiler: what is told at which token, and what is made.

mod alone;
mod calls;
mod constants;
mod decided;
mod documents;
mod editors;
mod expansions;
mod facts;
mod names;
mod panics;
mod values;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::{
    emit::Emitter,
    faulty,
    judge::{self, Judged},
    marks::{Fault, Marks},
    read::Reader,
    shown,
};

/// What is made of `Action { ... }`, and the faults: `token: message`.
struct Made {
    faults: Vec<String>,
    tokens: TokenStream,
}

fn make(source: &str) -> Made {
    let facts = facts::facts();
    let (name, given) = case(source);
    let (faults, tokens) = made(&facts, &name, given);
    let faults = faults.iter().map(|fault| format!("{}: {}", fault.source().unwrap_or_default(), fault.message));
    Made { faults: faults.collect(), tokens }
}

fn made(facts: &dts_codegen::facts::ActionFacts, name: &Ident, given: TokenStream) -> (Vec<Fault>, TokenStream) {
    let root = quote!(bindings);
    let marks = Marks::of(name.span());
    let written = Reader { facts, marks: &marks }.request(given);
    let judged: Judged = judge::judge(facts, &written, &marks);
    let runtime = quote!(bindings::dts_runtime);
    let emitter = Emitter { facts, root: &root, runtime: &runtime, name, is_shown: false };
    let faults = marks.faults();
    let tokens = match faults.is_empty() {
        true => emitter.request(&written, &judged, &marks),
        false => faulty::request(&emitter, &written, &judged, &faults),
    };
    (faults, tokens)
}

/// What an editor is shown.
#[track_caller]
fn looked_at(source: &str) -> String {
    let (name, given) = case(source);
    let tokens = shown_of(&facts::facts(), &name, given);
    syn::parse2::<syn::Expr>(tokens.clone()).expect(source);
    readable(tokens)
}

fn shown_of(facts: &dts_codegen::facts::ActionFacts, name: &Ident, given: TokenStream) -> TokenStream {
    let (root, runtime) = (quote!(bindings), quote!(bindings::shops::request_macro::runtime));
    let marks = Marks::of(name.span());
    let module = shown::module(&runtime);
    let emitter = Emitter { facts, root: &root, runtime: &runtime, name, is_shown: true };
    if super::alone::is_meant(&given) {
        let made = super::alone::made(&emitter, given, &marks);
        return shown::constant(&emitter, module.as_ref(), &made, &marks.faults());
    }
    let written = Reader { facts, marks: &marks }.request(given);
    let judged = judge::judge(facts, &written, &marks);
    shown::request(&emitter, module.as_ref(), &written, &judged, &marks.faults())
}

/// `Action { ... }`, in two.
#[track_caller]
fn case(source: &str) -> (Ident, TokenStream) {
    let tokens: TokenStream = source.parse().expect("tokens");
    let mut tokens = tokens.into_iter();
    match tokens.next() {
        Some(TokenTree::Ident(name)) => (name, tokens.collect()),
        _ => panic!("a case begins with the action"),
    }
}

/// The faults of a request, of which there must be any.
#[track_caller]
fn faults(source: &str) -> Vec<String> {
    let made = make(source);
    assert!(!made.faults.is_empty(), "nothing is wrong with {source}");
    made.faults
}

/// The code of a sound request.
#[track_caller]
fn code(source: &str) -> String {
    let made = make(source);
    assert_eq!(made.faults, Vec::<String>::new(), "{source}");
    readable(made.tokens)
}

/// The code without what makes a request of the builder.
fn before_build(code: &str) -> &str {
    code.rsplit_once(".build").map_or(code, |(before, _)| before)
}

/// Tokens without most of the blanks that proc-macro2 prints.
fn readable(tokens: TokenStream) -> String {
    let mut text = tokens.to_string();
    for (from, to) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" . ", "."),
        (" .", "."),
        (". ", "."),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ,", ","),
        (" ;", ";"),
        ("[ ", "["),
        (" ]", "]"),
        ("& ", "&"),
        (" !", "!"),
        ("< ", "<"),
        (" >", ">"),
        (" <", "<"),
        ("# [", "#["),
    ] {
        text = text.replace(from, to);
    }
    text
}
