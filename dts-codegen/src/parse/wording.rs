//! Words for faults.

use std::fmt::Write as _;

use serde::de::Unexpected;

use super::{
    files::FileKind,
    path::{NodePath, Step},
};

/// Texts longer than this are cut when they are quoted.
const LONGEST: usize = 40;

/// A text from a file as it can stand between backticks: short, on one line, without control characters.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        if i == LONGEST {
            out.push_str("...");
            break;
        }
        if c.is_control() || c == '`' || is_bidi(c) {
            let _ = write!(out, "{}", c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

/// Characters that reorder what surrounds them.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What was found.
pub(super) fn found(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(v) => format!("the boolean `{v}`"),
        Unexpected::Unsigned(v) => format!("the number `{v}`"),
        Unexpected::Signed(v) => format!("the number `{v}`"),
        Unexpected::Float(v) => format!("the number `{v}`"),
        Unexpected::Str("") => "an empty text".to_owned(),
        Unexpected::Str(v) => format!("the text `{}`", quoted(v)),
        Unexpected::Unit | Unexpected::Option => "nothing".to_owned(),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "a mapping".to_owned(),
        other => other.to_string(),
    }
}

/// What was expected, from serde's words to ours.
pub(super) fn expected(expected: &str) -> String {
    let ours = match expected {
        "a string" | "string" => "a text",
        "a sequence" => "a list",
        "a map" => "a mapping",
        "u16" => "a whole number from 0 to 65535",
        "u32" => "a whole number from 0 to 4294967295",
        "f64" => "a number",
        "a boolean" => "a boolean",
        _ if expected.starts_with("struct ") => "a mapping",
        _ if expected.starts_with("enum ") || expected == "variant identifier" => "a word",
        _ => expected,
    };
    ours.to_owned()
}

/// The mapping at a path, as it can follow "in": ``parameter `Endpoint.IP` ``.
pub(super) fn mapping(kind: FileKind, path: &NodePath) -> String {
    let steps = path.steps();
    let Some(last) = steps.last() else { return kind.noun().to_owned() };
    let holder = steps.len().checked_sub(2).and_then(|i| steps.get(i));
    let holder = match holder {
        Some(Step::Key(key)) => Some(key.as_str()),
        _ => None,
    };
    match (holder, last) {
        (Some("rules"), Step::Index(i)) => format!("rule {}", i + 1),
        (Some("examples"), Step::Index(i)) => format!("example {}", i + 1),
        (Some("differs"), Step::Index(i)) => format!("difference {}", i + 1),
        (_, Step::Index(i)) => format!("item {}", i + 1),
        (Some("parameters"), Step::Key(key)) => format!("parameter `{}`", quoted(key)),
        (Some("response" | "fields"), Step::Key(key)) => format!("field `{}`", quoted(key)),
        (Some("types"), Step::Key(key)) => format!("type `{}`", quoted(key)),
        (Some("values"), Step::Key(key)) => format!("value `{}`", quoted(key)),
        (Some("errors"), Step::Key(key)) => format!("error `{}`", quoted(key)),
        (Some("waiters"), Step::Key(key)) => format!("waiter `{}`", quoted(key)),
        (Some("range"), Step::Key(key)) => format!("the range of `{}`", quoted(key)),
        (_, Step::Key(key)) => format!("`{}`", quoted(key)),
    }
}

/// The value at a path, as it can follow "for".
pub(super) fn value(kind: FileKind, path: &NodePath) -> String {
    match (path.last(), path.parent()) {
        (Some(Step::Index(i)), Some(parent)) => match parent.last() {
            Some(Step::Key(key)) if !matches!(key.as_str(), "rules" | "examples" | "differs") => {
                format!("item {} of `{}`", i + 1, quoted(key))
            }
            _ => mapping(kind, path),
        },
        _ => mapping(kind, path),
    }
}

/// Words as a list: ``"`a`, `b` and `c`"``.
pub(super) fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_short_and_harmless() {
        assert_eq!(quoted("a\nb"), "a\\nb");
        assert_eq!(quoted("\u{202e}"), "\\u{202e}");
        assert_eq!(quoted(&"x".repeat(100)).len(), LONGEST + 3);
    }

    #[test]
    fn mappings_have_names() {
        let root = NodePath::root();
        let name = |path: &NodePath| mapping(FileKind::Action, path);
        assert_eq!(name(&root), "an action file");
        assert_eq!(name(&root.key("parameters").key("A.B")), "parameter `A.B`");
        assert_eq!(name(&root.key("response").key("A").key("fields").key("B")), "field `B`");
        assert_eq!(name(&root.key("rules").index(2)), "rule 3");
        assert_eq!(name(&root.key("pagination")), "`pagination`");
        assert_eq!(value(FileKind::Action, &root.key("notes").index(1)), "item 2 of `notes`");
    }

    #[test]
    fn lists() {
        assert_eq!(list(&["a"]), "`a`");
        assert_eq!(list(&["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
