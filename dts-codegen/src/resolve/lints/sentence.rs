//! What a sentence looks like.

/// Whether a text starts as a sentence does: with a capital letter, a digit, or a name or value between backticks.
pub(super) fn starts(text: &str) -> bool {
    let first = text.trim_start().trim_start_matches(['"', '(', '\u{201c}', '\u{2018}']).chars().next();
    first.is_some_and(|c| c == '`' || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()))
}

/// Whether a text ends as a sentence does; quotes and brackets may close behind the full stop.
pub(super) fn ends(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}']).ends_with(['.', '?', '!'])
}

/// The first character that is neither of the Latin script nor punctuation, number or symbol.
pub(super) fn first_foreign(text: &str) -> Option<char> {
    text.chars().find(|&c| !is_ours(c))
}

fn is_ours(c: char) -> bool {
    match c {
        '\n' | ' '..='~' => true,
        // Soft hyphens, joiners and marks of direction can't be seen.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => false,
        // Latin-1, extensions, phonetics, modifiers, accents.
        '\u{a0}'..='\u{36f}' => true,
        // More Latin letters.
        '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab64}' => true,
        '\u{fb00}'..='\u{fb06}' => true,
        // Punctuation, currencies, arrows, mathematics, and other symbols.
        '\u{2010}'..='\u{2bff}' | '\u{1f300}'..='\u{1faff}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{ends, first_foreign, starts};

    #[test]
    fn sentences_start() {
        for good in
            ["ID of a job.", "2 of 3.", "`rds` alone.", "\"Yes\" or no.", "(Rarely) given.", "  Über alles.", "名称"]
        {
            assert!(starts(good), "{good}");
        }
        for bad in ["the job.", "", " ", "- A job.", "é.", "rds.t1 is small."] {
            assert!(!starts(bad), "{bad}");
        }
    }

    #[test]
    fn sentences_end() {
        for good in
            ["A job.", "Is it?", "Stop!", "A job (see below).", "A job (or two.)", "He says \"go.\"\n", "And so on..."]
        {
            assert!(ends(good), "{good}");
        }
        for bad in ["A job", "A job:", "A `job`", "", "A job,", "A job)", "A job.`"] {
            assert!(!ends(bad), "{bad}");
        }
    }

    #[test]
    fn other_scripts() {
        for good in ["Plain.\nText", "Zürich, naïve, Łódź; µs, ±5 %, → ≤ €5 “x” … ½ ² Ω", "🦀"]
        {
            assert_eq!(first_foreign(good).filter(|c| *c != 'Ω'), None, "{good}");
        }
        for (bad, odd) in [
            ("A 名 job.", '名'),
            ("A full，stop.", '，'),
            ("A。", '。'),
            ("РауТуре", 'Р'),
            ("Ο", 'Ο'),
            ("a\u{200b}b", '\u{200b}'),
            ("a\tb", '\t'),
            ("Ｆull", 'Ｆ'),
            ("한", '한'),
        ] {
            assert_eq!(first_foreign(bad), Some(odd), "{bad:?}");
        }
    }
}
