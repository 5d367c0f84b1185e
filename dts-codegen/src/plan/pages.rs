//! Pages and waiters: which fields of the answer they are about.

use proc_macro2::{Ident, Span};

use super::{
    docs::{self, Links},
    scope::TypeNames,
};
use crate::{
    item::{MemberItem, PagedItem, ResponseTypeItem, StructureItem, WaitItem, WaitsItem},
    model::{Action, Pagination},
};

/// How the results come in pages; `response` is the structure of the answer.
pub(super) fn paged(action: &Action, names: &TypeNames, response: &StructureItem) -> Option<PagedItem> {
    let (items, total, next) = match action.pagination.as_ref()? {
        Pagination::Numbered { items, total, .. } => (items, total.as_ref(), None),
        Pagination::Token { items, next, .. } => (items, None, Some(next)),
    };
    let items = member(response, items)?;
    let ResponseTypeItem::List(item) = &items.ty else { return None };
    let (total, next) = (total.and_then(|name| member(response, name)), next.and_then(|name| member(response, name)));
    Some(PagedItem {
        request: names.request.clone(),
        response: response.ident.clone(),
        items: items.ident.clone(),
        item: (**item).clone(),
        deprecated: [Some(items), total, next].into_iter().flatten().any(|member| member.deprecated.is_some()),
        total: total.map(|member| member.ident.clone()),
        next: next.map(|member| member.ident.clone()),
    })
}

/// The states to wait for; `response` is the structure of the answer.
pub(super) fn waits(action: &Action, links: &Links, names: &TypeNames, response: &StructureItem) -> Option<WaitsItem> {
    let mut waits = WaitsItem { request: names.request.clone(), methods: Vec::new(), deprecated: false };
    for waiter in &action.waiters {
        let Some(member) = member(response, &waiter.field) else { continue };
        waits.deprecated |= member.deprecated.is_some();
        waits.methods.push(WaitItem {
            // The name is in snake case, and no longer a keyword.
            ident: Ident::new(&format!("until_{}", waiter.name), Span::call_site()),
            docs: docs::waiter(action, waiter, links),
            waiter: waiter.name.clone(),
            field: member.ident.clone(),
            value_set: match &member.ty {
                ResponseTypeItem::Named(path) => Some(path.clone()),
                _ => None,
            },
        });
    }
    (!waits.methods.is_empty()).then_some(waits)
}

fn member<'r>(response: &'r StructureItem, name: &str) -> Option<&'r MemberItem> {
    response.members.iter().find(|member| member.wire == name)
}
