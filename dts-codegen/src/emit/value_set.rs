//! Value sets.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::{deprecated, docs};
use crate::item::{Context, ValueSetItem};

/// The enum and what it can do.
pub fn value_set(item: &ValueSetItem, cx: &Context) -> Vec<TokenStream> {
    let (ident, unlisted, documentation) = (&item.ident, &item.unlisted, docs(&item.docs, cx));
    let variants = item.values.iter().map(|value| {
        let (variant, documentation) = (&value.ident, docs(&value.docs, cx));
        let deprecation = deprecated(value.deprecated.as_ref());
        quote!(#documentation #deprecation #variant)
    });
    let definition = quote! {
        #documentation
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants,)*
            #[doc = " Any other value; received and sent as it is."]
            #unlisted(String),
        }
    };
    let mut items = vec![definition];
    items.extend(text_impls(ident, cx));
    items.extend(value_set_impls(item, cx));
    items
}

/// What derives would do variant by variant, done by the text: a good deal less to compile, and a value is equal to
/// another when it is the same on the wire.
fn text_impls(ident: &Ident, cx: &Context) -> Vec<TokenStream> {
    let Context { runtime, std, .. } = cx;
    vec![
        quote! {
            impl PartialEq for #ident {
                #[inline]
                fn eq(&self, other: &Self) -> bool {
                    self.as_str() == other.as_str()
                }
            }
        },
        quote!(impl Eq for #ident {}),
        quote! {
            impl #std::fmt::Debug for #ident {
                #[inline]
                fn fmt(&self, f: &mut #std::fmt::Formatter<'_>) -> #std::fmt::Result {
                    #runtime::ValueSet::debug(self, f)
                }
            }
        },
    ]
}

/// What the enum can do.
pub fn value_set_impls(item: &ValueSetItem, cx: &Context) -> Vec<TokenStream> {
    let (runtime, ident, unlisted) = (&cx.runtime, &item.ident, &item.unlisted);
    let (complete, ignore_case) = (item.complete, item.ignore_case);
    let variants: Vec<_> = item.values.iter().map(|value| &value.ident).collect();
    let texts: Vec<_> = item.values.iter().map(|value| &value.text).collect();
    let expect = item
        .values
        .iter()
        .any(|value| value.deprecated.is_some())
        .then(|| quote!(#[expect(deprecated, reason = "old values are still understood")]));
    let mut items = vec![quote! {
        #expect
        impl #runtime::ValueSet for #ident {
            const MEMBERS: &'static #runtime::Members = &#runtime::Members {
                texts: &[#(#texts),*],
                complete: #complete,
                ignore_case: #ignore_case,
            };

            const VALUES: &'static [Self] = &[#(Self::#variants),*];

            const UNLISTED: fn(String) -> Self = Self::#unlisted;

            #[inline]
            fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::#unlisted(text) => text,
                }
            }
        }
    }];
    items.extend(conversions(ident, cx));
    items.push(quote! {
        impl Default for #ident {
            #[doc = " No value yet: an empty text."]
            #[inline]
            fn default() -> Self {
                Self::#unlisted(String::new())
            }
        }
    });
    items
}

/// From text and back.
pub(super) fn conversions(ident: &Ident, cx: &Context) -> Vec<TokenStream> {
    let Context { runtime, std, quiet, .. } = cx;
    vec![
        quote! {
            #quiet
            impl #ident {
                #[doc = " The wire text."]
                #[inline]
                pub fn as_str(&self) -> &str {
                    #runtime::ValueSet::as_str(self)
                }
            }
        },
        quote! {
            impl From<&str> for #ident {
                #[inline]
                fn from(text: &str) -> Self {
                    #runtime::ValueSet::from_text(text)
                }
            }
        },
        quote! {
            impl #std::fmt::Display for #ident {
                #[inline]
                fn fmt(&self, f: &mut #std::fmt::Formatter<'_>) -> #std::fmt::Result {
                    f.write_str(self.as_str())
                }
            }
        },
    ]
}
