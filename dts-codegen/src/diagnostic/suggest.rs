//! "Did you mean".

/// Words longer than this are not compared: nobody means them.
const LONGEST: usize = 80;

/// The word among `among` that `word` most likely stands for, if one is near enough.
///
/// Distances count insertions, deletions, exchanges of one character and swaps of two neighbours. Case counts
/// less than anything else; among equals, the first wins.
pub fn nearest<'a>(word: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let exact: Vec<char> = word.chars().take(LONGEST + 1).collect();
    if exact.is_empty() || exact.len() > LONGEST {
        return None;
    }
    let folded = fold(&exact);
    let mut best: Option<((usize, usize), &'a str)> = None;
    for candidate in among {
        let other: Vec<char> = candidate.chars().take(LONGEST + 1).collect();
        if other.is_empty() || other.len() > LONGEST || candidate == word {
            continue;
        }
        let distance = distance(&folded, &fold(&other));
        if distance > cut_off(exact.len().max(other.len())) {
            continue;
        }
        let score = (distance, exact.iter().zip(&other).filter(|(a, b)| a != b).count());
        if best.is_none_or(|(least, _)| score < least) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many changes may lie between a word of this length and what was meant.
fn cut_off(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=4 => 1,
        5..=8 => 2,
        _ => 3,
    }
}

fn fold(word: &[char]) -> Vec<char> {
    word.iter().flat_map(|c| c.to_lowercase()).collect()
}

/// Damerau-Levenshtein distance, where no part is changed twice.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (i, &x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        let mut previous_b = None;
        for (j, &y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let mut least = (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if j > 0 && previous_a == Some(y) && previous_b == Some(x) {
                least = least.min(at(&before_last, j - 1) + 1);
            }
            row.push(least);
            previous_b = Some(y);
        }
        before_last = std::mem::replace(&mut last, row);
        previous_a = Some(x);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 6] = ["required", "requires", "rust", "rust_type", "range", "id"];

    #[test]
    fn near_words_are_found() {
        assert_eq!(nearest("requird", KEYS), Some("required"));
        assert_eq!(nearest("reqiured", KEYS), Some("required"));
        assert_eq!(nearest("Range", KEYS), Some("range"));
        assert_eq!(nearest("RUST-TYPE", KEYS), Some("rust_type"));
        assert_eq!(nearest("ID", KEYS), Some("id"));
        assert_eq!(nearest("Endpont.IP", ["Endpoint.IP", "Endpoint.Port"]), Some("Endpoint.IP"));
    }

    #[test]
    fn far_words_are_not() {
        assert_eq!(nearest("maximum", KEYS), None);
        assert_eq!(nearest("ix", KEYS), None);
        assert_eq!(nearest("", KEYS), None);
        assert_eq!(nearest(&"x".repeat(10_000), KEYS), None);
    }

    #[test]
    fn case_decides_among_equals() {
        assert_eq!(nearest("Oracle", ["oracle", "ORACLE"]), Some("oracle"));
        assert_eq!(nearest("ORACLe", ["oracle", "ORACLE"]), Some("ORACLE"));
    }

    #[test]
    fn distances() {
        let d = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(d("", "abc"), 3);
        assert_eq!(d("abc", ""), 3);
        assert_eq!(d("ab", "ba"), 1);
        assert_eq!(d("kitten", "sitting"), 3);
    }
}
