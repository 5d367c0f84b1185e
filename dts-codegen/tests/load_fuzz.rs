//! Loading specs: no text makes the loader panic, and no fault lies outside its text.

#![allow(clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use std::path::PathBuf;

use dts_codegen::{
    diagnostic::{human, json::list_to_json},
    parse::load_texts,
};
use proptest::{collection::vec, prelude::*, sample::select};

const GOOD: &str = include_str!("fixtures/load/good/dts/actions/job/start_job.yaml");

/// Loads a text as every kind of file, and uses what comes back.
fn check(bytes: &[u8]) {
    let paths =
        ["dts/product.yaml", "dts/parameters.yaml", "dts/fields.yaml", "dts/types/t.yaml", "dts/actions/g/a.yaml"];
    let (tree, faults) = load_texts(paths.map(|path| (PathBuf::from(path), bytes.to_vec())).into());
    let list = faults.into_vec();
    for place in list.iter().flat_map(|fault| fault.place.iter().chain(fault.related.iter().map(|(place, _)| place))) {
        let (Some(span), Some(text)) = (place.span, tree.sources.text(&place.file)) else { continue };
        assert!(text.get(span.start.offset..span.end.offset).is_some(), "{place:?}");
        let line = text[..span.start.offset].matches('\n').count() + 1;
        assert_eq!(span.start.line, line);
    }
    assert!(!human::render(&list, &tree.sources, false).contains('\u{1b}'));
    let _ = list_to_json(&list).to_string();
}

/// Pieces that together look like YAML.
fn yamlish() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "a",
        "action",
        "parameters",
        "values",
        "rules",
        "when",
        "required",
        "doc",
        "shared",
        "true",
        "~",
        "1",
        "-1.5",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "? ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "\"",
        "'",
        "&a ",
        "*a",
        "!t ",
        "<<",
        "|\n",
        ">-\n",
        "#",
        " # c\n",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "\t",
        "\r\n",
        "\r",
        "\u{e9}",
        "\u{feff}",
        "\u{2028}",
        "\0",
        "\\",
        "\u{1f600}",
        "@",
        "`",
    ]);
    vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn random_text(text in "\\PC{0,100}") {
        check(text.as_bytes());
    }

    #[test]
    fn random_yaml(text in yamlish()) {
        check(text.as_bytes());
    }

    #[test]
    fn changed_spec(cuts in vec((any::<prop::sample::Index>(), 0_usize..12, yamlish()), 1..4)) {
        let mut text = GOOD.to_owned();
        for (at, length, put) in cuts {
            let mut start = at.index(text.len() + 1);
            while !text.is_char_boundary(start) { start -= 1; }
            let mut end = (start + length).min(text.len());
            while !text.is_char_boundary(end) { end += 1; }
            text.replace_range(start..end, &put);
        }
        check(text.as_bytes());
    }

    #[test]
    fn spec_with_lines_moved(order in vec(any::<prop::sample::Index>(), 0..40)) {
        let lines: Vec<&str> = GOOD.lines().collect();
        let text: Vec<&str> = order.iter().map(|index| *index.get(&lines)).collect();
        check(text.join("\n").as_bytes());
    }
}
