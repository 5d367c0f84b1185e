//! Sets of allowed characters, and kinds of them.

use super::{CharacterClass, characters};

/// The first character of `text` that `charset` does not have.
///
/// A charset lists characters and ranges: `A-Za-z0-9_`. A hyphen that is first or last stands for itself; `ascii`
/// is all of ASCII.
pub(super) const fn first_outside(charset: &str, text: &str) -> Option<char> {
    let charset = charset.as_bytes();
    let (is_all, is_ascii) = (matches!(charset, b"ascii"), charset.is_ascii());
    let mut rest = text.as_bytes();
    while let [byte, behind @ ..] = rest {
        // Most texts and sets are ASCII throughout, and need not be taken apart.
        if byte.is_ascii() && (is_all || (is_ascii && contains_ascii(charset, *byte))) {
            rest = behind;
            continue;
        }
        let Some((character, behind)) = characters::first(rest) else { return None };
        if is_all || !contains(charset, character) {
            return Some(character);
        }
        rest = behind;
    }
    None
}

#[inline]
const fn contains_ascii(charset: &[u8], byte: u8) -> bool {
    let mut rest = charset;
    while let [first, behind @ ..] = rest {
        if let [b'-', last, behind @ ..] = behind {
            if *first <= byte && byte <= *last {
                return true;
            }
            rest = behind;
        } else {
            if *first == byte {
                return true;
            }
            rest = behind;
        }
    }
    false
}

const fn contains(charset: &[u8], character: char) -> bool {
    let mut rest = charset;
    while let Some((first, behind)) = characters::first(rest) {
        rest = behind;
        let mut last = first;
        if let [b'-', ahead @ ..] = behind
            && let Some((end, behind)) = characters::first(ahead)
        {
            last = end;
            rest = behind;
        }
        if first <= character && character <= last {
            return true;
        }
    }
    false
}

/// How many of the kinds occur.
pub(super) const fn count_classes(classes: &[CharacterClass], text: &str) -> usize {
    let (mut count, mut rest) = (0, classes);
    while let [class, behind @ ..] = rest {
        if occurs(*class, text) {
            count += 1;
        }
        rest = behind;
    }
    count
}

const fn occurs(class: CharacterClass, text: &str) -> bool {
    // All of them are ASCII, of which no byte is part of another character.
    let mut rest = text.as_bytes();
    while let [byte, behind @ ..] = rest {
        if class.contains(*byte) {
            return true;
        }
        rest = behind;
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
        assert_eq!(first_outside("α-ω€", "αλ€"), None);
        assert_eq!(first_outside("α-ω", "Ω"), Some('Ω'));
        assert_eq!(first_outside("ascii", "a~ "), None);
        assert_eq!(first_outside("ascii", "aé"), Some('é'));
        assert_eq!(first_outside("", "x"), Some('x'));
    }

    #[test]
    fn counts_kinds() {
        use CharacterClass::{Digit, Lower, Special, Upper};
        assert_eq!(count_classes(&[Upper, Lower, Digit, Special], "Example-Passw0rd"), 4);
        assert_eq!(count_classes(&[Upper, Lower, Digit, Special], "éÄ５"), 0);
        assert_eq!(count_classes(&[Digit], "abc"), 0);
    }
}
