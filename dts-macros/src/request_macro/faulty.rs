//! What a faulty request becomes: its errors, and code that says what was meant, for those who only look at it.
//!
//! A last error stands where the value is expected. Its type is unknown to the compiler, which then says nothing about
//! what is done with the request. Names and values are in a branch that never runs, so that variables count as used.
//! Names that nobody has would be a second error there.

use proc_macro2::TokenStream;
use quote::quote;

use super::{emit::Emitter, judge::Judged, marks::Fault, value::Request};

/// The errors, and the request's stand-in.
pub(super) fn request(emitter: &Emitter<'_>, request: &Request<'_>, judged: &Judged, faults: &[Fault]) -> TokenStream {
    let Some((last, faults)) = faults.split_last() else { return TokenStream::new() };
    let (builder, value) = (emitter.builder(request), emitter.value_type(judged));
    let (faults, last) = (faults.iter().map(Fault::to_compile_error), last.to_compile_error());
    quote!({
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
