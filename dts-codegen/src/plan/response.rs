//! Structures of responses.

use quote::quote;

use super::{
    docs::{self, Links},
    documents, names,
    scope::{Scope, TypeNames},
};
use crate::{
    item::{DeprecatedItem, MemberItem, ResponseTypeItem, StructureItem},
    model::{Action, Field, FieldKind, StructureId},
};

pub(super) fn structures(
    action: &Action,
    links: &Links,
    names: &TypeNames,
    scope: &mut Scope<'_>,
) -> Vec<StructureItem> {
    let mut items = Vec::new();
    for (index, structure) in action.structures.iter().enumerate() {
        let wanted = structure.fields.iter().map(|field| {
            let name = field.rust.clone().unwrap_or_else(|| names::field_name(&field.name));
            (name, field.name.as_str(), &field.place)
        });
        let idents = scope.members(wanted, &[], "field");
        let members = idents.into_iter().zip(&structure.fields).map(|(ident, field)| MemberItem {
            ident,
            wire: field.name.clone(),
            docs: docs::field(action, field, links),
            ty: ty(action, StructureId(index), field, &field.kind, names),
            wrapper: field.wrapper.clone(),
            deprecated: field.remarks.deprecated.as_ref().map(|note| DeprecatedItem { note: note.clone() }),
        });
        items.push(StructureItem {
            ident: names.structure(StructureId(index)),
            docs: docs::plain(&structure.doc, links, &action.name),
            members: members.collect(),
        });
    }
    items
}

fn ty(action: &Action, owner: StructureId, field: &Field, kind: &FieldKind, names: &TypeNames) -> ResponseTypeItem {
    match kind {
        FieldKind::String | FieldKind::Json if field.secret => ResponseTypeItem::Secret,
        FieldKind::String => ResponseTypeItem::String,
        FieldKind::Boolean => ResponseTypeItem::Boolean,
        FieldKind::Int32 => ResponseTypeItem::Int32,
        FieldKind::Int64 => ResponseTypeItem::Int64,
        FieldKind::Float => ResponseTypeItem::Float,
        FieldKind::Json => match &field.document {
            Some(document) => ResponseTypeItem::Document(documents::path(document)),
            None => ResponseTypeItem::Json,
        },
        FieldKind::Any => ResponseTypeItem::Any,
        FieldKind::Values(id) => {
            let set = names.value_set(*id);
            ResponseTypeItem::Named(quote!(#set))
        }
        FieldKind::Object(id) => {
            let structure = names.structure(*id);
            match holds(action, *id, owner) {
                true => ResponseTypeItem::Nested(quote!(#structure)),
                false => ResponseTypeItem::Named(quote!(#structure)),
            }
        }
        FieldKind::Array(item) => ResponseTypeItem::List(Box::new(element(action, field, item, names))),
        FieldKind::Map(item) => ResponseTypeItem::Map(Box::new(element(action, field, item, names))),
    }
}

/// Items of lists and maps live on the heap anyway.
fn element(action: &Action, field: &Field, kind: &FieldKind, names: &TypeNames) -> ResponseTypeItem {
    match kind {
        FieldKind::Object(id) => {
            let structure = names.structure(*id);
            ResponseTypeItem::Named(quote!(#structure))
        }
        kind => ty(action, action.response, field, kind, names),
    }
}

/// Whether a structure holds another one, or itself, without a list or map in between: then it has no end.
fn holds(action: &Action, outer: StructureId, inner: StructureId) -> bool {
    let mut seen = Vec::new();
    let mut open = vec![outer];
    while let Some(id) = open.pop() {
        if id == inner {
            return true;
        }
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        open.extend(action.fields(id).iter().filter_map(|field| match field.kind {
            FieldKind::Object(id) => Some(id),
            _ => None,
        }));
    }
    false
}
