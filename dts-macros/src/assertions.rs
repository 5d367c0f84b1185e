//! Items that assert what a derive can't see: whether a text is a member of a value set of the user's own.
//!
//! They stand beside the impls, each at the token that it is about. Their messages are made while the crate is compiled,
//! since only then the members are known.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

/// `text`, which stands at `span`, is a value that the type `ty` may have.
pub(crate) fn value(ty: &TokenStream, text: &str, wire: &str, span: Span, runtime: &TokenStream) -> TokenStream {
    let before = format!("`{text}` is no value that `{wire}` can have; write one of ");
    let told = quote_spanned!(span=> #runtime::__held::members(MEMBERS, #before, ""));
    let holds = quote_spanned!(span=> #runtime::__held::may_be(MEMBERS, #text));
    assertion(ty, &told, &holds, span, runtime)
}

/// `holds`, and otherwise what `told` makes. Both may speak of `MEMBERS`.
pub(crate) fn assertion(
    ty: &TokenStream,
    told: &TokenStream,
    holds: &TokenStream,
    span: Span,
    runtime: &TokenStream,
) -> TokenStream {
    let members = quote!(const MEMBERS: ::core::option::Option<&'static #runtime::Members>);
    quote_spanned! {span=>
        const _: () = {
            #[allow(unused_imports)]
            use #runtime::__held::NoValueSet as _;
            #members = #runtime::__held::Probe::<#ty>::MEMBERS;
            const TOLD: #runtime::__held::Told = #told;
            ::core::assert!(#holds, "{}", TOLD.as_str());
        };
    }
}
