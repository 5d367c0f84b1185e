//! The collector of faults.

use super::{Diagnostic, Severity};

/// Faults as they are found. All are collected before anything is said, so that one run shows everything.
///
/// A collector can't be dropped unread: debug builds panic when one that holds faults is, because a fault that
/// nobody sees is the worst of all.
#[derive(Debug, Default)]
#[must_use = "faults must reach the user"]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty collector.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Takes over the faults of another collector.
    pub fn append(&mut self, other: Self) {
        self.list.extend(other.into_vec());
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All faults, by file, place and code; the same fault at the same place once.
    pub fn into_vec(mut self) -> Vec<Diagnostic> {
        let mut list = std::mem::take(&mut self.list);
        list.sort_by(|a, b| (&a.place, a.code.id, &a.message).cmp(&(&b.place, b.code.id, &b.message)));
        list.dedup();
        list
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        debug_assert!(self.list.is_empty() || std::thread::panicking(), "faults were dropped unread: {:?}", self.list);
    }
}
