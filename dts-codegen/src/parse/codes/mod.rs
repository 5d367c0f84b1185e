//! The faults of loading, with the pages of `dts-codegen explain`.

mod layout;
mod shape;
mod yaml;

pub(super) use layout::{
    BAD_NAME, EMPTY_GROUP, LAYOUT, NO_ACTIONS, NO_PRODUCT_FILE, NO_SPEC, NOT_UTF8, SAME_NAME, STRAY_FILE, UNREADABLE,
};
pub(super) use shape::{BAD_VALUE, MISSING_KEY, NO_VALUE, UNKNOWN_KEY, UNKNOWN_WORD, WRONG_TYPE};
pub(super) use yaml::{ANCHOR, COMPLEX_KEY, DUPLICATE_KEY, EMPTY_FILE, MERGE_KEY, SECOND_DOCUMENT, SYNTAX, TAG};

use crate::diagnostic::Code;

/// Every code of this module: E001 to E029, W001 to W009.
pub static CODES: &[&Code] = &[
    &UNREADABLE,
    &NOT_UTF8,
    &SYNTAX,
    &EMPTY_FILE,
    &DUPLICATE_KEY,
    &ANCHOR,
    &MERGE_KEY,
    &TAG,
    &SECOND_DOCUMENT,
    &COMPLEX_KEY,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &UNKNOWN_WORD,
    &BAD_VALUE,
    &BAD_NAME,
    &NO_PRODUCT_FILE,
    &NO_SPEC,
    &LAYOUT,
    &SAME_NAME,
    &NO_ACTIONS,
    &NO_VALUE,
    &STRAY_FILE,
    &EMPTY_GROUP,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_sorted_and_explained() {
        for pair in CODES.windows(2) {
            assert!(pair[0].id < pair[1].id, "{}", pair[1].id);
        }
        for code in CODES {
            assert!(code.explanation.lines().all(|line| line.chars().count() <= 120), "{}", code.id);
            assert!(code.explanation.ends_with('\n') && !code.explanation.ends_with("\n\n"), "{}", code.id);
            assert!(code.explanation.contains("Right") || code.id == "E001", "{}", code.id);
        }
    }
}
