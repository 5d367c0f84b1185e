//! Editors: rust-analyzer expands macros to look at the code, not to compile it.

use std::sync::LazyLock;

/// Whether it asks. It runs macros in a process of its own, and tells them nothing.
pub(crate) fn is_asking() -> bool {
    static IS_ASKING: LazyLock<bool> = LazyLock::new(|| {
        let program = std::env::current_exe().ok();
        let name = program.as_deref().and_then(|path| path.file_name());
        name.is_some_and(|name| name.to_string_lossy().contains("rust-analyzer"))
    });
    *IS_ASKING
}

/// Whether a word is what it puts where nothing stands yet; the second one before 2025.
pub(crate) fn is_marker(word: &str) -> bool {
    matches!(word, "raCompletionMarker" | "intellijRulezz")
}
