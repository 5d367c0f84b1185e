//! Regular expressions of limits, compiled once.

use std::{
    collections::BTreeMap,
    sync::{PoisonError, RwLock},
};

use regex_lite::Regex;

static COMPILED: RwLock<BTreeMap<&'static str, Option<Regex>>> = RwLock::new(BTreeMap::new());

/// Whether the whole of `text` matches. A pattern that is not a regular expression matches everything: the generator
/// has refused it, so it can only come from a hand-written request, which must not fail for it.
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    let test = |regex: &Option<Regex>| regex.as_ref().is_none_or(|regex| regex.is_match(text));
    if let Some(regex) = COMPILED.read().unwrap_or_else(PoisonError::into_inner).get(pattern) {
        return test(regex);
    }
    let regex = Regex::new(&format!("^(?:{pattern})$")).ok();
    test(COMPILED.write().unwrap_or_else(PoisonError::into_inner).entry(pattern).or_insert(regex))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_the_whole_text() {
        assert!(matches("a|bc", "bc"));
        assert!(!matches("a|bc", "abc"));
        assert!(matches("(", "anything"));
    }
}
