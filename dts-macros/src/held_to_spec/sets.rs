//! What the compiler alone can see of a field's type: the members of its value set, which document or groups it holds.

use dts_codegen::{
    facts::{KindFacts, ParameterFacts, SetFacts},
    item::TypeItem,
};
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::spanned::Spanned;

use super::{Spec, groups};
use crate::{assertions::assertion, field::Parameter, request_macro::paths};

/// Items that assert it. The field's type is of the right kind already.
pub(super) fn assertions(parameter: &Parameter, known: &ParameterFacts, spec: &Spec<'_>) -> Vec<TokenStream> {
    let span = parameter.written.span();
    match (value(&parameter.item.ty), known.item_kind()) {
        (TypeItem::Named(ty), KindFacts::Set(_)) => match spec.facts.members.set_of(known) {
            Some(set) => members(ty, set, known, span, spec),
            None => Vec::new(),
        },
        (TypeItem::Groups(ty), KindFacts::Groups { .. }) => vec![groups::assertion(ty, known, span, spec)],
        (TypeItem::Document(ty), KindFacts::Json(Some(number))) => document(ty, known, *number, span, spec),
        _ => Vec::new(),
    }
}

/// What a single value holds.
fn value(ty: &TypeItem) -> &TypeItem {
    match ty {
        TypeItem::List(item) | TypeItem::Csv(item) => value(item),
        ty => ty,
    }
}

fn members(ty: &TokenStream, set: &SetFacts, known: &ParameterFacts, span: Span, spec: &Spec<'_>) -> Vec<TokenStream> {
    let runtime = spec.runtime;
    let (wire, source) = (&known.wire, spec.source(known));
    let texts: Vec<&str> = set.members.iter().map(|(_, text)| text.as_str()).collect();
    let ignore_case = set.ignore_case;
    let plain = |message: String, holds: TokenStream| {
        // Nothing of the message depends on members.
        let span_of = quote_spanned!(span=> #message);
        quote_spanned! {span=>
            const _: () = {
                #[allow(unused_imports)]
                use #runtime::__held::{NoParameter as _, NoValueSet as _};
                const MEMBERS: ::core::option::Option<&'static #runtime::Members> =
                    #runtime::__held::Probe::<#ty>::MEMBERS;
                ::core::assert!(#holds, #span_of);
            };
        }
    };
    let listed = |told: TokenStream| {
        let holds = quote_spanned!(span=> TOLD.is_empty());
        assertion(ty, &told, &holds, span, runtime)
    };
    let message = format!(
        "`{wire}` is one of a set of values in the spec ({source}), and its type here has no members; derive `ValueSet` for it"
    );
    let is_set = plain(
        message,
        quote_spanned! {span=>
            MEMBERS.is_some() || !#runtime::__held::Probe::<#ty>::IS_PARAMETER
        },
    );
    let before = format!("the type of `{wire}` lacks ");
    let after = format!(", which the spec has ({source}); add what is missing");
    let mut all = vec![
        is_set,
        listed(quote_spanned! {span=>
            #runtime::__held::lacking(MEMBERS, &[#(#texts),*], #before, #after)
        }),
    ];
    if set.complete {
        let before = format!("the type of `{wire}` has ");
        let after = format!(", which the spec knows to be no value of it ({source}); remove what is too much");
        all.push(listed(quote_spanned! {span=>
            #runtime::__held::foreign(MEMBERS, &[#(#texts),*], #ignore_case, #before, #after)
        }));
        let message = format!(
            "the spec knows all values of `{wire}` ({source}), and its type here lets other texts through; derive \
             `ValueSet` without `complete = false`"
        );
        all.push(plain(message, quote_spanned!(span=> #runtime::__held::is_complete(MEMBERS))));
    }
    if !ignore_case {
        let message = format!(
            "the case of values of `{wire}` counts ({source}), and its type here takes any; remove `case_insensitive`"
        );
        all.push(plain(message, quote_spanned!(span=> #runtime::__held::minds_case(MEMBERS))));
    }
    all
}

/// A trait of its own, since only here is known how the user would write the type.
fn document(ty: &TokenStream, known: &ParameterFacts, number: usize, span: Span, spec: &Spec<'_>) -> Vec<TokenStream> {
    let Some(path) = spec.document(number) else { return Vec::new() };
    let expected = paths::path(spec.root, &path, Span::call_site());
    let message = format!(
        "`{}` holds another document in the spec ({}); write `{}`",
        known.wire,
        spec.source(known),
        spec.value_type(known)
    );
    vec![quote_spanned! {span=>
        const _: () = {
            #[diagnostic::on_unimplemented(message = #message, label = "another document")]
            trait SameDocument {}
            impl SameDocument for #expected {}
            const fn same<T: SameDocument>() {}
            same::<#ty>();
        };
    }]
}
