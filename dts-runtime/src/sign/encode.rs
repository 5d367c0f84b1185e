//! Percent-encoding, as both signatures want it.
//!
//! UTF-8 bytes; `A-Z a-z 0-9 - _ . ~` stay, all others become `%XX` with upper-case digits. Nothing is normalized.

use super::text::{SLACK, Text, copy, copy_ends};

/// Adds `piece`, encoded.
#[inline]
pub(super) fn push(out: &mut Text, piece: &str) {
    let length = piece.len();
    if !copy_plain(out.next(length), piece.as_bytes()) {
        out.take_back(length);
        escape(out, piece.as_bytes(), &ONCE);
    }
}

/// Adds `name=value&`, encoded.
pub(super) fn push_pair(out: &mut Text, name: &str, value: &str) {
    if !push_plain(out, name, value) {
        push(out, name);
        out.push_array(b"=");
        push(out, value);
        out.push_array(b"&");
    }
}

/// Adds `name=value&`, encoded to `once`, and to `twice` what encoding makes of that.
pub(super) fn push_pair_twice(once: &mut Text, twice: &mut Text, name: &str, value: &str) {
    let (name_bytes, value_bytes) = (name.as_bytes(), value.as_bytes());
    let length = name.len() + value.len();
    if push_plain(once, name, value) {
        if let Some((place, [a, b, c, rest @ ..])) = twice.next(length + 6).split_at_mut_checked(name.len())
            && let Some((place_2, [d, e, f])) = rest.split_at_mut_checked(value.len())
        {
            [*a, *b, *c, *d, *e, *f] = *b"%3D%26";
            copy(place, name_bytes);
            copy(place_2, value_bytes);
        }
        return;
    }
    push_twice(once, twice, name);
    once.push_array(b"=");
    twice.push_array(b"%3D");
    push_twice(once, twice, value);
    once.push_array(b"&");
    twice.push_array(b"%26");
}

/// Adds `name=value&` and tells whether that is encoded already; adds nothing where it is not.
#[inline(always)]
fn push_plain(out: &mut Text, name: &str, value: &str) -> bool {
    let length = name.len() + value.len() + 2;
    let mut plain = false;
    if let Some((place, [equals, rest @ ..])) = out.next(length).split_at_mut_checked(name.len())
        && let Some((place_2, [and])) = rest.split_at_mut_checked(value.len())
    {
        [*equals, *and] = *b"=&";
        plain = copy_plain(place, name.as_bytes()) & copy_plain(place_2, value.as_bytes());
    }
    if !plain {
        out.take_back(length);
    }
    plain
}

/// Adds `piece`, encoded to `once`, and to `twice` what encoding makes of that.
fn push_twice(once: &mut Text, twice: &mut Text, piece: &str) {
    let length = piece.len();
    if copy_plain(once.next(length), piece.as_bytes()) {
        copy(twice.next(length), piece.as_bytes());
    } else {
        once.take_back(length);
        escape(once, piece.as_bytes(), &ONCE);
        escape(twice, piece.as_bytes(), &TWICE);
    }
}

/// Whether `byte` travels as it is.
pub(super) const fn is_unreserved(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~')
}

/// How many bytes of `text` do not travel as they are.
pub(super) fn count_reserved(text: &str) -> usize {
    text.bytes().filter(|byte| !is_unreserved(*byte)).count()
}

/// What a byte becomes: up to five bytes, and in the last byte of the word how many they are.
type Escapes = [u64; 256];

static ONCE: Escapes = escapes(false);
static TWICE: Escapes = escapes(true);

#[expect(clippy::indexing_slicing, reason = "the compiler runs it")]
const fn escapes(twice: bool) -> Escapes {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let byte = index as u8;
        let (high, low) = (DIGITS[index >> 4], DIGITS[index & 15]);
        table[index] = u64::from_le_bytes(match (is_unreserved(byte), twice) {
            (true, _) => [byte, 0, 0, 0, 0, 0, 0, 1],
            (false, false) => [b'%', high, low, 0, 0, 0, 0, 3],
            (false, true) => [b'%', b'2', b'5', high, low, 0, 0, 5],
        });
        index += 1;
    }
    table
}

/// Adds `bytes` by the table. Whole words are written, and what does not count is overwritten by the next one:
/// there is no branch on what a byte is, since JSON changes too often to be foretold.
fn escape(out: &mut Text, bytes: &[u8], table: &'static Escapes) {
    const WORD: usize = size_of::<u64>();
    for part in bytes.chunks((SLACK - WORD) / 5) {
        let room = part.len() * 5 + WORD;
        let place = out.next(room);
        let mut written = 0;
        for byte in part {
            let word = table.get(usize::from(*byte)).copied().unwrap_or_default();
            if let Some(place) = place.get_mut(written..written + WORD) {
                place.copy_from_slice(&word.to_le_bytes());
            }
            written += (word >> 56) as usize;
        }
        out.take_back(room - written);
    }
}

/// Copies a piece and tells whether it is encoded already. Both are of one length.
///
/// May say no of a piece with `_` or `~`, which are rare: the fewer questions, the faster.
#[inline(always)]
fn copy_plain(to: &mut [u8], from: &[u8]) -> bool {
    if from.len() > 32 {
        to.copy_from_slice(from);
        let (blocks, _) = from.as_chunks::<16>();
        blocks.iter().chain(from.last_chunk::<16>()).all(is_plain)
    } else if let Some((first, last)) = copy_ends::<16>(to, from) {
        is_plain(&first) & is_plain(&last)
    } else if let Some((first, last)) = copy_ends::<8>(to, from) {
        (reserved(u64::from_ne_bytes(first)) | reserved(u64::from_ne_bytes(last))) & each(0x80) == 0
    } else if let Some((first, last)) = copy_ends::<4>(to, from) {
        let word = u64::from(u32::from_ne_bytes(first)) << 32 | u64::from(u32::from_ne_bytes(last));
        reserved(word) & each(0x80) == 0
    } else {
        let mut plain = true;
        for (place, byte) in to.iter_mut().zip(from) {
            *place = *byte;
            plain &= is_unreserved(*byte);
        }
        plain
    }
}

/// Whether all bytes are letters, digits, `-` or `.`; written so that the compiler looks at all of them at once.
#[inline(always)]
fn is_plain(block: &[u8; 16]) -> bool {
    let mut plain = true;
    for &byte in block {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        // `-`, `.`, `/` and the digits stand in a row.
        let other = (byte.wrapping_sub(b'-') < 13) & (byte != b'/');
        plain &= letter | other;
    }
    plain
}

/// The highest bit of each of the eight bytes that is no letter, digit, `-` or `.`; other bits mean nothing.
#[inline(always)]
fn reserved(word: u64) -> u64 {
    // Of ASCII, so that a sum stays within its byte.
    let ascii = word & each(0x7F);
    let from = |word: u64, first: u8| word + each(0x80 - first);
    let lower = ascii | each(0x20);
    let letter = from(lower, b'a') & !from(lower, b'z' + 1);
    // `-`, `.`, `/` and the digits stand in a row.
    let other = from(ascii, b'-') & !from(ascii, b'9' + 1) & from(ascii ^ each(b'/'), 1);
    word | !(letter | other)
}

/// A word of eight times the same byte.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As the documents say it, byte by byte.
    fn reference(text: &str) -> String {
        let encode = |byte: u8| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        text.bytes().map(encode).collect()
    }

    fn once(text: &str) -> String {
        let mut out = Text::with_room(0);
        push(&mut out, text);
        out.into_string()
    }

    fn twice(text: &str) -> (String, String) {
        let (mut first, mut second) = (Text::with_room(0), Text::with_room(0));
        push_twice(&mut first, &mut second, text);
        (first.into_string(), second.into_string())
    }

    #[test]
    fn every_character_at_every_place() {
        for code in (0..=0x2FF).chain(0xFFF0..=0x1_000F) {
            let Some(character) = char::from_u32(code) else { continue };
            for length in [1, 3, 4, 7, 8, 11, 16, 20, 32, 33, 70] {
                for place in 0..length {
                    let mut text = "a".repeat(length);
                    text.replace_range(place..=place, character.encode_utf8(&mut [0; 4]));
                    assert_eq!(once(&text), reference(&text), "{code:#x} at {place} of {length}");
                }
            }
        }
    }

    #[test]
    fn known_texts() {
        assert_eq!(once(""), "");
        assert_eq!(once(" +*~%7e"), "%20%2B%2A~%257e");
        assert_eq!(twice("杭 州").1, "%25E6%259D%25AD%2520%25E5%25B7%259E");
        // Neither composed nor decomposed: é as two characters stays two.
        assert_eq!(once("e\u{301}"), "e%CC%81");
    }

    proptest! {
        #[test]
        fn as_the_reference(text in ".{0,80}|[a-zA-Z0-9._~-]{0,80}|[ -~]{0,200}") {
            prop_assert_eq!(once(&text), reference(&text));
            prop_assert_eq!(twice(&text), (reference(&text), reference(&reference(&text))));
        }
    }
}
