//! Types of fields.

use proc_macro2::TokenStream;
use quote::quote;

use crate::item::{Context, FieldItem, ResponseTypeItem, TypeItem};

/// The type of a value, before `Option`.
pub(crate) fn value(ty: &TypeItem, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    match ty {
        TypeItem::String => quote!(String),
        TypeItem::Boolean => quote!(bool),
        TypeItem::Int32 => quote!(i32),
        TypeItem::Int64 => quote!(i64),
        TypeItem::Float => quote!(f64),
        TypeItem::Json => quote!(#runtime::JsonText),
        TypeItem::Secret => quote!(#runtime::Secret),
        TypeItem::Named(path) => path.clone(),
        TypeItem::Csv(item) => {
            let item = value(item, cx);
            quote!(#runtime::Csv<#item>)
        }
        TypeItem::List(item) => {
            let item = value(item, cx);
            quote!(Vec<#item>)
        }
        TypeItem::Groups(path) => quote!(Vec<#path>),
        TypeItem::Document(path) => quote!(#runtime::Document<#path>),
        TypeItem::Structure(path) => path.clone(),
        TypeItem::Map(item) => {
            let item = value(item, cx);
            quote!(#runtime::JsonMap<#item>)
        }
        TypeItem::Any => quote!(#runtime::Value),
    }
}

/// The type of a request's field.
pub(crate) fn field(field: &FieldItem, cx: &Context) -> TokenStream {
    let ty = value(&field.ty, cx);
    if (field.required && !field.received) || field.ty.is_vec() { ty } else { quote!(Option<#ty>) }
}

/// The type of a response's field.
pub(crate) fn member(ty: &ResponseTypeItem, cx: &Context) -> TokenStream {
    let inner = element(ty, cx);
    match ty {
        ResponseTypeItem::List(_) | ResponseTypeItem::Map(_) => inner,
        _ => quote!(Option<#inner>),
    }
}

/// The type of an item of a list, or of a response's value before `Option`.
pub(crate) fn element(ty: &ResponseTypeItem, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    match ty {
        ResponseTypeItem::String => quote!(String),
        ResponseTypeItem::Boolean => quote!(bool),
        ResponseTypeItem::Int32 => quote!(i32),
        ResponseTypeItem::Int64 => quote!(i64),
        ResponseTypeItem::Float => quote!(f64),
        ResponseTypeItem::Json => quote!(#runtime::JsonText),
        ResponseTypeItem::Document(path) => quote!(#runtime::Document<#path>),
        ResponseTypeItem::Secret => quote!(#runtime::Secret),
        ResponseTypeItem::Any => quote!(#runtime::Value),
        ResponseTypeItem::Named(path) => path.clone(),
        ResponseTypeItem::Nested(path) => quote!(#runtime::Nested<#path>),
        ResponseTypeItem::List(item) => {
            let item = element(item, cx);
            quote!(Vec<#item>)
        }
        ResponseTypeItem::Map(item) => {
            let item = element(item, cx);
            let std = &cx.std;
            quote!(#std::collections::BTreeMap<String, #item>)
        }
    }
}
