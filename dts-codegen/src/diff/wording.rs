//! Words for changes.

use std::fmt::Write as _;

use crate::diagnostic::nearest;

/// Texts longer than this are cut when they are shown.
const LONGEST: usize = 160;

/// More names than this are counted instead of listed.
const MOST_NAMES: usize = 4;

/// A wire name or text as code.
pub(super) fn code(text: &str) -> String {
    let shown = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => visible(&format!("{}...", text.get(..end).unwrap_or_default())),
        None => visible(text),
    };
    match shown.contains('`') {
        true => format!("`` {shown} ``"),
        false if shown.trim().is_empty() => format!("`\"{shown}\"`"),
        false => format!("`{shown}`"),
    }
}

/// The text on one line, with nothing in it that a terminal acts on or that turns text around.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(shown, "{}", c.escape_unicode());
            }
            c if c.is_control() => {
                let _ = write!(shown, "{}", c.escape_debug());
            }
            c => shown.push(c),
        }
    }
    shown
}

/// `old` → `new`.
pub(super) fn arrow(old: Option<&str>, new: Option<&str>) -> String {
    let side = |text: Option<&str>| text.map_or_else(|| String::from("none"), code);
    format!("{} → {}", side(old), side(new))
}

/// Names with commas between them; many are counted.
pub(super) fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut shown: Vec<String> = names.into_iter().map(code).collect();
    if shown.len() > MOST_NAMES {
        let more = shown.split_off(MOST_NAMES - 1).len();
        return format!("{} and {more} more", shown.join(", "));
    }
    match shown.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        all => all.join(", "),
    }
}

/// All texts with commas between them, for `old` and `new`.
pub(super) fn joined<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().collect::<Vec<_>>().join(", ")
}

/// What may have become of something that was removed: something that was added under a name much like its own.
pub(super) fn looks_renamed<'a>(removed: &str, added: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(removed, added).map(|near| format!("renamed? {} was added", code(near)))
}

/// `1 action`, `2 actions`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_acts_on_a_terminal_or_as_markup() {
        assert_eq!(code("Endpoint.IP"), "`Endpoint.IP`");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("a\nb\u{1b}[31m\u{202e}"), "`a\\nb\\u{1b}[31m\\u{202e}`");
        assert_eq!(code(""), "`\"\"`");
        assert_eq!(code(&"x".repeat(500)).len(), LONGEST + 5);
    }

    #[test]
    fn lists() {
        assert_eq!(names(["a"]), "`a`");
        assert_eq!(names(["a", "b", "c", "d"]), "`a`, `b`, `c` and `d`");
        assert_eq!(names(["a", "b", "c", "d", "e", "f"]), "`a`, `b`, `c` and 3 more");
        assert_eq!(arrow(None, Some("1")), "none → `1`");
    }
}
