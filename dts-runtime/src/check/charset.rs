//! Sets of allowed characters.

/// The first character of `text` that `charset` does not have.
///
/// A charset lists characters and ranges: `A-Za-z0-9_`. A hyphen that is first or last stands for itself; `ascii`
/// is all of ASCII.
pub(super) fn first_outside(charset: &str, text: &str) -> Option<char> {
    text.chars().find(|&character| !contains(charset, character))
}

fn contains(charset: &str, character: char) -> bool {
    if charset == "ascii" {
        return character.is_ascii();
    }
    let mut rest = charset.chars();
    while let Some(first) = rest.next() {
        let mut ahead = rest.clone();
        let last = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(last)) => {
                rest = ahead;
                last
            }
            _ => first,
        };
        if (first..=last).contains(&character) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_ranges_and_single_characters() {
        assert_eq!(first_outside("A-Za-z0-9_", "Ab_9"), None);
        assert_eq!(first_outside("A-Za-z0-9_", "Ab-9"), Some('-'));
        assert_eq!(first_outside("a-z.@-", "a.b@c-d"), None);
        assert_eq!(first_outside("-a", "-a"), None);
        assert_eq!(first_outside("ascii", "a~ "), None);
        assert_eq!(first_outside("ascii", "aé"), Some('é'));
        assert_eq!(first_outside("", "x"), Some('x'));
    }
}
