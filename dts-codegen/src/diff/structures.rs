//! Structures of documents: which there are, and the members of each.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Class,
    change::{Change, Found, Subject},
    parameters, rules,
    sides::{Both, Kind, Side},
    texts::{self, Owner},
    types::Renamed,
    values::{self, Sets},
    wording::{arrow, code, looks_renamed},
};
use crate::{
    model::{Document, DocumentNode, DocumentStructure},
    plan::DocumentPlan,
};

/// A document on one side, with what the plan makes of it.
#[derive(Clone, Copy)]
pub(super) struct Described<'a> {
    pub(super) document: &'a Document,
    pub(super) plan: &'a DocumentPlan,
}

impl<'a> Described<'a> {
    /// The structure of this number.
    fn side(self, number: usize) -> Option<Side<'a>> {
        let members = &self.document.structure(number)?.members;
        let fields = &self.plan.structures.get(number)?.fields;
        // The plan has the value sets of all structures in one list.
        let before = self.document.structures.iter().take(number);
        let start = before.map(|structure| structure.members.value_sets.len()).sum::<usize>();
        let value_sets = self.plan.value_sets.get(start..start + members.value_sets.len())?;
        Some(Side { action: members, fields, groups: &[], structures: &[], value_sets })
    }
}

/// Which structure of the old side is which of the new one.
pub(super) struct Paired {
    /// Numbers of those that both sides have, by the old one.
    both: BTreeMap<usize, usize>,
    /// Those that have another name now.
    pub(super) renamed: Renamed,
}

impl Paired {
    /// Those of the same name first; then those without a partner that stand in the same place of structures that have
    /// one, if there is anything in both.
    pub(super) fn new(old: Described<'_>, new: Described<'_>) -> Self {
        let (old, new) = (old.document, new.document);
        let numbers = |document: &Document| {
            let named = document.structures.iter().enumerate();
            named.map(|(number, structure)| (structure.members.name.clone(), number)).collect::<BTreeMap<_, _>>()
        };
        let by_name = numbers(new);
        let same = numbers(old).into_iter().filter_map(|(name, number)| Some((number, *by_name.get(&name)?)));
        let mut paired = Self { both: same.collect(), renamed: Renamed::new() };
        while let Some((was, is)) = paired.next_renamed(old, new) {
            if let (Some(old), Some(new)) = (old.structure(was), new.structure(is)) {
                paired.renamed.insert(old.members.name.clone(), new.members.name.clone());
            }
            paired.both.insert(was, is);
        }
        paired
    }

    /// Two structures without a partner that stand in the same place.
    fn next_renamed(&self, old: &Document, new: &Document) -> Option<(usize, usize)> {
        let taken: BTreeSet<usize> = self.both.values().copied().collect();
        let mut places = vec![(&old.root, &new.root)];
        for (was, is) in &self.both {
            let (Some(old), Some(new)) = (old.structure(*was), new.structure(*is)) else { continue };
            let parts = old.parts.iter().filter_map(|(name, part)| Some((&part.node, &new.parts.get(name)?.node)));
            places.extend(parts);
        }
        let structures = places.into_iter().filter_map(|(old, new)| Some((inside(old)?, inside(new)?)));
        let mut free = structures.filter(|(was, is)| !self.both.contains_key(was) && !taken.contains(is));
        free.find(|(was, is)| {
            let pair = (old.structure(*was), new.structure(*is));
            matches!(pair, (Some(old), Some(new)) if is_alike(old, new))
        })
    }
}

/// The structure in a node, within whatever lists and maps.
fn inside(node: &DocumentNode) -> Option<usize> {
    match node {
        DocumentNode::Object(number) => Some(*number),
        DocumentNode::Array(item) | DocumentNode::Map(item) => inside(item),
        DocumentNode::Scalar(_) | DocumentNode::Any => None,
    }
}

fn is_alike(old: &DocumentStructure, new: &DocumentStructure) -> bool {
    old.members.parameters.iter().any(|member| new.members.parameter(&member.name).is_some())
}

/// The structures of a document; `is_checked`: a request holds it.
pub(super) fn structures(
    (old, new): (Described<'_>, Described<'_>),
    paired: &Paired,
    is_checked: bool,
    found: &mut Found<'_>,
) {
    let partners: BTreeMap<usize, usize> = paired.both.iter().map(|(was, is)| (*is, *was)).collect();
    let lone = |document: &Document, has_partner: &dyn Fn(usize) -> bool| -> Vec<String> {
        let lone = document.structures.iter().enumerate().filter(|(number, _)| !has_partner(*number));
        lone.map(|(_, structure)| structure.members.name.clone()).collect()
    };
    let added = lone(new.document, &|number| partners.contains_key(&number));
    for name in lone(old.document, &|number| paired.both.contains_key(&number)) {
        let note = looks_renamed(&name, added.iter().map(String::as_str));
        found.add(change(Class::Breaking, &name, "removed").says(format!("{} was removed", shown(&name))).note(note));
    }
    for name in &added {
        found.add(change(Class::Additive, name, "added").says(format!("{} was added", shown(name))));
    }
    let gained = gained(old.document, new.document, &partners);
    for (is, was) in partners {
        let (Some(old), Some(new)) = (old.side(was), new.side(is)) else { continue };
        let kind = Kind::Structure { renamed: &paired.renamed, gained: &gained, is_checked };
        one(Both { old, new, kind }, found);
    }
}

/// Members that new structures have, or that structures have gained: names and paths.
fn gained(old: &Document, new: &Document, partners: &BTreeMap<usize, usize>) -> BTreeMap<String, String> {
    let mut gained = BTreeMap::new();
    for (number, structure) in new.structures.iter().enumerate() {
        let partner = partners.get(&number).and_then(|was| old.structure(*was));
        let is_new = |name: &str| partner.is_none_or(|partner| partner.members.parameter(name).is_none());
        for member in structure.members.parameters.iter().filter(|member| is_new(&member.name)) {
            let path = format!("{}.{}", structure.members.name, member.name);
            gained.entry(member.name.clone()).or_insert(path);
        }
    }
    gained
}

fn one(both: Both<'_>, found: &mut Found<'_>) {
    let (old, new) = (both.old.action, both.new.action);
    let shown = shown(&new.name);
    if old.name != new.name {
        let message = format!("{shown}: Rust name {}", arrow(Some(&old.name), Some(&new.name)));
        let change = change(Class::Breaking, &new.name, "rust_type");
        found.add(change.between(Some(&old.name), Some(&new.name)).says(message));
    }
    let mut sets = Sets::default();
    parameters::parameters(both, &mut sets, found);
    rules::rules(both, found);
    values::value_sets(both, sets, found);
    let owner = Owner { subject: Subject::Structure, path: &new.name, shown: &shown };
    texts::text(owner, "doc", Some(&old.summary), Some(&new.summary), found);
    texts::list(owner, "notes", &old.notes, &new.notes, found);
}

fn change(class: Class, name: &str, what: &'static str) -> Change {
    Change::new(class, Subject::Structure, name, what)
}

fn shown(name: &str) -> String {
    format!("structure {}", code(name))
}
