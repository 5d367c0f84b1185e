//! Groups: a request that holds them asks whether their own struct is held to its spec.

use dts_codegen::facts::{KindFacts, ParameterFacts, SetFacts};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Spec;
use crate::request_macro::paths;

/// What the derive of a group adds, so that requests can ask.
pub(super) fn mark(ident: &Ident, list: &ParameterFacts, spec: &Spec<'_>) -> TokenStream {
    let (runtime, to) = (spec.runtime, stands_for(list, spec));
    quote! {
        impl #runtime::__held::HeldGroup for #ident {
            const TO: u64 = #to;
        }
    }
}

/// The items of a list are the spec's own, or of a struct that is held to what it says of them.
pub(super) fn assertion(ty: &TokenStream, list: &ParameterFacts, span: Span, spec: &Spec<'_>) -> TokenStream {
    let KindFacts::Groups { path, .. } = &list.kind else { return TokenStream::new() };
    let (runtime, to) = (spec.runtime, stands_for(list, spec));
    let expected = paths::path(spec.root, path, Span::call_site());
    let message = format!(
        "the items of `{wire}` are not held to the spec ({}); their struct derives `Group` with `name = \"{wire}\", spec = \
         {}::{}`, or write `{}`",
        spec.source(list),
        spec.module,
        spec.name,
        spec.value_type(list),
        wire = list.wire,
    );
    quote_spanned! {span=>
        #[allow(dead_code, unused_imports)]
        const _: () = {
            use #runtime::__held::NotHeld as _;
            struct Item<T>(::core::marker::PhantomData<T>);
            impl Item<#expected> {
                const IS_GENERATED: bool = true;
            }
            trait Own {
                const IS_GENERATED: bool = false;
            }
            impl<T> Own for Item<T> {}
            ::core::assert!(
                Item::<#ty>::IS_GENERATED
                    || ::core::matches!(#runtime::__held::Probe::<#ty>::HELD_TO, ::core::option::Option::Some(#to)),
                #message
            );
        };
    }
}

/// The same for lists of which the spec says the same, in whatever action they are.
fn stands_for(list: &ParameterFacts, spec: &Spec<'_>) -> u64 {
    let members = list.members();
    let sets: Vec<Option<SetFacts>> = members
        .iter()
        .map(|member| spec.facts.members.set_of(member).map(|set| SetFacts { path: Vec::new(), ..set.clone() }))
        .collect();
    let said: Vec<ParameterFacts> = members
        .iter()
        .map(|member| ParameterFacts { source: None, kind: without_numbers(&member.kind), ..member.clone() })
        .collect();
    // FNV-1a: the same in every build.
    format!("{said:?} {sets:?}")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Numbers of value sets differ between actions.
fn without_numbers(kind: &KindFacts) -> KindFacts {
    match kind {
        KindFacts::Set(_) => KindFacts::Set(0),
        KindFacts::List(item) => KindFacts::List(Box::new(without_numbers(item))),
        KindFacts::Csv(item) => KindFacts::Csv(Box::new(without_numbers(item))),
        other => other.clone(),
    }
}
