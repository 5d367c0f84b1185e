//! Parameters, lists, groups and their members.

use super::{
    Class,
    actions::{Both, Side},
    change::{Change, Found, Subject},
    limits,
    pairs::pair,
    texts::{self, Owner},
    types,
    values::{Sets, Use},
    wording::{self, arrow, code},
};
use crate::{
    item::{FieldItem, TypeItem},
    model::{Parameter, ParameterKind, SetName, ValueSetId},
    spec::Location,
};

/// The request's parameters.
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
        let message = format!("{}: name on the wire {}", shown(new), arrow(Some(&old.name), Some(&new.name)));
        found.add(change(Class::Behavioural, new, "name").between(Some(&old.name), Some(&new.name)).says(message));
    }
    pairs.both.extend(renamed);
    for parameter in &pairs.removed {
        let added = pairs.added.iter().map(|added| added.name.as_str());
        found.add(
            change(Class::Breaking, parameter, "removed")
                .says(format!("{} was removed", shown(parameter)))
                .note(wording::looks_renamed(&parameter.name, added)),
        );
    }
    for parameter in &pairs.added {
        let (class, how) = match parameter.required {
            true => (Class::Breaking, "required "),
            false => (Class::Additive, ""),
        };
        found.add(change(class, parameter, "added").says(format!("{how}{} was added", shown(parameter))));
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
    named(&side.plan.request.fields).or_else(|| side.plan.groups.iter().find_map(|group| named(&group.fields)))
}

fn one(
    both: Both<'_>,
    (old, old_field): (&Parameter, &FieldItem),
    (new, new_field): (&Parameter, &FieldItem),
    sets: &mut Sets,
    found: &mut Found<'_>,
) {
    let what = shown(new);
    let (was, is) = (old_field.ident.to_string(), new_field.ident.to_string());
    if was != is {
        let message = format!("{what}: Rust name {}", arrow(Some(&was), Some(&is)));
        found.add(change(Class::Breaking, new, "rust_name").between(Some(was), Some(is)).says(message));
    }
    kind((old, old_field), (new, new_field), found);
    required((old, old_field), (new, new_field), found);
    // The members of a group travel where the group does.
    if old.location != new.location && !new.name.contains(".N.") {
        let (was, is) = (location(old.location), location(new.location));
        let message = format!("{what} travels in the {is}, no longer in the {was}");
        found.add(change(Class::Behavioural, new, "in").between(Some(was), Some(is)).says(message));
    }
    if old.default != new.default {
        let (was, is) = (old.default.as_deref(), new.default.as_deref());
        let message = format!("{what}: default {}", arrow(was, is));
        found.add(change(Class::Behavioural, new, "default").between(was, is).says(message));
    }
    limits::limits(new, &old.limits, &new.limits, found);
    if let (Some(old_set), Some(new_set)) = (old.values(), new.values()) {
        let has_own_doc = has_own_doc(both.old, old, old_set) || has_own_doc(both.new, new, new_set);
        sets.note(Use { old: old_set, new: new_set, path: new.name.clone(), in_request: true, has_own_doc });
    }
    if !old.members().is_empty() && !new.members().is_empty() {
        list(both, old.members(), new.members(), sets, found);
    }
    let owner = Owner { subject: Subject::Parameter, path: &new.name, shown: &what };
    texts::remarks(owner, &old.remarks, &new.remarks, found);
    texts::text(owner, "example", old.example.as_deref(), new.example.as_deref(), found);
    texts::text(owner, "source", old.source.as_deref(), new.source.as_deref(), found);
}

fn kind((old, old_field): (&Parameter, &FieldItem), (new, new_field): (&Parameter, &FieldItem), found: &mut Found<'_>) {
    let (was, is) = (types::of_value(old_field), types::of_value(new_field));
    if !types::same_value(&old_field.ty, &new_field.ty) {
        let message = format!("{}: type {}", shown(new), arrow(Some(&was), Some(&is)));
        found.add(change(Class::Breaking, new, "type").between(Some(was), Some(is)).says(message));
    } else if matches!(new_field.ty, TypeItem::Groups(_)) && was != is {
        let message = format!("{}: Rust type {}", shown(new), arrow(Some(&was), Some(&is)));
        found.add(change(Class::Breaking, new, "rust_type").between(Some(was), Some(is)).says(message));
    } else if spec_type(&old.kind) != spec_type(&new.kind) {
        // One Rust type for two of the spec's: a secret is a secret before it is a document.
        let (was, is) = (spec_type(&old.kind), spec_type(&new.kind));
        let message = format!("{}: type {}", shown(new), arrow(Some(was), Some(is)));
        found.add(change(Class::Behavioural, new, "type").between(Some(was), Some(is)).says(message));
    }
}

fn required(
    (old, old_field): (&Parameter, &FieldItem),
    (new, new_field): (&Parameter, &FieldItem),
    found: &mut Found<'_>,
) {
    if old.required == new.required {
        return;
    }
    // A list is a `Vec` either way; everything else becomes an `Option`.
    let is_list = old_field.ty.is_vec() && new_field.ty.is_vec();
    let class = if new.required || !is_list { Class::Breaking } else { Class::Additive };
    let message = match new.required {
        true => format!("{} is required now", shown(new)),
        false if class == Class::Breaking => {
            let (was, is) = (types::of_parameter(old_field), types::of_parameter(new_field));
            format!("{} is optional now: its field is {}", shown(new), arrow(Some(&was), Some(&is)))
        }
        false => format!("{} is optional now", shown(new)),
    };
    let words = (Some(old.required.to_string()), Some(new.required.to_string()));
    found.add(change(class, new, "required").between(words.0, words.1).says(message));
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

fn change(class: Class, parameter: &Parameter, what: &'static str) -> Change {
    Change::new(class, Subject::Parameter, &parameter.name, what)
}

fn shown(parameter: &Parameter) -> String {
    format!("parameter {}", code(&parameter.name))
}
