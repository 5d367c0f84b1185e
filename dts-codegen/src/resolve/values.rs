//! Value sets.

use std::collections::BTreeMap;

use super::{
    action::{Resolver, deprecated},
    codes,
};
use crate::{
    diagnostic::{Diagnostic, Place, nearest},
    model::{Member, Remarks, SetName, ValueSet, ValueSetId},
    parse::NodePath,
    spec::{TypeSpec, ValuesSpec},
};

/// Everything that a use of `values` says.
pub(super) struct Use<'s> {
    /// The key's value.
    pub(super) values: &'s ValuesSpec,
    /// Where the key stands, if it stands in the action's own file.
    pub(super) path: NodePath,
    /// Name for the set if it has none of its own.
    pub(super) name: SetName,
    /// What the set is, if it has no doc of its own.
    pub(super) doc: String,
    /// Whether it is the whole set.
    pub(super) complete: bool,
    /// Whether case does not count.
    pub(super) ignore_case: bool,
}

/// The value set of a parameter or field; `None` if it is faulty, which has been told then.
pub(super) fn resolve(cx: &mut Resolver<'_>, used: Use<'_>) -> Option<ValueSetId> {
    match used.values {
        ValuesSpec::Named(name) => named(cx, name, &used.path),
        values => {
            let place = cx.key(&used.path);
            let members = members(cx, values, &used.path)?;
            let set = ValueSet {
                name: used.name,
                place,
                doc: used.doc,
                members,
                complete: used.complete,
                ignore_case: used.ignore_case,
            };
            Some(add(cx, set))
        }
    }
}

fn add(cx: &mut Resolver<'_>, set: ValueSet) -> ValueSetId {
    cx.value_sets.push(set);
    ValueSetId(cx.value_sets.len() - 1)
}

/// A set under `types` of the action or of the product; resolved once.
fn named(cx: &mut Resolver<'_>, name: &str, path: &NodePath) -> Option<ValueSetId> {
    if let Some(known) = cx.named_sets.get(name) {
        return *known;
    }
    let file = cx.file;
    let files = cx.files;
    let own =
        file.spec.types.get(name).map(|spec| (spec, file.key_place(&NodePath::root().key("types").key(name)), true));
    let found: Option<(&TypeSpec, Place, bool)> = own.or_else(|| {
        files.types.iter().find_map(|types| {
            let place = types.key_place(&NodePath::root().key("types").key(name));
            types.spec.types.get(name).map(|spec| (spec, place, false))
        })
    });
    let Some((spec, place, is_own)) = found else {
        let listed: Vec<&str> = file
            .spec
            .types
            .keys()
            .chain(files.types.iter().flat_map(|types| types.spec.types.keys()))
            .map(String::as_str)
            .collect();
        let help = nearest(name, listed).map_or_else(
            || String::from("add it under `types:`, or write the values here"),
            |near| format!("did you mean `{near}`?"),
        );
        let at = cx.value(path);
        let message = format!("unknown value set `{name}`");
        cx.missing_shared(Diagnostic::error(&codes::UNKNOWN_TYPE, message).at(at).help(help));
        cx.named_sets.insert(name.to_owned(), None);
        return None;
    };
    let id = match &spec.values {
        Some(values @ (ValuesSpec::List(_) | ValuesSpec::Members(_))) => {
            // Places inside a product's own types file can't be told from here; the type's place stands for them.
            let path = if is_own { NodePath::root().key("types").key(name).key("values") } else { path.clone() };
            let members = members(cx, values, &path);
            members.map(|members| {
                let set = ValueSet {
                    name: SetName::Given(name.to_owned()),
                    place,
                    doc: spec.doc.clone(),
                    members,
                    complete: spec.complete.unwrap_or(true),
                    ignore_case: spec.case_insensitive.unwrap_or(false),
                };
                add(cx, set)
            })
        }
        _ => {
            let at = cx.value(path);
            cx.push(
                Diagnostic::error(&codes::UNKNOWN_TYPE, format!("type `{name}` is not a value set"))
                    .at(at)
                    .related(place, "specified here without members under `values`"),
            );
            None
        }
    };
    cx.named_sets.insert(name.to_owned(), id);
    id
}

/// The members, each text once.
fn members(cx: &mut Resolver<'_>, values: &ValuesSpec, path: &NodePath) -> Option<Vec<Member>> {
    let mut members = Vec::new();
    match values {
        ValuesSpec::Named(_) => {}
        ValuesSpec::List(texts) => {
            for (index, text) in texts.iter().enumerate() {
                let place = cx.value(&path.clone().index(index));
                members.push(Member { text: text.0.clone(), place, remarks: Remarks::default(), rust: None });
            }
        }
        ValuesSpec::Members(entries) => {
            for (text, entry) in entries {
                let place = cx.key(&path.clone().key(text));
                let remarks = Remarks {
                    doc: entry.0.doc.clone(),
                    deprecated: deprecated(entry.0.deprecated.as_ref()),
                    public_cloud_only: entry.0.public_cloud_only,
                    ..Remarks::default()
                };
                members.push(Member { text: text.clone(), place, remarks, rust: entry.0.rust.clone() });
            }
        }
    }
    let mut good = true;
    if members.is_empty() {
        let place = cx.value(path);
        cx.push(
            Diagnostic::error(&codes::EMPTY_VALUES, "the value set has no member").at(place).help("leave `values` out"),
        );
        good = false;
    }
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for member in &members {
        if let Some(first) = seen.get(&member.text) {
            let fault = Diagnostic::error(&codes::DUPLICATE_VALUE, format!("value `{}` is listed twice", member.text))
                .at(member.place.clone())
                .related(first.clone(), "first listed here");
            cx.push(fault);
            good = false;
        }
        seen.insert(member.text.clone(), member.place.clone());
    }
    good.then_some(members)
}
