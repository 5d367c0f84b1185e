//! Value sets, each once, wherever it is used.

use super::{
    Class,
    change::{Change, Found, Subject},
    pairs::pair,
    sides::Both,
    texts::{self, Owner},
    wording::{self, arrow, code, names},
};
use crate::{
    item::{ValueItem, ValueSetItem},
    model::{ValueSet, ValueSetId},
};

/// Where a value set is used, before and after.
pub(super) struct Use {
    /// The set before.
    pub(super) old: ValueSetId,
    /// The set after.
    pub(super) new: ValueSetId,
    /// Wire name of the parameter, or path of the field or member.
    pub(super) path: String,
    /// Whether requests are held to it.
    pub(super) in_request: bool,
    /// Whether answers are read with it.
    pub(super) in_response: bool,
    /// Whether its doc is not that of the parameter or field.
    pub(super) has_own_doc: bool,
}

/// The value sets that parameters and fields have before and after.
#[derive(Default)]
pub(super) struct Sets(Vec<Use>);

impl Sets {
    /// Notes that a parameter or field has a set before and after.
    pub(super) fn note(&mut self, used: Use) {
        self.0.push(used);
    }

    /// The uses, those of the same two sets together.
    fn grouped(self) -> Vec<Vec<Use>> {
        let mut groups: Vec<Vec<Use>> = Vec::new();
        for used in self.0 {
            let same = |group: &&mut Vec<Use>| group.iter().any(|other| (other.old, other.new) == (used.old, used.new));
            match groups.iter_mut().find(same) {
                Some(group) => group.push(used),
                None => groups.push(vec![used]),
            }
        }
        groups
    }
}

/// Compares the sets that were noted.
pub(super) fn value_sets(both: Both<'_>, sets: Sets, found: &mut Found<'_>) {
    for mut uses in sets.grouped() {
        uses.sort_by(|a, b| (!a.in_request, &a.path).cmp(&(!b.in_request, &b.path)));
        let Some(first) = uses.first() else { continue };
        let (Some(old), Some(new)) = (both.old.action.value_set(first.old), both.new.action.value_set(first.new))
        else {
            continue;
        };
        let (Some(old_item), Some(new_item)) =
            (both.old.value_sets.get(first.old.0), both.new.value_sets.get(first.new.0))
        else {
            continue;
        };
        let places = Places {
            first: &first.path,
            shown: names(uses.iter().map(|used| used.path.as_str())),
            in_request: first.in_request,
            in_response: uses.iter().any(|used| used.in_response),
        };
        whole(&places, (old, old_item), (new, new_item), found);
        members(&places, (old, old_item), (new, new_item), found);
        if uses.iter().all(|used| used.has_own_doc) {
            let shown = format!("the values of {}", places.shown);
            let owner = Owner { subject: Subject::ValueSet, path: places.first, shown: &shown };
            texts::text(owner, "doc", Some(&old.doc), Some(&new.doc), found);
        }
    }
}

/// Where a value set is used.
struct Places<'a> {
    first: &'a str,
    shown: String,
    in_request: bool,
    in_response: bool,
}

fn whole(
    places: &Places<'_>,
    (old, old_item): (&ValueSet, &ValueSetItem),
    (new, new_item): (&ValueSet, &ValueSetItem),
    found: &mut Found<'_>,
) {
    let change = |class, what| Change::new(class, Subject::ValueSet, places.first, what);
    let of = &places.shown;
    let (was, is) = (old_item.ident.to_string(), new_item.ident.to_string());
    if was != is {
        let message = format!("values of {of}: Rust enum {}", arrow(Some(&was), Some(&is)));
        found.add(change(Class::Breaking, "rust_type").between(Some(was), Some(is)).says(message));
    }
    if old.complete != new.complete {
        let (class, message) = match new.complete {
            // Answers are read alike, whether a set is complete or not.
            true if places.in_request => {
                (Class::Behavioural, format!("the values of {of} are known to be all now: others are refused"))
            }
            true => (Class::Additive, format!("the values of {of} are known to be all now")),
            false if places.in_request => {
                (Class::Additive, format!("the values of {of} are not known to be all now: others are let through"))
            }
            false => (Class::Additive, format!("the values of {of} are not known to be all now")),
        };
        let words = (Some(old.complete.to_string()), Some(new.complete.to_string()));
        found.add(change(class, "complete").between(words.0, words.1).says(message));
    }
    if old.ignore_case != new.ignore_case {
        // Answers in another case are read as another value than before.
        let class = if new.ignore_case && !places.in_response { Class::Additive } else { Class::Behavioural };
        let how = if new.ignore_case { "does not count any more" } else { "counts now" };
        let words = (Some(old.ignore_case.to_string()), Some(new.ignore_case.to_string()));
        found.add(
            change(class, "case_insensitive")
                .between(words.0, words.1)
                .says(format!("the case of the values of {of} {how}")),
        );
    }
}

fn members(
    places: &Places<'_>,
    (old, old_item): (&ValueSet, &ValueSetItem),
    (new, new_item): (&ValueSet, &ValueSetItem),
    found: &mut Found<'_>,
) {
    let of = &places.shown;
    let change = |class, text: &str, what| Change::new(class, Subject::Value, format!("{}={text}", places.first), what);
    let mut pairs = pair(&old_item.values, &new_item.values, |value: &ValueItem| &value.text);
    let ident = |value: &ValueItem| value.ident.to_string();
    let renamed = pairs.take_renamed(ident, ident);
    for (old, new) in &renamed {
        let arrow = arrow(Some(&old.text), Some(&new.text));
        found.add(
            change(Class::Behavioural, &new.text, "text")
                .between(Some(&old.text), Some(&new.text))
                .says(format!("value {} of {of}: text on the wire {arrow}", code(&new.text))),
        );
    }
    pairs.both.extend(renamed);
    for value in &pairs.removed {
        let added = pairs.added.iter().map(|added| added.text.as_str());
        found.add(
            change(Class::Breaking, &value.text, "removed")
                .between(Some(&value.text), None::<String>)
                .says(format!("value {} of {of} was removed", code(&value.text)))
                .note(wording::looks_renamed(&value.text, added)),
        );
    }
    for value in &pairs.added {
        found.add(
            change(Class::Additive, &value.text, "added")
                .between(None::<String>, Some(&value.text))
                .says(format!("value {} of {of} was added", code(&value.text))),
        );
    }
    for (old_value, new_value) in pairs.both {
        let text = &new_value.text;
        let (was, is) = (old_value.ident.to_string(), new_value.ident.to_string());
        if was != is {
            let message = format!("value {} of {of}: Rust name {}", code(text), arrow(Some(&was), Some(&is)));
            found.add(change(Class::Breaking, text, "rust_name").between(Some(was), Some(is)).says(message));
        }
        let member = |set: &ValueSet, text: &str| set.members.iter().find(|member| member.text == text).cloned();
        if let (Some(old), Some(new)) = (member(old, &old_value.text), member(new, text)) {
            let (path, shown) = (format!("{}={text}", places.first), format!("value {} of {of}", code(text)));
            let owner = Owner { subject: Subject::Value, path: &path, shown: &shown };
            texts::remarks(owner, &old.remarks, &new.remarks, found);
        }
    }
}
