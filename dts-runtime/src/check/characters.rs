//! Characters of texts, one after the other, where iterators can't go: in constants.

/// The first character and what is behind it. The bytes are those of a text, from where a character begins.
#[inline]
pub(super) const fn first(text: &[u8]) -> Option<(char, &[u8])> {
    let (code, behind) = match text {
        [] => return None,
        [a, behind @ ..] if a.is_ascii() => (*a as u32, behind),
        [a, b, behind @ ..] if *a < 0xe0 => (joined(*a as u32 & 0x1f, *b), behind),
        [a, b, c, behind @ ..] if *a < 0xf0 => (joined(joined(*a as u32 & 0xf, *b), *c), behind),
        [a, b, c, d, behind @ ..] => (joined(joined(joined(*a as u32 & 7, *b), *c), *d), behind),
        [_, behind @ ..] => (char::REPLACEMENT_CHARACTER as u32, behind),
    };
    match char::from_u32(code) {
        Some(character) => Some((character, behind)),
        None => Some((char::REPLACEMENT_CHARACTER, behind)),
    }
}

const fn joined(code: u32, continued: u8) -> u32 {
    (code << 6) | (continued as u32 & 0x3f)
}

/// How many characters a text has.
pub(super) const fn count(text: &str) -> usize {
    let (mut count, mut rest) = (0, text.as_bytes());
    while let [byte, behind @ ..] = rest {
        // All but those that continue a character.
        if *byte & 0xc0 != 0x80 {
            count += 1;
        }
        rest = behind;
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn are_those_of_iterators(text: String) {
            let (mut found, mut rest) = (String::new(), text.as_bytes());
            while let Some((character, behind)) = first(rest) {
                found.push(character);
                rest = behind;
            }
            prop_assert_eq!(count(&text), text.chars().count());
            prop_assert_eq!(found, text);
        }
    }
}
