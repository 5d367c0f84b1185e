//! Structures of JSON documents.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    borrow::{borrowed, borrowed_mut},
    builder::{Rest, Target, builder},
    check,
    docs::docs,
    types,
};
use crate::item::{Context, DocumentAliasItem, DocumentStructureItem};

/// The name of a document that is a list or map.
pub fn document_alias(item: &DocumentAliasItem, cx: &Context) -> TokenStream {
    let (ident, ty, documentation) = (&item.ident, types::value(&item.ty, cx), docs(&item.docs, cx));
    quote!(#documentation pub type #ident = #ty;)
}

/// The structure and everything that it can do.
pub fn document_structure(item: &DocumentStructureItem, cx: &Context) -> Vec<TokenStream> {
    let (runtime, ident, extra) = (&cx.runtime, &item.ident, &item.extra);
    let documentation = docs(&item.docs, cx);
    let fields = item.fields.iter().map(|field| {
        let (name, ty, documentation) = (&field.ident, types::field(field, cx), docs(&field.docs, cx));
        quote!(#documentation pub #name: #ty)
    });
    let mut items = vec![quote! {
        #documentation
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #ident {
            #(#fields,)*
            #[doc = " Members that these bindings do not know, kept as they are."]
            pub #extra: #runtime::ExtraMembers,
        }
    }];
    let vis = quote!(pub);
    let (names, fields, rest) = (&item.builder, item.fields.as_slice(), Rest::Members(extra));
    let target = Target { vis: &vis, ident, names, fields, rest };
    items.extend(builder(&target, cx));
    items.push(object(item, cx));
    items.extend(traits(item, cx));
    items.push(structure(item, cx));
    items
}

fn object(item: &DocumentStructureItem, cx: &Context) -> TokenStream {
    let (runtime, ident, extra) = (&cx.runtime, &item.ident, &item.extra);
    let members = item.fields.iter().map(|field| {
        let (value, wire) = (borrowed(&field.ident), &field.wire);
        quote!(out.put(#wire, #value);)
    });
    let limits = check::limits(&item.fields);
    let rules: Vec<_> = item.rules.iter().map(check::rule).collect();
    let check = (!limits.is_empty() || !rules.is_empty()).then(|| {
        let source = &item.source;
        let body = quote!(check.source(#source); #(#limits)* #(#rules)*);
        let imports = check::imports(&body, cx);
        quote! {
            #[inline]
            fn check(&self, check: &mut #runtime::Checker) {
                #imports
                #body
            }
        }
    });
    let elsewhere = (!item.elsewhere.is_empty()).then(|| {
        let arms = item.elsewhere.iter().map(|(structure, members)| {
            let structure = format!("`{structure}`");
            quote!(#(#members)|* => #structure)
        });
        quote! {
            #[inline]
            fn belongs_to(&self, name: &str) -> Option<&'static str> {
                Some(match name {
                    #(#arms,)*
                    _ => return None,
                })
            }
        }
    });
    quote! {
        impl #runtime::Object for #ident {
            #[inline]
            fn members<'a>(&'a self, out: &mut #runtime::ObjectMembers<'a>) {
                #(#members)*
            }

            #check

            #[inline]
            fn extra_members(&self) -> &#runtime::ExtraMembers {
                &self.#extra
            }

            #elsewhere
        }
    }
}

fn traits(item: &DocumentStructureItem, cx: &Context) -> Vec<TokenStream> {
    let (runtime, ident) = (&cx.runtime, &item.ident);
    vec![
        quote! {
            impl #runtime::Parameter for #ident {
                #[inline]
                fn view(&self) -> #runtime::View<'_> {
                    #runtime::View::Object(self)
                }
            }
        },
        quote!(impl #runtime::Json for #ident {}),
        quote! {
            impl #runtime::Decode for #ident {
                #[inline]
                fn place(&mut self) -> #runtime::Place<'_> {
                    #runtime::Place::Structure(self)
                }
            }
        },
    ]
}

fn structure(item: &DocumentStructureItem, cx: &Context) -> TokenStream {
    let (runtime, ident, extra) = (&cx.runtime, &item.ident, &item.extra);
    let arms = item.fields.iter().map(|field| {
        let (value, wire) = (borrowed_mut(&field.ident), &field.wire);
        quote!(#wire => #runtime::Slot::new(#value))
    });
    quote! {
        impl #runtime::Structure for #ident {
            #[inline]
            fn member(&mut self, name: &str) -> Option<#runtime::Slot<'_>> {
                Some(match name {
                    #(#arms,)*
                    other => self.#extra.slot(other),
                })
            }
        }
    }
}
