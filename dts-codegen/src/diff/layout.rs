//! Changes in the order in which people read them: by class, then by action, those that many actions share together.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Change, Class, Comparison, Subject,
    wording::{code, counted, names},
};

/// Up to here the actions that share a change are all named.
const FEW: usize = 4;

/// The changes of a class.
pub(super) struct Section<'a> {
    pub(super) class: Class,
    /// How many changes there are, those that several actions share counted for each.
    pub(super) count: usize,
    pub(super) blocks: Vec<Block<'a>>,
}

/// The changes of a product as a whole, of an action, or of all actions that have the same ones.
pub(super) struct Block<'a> {
    pub(super) heading: String,
    pub(super) changes: Vec<&'a Change>,
}

/// All classes that have changes.
pub(super) fn sections(comparison: &Comparison) -> Vec<Section<'_>> {
    let sections = Class::ALL.into_iter().map(|class| Section {
        class,
        count: comparison.count(class),
        blocks: blocks(comparison, class),
    });
    sections.filter(|section| section.count > 0).collect()
}

/// Actions that have a change: none for one of the product as a whole.
type Actions<'a> = Vec<&'a str>;

fn blocks(comparison: &Comparison, class: Class) -> Vec<Block<'_>> {
    let mut shared: BTreeMap<Change, (&Change, BTreeSet<&str>)> = BTreeMap::new();
    for change in comparison.changes.iter().filter(|change| change.class == class) {
        // Actions that came or went are told of together. Facts of an action have its name as their path.
        let is_whole = change.subject == Subject::Action && matches!(change.what, "added" | "removed");
        let mut key = Change { action: None, ..change.clone() };
        if change.subject == Subject::Action && !is_whole {
            key.path.clear();
        }
        let (_, actions) = shared.entry(key).or_insert_with(|| (change, BTreeSet::new()));
        actions.extend(change.action.as_deref().filter(|_| !is_whole));
    }
    let mut blocks: BTreeMap<(&str, u8, Actions<'_>), Vec<&Change>> = BTreeMap::new();
    for (change, actions) in shared.into_values() {
        let rank = match actions.len() {
            0 => 0,
            1 => 2,
            _ => 1,
        };
        let key = (change.product.as_str(), rank, actions.into_iter().collect());
        blocks.entry(key).or_default().push(change);
    }
    let blocks = blocks
        .into_iter()
        .map(|((product, _, actions), changes)| Block { heading: heading(comparison, product, &actions), changes });
    blocks.collect()
}

fn heading(comparison: &Comparison, product: &str, actions: &[&str]) -> String {
    // Where there is but one product, nobody wonders which.
    let of = if comparison.actions.len() > 1 { format!(" of {}", code(product)) } else { String::new() };
    let all = comparison.actions.get(product).is_some_and(|&all| all == actions.len());
    match actions {
        [] => code(product),
        [action] => format!("{}{of}", code(action)),
        few if few.len() <= FEW => format!("{}{of}", names(few.iter().copied())),
        many if all => format!("all {}{of}", counted(many.len(), "action")),
        many => format!("{}{of} ({})", counted(many.len(), "action"), names(many.iter().copied())),
    }
}
