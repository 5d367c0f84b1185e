//! What `request!` of the bindings hands over for a derive: `derive Request { struct ... }`.

use dts_codegen::facts::ActionFacts;
use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};
use syn::DeriveInput;

use super::{Door, Spec, path};
use crate::{
    expand,
    request_macro::{
        cache,
        call::{self, Action, Call},
    },
};

/// All that a derive makes of its struct, if the call is a derive's.
pub(crate) fn derived(call: &Call) -> Option<TokenStream> {
    Some(match &call.action {
        Action::Known { facts, name } => {
            let (door, input) = read(call.given.clone())?;
            let found = match cache::facts(facts) {
                Ok(_) if !cache::has_places(facts) => Err(older(name)),
                Ok(found) => Ok(found),
                Err(error) => Err(call::unreadable(name, &error)),
            };
            match found {
                Ok(facts) => hold(door, input, call, &facts, name),
                Err(error) => refuse(door, input, call, &error),
            }
        }
        Action::Unknown { names } => {
            // The name stands in front.
            let mut given = call.given.clone().into_iter();
            let Some(TokenTree::Ident(name)) = given.next() else { return None };
            let (door, input) = read(given.collect())?;
            refuse(door, input, call, &unknown(&name, names))
        }
    })
}

/// The derive, and its struct.
fn read(given: TokenStream) -> Option<(Door, TokenStream)> {
    let tokens: Vec<TokenTree> = given.into_iter().collect();
    let [TokenTree::Ident(derive), TokenTree::Ident(door), TokenTree::Group(input)] = tokens.as_slice() else {
        return None;
    };
    let door = [Door::Request, Door::Group].into_iter().find(|one| door == one.name())?;
    let is_ours = derive == "derive" && input.delimiter() == Delimiter::Brace;
    is_ours.then(|| (door, input.stream()))
}

fn hold(door: Door, input: TokenStream, call: &Call, facts: &ActionFacts, name: &Ident) -> TokenStream {
    let input = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let path = path::of(&input).map(|path| path::shown(&path)).unwrap_or_default();
    let module = path.rsplit_once("::").map_or("", |(module, _)| module).to_owned();
    let spec = Spec { facts, root: &call.root, runtime: &call.runtime, name, module };
    match door {
        Door::Request => expand::request_of(&input, Some(&spec)),
        Door::Group => expand::group_of(&input, Some(&spec)),
    }
}

/// The fault, and a stand-in for the struct.
fn refuse(door: Door, input: TokenStream, call: &Call, error: &syn::Error) -> TokenStream {
    let mut tokens = error.to_compile_error();
    if let Ok(input) = syn::parse2::<DeriveInput>(input) {
        tokens.extend(expand::stand_in(&input, door, Some(&call.runtime)));
    }
    tokens
}

fn older(name: &Ident) -> syn::Error {
    let message = format!(
        "the bindings of `{name}` are older than `dts-macros`, and do not say where parameters travel; generate them again"
    );
    syn::Error::new(name.span(), message)
}

/// The fault of a path whose last word is no request of the bindings.
fn unknown(name: &Ident, names: &Literal) -> syn::Error {
    let written = name.to_string();
    let names = call::listed(names);
    let message = match call::nearest_action(&written, &names) {
        Some(near) => format!("the bindings have no request `{written}`; did you mean `{near}`?"),
        None => format!(
            "the bindings have no request `{written}`; write one of theirs, or say the facts of the action here, \
             without `spec`"
        ),
    };
    syn::Error::new(name.span(), message)
}
