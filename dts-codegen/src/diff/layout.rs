//! Changes in the order in which people read them: by class, then by document and action, those that many actions share
//! together.

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

/// The changes of a product as a whole, of a document, of an action, or of all actions that have the same ones.
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
        let mut key = Change { action: None, ..change.clone() };
        // Facts of an action have its name as their path.
        if change.subject == Subject::Action && !is_whole(change) {
            key.path.clear();
        }
        let (_, actions) = shared.entry(key).or_insert_with(|| (change, BTreeSet::new()));
        actions.extend(change.action.as_deref().filter(|_| !is_whole(change)));
    }
    let mut blocks: BTreeMap<(&str, u8, Option<&str>, Actions<'_>), Vec<&Change>> = BTreeMap::new();
    for (change, actions) in shared.into_values() {
        let document = change.document.as_deref().filter(|_| !is_whole(change));
        let rank = match (document, actions.len()) {
            (None, 0) => 0,
            (Some(_), _) => 1,
            (None, 1) => 3,
            (None, _) => 2,
        };
        let key = (change.product.as_str(), rank, document, actions.into_iter().collect());
        blocks.entry(key).or_default().push(change);
    }
    let blocks = blocks.into_iter().map(|((product, _, document, actions), changes)| Block {
        heading: heading(comparison, product, document, &actions),
        changes,
    });
    blocks.collect()
}

/// Whether an action or document came or went: those are told of together, as changes of the product.
fn is_whole(change: &Change) -> bool {
    matches!(change.subject, Subject::Action | Subject::Document) && matches!(change.what, "added" | "removed")
}

fn heading(comparison: &Comparison, product: &str, document: Option<&str>, actions: &[&str]) -> String {
    // Where there is but one product, nobody wonders which.
    let of = if comparison.actions.len() > 1 { format!(" of {}", code(product)) } else { String::new() };
    if let Some(document) = document {
        return format!("document {}{of}", code(document));
    }
    let all = comparison.actions.get(product).is_some_and(|&all| all == actions.len());
    match actions {
        [] => code(product),
        [action] => format!("{}{of}", code(action)),
        few if few.len() <= FEW => format!("{}{of}", names(few.iter().copied())),
        many if all => format!("all {}{of}", counted(many.len(), "action")),
        many => format!("{}{of} ({})", counted(many.len(), "action"), names(many.iter().copied())),
    }
}
