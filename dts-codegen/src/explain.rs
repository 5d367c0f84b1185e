//! `dts-codegen explain`: every code with its page.

use crate::{
    coverage,
    diagnostic::{Code, nearest},
    output, parse, plan, resolve,
};

/// Every code, errors before warnings, in the order of the staircase.
pub fn codes() -> Vec<&'static Code> {
    let stairs = [parse::CODES, resolve::CODES, plan::CODES, output::CODES, coverage::CODES];
    let mut codes: Vec<_> = stairs.into_iter().flatten().copied().collect();
    codes.sort_by_key(|code| code.id);
    codes
}

/// The code of this id, however its letter is written.
///
/// # Errors
///
/// Gives the id that was meant, if one is near.
pub fn explain(id: &str) -> Result<&'static Code, Option<&'static str>> {
    let id = id.trim().to_ascii_uppercase();
    let codes = codes();
    let found = codes.iter().find(|code| code.id == id).copied();
    found.ok_or_else(|| nearest(&id, codes.iter().map(|code| code.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_page() {
        let codes = codes();
        assert!(codes.len() > 40);
        for pair in codes.windows(2) {
            assert!(pair[0].id < pair[1].id, "{}", pair[1].id);
        }
        for code in codes {
            assert!(!code.title.is_empty() && code.explanation.ends_with('\n'), "{}", code.id);
            assert_eq!(explain(&code.id.to_lowercase()), Ok(code));
        }
    }

    #[test]
    fn near_ids() {
        assert_eq!(explain("E3011"), Err(Some("E301")));
        assert_eq!(explain("F012"), Err(Some("E012")));
        assert_eq!(explain("hello"), Err(None));
    }
}
