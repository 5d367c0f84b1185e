//! Rust types of parameters and fields. Names of enums and structures do not count: where one is renamed, that is told
//! once, at the enum or structure.

use std::mem::discriminant;

use proc_macro2::TokenStream;

use crate::{
    emit::types,
    item::{Context, FieldItem, MemberItem, ResponseTypeItem, TypeItem},
};

/// The type of a parameter's value, as a user writes it.
pub(super) fn of_value(field: &FieldItem) -> String {
    text(&types::value(&field.ty, &Context::file()))
}

/// The type of a parameter's field, as a user writes it.
pub(super) fn of_parameter(field: &FieldItem) -> String {
    text(&types::field(field, &Context::file()))
}

/// The type of a response field, as a user writes it.
pub(super) fn of_field(member: &MemberItem) -> String {
    text(&types::member(&member.ty, &Context::file()))
}

/// Whether two values have the same type, but for names.
pub(super) fn same_value(a: &TypeItem, b: &TypeItem) -> bool {
    match (a, b) {
        (TypeItem::List(a), TypeItem::List(b)) | (TypeItem::Csv(a), TypeItem::Csv(b)) => same_value(a, b),
        _ => discriminant(a) == discriminant(b),
    }
}

/// Whether two fields have the same type, but for names.
pub(super) fn same_field(a: &ResponseTypeItem, b: &ResponseTypeItem) -> bool {
    match (a, b) {
        (ResponseTypeItem::List(a), ResponseTypeItem::List(b))
        | (ResponseTypeItem::Map(a), ResponseTypeItem::Map(b)) => same_field(a, b),
        _ => discriminant(a) == discriminant(b),
    }
}

/// Tokens without the blanks between them and the paths that everybody imports.
fn text(tokens: &TokenStream) -> String {
    tokens
        .to_string()
        .replace(' ', "")
        .replace(',', ", ")
        .replace("dts_runtime::", "")
        .replace("std::collections::", "")
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn names_do_not_count() {
        let list = |path| TypeItem::List(Box::new(TypeItem::Named(path)));
        assert!(same_value(&list(quote!(A)), &list(quote!(B))));
        assert!(!same_value(&list(quote!(A)), &TypeItem::Named(quote!(A))));
        assert!(!same_value(&list(quote!(A)), &TypeItem::List(Box::new(TypeItem::String))));
        let map = |inner| ResponseTypeItem::Map(Box::new(inner));
        assert!(same_field(&map(ResponseTypeItem::Int32), &map(ResponseTypeItem::Int32)));
        assert!(!same_field(&map(ResponseTypeItem::Int32), &map(ResponseTypeItem::Int64)));
    }

    #[test]
    fn reads_as_written() {
        let tokens = quote!(Option<std::collections::BTreeMap<String, dts_runtime::Secret>>);
        assert_eq!(text(&tokens), "Option<BTreeMap<String, Secret>>");
    }
}
