//! Texts: quotes and escapes.

use super::Lexer;
use crate::decode::fault::Read;

impl<'a> Lexer<'a> {
    /// The last text with escapes, without them.
    pub(in crate::decode) fn unescaped(&self) -> &str {
        &self.unescaped
    }

    /// A text, at whose quote the lexer is. `None`: it had escapes and is at [`unescaped`](Self::unescaped).
    #[inline]
    pub(in crate::decode) fn string(&mut self) -> Read<Option<&'a str>> {
        let start = self.at + 1;
        self.at = plain_end(self.text.as_bytes(), start);
        if self.byte() == Some(b'"') {
            let text = self.text.get(start..self.at).unwrap_or_default();
            self.at += 1;
            return Ok(Some(text));
        }
        self.string_with_escapes(start)?;
        Ok(None)
    }

    fn string_with_escapes(&mut self, mut start: usize) -> Read<()> {
        self.unescaped.clear();
        loop {
            self.unescaped.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let c = self.escape()?;
                    self.unescaped.push(c);
                }
                _ => return Err(self.fault("a text's closing quote")),
            }
            start = self.at;
            self.at = plain_end(self.text.as_bytes(), start);
        }
    }

    /// One escape, at whose backslash the lexer is. Half of a surrogate pair becomes U+FFFD.
    fn escape(&mut self) -> Read<char> {
        self.at += 1;
        let c = match self.byte() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => {
                self.at += 1;
                return self.unicode_escape();
            }
            _ => return Err(self.fault("an escape such as `\\n` or `\\u0041`")),
        };
        self.at += 1;
        Ok(c)
    }

    fn unicode_escape(&mut self) -> Read<char> {
        let first = self.hex4()?;
        if !(0xd800..=0xdbff).contains(&first) {
            // The second half of a pair alone is no character either.
            return Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let behind_first = self.at;
        if self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(b"\\u")) {
            self.at += 2;
            let second = self.hex4()?;
            if (0xdc00..=0xdfff).contains(&second) {
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            // Not its other half: it is read again, for itself.
            self.at = behind_first;
        }
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn hex4(&mut self) -> Read<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return Err(self.fault("four hexadecimal digits")) };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    /// Steps over a text, which is checked but not kept.
    pub(super) fn skip_string(&mut self) -> Read<()> {
        self.at += 1;
        loop {
            self.at = plain_end(self.text.as_bytes(), self.at);
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.escape()?;
                }
                _ => return Err(self.fault("a text's closing quote")),
            }
        }
    }
}

/// The first quote, backslash or control character at or behind `from`; the length when there is none.
/// Eight bytes at a time: bodies are texts for the most part.
#[inline]
pub(crate) fn plain_end(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);
    // The high bit of each byte that is 0; beyond the lowest such byte it may err.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
    let mut at = from;
    let mut rest = bytes.get(from..).unwrap_or_default();
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        let found = zeros(word ^ (ONES * u64::from(b'"'))) | zeros(word ^ (ONES * u64::from(b'\\'))) | control;
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
        rest = behind;
    }
    let tail = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f));
    at + tail.unwrap_or(rest.len())
}
