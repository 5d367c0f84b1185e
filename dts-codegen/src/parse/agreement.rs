//! Our tree of a text and serde_yaml's reading of it are the same.

use proptest::{collection::vec, prelude::*, sample::select};
use serde::Deserialize;
use serde_json::Value;

use super::{path::NodePath, reader::Reader, spans::scan};
use crate::diagnostic::Place;

/// Texts on which the two differ are found by the thousand runs of `PROPTEST_CASES=100000`; none is known.
fn check(text: &str) -> Result<(), TestCaseError> {
    let file = Place { file: "a.yaml".into(), span: None };
    let scan = scan(&file, text);
    let Some(root) = scan.root.filter(|_| scan.faults.is_empty()) else { return Ok(()) };
    let ours = Value::deserialize(Reader::new(&root, NodePath::root()));
    let ours = ours.map_err(|error| TestCaseError::fail(format!("{text:?}: {error}")))?;
    // serde_yaml is stricter in odd corners; that is a fault with a place of its own.
    let Ok(theirs) = serde_yaml::from_str::<Value>(text) else { return Ok(()) };
    prop_assert_eq!(format!("{ours:?}"), format!("{theirs:?}"), "{:?}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn readings_agree(pieces in vec(select(vec![
        "a", "b", "c d", "true", "~", "1", "-1.5", "0x1F", ": ", ": ", ":", "\n", "\n", "\n  ", "\n    ", "- ", "? ", "{", "}", "[", "]",
        ", ", "\"", "\"e\"", "'", "'f'", "<<", "|\n  ", ">-\n  ", "|+\n  ", "#", " # c\n", "---\n", "...\n", "\r\n", "\u{e9}",
        "\\n", "\u{1f600}", "a: b\n", "- c\n", "  d: e\n",
    ]), 0..24)) {
        check(&(pieces.concat() + "\n"))?;
    }
}
