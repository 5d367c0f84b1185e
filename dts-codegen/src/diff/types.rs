//! Rust types of parameters and fields. Names of enums and structures do not count: where one is renamed, that is told
//! once, at the enum or structure.

use std::{collections::BTreeMap, mem::discriminant};

use proc_macro2::TokenStream;

use crate::{
    emit::types,
    item::{Context, FieldItem, MemberItem, ResponseTypeItem, TypeItem},
};

/// Structures of a document that have another name now: from the old one to the new one.
pub(super) type Renamed = BTreeMap<String, String>;

/// The type of a parameter's value, as a user writes it.
pub(super) fn of_value(field: &FieldItem) -> String {
    of_type(&field.ty)
}

/// A type, as a user writes it.
pub(super) fn of_type(ty: &TypeItem) -> String {
    text(&types::value(ty, &Context::file()))
}

/// The type of a parameter's field, as a user writes it.
pub(super) fn of_parameter(field: &FieldItem) -> String {
    text(&types::field(field, &Context::file()))
}

/// The type of a response field, as a user writes it.
pub(super) fn of_field(member: &MemberItem) -> String {
    text(&types::member(&member.ty, &Context::file()))
}

/// Whether two values have the same type, but for names. Documents, and structures inside, are told apart: they are
/// compared by name, wherever they are used.
pub(super) fn same_value(a: &TypeItem, b: &TypeItem, renamed: &Renamed) -> bool {
    match (a, b) {
        (TypeItem::List(a), TypeItem::List(b))
        | (TypeItem::Csv(a), TypeItem::Csv(b))
        | (TypeItem::Map(a), TypeItem::Map(b)) => same_value(a, b, renamed),
        (TypeItem::Document(a), TypeItem::Document(b)) => text(a) == text(b),
        (TypeItem::Structure(a), TypeItem::Structure(b)) => {
            let (a, b) = (text(a), text(b));
            *renamed.get(&a).unwrap_or(&a) == b
        }
        _ => discriminant(a) == discriminant(b),
    }
}

/// Whether two fields have the same type, but for names.
pub(super) fn same_field(a: &ResponseTypeItem, b: &ResponseTypeItem) -> bool {
    match (a, b) {
        (ResponseTypeItem::List(a), ResponseTypeItem::List(b))
        | (ResponseTypeItem::Map(a), ResponseTypeItem::Map(b)) => same_field(a, b),
        (ResponseTypeItem::Document(a), ResponseTypeItem::Document(b)) => text(a) == text(b),
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
        .replace("super::super::documents::", "")
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn names_do_not_count() {
        let list = |path| TypeItem::List(Box::new(TypeItem::Named(path)));
        let same = |a: &TypeItem, b: &TypeItem| same_value(a, b, &Renamed::new());
        assert!(same(&list(quote!(A)), &list(quote!(B))));
        assert!(!same(&list(quote!(A)), &TypeItem::Named(quote!(A))));
        assert!(!same(&list(quote!(A)), &TypeItem::List(Box::new(TypeItem::String))));
        let map = |inner| ResponseTypeItem::Map(Box::new(inner));
        assert!(same_field(&map(ResponseTypeItem::Int32), &map(ResponseTypeItem::Int32)));
        assert!(!same_field(&map(ResponseTypeItem::Int32), &map(ResponseTypeItem::Int64)));
    }

    #[test]
    fn documents_and_structures_are_told_apart() {
        let document = |name| TypeItem::Document(quote!(super::super::documents::#name));
        let (a, b) = (document(quote!(A)), document(quote!(B)));
        assert!(same_value(&a, &a, &Renamed::new()) && !same_value(&a, &b, &Renamed::new()));
        let map = |name| TypeItem::Map(Box::new(TypeItem::Structure(name)));
        let renamed = Renamed::from([(String::from("A"), String::from("B"))]);
        assert!(same_value(&map(quote!(A)), &map(quote!(B)), &renamed));
        assert!(!same_value(&map(quote!(A)), &map(quote!(A)), &renamed));
        assert!(same_value(&map(quote!(C)), &map(quote!(C)), &renamed));
        assert!(!same_value(&map(quote!(A)), &TypeItem::List(Box::new(TypeItem::Structure(quote!(B)))), &renamed));
        let field = |name| ResponseTypeItem::Document(quote!(super::super::documents::#name));
        assert!(same_field(&field(quote!(A)), &field(quote!(A))) && !same_field(&field(quote!(A)), &field(quote!(B))));
    }

    #[test]
    fn reads_as_written() {
        let tokens = quote!(Option<std::collections::BTreeMap<String, dts_runtime::Secret>>);
        assert_eq!(text(&tokens), "Option<BTreeMap<String, Secret>>");
        assert_eq!(text(&quote!(dts_runtime::Document<super::super::documents::DbList>)), "Document<DbList>");
    }
}
