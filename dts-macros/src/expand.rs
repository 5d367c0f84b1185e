//! The four derives: read the type into an item, then let the emitter of generated code speak.

use dts_codegen::{
    emit::{self, stub},
    item::Context,
};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DataEnum, DeriveInput, Fields, FieldsNamed};

use crate::{
    faults::Faults,
    held_to_spec::{self, Door, Spec},
    request, structure as response, value_set as set,
};

/// `derive(Request)`.
pub(crate) fn request(input: &DeriveInput) -> TokenStream {
    through(input, Door::Request).unwrap_or_else(|| request_of(input, None))
}

/// `derive(Group)`.
pub(crate) fn group(input: &DeriveInput) -> TokenStream {
    through(input, Door::Group).unwrap_or_else(|| group_of(input, None))
}

/// A struct that is held to a spec goes to the bindings first.
fn through(input: &DeriveInput, door: Door) -> Option<TokenStream> {
    Some(match held_to_spec::handed(input, door)? {
        Ok(call) => call,
        Err(faults) => faults.finish().errors.into_iter().chain(stand_in(input, door, None)).collect(),
    })
}

/// A request, held to a spec if there is one.
pub(crate) fn request_of(input: &DeriveInput, spec: Option<&Spec<'_>>) -> TokenStream {
    let (faults, mut cx) = (Faults::default(), context(spec.map(|spec| spec.runtime)));
    let read = fields(input, &faults).map(|fields| request::request(input, fields, &mut cx, spec, &faults));
    let found = faults.finish();
    let impls = match read {
        Some(read) if !found.any => beside(emit::request_impls(&read.item, &cx), read.asserted),
        Some(read) if !found.unbuildable => stub::request(&read.item, &cx),
        Some(read) => vec![stub::bare_request(&read.item.ident, &read.item.response, &cx)],
        None => bare(input, || vec![stub::bare_request(&input.ident, &any(&cx), &cx)]),
    };
    found.errors.into_iter().chain(impls.into_iter().flatten()).collect()
}

/// A group, held to a spec if there is one.
pub(crate) fn group_of(input: &DeriveInput, spec: Option<&Spec<'_>>) -> TokenStream {
    let (faults, mut cx) = (Faults::default(), context(spec.map(|spec| spec.runtime)));
    let read = fields(input, &faults).map(|fields| request::group(input, fields, &mut cx, spec, &faults));
    let found = faults.finish();
    let impls = match read {
        Some(read) if !found.any => beside(emit::group_impls(&read.item, &cx), read.asserted),
        Some(read) if !found.unbuildable => stub::group(&read.item, &cx),
        _ => bare(input, || vec![stub::bare_group(&input.ident, &cx)]),
    };
    found.errors.into_iter().chain(impls.into_iter().flatten()).collect()
}

/// What stands for a struct whose spec is not known: its fields alone say what can be done with it.
pub(crate) fn stand_in(input: &DeriveInput, door: Door, runtime: Option<&TokenStream>) -> TokenStream {
    let (faults, mut cx) = (Faults::default(), context(runtime));
    let fields = fields(input, &faults);
    let stubs = match door {
        Door::Request => match fields.map(|fields| request::request(input, fields, &mut cx, None, &faults).item) {
            Some(item) if !faults.finish().unbuildable => stub::request(&item, &cx),
            _ => bare(input, || vec![stub::bare_request(&input.ident, &any(&cx), &cx)]),
        },
        Door::Group => match fields.map(|fields| request::group(input, fields, &mut cx, None, &faults).item) {
            Some(item) if !faults.finish().unbuildable => stub::group(&item, &cx),
            _ => bare(input, || vec![stub::bare_group(&input.ident, &cx)]),
        },
    };
    stubs.into_iter().collect()
}

/// The runtime is that of the bindings, where there are some.
fn context(runtime: Option<&TokenStream>) -> Context {
    let cx = Context::embedded();
    match runtime {
        Some(runtime) => Context { runtime: runtime.clone(), ..cx },
        None => cx,
    }
}

fn beside(mut impls: Vec<TokenStream>, asserted: Vec<TokenStream>) -> Vec<TokenStream> {
    impls.extend(asserted);
    impls
}

/// `derive(Decode)`.
pub(crate) fn structure(input: &DeriveInput) -> TokenStream {
    let (faults, mut cx) = (Faults::default(), Context::embedded());
    let item = fields(input, &faults).map(|fields| response::structure(input, fields, &mut cx, &faults));
    let found = faults.finish();
    let impls = match item {
        Some(item) if !found.any => emit::structure_impls(&item, &cx),
        _ => bare(input, || stub::structure(&input.ident, &cx)),
    };
    found.errors.into_iter().chain(impls.into_iter().flatten()).collect()
}

/// `derive(ValueSet)`.
pub(crate) fn value_set(input: &DeriveInput) -> TokenStream {
    let (faults, mut cx) = (Faults::default(), Context::embedded());
    let item = variants(input, &faults).map(|variants| set::value_set(input, variants, &mut cx, &faults));
    let found = faults.finish();
    let impls = match item {
        Some(item) if !found.any => emit::value_set_impls(&item, &cx),
        _ => bare(input, || stub::value_set(&input.ident, &cx)),
    };
    found.errors.into_iter().chain(impls.into_iter().flatten()).collect()
}

/// A stand-in, where there can be one: a generic type has been told that it can't be one.
fn bare(input: &DeriveInput, stub: impl FnOnce() -> Vec<TokenStream>) -> Vec<TokenStream> {
    if input.generics.params.is_empty() { stub() } else { Vec::new() }
}

/// An answer of any kind.
fn any(cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    quote!(#runtime::Value)
}

/// The fields, if the type is a struct with named fields and nothing else to it.
fn fields<'a>(input: &'a DeriveInput, faults: &Faults) -> Option<&'a FieldsNamed> {
    if !without_generics(input, faults) {
        return None;
    }
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return Some(fields),
            _ => faults.push_spanned(&input.ident, "the struct needs named fields: `struct Name { ... }`"),
        },
        Data::Enum(data) => {
            let message = "parameters and fields need a struct; an enum of values derives `ValueSet`";
            faults.push_spanned(data.enum_token, message);
        }
        Data::Union(data) => faults.push_spanned(data.union_token, "expected a struct with named fields"),
    }
    None
}

/// The enum, if the type is one.
fn variants<'a>(input: &'a DeriveInput, faults: &Faults) -> Option<&'a DataEnum> {
    if !without_generics(input, faults) {
        return None;
    }
    match &input.data {
        Data::Enum(data) => return Some(data),
        Data::Struct(data) => {
            faults.push_spanned(data.struct_token, "a value set is an enum: a variant for each value");
        }
        Data::Union(data) => faults.push_spanned(data.union_token, "a value set is an enum: a variant for each value"),
    }
    None
}

/// Wire names and texts are no matter of type parameters.
fn without_generics(input: &DeriveInput, faults: &Faults) -> bool {
    let is_plain = input.generics.params.is_empty();
    if !is_plain {
        let message = "the type can't be generic; write the types of its fields as they are";
        faults.push_spanned(&input.generics.params, message);
    }
    is_plain
}
