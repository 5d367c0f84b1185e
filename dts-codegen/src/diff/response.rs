//! Response trees, walked side by side. A structure that is used at several paths is told of once, at the first.

use std::collections::BTreeSet;

use super::{
    Class,
    change::{Change, Found, Subject},
    documents,
    pairs::pair,
    sides::{Both, Side},
    texts::{self, Owner},
    types,
    values::{Sets, Use},
    wording::{arrow, code, looks_renamed},
};
use crate::{
    item::{MemberItem, ResponseTypeItem},
    model::{Field, FieldKind, SetName, StructureId, ValueSetId},
};

/// The response and the structures inside.
pub(super) fn response(both: Both<'_>, sets: &mut Sets, found: &mut Found<'_>) {
    let mut walk = Walk { both, sets, seen: BTreeSet::new(), fields: Vec::new() };
    walk.structure("", (both.old.action.response, both.new.action.response), &Docs::default(), found);
    let fields = walk.fields;
    report(&fields, found);
}

struct Walk<'a, 's> {
    both: Both<'a>,
    sets: &'s mut Sets,
    /// Structures that were compared, so that recursion ends.
    seen: BTreeSet<(StructureId, StructureId)>,
    /// Fields that only one side has.
    fields: Vec<Lone>,
}

/// A field that only one side has.
struct Lone {
    path: String,
    name: String,
    is_new: bool,
}

/// What a field is, before and after.
#[derive(Default)]
struct Docs {
    old: String,
    new: String,
}

/// A field with what the plan makes of it.
type Planned<'a> = (&'a Field, &'a MemberItem);

impl Walk<'_, '_> {
    /// Compares two structures; `prefix` is their path with what stands between it and a field, `docs` are those of the
    /// field that holds them.
    fn structure(&mut self, prefix: &str, (old, new): (StructureId, StructureId), docs: &Docs, found: &mut Found<'_>) {
        if !self.seen.insert((old, new)) {
            return;
        }
        let (old_side, new_side) = (self.both.old, self.both.new);
        self.name(prefix, (old, new), docs, found);
        let (old_fields, new_fields) = (planned(old_side, old), planned(new_side, new));
        let mut pairs = pair(&old_fields, &new_fields, |(field, _)| &field.name);
        let ident = |(_, member): &Planned<'_>| member.ident.to_string();
        let renamed = pairs.take_renamed(ident, ident);
        for ((old, _), (new, _)) in &renamed {
            let (path, arrow) = (format!("{prefix}{}", new.name), arrow(Some(&old.name), Some(&new.name)));
            let message = format!("field {}: name on the wire {arrow}", code(&path));
            let change = Change::new(Class::Behavioural, Subject::Field, path, "name");
            found.add(change.between(Some(&old.name), Some(&new.name)).says(message));
        }
        pairs.both.extend(renamed);
        let lone = |fields: &[&Planned<'_>], is_new| {
            let lone = |(field, _): &&Planned<'_>| Lone {
                path: format!("{prefix}{}", field.name),
                name: field.name.clone(),
                is_new,
            };
            fields.iter().map(lone).collect::<Vec<_>>()
        };
        self.fields.extend(lone(&pairs.removed, false));
        self.fields.extend(lone(&pairs.added, true));
        for (old, new) in pairs.both {
            self.field(&format!("{prefix}{}", new.0.name), *old, *new, found);
        }
    }

    /// The structure's own name and doc.
    fn name(&self, prefix: &str, (old, new): (StructureId, StructureId), docs: &Docs, found: &mut Found<'_>) {
        let (old_side, new_side) = (self.both.old, self.both.new);
        let items = (old_side.structures.get(old.0), new_side.structures.get(new.0));
        // The response itself is named after its action.
        let path = prefix.trim_end_matches('.');
        if let (Some(old), Some(new)) = items
            && !path.is_empty()
            && old.ident != new.ident
        {
            let (was, is) = (old.ident.to_string(), new.ident.to_string());
            let message = format!("structure of field {}: Rust name {}", code(path), arrow(Some(&was), Some(&is)));
            let change = Change::new(Class::Breaking, Subject::Structure, path, "rust_type");
            found.add(change.between(Some(was), Some(is)).says(message));
        }
        if let (Some(old), Some(new)) = (old_side.action.structure(old), new_side.action.structure(new))
            && matches!((&old.name, &new.name), (SetName::Given(_), SetName::Given(_)))
            && (old.doc != docs.old || new.doc != docs.new)
        {
            let shown = format!("the structure of field {}", code(path));
            let owner = Owner { subject: Subject::Structure, path, shown: &shown };
            texts::text(owner, "doc", Some(&old.doc), Some(&new.doc), found);
        }
    }

    fn field(
        &mut self,
        path: &str,
        (old, old_member): Planned<'_>,
        (new, new_member): Planned<'_>,
        found: &mut Found<'_>,
    ) {
        let what = format!("field {}", code(path));
        let change = |class, what| Change::new(class, Subject::Field, path, what);
        let (was, is) = (old_member.ident.to_string(), new_member.ident.to_string());
        if was != is {
            let message = format!("{what}: Rust name {}", arrow(Some(&was), Some(&is)));
            found.add(change(Class::Breaking, "rust_name").between(Some(was), Some(is)).says(message));
        }
        if !types::same_field(&old_member.ty, &new_member.ty) || !same_kind(&old.kind, &new.kind) {
            let (was, is) = (types::of_field(old_member), types::of_field(new_member));
            let message = format!("{what}: type {}", arrow(Some(&was), Some(&is)));
            found.add(change(Class::Breaking, "type").between(Some(was), Some(is)).says(message));
        }
        if old.wrapper != new.wrapper {
            let (was, is) = (old.wrapper.as_deref(), new.wrapper.as_deref());
            let message = format!("{what}: element around its items {}", arrow(was, is));
            found.add(change(Class::Behavioural, "wrapper").between(was, is).says(message));
        }
        let owner = Owner { subject: Subject::Field, path, shown: &what };
        if matches!((&old_member.ty, &new_member.ty), (ResponseTypeItem::Secret, ResponseTypeItem::Secret)) {
            documents::held(owner, (old.document.as_ref(), new.document.as_ref()), found);
        }
        texts::remarks(owner, &old.remarks, &new.remarks, found);
        texts::text(owner, "present_when", old.present_when.as_deref(), new.present_when.as_deref(), found);
        texts::text(owner, "example", old.example.as_deref(), new.example.as_deref(), found);
        let path = match &new.wrapper {
            Some(wrapper) => format!("{path}.{wrapper}"),
            None => path.to_owned(),
        };
        let docs = Docs { old: old.remarks.doc.clone(), new: new.remarks.doc.clone() };
        self.inside(&path, (&old.kind, &new.kind), &docs, found);
    }

    /// What two values hold; `docs` are those of their field.
    fn inside(&mut self, path: &str, kinds: (&FieldKind, &FieldKind), docs: &Docs, found: &mut Found<'_>) {
        match kinds {
            (FieldKind::Object(old), FieldKind::Object(new)) => {
                self.structure(&format!("{path}."), (*old, *new), docs, found)
            }
            (FieldKind::Array(old), FieldKind::Array(new)) => {
                self.inside(&format!("{path}[]"), (old, new), docs, found)
            }
            (FieldKind::Map(old), FieldKind::Map(new)) => self.inside(&format!("{path}.*"), (old, new), docs, found),
            (FieldKind::Values(old), FieldKind::Values(new)) => {
                let is_own = |side: Side<'_>, id: ValueSetId, doc: &str| {
                    let set = side.action.value_set(id);
                    set.is_some_and(|set| matches!(set.name, SetName::Given(_)) && set.doc != doc)
                };
                let has_own_doc = is_own(self.both.old, *old, &docs.old) || is_own(self.both.new, *new, &docs.new);
                let path = path.to_owned();
                let used = Use { old: *old, new: *new, path, in_request: false, in_response: true, has_own_doc };
                self.sets.note(used);
            }
            _ => {}
        }
    }
}

fn planned<'a>(side: Side<'a>, id: StructureId) -> Vec<Planned<'a>> {
    let members = side.structures.get(id.0).map_or(&[][..], |structure| &structure.members);
    side.action.fields(id).iter().zip(members).collect()
}

/// Whether two fields hold the same kind of thing: a Rust type alone does not tell a structure from a value set.
fn same_kind(old: &FieldKind, new: &FieldKind) -> bool {
    match (old, new) {
        (FieldKind::Array(old), FieldKind::Array(new)) | (FieldKind::Map(old), FieldKind::Map(new)) => {
            same_kind(old, new)
        }
        (FieldKind::Values(_), FieldKind::Values(_)) | (FieldKind::Object(_), FieldKind::Object(_)) => true,
        (FieldKind::Values(_) | FieldKind::Object(_), _) | (_, FieldKind::Values(_) | FieldKind::Object(_)) => false,
        // The Rust types tell all others apart.
        _ => true,
    }
}

/// Tells of fields that only one side has. One of the same name at another path has most likely moved.
fn report(fields: &[Lone], found: &mut Found<'_>) {
    for field in fields {
        let shown = code(&field.path);
        if field.is_new {
            let change = Change::new(Class::Additive, Subject::Field, &field.path, "added");
            found.add(change.says(format!("field {shown} was added")));
            continue;
        }
        let added = || fields.iter().filter(|other| other.is_new);
        let moved = added().find(|other| other.name == field.name);
        let note = match moved {
            Some(moved) => Some(format!("moved? {} was added", code(&moved.path))),
            None => looks_renamed(&field.path, added().map(|other| other.path.as_str())),
        };
        let change = Change::new(Class::Breaking, Subject::Field, &field.path, "removed");
        found.add(change.says(format!("field {shown} was removed")).note(note));
    }
}
