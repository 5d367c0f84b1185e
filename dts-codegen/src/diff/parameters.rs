//! Parameters, lists, groups and their members; and members of documents, which are described as parameters are.

use super::{
    Class,
    change::{Change, Found},
    documents,
    limits::{self, Limited},
    pairs::pair,
    sides::{Both, Kind, Side},
    texts::{self, Owner},
    types,
    values::{Sets, Use},
    wording::{arrow, code},
};
use crate::{
    diagnostic::nearest,
    item::{FieldItem, LimitsItem, TypeItem},
    model::{Limits, Parameter, ParameterKind, SetName, ValueSetId},
    spec::Location,
};

/// The parameters of a request, or the members of a structure.
pub(super) fn parameters(both: Both<'_>, sets: &mut Sets, found: &mut Found<'_>) {
    list(both, &both.old.action.parameters, &both.new.action.parameters, sets, found);
}

fn list(both: Both<'_>, old: &[Parameter], new: &[Parameter], sets: &mut Sets, found: &mut Found<'_>) {
    let mut pairs = pair(old, new, |parameter| &parameter.name);
    let ident = |side: Side<'_>, parameter: &Parameter| field(side, parameter).map(|field| field.ident.to_string());
    let renamed = pairs.take_renamed(
        |parameter| ident(both.old, parameter).unwrap_or_default(),
        |parameter| ident(both.new, parameter).unwrap_or_default(),
    );
    for (old, new) in &renamed {
        let arrow = arrow(Some(&old.name), Some(&new.name));
        let message = format!("{}: name on the wire {arrow}", both.shown(&new.name));
        let change = change(both, Class::Behavioural, new, "name");
        found.add(change.between(Some(&old.name), Some(&new.name)).says(message));
    }
    pairs.both.extend(renamed);
    for parameter in &pairs.removed {
        let added = pairs.added.iter().map(|added| added.name.as_str());
        let near = nearest(&parameter.name, added).map(|near| format!("renamed? {} was added", code(&both.path(near))));
        found.add(
            change(both, Class::Breaking, parameter, "removed")
                .says(format!("{} was removed", both.shown(&parameter.name)))
                .note(near.or_else(|| both.moved(&parameter.name))),
        );
    }
    for parameter in &pairs.added {
        let (class, how) = match parameter.required {
            true => (Class::Breaking, "required "),
            false => (Class::Additive, ""),
        };
        let message = format!("{how}{} was added", both.shown(&parameter.name));
        found.add(change(both, class, parameter, "added").says(message));
    }
    for (old, new) in pairs.both {
        if let (Some(old_field), Some(new_field)) = (field(both.old, old), field(both.new, new)) {
            one(both, (old, old_field), (new, new_field), sets, found);
        }
    }
}

/// What the plan makes of a parameter.
fn field<'a>(side: Side<'a>, parameter: &Parameter) -> Option<&'a FieldItem> {
    let named = |fields: &'a [FieldItem]| fields.iter().find(|field| field.name == parameter.name);
    named(side.fields).or_else(|| side.groups.iter().find_map(|group| named(&group.fields)))
}

fn one(
    both: Both<'_>,
    (old, old_field): (&Parameter, &FieldItem),
    (new, new_field): (&Parameter, &FieldItem),
    sets: &mut Sets,
    found: &mut Found<'_>,
) {
    let (path, what) = (both.path(&new.name), both.shown(&new.name));
    let (was, is) = (old_field.ident.to_string(), new_field.ident.to_string());
    if was != is {
        let message = format!("{what}: Rust name {}", arrow(Some(&was), Some(&is)));
        found.add(change(both, Class::Breaking, new, "rust_name").between(Some(was), Some(is)).says(message));
    }
    kind(both, (old, old_field), (new, new_field), found);
    required(both, (old, old_field), (new, new_field), found);
    // The members of a group travel where the group does, those of a document where it does.
    if old.location != new.location && matches!(both.kind, Kind::Action) && !new.name.contains(".N.") {
        let (was, is) = (location(old.location), location(new.location));
        let message = format!("{what} travels in the {is}, no longer in the {was}");
        found.add(change(both, Class::Behavioural, new, "in").between(Some(was), Some(is)).says(message));
    }
    if old.default != new.default {
        let (was, is) = (old.default.as_deref(), new.default.as_deref());
        let message = format!("{what}: default {}", arrow(was, is));
        found.add(change(both, both.class(Class::Behavioural), new, "default").between(was, is).says(message));
    }
    let limited = Limited { path: &path, shown: &what, is_checked: both.is_checked() };
    limits::limits(&limited, &limits(old, old_field), &limits(new, new_field), found);
    if let (Some(old_set), Some(new_set)) = (old.values(), new.values()) {
        let has_own_doc = has_own_doc(both.old, old, old_set) || has_own_doc(both.new, new, new_set);
        let (in_request, in_response) = (both.is_checked(), matches!(both.kind, Kind::Structure { .. }));
        let path = path.clone();
        sets.note(Use { old: old_set, new: new_set, path, in_request, in_response, has_own_doc });
    }
    if !old.members().is_empty() && !new.members().is_empty() {
        list(both, old.members(), new.members(), sets, found);
    }
    let owner = Owner { subject: both.subject(), path: &path, shown: &what };
    if matches!((&old_field.ty, &new_field.ty), (TypeItem::Secret, TypeItem::Secret)) {
        documents::held(owner, (old.document.as_ref(), new.document.as_ref()), found);
    }
    texts::remarks(owner, &old.remarks, &new.remarks, found);
    texts::text(owner, "example", old.example.as_deref(), new.example.as_deref(), found);
    texts::text(owner, "source", old.source.as_deref(), new.source.as_deref(), found);
}

fn kind(
    both: Both<'_>,
    (old, old_field): (&Parameter, &FieldItem),
    (new, new_field): (&Parameter, &FieldItem),
    found: &mut Found<'_>,
) {
    let what = both.shown(&new.name);
    let (was, is) = (types::of_value(old_field), types::of_value(new_field));
    if !both.has_same_type(old_field, new_field) {
        let message = format!("{what}: type {}", arrow(Some(&was), Some(&is)));
        found.add(change(both, Class::Breaking, new, "type").between(Some(was), Some(is)).says(message));
    } else if matches!(new_field.ty, TypeItem::Groups(_)) && was != is {
        let message = format!("{what}: Rust type {}", arrow(Some(&was), Some(&is)));
        found.add(change(both, Class::Breaking, new, "rust_type").between(Some(was), Some(is)).says(message));
    } else if spec_type(&old.kind) != spec_type(&new.kind) {
        // One Rust type for two of the spec's: a secret is a secret before it is a document.
        let (was, is) = (spec_type(&old.kind), spec_type(&new.kind));
        let message = format!("{what}: type {}", arrow(Some(was), Some(is)));
        found.add(change(both, Class::Behavioural, new, "type").between(Some(was), Some(is)).says(message));
    }
}

fn required(
    both: Both<'_>,
    (old, old_field): (&Parameter, &FieldItem),
    (new, new_field): (&Parameter, &FieldItem),
    found: &mut Found<'_>,
) {
    if old.required == new.required {
        return;
    }
    // A list is a `Vec` either way, and a member of a document may be absent from an answer either way; everything else
    // becomes an `Option`.
    let is_alike = |field: &FieldItem| field.ty.is_vec() || field.received;
    let becomes_option = !(is_alike(old_field) && is_alike(new_field));
    let class = if new.required || becomes_option { Class::Breaking } else { Class::Additive };
    let what = both.shown(&new.name);
    let message = match new.required {
        true => format!("{what} is required now"),
        false if class == Class::Breaking => {
            let (was, is) = (types::of_parameter(old_field), types::of_parameter(new_field));
            format!("{what} is optional now: its field is {}", arrow(Some(&was), Some(&is)))
        }
        false => format!("{what} is optional now"),
    };
    let words = (Some(old.required.to_string()), Some(new.required.to_string()));
    found.add(change(both, class, new, "required").between(words.0, words.1).says(message));
}

/// All limits of a parameter, or of a member with the items of its part, which the plan knows.
fn limits(parameter: &Parameter, field: &FieldItem) -> Limits {
    let LimitsItem { min_items, max_items, .. } = field.limits;
    Limits { min_items, max_items, ..parameter.limits.clone() }
}

/// Whether a value set says of itself what it is, instead of taking the words of its parameter.
fn has_own_doc(side: Side<'_>, parameter: &Parameter, id: ValueSetId) -> bool {
    let set = side.action.value_set(id);
    set.is_some_and(|set| matches!(set.name, SetName::Given(_)) && set.doc != parameter.remarks.doc)
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Query => "query",
        Location::Body => "body",
    }
}

fn spec_type(kind: &ParameterKind) -> &'static str {
    match kind {
        ParameterKind::String => "string",
        ParameterKind::Boolean => "boolean",
        ParameterKind::Int32 => "int32",
        ParameterKind::Int64 => "int64",
        ParameterKind::Float => "float",
        ParameterKind::Json => "json",
        ParameterKind::Values(_) => "values",
        ParameterKind::Csv(item) | ParameterKind::List(item) => spec_type(item),
        ParameterKind::Groups { .. } => "groups",
    }
}

fn change(both: Both<'_>, class: Class, parameter: &Parameter, what: &'static str) -> Change {
    Change::new(class, both.subject(), both.path(&parameter.name), what)
}
