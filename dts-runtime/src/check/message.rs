//! Texts of compile errors, made in constants, where there is no `format!`.

use super::characters;

/// Room for a message; what is longer is cut.
const MOST: usize = 2048;

/// A text that grows.
pub(crate) struct Message {
    bytes: [u8; MOST],
    length: usize,
    is_cut: bool,
}

impl Message {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; MOST], length: 0, is_cut: false }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// How many bytes can be pushed before it is cut.
    pub(crate) const fn room(&self) -> usize {
        MOST.saturating_sub(self.length + 3)
    }

    pub(crate) const fn as_str(&self) -> &str {
        // Whole characters were pushed.
        match str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    pub(crate) const fn push(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some((character, behind)) = characters::first(rest) {
            self.push_char(character);
            rest = behind;
        }
    }

    pub(super) const fn push_char(&mut self, character: char) {
        let mut encoded = [0; 4];
        let encoded = character.encode_utf8(&mut encoded).as_bytes();
        if !self.is_cut && self.length + encoded.len() + 3 > MOST {
            self.is_cut = true;
            self.push_bytes(b"...");
        }
        if !self.is_cut {
            self.push_bytes(encoded);
        }
    }

    const fn push_bytes(&mut self, bytes: &[u8]) {
        let (_, mut free) = self.bytes.split_at_mut(self.length);
        let mut rest = bytes;
        while let ([byte, behind @ ..], [slot, free_behind @ ..]) = (rest, free) {
            *slot = *byte;
            self.length += 1;
            (rest, free) = (behind, free_behind);
        }
    }

    /// A text that is shown between backticks; a long one would drown the message.
    pub(super) const fn push_shown(&mut self, text: &str) {
        let (mut rest, mut count) = (text.as_bytes(), 0);
        self.push("`");
        while let Some((character, behind)) = characters::first(rest) {
            if count == 60 {
                self.push("...");
                break;
            }
            self.push_char(character);
            (rest, count) = (behind, count + 1);
        }
        self.push("`");
    }

    /// A character between single quotes, as Rust writes it; what can't be seen goes by its number.
    pub(super) const fn push_quoted(&mut self, character: char) {
        self.push("'");
        match character {
            '\'' => self.push("\\'"),
            '\\' => self.push("\\\\"),
            '\n' => self.push("\\n"),
            '\r' => self.push("\\r"),
            '\t' => self.push("\\t"),
            '\0' => self.push("\\0"),
            _ if is_seen(character) => self.push_char(character),
            _ => {
                self.push("\\u{");
                self.push_hexadecimal(character as u32);
                self.push("}");
            }
        }
        self.push("'");
    }

    const fn push_hexadecimal(&mut self, number: u32) {
        if number > 15 {
            self.push_hexadecimal(number / 16);
        }
        if let Some(digit) = char::from_digit(number % 16, 16) {
            self.push_char(digit);
        }
    }

    pub(super) const fn push_number(&mut self, number: i64) {
        if number < 0 {
            self.push("-");
        }
        self.push_digits(number.unsigned_abs(), 1);
    }

    /// At least so many digits.
    const fn push_digits(&mut self, number: u64, fewest: u32) {
        if number > 9 || fewest > 1 {
            self.push_digits(number / 10, fewest.saturating_sub(1));
        }
        self.push_char((b'0' + (number % 10) as u8) as char);
    }

    /// `1 kind`, `2 kinds`
    pub(super) const fn push_counted(&mut self, number: usize, what: &str) {
        self.push_number(number as i64);
        self.push(" ");
        self.push(what);
        if number != 1 {
            self.push("s");
        }
    }

    /// A decimal number with as few digits as tell it from others. False, if there are too many for this; then
    /// nothing is written.
    pub(super) const fn push_float(&mut self, number: f64) -> bool {
        /// Up to here all whole numbers are exact.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.is_nan() {
            self.push("NaN");
            return true;
        }
        let size = number.abs();
        if size.is_infinite() {
            self.push(if number < 0.0 { "-inf" } else { "inf" });
            return true;
        }
        let (mut power, mut places) = (1.0, 0);
        while places <= 15 {
            let near = size * power;
            if near > EXACT {
                break;
            }
            // The product may be off by one.
            let nearest = (near + 0.5) as u64;
            let mut candidate = nearest.saturating_sub(1);
            while candidate <= nearest + 1 {
                // Both are exact, so that this is what their digits stand for.
                if candidate as f64 / power == size {
                    if number.is_sign_negative() {
                        self.push("-");
                    }
                    self.push_fraction(candidate, places);
                    return true;
                }
                candidate += 1;
            }
            power *= 10.0;
            places += 1;
        }
        false
    }

    /// The last `places` digits stand behind the point.
    const fn push_fraction(&mut self, digits: u64, places: u32) {
        let power = 10_u64.pow(places);
        self.push_digits(digits / power, 1);
        if places > 0 {
            self.push(".");
            self.push_digits(digits % power, places);
        }
    }
}

/// Whether a terminal shows the character as it is, by and large: what steers, marks or hides text is not.
const fn is_seen(character: char) -> bool {
    !matches!(
        character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' |
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(write: impl Fn(&mut Message)) -> String {
        let mut message = Message::new();
        write(&mut message);
        message.as_str().to_owned()
    }

    fn float(number: f64) -> Option<String> {
        let text = written(|message| {
            message.push_float(number);
        });
        Some(text).filter(|text| !text.is_empty())
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let text = written(|message| (0..3000).for_each(|_| message.push("é")));
        assert!(text.ends_with("é..."), "{text}");
        assert!(text.len() > MOST - 8 && text.len() <= MOST, "{}", text.len());
        assert_eq!(written(|message| message.push_shown(&"é".repeat(60))), format!("`{}`", "é".repeat(60)));
        assert_eq!(written(|message| message.push_shown(&"é".repeat(61))), format!("`{}...`", "é".repeat(60)));
    }

    #[test]
    fn characters_are_as_rust_writes_them() {
        for character in
            ['a', '\'', '"', '\\', '\n', '\0', '\u{7f}', 'é', '€', '\u{202e}', '\u{200b}', '\u{301}', '\u{e001}']
        {
            assert_eq!(written(|message| message.push_quoted(character)), format!("{character:?}"));
        }
    }

    #[test]
    fn numbers_are_as_rust_writes_them() {
        for number in [0, 1, -1, 10, i64::MAX, i64::MIN] {
            assert_eq!(written(|message| message.push_number(number)), number.to_string());
        }
        let floats =
            [0.0, -0.0, 1.0, -5.0, 0.5, 0.1, -0.07, 1.005, 123_456.789, 1e15, 0.000_001, f64::NAN, f64::INFINITY, 0.3];
        for number in floats {
            assert_eq!(float(number), Some(number.to_string()));
        }
        assert_eq!(float(1e300), None);
        assert_eq!(float(f64::MIN_POSITIVE), None);
    }

    proptest! {
        #[test]
        fn floats_are_as_rust_writes_them(
            number in any::<f64>(),
            digits in -1_000_000_000_000_i64..1_000_000_000_000,
            places in 0..13,
        ) {
            for number in [number, digits as f64 / 10_f64.powi(places)] {
                if let Some(text) = float(number) {
                    prop_assert_eq!(text, number.to_string());
                }
            }
            prop_assert!(float(digits as f64 / 10_f64.powi(places)).is_some());
        }
    }
}
