//! Unified diffs.

use std::{path::Path, time::Duration};

use similar::TextDiff;

use super::Change;

/// More than this is never needed for files of our size; a coarser diff is a diff too.
const PATIENCE: Duration = Duration::from_secs(2);

impl Change {
    /// The change as a unified diff, with the path as a person below `out` can open it.
    pub fn diff(&self, out: &Path) -> String {
        let path = out.join(&self.path).display().to_string();
        let side = |text: &Option<String>| if text.is_some() { path.clone() } else { String::from("/dev/null") };
        let (old, new) = (self.old.as_deref().unwrap_or_default(), self.new.as_deref().unwrap_or_default());
        let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old, new);
        let text = diff.unified_diff().context_radius(3).header(&side(&self.old), &side(&self.new)).to_string();
        match text.is_empty() {
            // An empty file that comes or goes has no lines.
            true => format!("--- {}\n+++ {}\n", side(&self.old), side(&self.new)),
            false => text,
        }
    }
}
