//! What the macro of generated bindings hands over: the root, an action's facts, and what the user has written.

use dts_codegen::diagnostic::nearest;
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use syn::Lit;

use crate::names;

/// `[root] [runtime] "facts" Action ...`, or `[root] [runtime] unknown "names" ...`.
pub(crate) struct Call {
    /// What the paths of the facts lie below.
    pub(crate) root: TokenStream,
    /// The path of the runtime, as the bindings have it.
    pub(crate) runtime: TokenStream,
    /// The action.
    pub(crate) action: Action,
    /// What the user has written behind the action's name; all of it, where the action is unknown.
    pub(crate) given: TokenStream,
}

/// An action, as far as the bindings have it.
pub(crate) enum Action {
    /// They have it.
    Known {
        /// A text.
        facts: Literal,
        /// The name, as the user has written it.
        name: Ident,
    },
    /// They don't.
    Unknown {
        /// The names of those that they have, with blanks between them.
        names: Literal,
    },
}

impl Call {
    /// Takes it apart.
    pub(super) fn read(input: TokenStream) -> syn::Result<Self> {
        let mut tokens = input.into_iter();
        let mut next = || tokens.next();
        let (Some(TokenTree::Group(root)), Some(TokenTree::Group(runtime)), Some(next)) = (next(), next(), next())
        else {
            return Err(foreign());
        };
        let action = match (next, tokens.next()) {
            (TokenTree::Literal(facts), Some(TokenTree::Ident(name))) => Action::Known { facts, name },
            (TokenTree::Ident(word), Some(TokenTree::Literal(names))) if word == "unknown" => Action::Unknown { names },
            _ => return Err(foreign()),
        };
        Ok(Self { root: root.stream(), runtime: runtime.stream(), action, given: tokens.collect() })
    }
}

fn foreign() -> syn::Error {
    let message = "this macro is called by the `request!` of generated bindings; call that one: \
                   `request!(Action { parameter: value })`";
    syn::Error::new(Span::call_site(), message)
}

/// The fault of an action that the bindings don't have.
pub(super) fn unknown(names: &Literal, given: TokenStream) -> syn::Error {
    let all = listed(names);
    let names = || all.iter().map(String::as_str);
    let example = names().next().unwrap_or("Action");
    let tokens: Vec<_> = given.into_iter().collect();
    let how = format!("write `request!({example} {{ parameter: value }})`");
    let Some(first) = tokens.first() else {
        return syn::Error::new(Span::call_site(), format!("expected an action and its parameters; {how}"));
    };
    let (span, word) = match first {
        TokenTree::Ident(ident) => (ident.span(), ident.to_string()),
        TokenTree::Literal(literal) => match Lit::new(literal.clone()) {
            Lit::Str(text) if names().any(|name| name == text.value()) => {
                let message = format!("the action's name stands without quotes: `{}`", text.value());
                return syn::Error::new(text.span(), message);
            }
            _ => return syn::Error::new(literal.span(), format!("expected the name of an action; {how}")),
        },
        other => return syn::Error::new(other.span(), format!("expected the name of an action; {how}")),
    };
    // `dts::StartDtsJob { ... }`, `dts::StartDtsJob::dts_job_id = ...`
    let mut path = tokens.iter().take_while(|token| is_of_path(token)).filter_map(|token| match token {
        TokenTree::Ident(ident) => Some(ident.to_string()),
        _ => None,
    });
    if let Some(name) = path.find(|word| names().any(|name| name == word)) {
        return syn::Error::new(span, format!("the action's name stands alone, without a path: `{name}`"));
    }
    let message = match nearest_action(&word, &all) {
        Some(near) => format!("unknown action `{word}`; did you mean `{near}`?"),
        None => format!("unknown action `{word}`; write one of those that the bindings have, such as `{example}`"),
    };
    syn::Error::new(span, message)
}

/// The names of the actions that the bindings have.
pub(crate) fn listed(names: &Literal) -> Vec<String> {
    match Lit::new(names.clone()) {
        Lit::Str(text) => text.value().split_whitespace().map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// The action that is most likely meant.
pub(crate) fn nearest_action<'n>(word: &str, names: &'n [String]) -> Option<&'n str> {
    let camel = names::camel(word);
    let names = || names.iter().map(String::as_str);
    names().find(|name| name.eq_ignore_ascii_case(&camel)).or_else(|| nearest(&camel, names()))
}

/// The fault of facts that can't be read.
pub(crate) fn unreadable(name: &Ident, error: &str) -> syn::Error {
    let message = format!(
        "the facts of `{name}` can't be read: {error}; generated code and `dts-macros` must be of one version, so \
         generate the bindings again"
    );
    syn::Error::new(name.span(), message)
}

fn is_of_path(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => punct.as_char() == ':',
        _ => false,
    }
}
