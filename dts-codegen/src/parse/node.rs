//! The tree of a file, with the span of every node.

use indexmap::IndexMap;

use super::path::{NodePath, Step};
use crate::diagnostic::Span;

/// A node of a file.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A text; `plain` when it was written without quotes.
    Scalar { text: String, plain: bool },
    /// A list.
    Seq(Vec<Node>),
    /// A mapping.
    Map(IndexMap<String, Entry>),
    /// Something that was reported already; it fits everywhere.
    Hole,
}

/// An entry of a mapping.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: Span,
    pub(super) node: Node,
}

impl Node {
    /// The node at a path.
    pub(super) fn get(&self, path: &NodePath) -> Option<&Self> {
        path.steps().into_iter().try_fold(self, |node, step| match (&node.kind, step) {
            (Kind::Map(entries), Step::Key(key)) => entries.get(key).map(|entry| &entry.node),
            (Kind::Seq(items), Step::Index(index)) => items.get(*index),
            _ => None,
        })
    }

    /// The node at a path, to change it.
    pub(super) fn get_mut(&mut self, path: &NodePath) -> Option<&mut Self> {
        path.steps().into_iter().try_fold(self, |node, step| match (&mut node.kind, step) {
            (Kind::Map(entries), Step::Key(key)) => entries.get_mut(key).map(|entry| &mut entry.node),
            (Kind::Seq(items), Step::Index(index)) => items.get_mut(*index),
            _ => None,
        })
    }

    /// The span of the key that a path ends in.
    pub(super) fn key_span(&self, path: &NodePath) -> Option<Span> {
        let Some(Step::Key(key)) = path.last() else { return None };
        match &self.get(path.parent()?)?.kind {
            Kind::Map(entries) => entries.get(key).map(|entry| entry.key),
            _ => None,
        }
    }

    /// Takes a mapping entry out of the tree; says whether it was there.
    pub(super) fn remove_entry(&mut self, path: &NodePath) -> bool {
        let Some(parent) = path.parent().and_then(|parent| self.get_mut(parent)) else { return false };
        match (&mut parent.kind, path.last()) {
            (Kind::Map(entries), Some(Step::Key(key))) => entries.shift_remove(key).is_some(),
            _ => false,
        }
    }

    /// Gives a mapping entry another key; says whether it could.
    pub(super) fn rename_entry(&mut self, path: &NodePath, key: &str) -> bool {
        let Some(parent) = path.parent().and_then(|parent| self.get_mut(parent)) else { return false };
        let (Kind::Map(entries), Some(Step::Key(old))) = (&mut parent.kind, path.last()) else { return false };
        if entries.contains_key(key) {
            return false;
        }
        let Some((index, _, entry)) = entries.shift_remove_full(old) else { return false };
        entries.shift_insert(index, key.to_owned(), entry);
        true
    }

    /// Whether it is written as nothing, or as one of the words for it.
    pub(super) fn is_null(&self) -> bool {
        match &self.kind {
            Kind::Scalar { text, plain: true } => matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"),
            _ => false,
        }
    }
}
