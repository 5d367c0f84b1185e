//! How much a spec has.

use std::{collections::BTreeMap, ops::AddAssign};

use crate::model::{Action, FieldKind, Model, Parameter, Product, StructureId, ValueSetId};

/// What all products have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Products in the order of their folders.
    pub products: Vec<ProductCounts>,
    /// All together.
    pub total: Counts,
}

/// What a product has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductCounts {
    /// Name on the wire.
    pub product: String,
    /// API version.
    pub version: String,
    /// Groups by name.
    pub groups: Vec<GroupCounts>,
    /// All groups together.
    pub total: Counts,
}

/// What a group has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCounts {
    /// Name of its folder.
    pub group: String,
    /// What is in it.
    pub counts: Counts,
}

/// Numbers of the things that a spec consists of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Actions.
    pub actions: Tally,
    /// Parameters; of a list of groups, its members.
    pub parameters: Tally,
    /// Rules across parameters. One that speaks of a parameter of the public cloud is of the public cloud.
    pub rules: Tally,
    /// Value sets of parameters and fields, each once in its action.
    pub value_sets: Tally,
    /// Response fields, each once in its action wherever its structure occurs.
    pub fields: Tally,
}

/// How many are documented, and how many only the public cloud has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the documents that the spec is written from.
    pub documented: usize,
    /// Marked `public_cloud_only`, or part of what is.
    pub public_cloud_only: usize,
}

impl Tally {
    fn count(&mut self, is_public: bool) {
        let number = if is_public { &mut self.public_cloud_only } else { &mut self.documented };
        *number += 1;
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.documented += other.documented;
        self.public_cloud_only += other.public_cloud_only;
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.actions += other.actions;
        self.parameters += other.parameters;
        self.rules += other.rules;
        self.value_sets += other.value_sets;
        self.fields += other.fields;
    }
}

/// Counts what the model has.
pub fn count(model: &Model) -> Coverage {
    let mut coverage = Coverage { products: model.products.iter().map(product).collect(), total: Counts::default() };
    for product in &coverage.products {
        coverage.total += product.total;
    }
    coverage
}

fn product(product: &Product) -> ProductCounts {
    let mut groups: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut total = Counts::default();
    for action in &product.actions {
        let counts = self::action(action);
        *groups.entry(&action.group).or_default() += counts;
        total += counts;
    }
    let groups = groups.into_iter().map(|(group, counts)| GroupCounts { group: group.to_owned(), counts }).collect();
    ProductCounts { product: product.name.clone(), version: product.version.clone(), groups, total }
}

fn action(action: &Action) -> Counts {
    let mut counts = Counts::default();
    counts.actions.count(action.public_cloud_only);
    let mut sets = BTreeMap::new();
    for parameter in &action.parameters {
        let is_public = action.public_cloud_only || parameter.remarks.public_cloud_only;
        let members =
            if parameter.members().is_empty() { std::slice::from_ref(parameter) } else { parameter.members() };
        for one in members {
            let is_public = is_public || one.remarks.public_cloud_only;
            counts.parameters.count(is_public);
            one.values().into_iter().for_each(|id| note(&mut sets, id, is_public));
        }
    }
    for rule in &action.rules {
        let conditions = rule.when.iter().flat_map(|condition| condition.parameters());
        let names = rule.kind.parameters().into_iter().chain(conditions);
        let is_public = action.public_cloud_only || names.into_iter().any(|name| is_public_parameter(action, name));
        counts.rules.count(is_public);
    }
    let mut seen = BTreeMap::new();
    fields(action, action.response, action.public_cloud_only, &mut seen, &mut sets);
    seen.into_values().flatten().for_each(|(_, is_public)| counts.fields.count(is_public));
    sets.into_values().for_each(|is_public| counts.value_sets.count(is_public));
    counts
}

fn is_public_parameter(action: &Action, name: &str) -> bool {
    let is_public = |parameter: &Parameter| parameter.remarks.public_cloud_only;
    action.parameter(name).is_some_and(|(one, group)| is_public(one) || group.is_some_and(is_public))
}

/// What is used in a documented place is documented, wherever else it is used.
fn note<K: Ord>(seen: &mut BTreeMap<K, bool>, key: K, is_public: bool) {
    seen.entry(key).and_modify(|known| *known &= is_public).or_insert(is_public);
}

/// Fields of each structure that was met, and whether only the public cloud has them.
type Seen = BTreeMap<StructureId, BTreeMap<usize, bool>>;

fn fields(action: &Action, id: StructureId, is_public: bool, seen: &mut Seen, sets: &mut BTreeMap<ValueSetId, bool>) {
    for (index, field) in action.fields(id).iter().enumerate() {
        let is_public = is_public || field.remarks.public_cloud_only;
        let known = seen.get(&id).and_then(|fields| fields.get(&index)).copied();
        // Met before, in as good a place: what is below it has been met as well.
        if known.is_some_and(|known| !known || is_public) {
            continue;
        }
        note(seen.entry(id).or_default(), index, is_public);
        let mut kind = &field.kind;
        while let FieldKind::Array(item) | FieldKind::Map(item) = kind {
            kind = item;
        }
        match kind {
            FieldKind::Values(set) => note(sets, *set, is_public),
            FieldKind::Object(inner) => fields(action, *inner, is_public, seen, sets),
            _ => {}
        }
    }
}
