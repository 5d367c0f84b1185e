//! Structures of responses.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    borrow::borrowed_mut,
    docs::{deprecated, docs},
    types,
};
use crate::item::{Context, StructureItem};

/// The structure and how it is decoded.
pub fn structure(item: &StructureItem, cx: &Context) -> Vec<TokenStream> {
    let (ident, documentation) = (&item.ident, docs(&item.docs, cx));
    let fields = item.members.iter().map(|member| {
        let (field, ty, documentation) = (&member.ident, types::member(&member.ty, cx), docs(&member.docs, cx));
        let deprecation = deprecated(member.deprecated.as_ref());
        quote!(#documentation #deprecation pub #field: #ty)
    });
    let definition = quote! {
        #documentation
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #ident {
            #(#fields,)*
        }
    };
    let mut items = vec![definition];
    items.extend(structure_impls(item, cx));
    items
}

/// How the structure is decoded: where each member goes.
pub fn structure_impls(item: &StructureItem, cx: &Context) -> Vec<TokenStream> {
    let (runtime, ident) = (&cx.runtime, &item.ident);
    let decode = quote! {
        impl #runtime::Decode for #ident {
            #[inline]
            fn place(&mut self) -> #runtime::Place<'_> {
                #runtime::Place::Structure(self)
            }
        }
    };
    if item.members.is_empty() {
        let structure = quote! {
            impl #runtime::Structure for #ident {
                #[inline]
                fn member(&mut self, _: &str) -> Option<#runtime::Slot<'_>> {
                    None
                }
            }
        };
        return vec![decode, structure];
    }
    let expect = item
        .members
        .iter()
        .any(|member| member.deprecated.is_some())
        .then(|| quote!(#[expect(deprecated, reason = "old fields are still decoded")]));
    let arms = item.members.iter().map(|member| {
        let (field, wire) = (borrowed_mut(&member.ident), &member.wire);
        match &member.wrapper {
            Some(wrapper) => quote!(#wire => #runtime::Slot::wrapped(#wrapper, #field)),
            None => quote!(#wire => #runtime::Slot::new(#field)),
        }
    });
    let structure = quote! {
        #expect
        impl #runtime::Structure for #ident {
            #[inline]
            fn member(&mut self, name: &str) -> Option<#runtime::Slot<'_>> {
                Some(match name {
                    #(#arms,)*
                    _ => return None,
                })
            }
        }
    };
    vec![decode, structure]
}
