//! Types of fields, known by the last word of their path.

use dts_codegen::item::{ResponseTypeItem, TypeItem};
use proc_macro2::Ident;
use quote::quote;
use syn::{GenericArgument, PathArguments, Type};

use crate::faults::Faults;

/// What a parameter's field has.
pub(crate) struct ParameterType {
    /// The type, before `Option`.
    pub(crate) ty: TypeItem,
    /// Whether there is an `Option` around it.
    pub(crate) is_optional: bool,
}

/// How types are told apart that look alike.
#[derive(Clone, Copy, Default)]
pub(crate) struct Hints {
    /// Items of the list are groups.
    pub(crate) group: bool,
    /// The type is the user's own, whatever its name.
    pub(crate) named: bool,
}

/// The type of a parameter.
pub(crate) fn parameter(ty: &Type, hints: Hints, faults: &Faults) -> ParameterType {
    let (inner, is_optional) = match optional(ty) {
        Some(inner) => (inner, true),
        None => (ty, false),
    };
    let item = value(inner, hints, faults);
    if is_optional && item.is_vec() {
        faults.push_spanned(ty, "a list is empty instead of absent; write `Vec<...>` without `Option`");
        return ParameterType { ty: TypeItem::Named(quote!(#ty)), is_optional: false };
    }
    if hints.group && !matches!(item, TypeItem::Groups(_)) {
        faults.push_spanned(ty, "`group` is for lists of groups; write `Vec<...>`, or remove `group`");
    }
    ParameterType { ty: item, is_optional }
}

fn value(ty: &Type, hints: Hints, faults: &Faults) -> TypeItem {
    let own = || TypeItem::Named(quote!(#ty));
    let Some((name, arguments)) = split(ty) else {
        unsupported(ty, faults);
        return own();
    };
    match (name.to_string().as_str(), arguments.as_slice()) {
        ("Vec", [item]) if hints.group => TypeItem::Groups(quote!(#item)),
        ("Vec", [item]) => TypeItem::List(Box::new(element(item, hints, faults))),
        ("Csv", [item]) if !hints.named => TypeItem::Csv(Box::new(element(item, hints, faults))),
        _ if hints.named => own(),
        ("String", []) => TypeItem::String,
        ("bool", []) => TypeItem::Boolean,
        ("i32", []) => TypeItem::Int32,
        ("i64", []) => TypeItem::Int64,
        ("f64", []) => TypeItem::Float,
        ("JsonText", []) => TypeItem::Json,
        ("Document", [document]) => TypeItem::Document(quote!(#document)),
        ("Secret", []) => TypeItem::Secret,
        ("Option", [_]) => {
            faults.push_spanned(ty, "an `Option` stands only around the whole type; remove it here");
            own()
        }
        (other, []) => {
            misnamed(ty, other, faults);
            own()
        }
        _ => own(),
    }
}

/// An item of a list. Lists of lists have no wire names.
fn element(ty: &Type, hints: Hints, faults: &Faults) -> TypeItem {
    let item = value(ty, Hints { group: false, ..hints }, faults);
    if matches!(item, TypeItem::List(_) | TypeItem::Csv(_) | TypeItem::Groups(_)) {
        faults.push_spanned(ty, "a list of lists has no form on the wire; for `Tag.N.Key` write a group");
        return TypeItem::Named(quote!(#ty));
    }
    item
}

/// The type of a response's member.
pub(crate) fn member(ty: &Type, faults: &Faults) -> ResponseTypeItem {
    inner(optional(ty).unwrap_or(ty), faults)
}

fn inner(ty: &Type, faults: &Faults) -> ResponseTypeItem {
    let own = || ResponseTypeItem::Named(quote!(#ty));
    let Some((name, arguments)) = split(ty) else {
        unsupported(ty, faults);
        return own();
    };
    match (name.to_string().as_str(), arguments.as_slice()) {
        ("String", []) => ResponseTypeItem::String,
        ("bool", []) => ResponseTypeItem::Boolean,
        ("i32", []) => ResponseTypeItem::Int32,
        ("i64", []) => ResponseTypeItem::Int64,
        ("f64", []) => ResponseTypeItem::Float,
        ("JsonText", []) => ResponseTypeItem::Json,
        ("Document", [document]) => ResponseTypeItem::Document(quote!(#document)),
        ("Secret", []) => ResponseTypeItem::Secret,
        ("Value", []) => ResponseTypeItem::Any,
        ("Vec", [item]) => ResponseTypeItem::List(Box::new(inner(item, faults))),
        ("BTreeMap", [_, item]) => ResponseTypeItem::Map(Box::new(inner(item, faults))),
        ("Nested", [inner]) => ResponseTypeItem::Nested(quote!(#inner)),
        ("HashMap", _) => {
            faults.push_spanned(ty, "names that are data go into a `BTreeMap<String, ...>`");
            own()
        }
        (other, []) => {
            misnamed(ty, other, faults);
            own()
        }
        _ => own(),
    }
}

/// What stands in an `Option`.
pub(crate) fn optional(ty: &Type) -> Option<&Type> {
    match split(ty) {
        Some((name, arguments)) if name == "Option" => arguments.first().copied(),
        _ => None,
    }
}

/// Names of types that are near to one that is known.
fn misnamed(ty: &Type, name: &str, faults: &Faults) {
    let instead = match name {
        "i8" | "i16" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => "`i32` or `i64`",
        "f32" => "`f64`",
        "char" | "str" => "`String`",
        _ => return,
    };
    faults.push_spanned(ty, format!("`{name}` has no form on the wire; write {instead}"));
}

fn unsupported(ty: &Type, faults: &Faults) {
    let message = match ty {
        Type::Reference(_) => "the type must be owned; write `String` for text",
        _ => {
            "the type has no form on the wire; write `String`, a number, an enum that derives `ValueSet`, or another name"
        }
    };
    faults.push_spanned(ty, message);
}

/// The last word of a path, and the types between its angle brackets.
pub(crate) fn split(ty: &Type) -> Option<(&Ident, Vec<&Type>)> {
    match ty {
        Type::Group(group) => split(&group.elem),
        Type::Paren(paren) => split(&paren.elem),
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            let arguments = match &last.arguments {
                PathArguments::AngleBracketed(list) => list
                    .args
                    .iter()
                    .filter_map(|argument| match argument {
                        GenericArgument::Type(ty) => Some(ty),
                        _ => None,
                    })
                    .collect(),
                _ => Vec::new(),
            };
            Some((&last.ident, arguments))
        }
        _ => None,
    }
}
