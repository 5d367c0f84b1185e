//! Value sets.

use proc_macro2::{Ident, Span};

use super::{
    docs::{self, Links},
    names,
    scope::{Scope, TypeNames},
};
use crate::{
    item::{DeprecatedItem, ValueItem, ValueSetItem},
    model::{Action, ValueSetId},
};

/// The variant for values that the set does not list. Not `Other`: services have values of that name.
const UNLISTED: &str = "Unlisted";

pub(super) fn value_sets(
    action: &Action,
    links: &Links,
    names: &TypeNames,
    scope: &mut Scope<'_>,
) -> Vec<ValueSetItem> {
    let mut items = Vec::new();
    for (index, set) in action.value_sets.iter().enumerate() {
        let wanted = set.members.iter().map(|member| {
            let name = member.rust.clone().unwrap_or_else(|| names::variant_name(&member.text));
            (name, member.text.as_str(), &member.place)
        });
        let idents = scope.members(wanted, &[UNLISTED], "value");
        let values = idents.into_iter().zip(&set.members).map(|(ident, member)| ValueItem {
            ident,
            text: member.text.clone(),
            docs: docs::value(&member.text, &member.remarks, links, &action.name),
            deprecated: member.remarks.deprecated.as_ref().map(|note| DeprecatedItem { note: note.clone() }),
        });
        items.push(ValueSetItem {
            ident: names.value_set(ValueSetId(index)),
            docs: docs::plain(&set.doc, links, &action.name),
            values: values.collect(),
            unlisted: Ident::new(UNLISTED, Span::call_site()),
            complete: set.complete,
            ignore_case: set.ignore_case,
        });
    }
    items
}
