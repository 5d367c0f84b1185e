//! What a faulty request becomes: its errors, and code that says what was meant, for those who only look at it.
//!
//! A last error stands where the value is expected. Its type is unknown to the compiler, which then says nothing about
//! what is done with the request. Names and values are in a branch that never runs, so that variables count as used,
//! and editors find what names stand for. Names that nobody has would be a second error there; editors see them, as
//! that is where they complete from, and the compiler does not.

use proc_macro2::TokenStream;
use quote::quote;

use super::{emit::Emitter, judge::Judged, marks::Fault, value::Request};

/// The errors, and the request's stand-in.
pub(super) fn request(emitter: &Emitter<'_>, request: &Request<'_>, judged: &Judged, faults: &[Fault]) -> TokenStream {
    let Some((last, faults)) = faults.split_last() else { return TokenStream::new() };
    let (runtime, ty) = (emitter.runtime, emitter.request_type());
    let unknown: Vec<_> = request.unknown.iter().filter_map(|unknown| unknown.ident.as_ref()).collect();
    // In front of all else: editors compare the places of what they complete in two expansions, of which one has more text.
    let completed = (!unknown.is_empty()).then(|| {
        quote! {
            #[allow(unexpected_cfgs)]
            {
                #[cfg(rust_analyzer)]
                {
                    #(let _ = #ty::builder().#unknown;)*
                }
            }
        }
    });
    let builder = emitter.builder(request);
    let value = match judged.is_open {
        true => quote!(::core::result::Result<#ty, #runtime::Violations>),
        false => ty,
    };
    let (faults, last) = (faults.iter().map(Fault::to_compile_error), last.to_compile_error());
    quote!({
        #completed
        #(#faults)*
        if false {
            let _ = #builder;
            let request: fn() -> #value = || loop {};
            request()
        } else {
            #last
        }
    })
}
