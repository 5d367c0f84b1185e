//! What an editor is shown: code that is looked at and never compiled.
//!
//! rust-analyzer completes in two expansions, with and without a marker behind what is typed, and takes a place in one
//! for the same place in the other: both must be the same text up to there, whatever the marker has made of the request.
//! So the names come first, each as a field of the request, then the builder's calls, and faults behind them. In an
//! expansion for the compiler none of this could stand without being paid for in every build.

use dts_codegen::facts::KindFacts;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::{
    alone::Made,
    emit::Emitter,
    judge::Judged,
    marks::{Fault, shown_error},
    paths::{ident, path},
    value::{Element, Request, Value},
};

/// A request, with its faults, if it has any.
pub(super) fn request(
    emitter: &Emitter<'_>,
    module: Option<&TokenStream>,
    request: &Request<'_>,
    judged: &Judged,
    faults: &[Fault],
) -> TokenStream {
    let name = Ident::new(&emitter.name.to_string(), Span::call_site());
    let (action, names) = (action(module, Some(&name)), names(emitter, &emitter.facts.path, request));
    let request = match faults {
        [] => emitter.built(request, judged),
        faults => {
            let (builder, value) = (emitter.builder(request), emitter.value_type(judged));
            let values = request.unknown.iter().map(|unknown| &unknown.value);
            // Of what is an expression elsewhere too; syn knows the simple ones.
            let values = values.filter(|value| syn::parse2::<syn::Expr>((*value).clone()).is_ok());
            let faults = faults.iter().map(Fault::to_shown_error);
            quote!(#builder; #(let _ = #values;)* #(#faults)* let request: fn() -> #value = || loop {}; request())
        }
    };
    quote!({ { #action #names } #request })
}

/// A value for one parameter, with its faults, if it has any.
pub(super) fn constant(
    emitter: &Emitter<'_>,
    module: Option<&TokenStream>,
    made: &Made,
    faults: &[Fault],
) -> TokenStream {
    let name = Ident::new(&emitter.name.to_string(), Span::call_site());
    let action = action(module, Some(&name));
    let ty = path(emitter.root, &emitter.facts.path, Span::call_site());
    let (names, shown, value) = (made.name.iter(), &made.shown, made.value.clone().unwrap_or_else(|| quote!(loop {})));
    let faults = faults.iter().map(Fault::to_shown_error);
    quote!({
        { #action let parameters: fn() -> #ty = || loop {}; #(let _ = parameters().#names;)* let _ = parameters(); }
        let _ = || #shown;
        let value = || #value;
        #(#faults)*
        value()
    })
}

/// What stands for a request of an action that the bindings don't have.
pub(super) fn unknown(module: Option<&TokenStream>, given: TokenStream, error: &syn::Error) -> TokenStream {
    let name = match given.into_iter().next() {
        Some(TokenTree::Ident(name)) => Some(name),
        _ => None,
    };
    let (action, error) = (action(module, name.as_ref()), shown_error(error.span(), &error.to_string()));
    quote!({ { #action } #error loop {} })
}

/// Where the bindings' actions are, from the path of their runtime: `$crate::dts::request_macro::runtime`.
pub(super) fn module(runtime: &TokenStream) -> Option<TokenStream> {
    let mut tokens: Vec<_> = runtime.clone().into_iter().collect();
    let behind = tokens.split_off(tokens.len().checked_sub(6)?);
    let names = behind.iter().filter_map(|token| match token {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    });
    names.eq(["request_macro", "runtime"]).then(|| tokens.into_iter().collect())
}

/// The action's name in its module, among those of the others.
fn action(module: Option<&TokenStream>, name: Option<&Ident>) -> Option<TokenStream> {
    let (module, name) = (module?, name.map(|name| quote!(::#name)));
    Some(quote!(let _: fn(#module #name);))
}

/// All names, and behind them the request without one, where the next one is going to be.
fn names(emitter: &Emitter<'_>, owner: &[String], request: &Request<'_>) -> TokenStream {
    let known = request.assigned.iter().map(|given| {
        // The builder's method is what it leads to.
        (given.named_at, ident(&given.parameter.rust, Span::call_site()))
    });
    let unknown = request.unknown.iter().filter_map(|unknown| Some((unknown.at, unknown.ident.clone()?)));
    let mut all: Vec<_> = known.chain(unknown).collect();
    all.sort_by_key(|(at, _)| *at);
    let (ty, all) = (path(emitter.root, owner, Span::call_site()), all.iter().map(|(_, name)| name));
    let groups = request.assigned.iter().flat_map(|given| groups(emitter, &given.parameter.kind, &given.value));
    quote! {
        let parameters: fn() -> #ty = || loop {};
        #(let _ = parameters().#all;)*
        let _ = parameters();
        #({ #groups })*
    }
}

/// The names in groups.
fn groups(emitter: &Emitter<'_>, kind: &KindFacts, value: &Value<'_>) -> Vec<TokenStream> {
    let (KindFacts::Groups { path, .. }, Value::Groups(groups)) = (kind, value) else { return Vec::new() };
    let names = groups.iter().filter_map(|(_, element)| match element {
        Element::Group(group) => Some(names(emitter, path, group)),
        Element::Expression(_) | Element::Faulty => None,
    });
    names.collect()
}
