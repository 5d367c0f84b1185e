//! Changes as an entry of a change log.

use super::{Change, Comparison, layout};

/// A heading for each class that has changes, and a list below each. Without changes, nothing.
pub fn render(comparison: &Comparison) -> String {
    let mut text = String::new();
    for section in layout::sections(comparison) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("### {}\n\n", section.class.heading()));
        for block in &section.blocks {
            let heading = capital(&block.heading);
            match block.changes.as_slice() {
                [change] => text.push_str(&format!("- {heading}: {}\n", sentence(change))),
                changes => {
                    text.push_str(&format!("- {heading}:\n"));
                    changes.iter().for_each(|change| text.push_str(&format!("  - {}\n", sentence(change))));
                }
            }
        }
    }
    text
}

fn sentence(change: &Change) -> String {
    let message = change.message.trim_end_matches('.');
    match &change.note {
        Some(note) => format!("{message} ({note})."),
        None => format!("{message}."),
    }
}

/// `All 24 actions`, at the start of a line.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
