//! `request!`: what a user has written, held against the facts of its action, and the builder's calls that it becomes.
//!
//! ```text
//! tokens ── call ──> Call ── read ──> Assigned ── judge ──> faults, or what is left open ── emit ──> tokens
//! ```
//!
//! Every token that a fault could be about gets a number ([`Marks`]); the decider speaks of numbers alone. syn reads
//! literals only: any Rust expression may be a value, and is handed on unread.

mod alone;
pub(crate) mod cache;
pub(crate) mod call;
mod constant;
mod document;
mod emit;
mod entry;
mod faulty;
mod json;
mod judge;
mod kinds;
mod literal;
mod marks;
pub(crate) mod paths;
mod read;
mod shown;
mod split;
#[cfg(test)]
mod tests;
mod unlike;
mod value;

use dts_codegen::facts::ActionFacts;
use proc_macro2::{Ident, TokenStream};

use call::{Action, Call};
use emit::Emitter;
use marks::Marks;
use read::Reader;

use crate::{editor, held_to_spec};

/// `__request!`: a request, or a value for one parameter ([`alone`]).
pub(crate) fn request(input: TokenStream) -> TokenStream {
    let call = match Call::read(input) {
        Ok(call) => call,
        Err(error) => return error.to_compile_error(),
    };
    // Not a request, but a struct that is held to its facts.
    if let Some(derived) = held_to_spec::derived(&call) {
        return derived;
    }
    let Call { root, runtime, action, given } = call;
    match action {
        Action::Known { facts, name } => match cache::facts(&facts) {
            Ok(facts) if alone::is_meant(&given) => alone::parameter(&facts, &root, &runtime, &name, given),
            Ok(facts) => expand(&facts, &root, &runtime, &name, given),
            Err(error) => call::unreadable(&name, &error).to_compile_error(),
        },
        Action::Unknown { names } => {
            let error = call::unknown(&names, given.clone());
            match editor::is_asking() {
                true => shown::unknown(shown::module(&runtime).as_ref(), given, &error),
                false => error.to_compile_error(),
            }
        }
    }
}

/// The request of an action that is known.
fn expand(
    facts: &ActionFacts,
    root: &TokenStream,
    runtime: &TokenStream,
    name: &Ident,
    given: TokenStream,
) -> TokenStream {
    let marks = Marks::of(name.span());
    let reader = Reader { facts, marks: &marks };
    let written = reader.request(given);
    let judged = judge::judge(facts, &written, &marks);
    let (is_shown, faults) = (editor::is_asking(), marks.faults());
    let emitter = Emitter { facts, root, runtime, name, is_shown };
    if is_shown {
        return shown::request(&emitter, shown::module(runtime).as_ref(), &written, &judged, &faults);
    }
    if faults.is_empty() {
        emitter.request(&written, &judged, &marks)
    } else {
        faulty::request(&emitter, &written, &judged, &faults)
    }
}
