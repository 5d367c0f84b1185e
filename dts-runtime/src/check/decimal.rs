//! Numbers in texts in constants, where the standard library can't read them, held against limits.
//!
//! A limit is a binary number, and so is what a text becomes when a program runs. The answer is the same: a text is as
//! large as the binary number that is nearest to it.

use super::big::Big;

/// The digits that count: no number halfway between two binary ones has more.
const MOST_DIGITS: u32 = 800;

/// A decimal number: its digits times a power of ten.
pub(super) struct Decimal<'t> {
    is_negative: bool,
    /// Digits, perhaps with a point.
    digits: &'t [u8],
    exponent: i64,
}

/// What is read of the digits.
struct Digits {
    /// The number that the first digits are, unless there are too many for this.
    small: Option<u64>,
    /// How many digits there are, from the first that is not zero; those that don't count are one, if they are anything.
    count: u32,
    /// The power of ten that the last one is multiplied with.
    exponent: i64,
}

impl<'t> Decimal<'t> {
    /// Whatever `f64` reads from a text, except for what is infinite or no number.
    pub(super) const fn read(text: &'t str) -> Option<Self> {
        let (is_negative, text) = match text.as_bytes() {
            [b'-', text @ ..] => (true, text),
            [b'+', text @ ..] => (false, text),
            text => (false, text),
        };
        let behind = behind_digits(text);
        let (digits, rest) = match behind {
            [b'.', fraction @ ..] => text.split_at(text.len() - behind_digits(fraction).len()),
            _ => text.split_at(text.len() - behind.len()),
        };
        if matches!(digits, [] | b".") {
            return None;
        }
        let exponent = match rest {
            [] => 0,
            [b'e' | b'E', exponent @ ..] => match exponent_of(exponent) {
                Some(exponent) => exponent,
                None => return None,
            },
            _ => return None,
        };
        Some(Self { is_negative, digits, exponent })
    }

    /// Whether it is no larger than the largest binary number.
    pub(super) const fn is_finite(&self) -> bool {
        self.compare_size(f64::MAX) <= 0
    }

    /// -1, 0 or 1, as this is less than the limit, the same or more; `None` if the limit is no number.
    pub(super) const fn compare(&self, limit: f64) -> Option<i8> {
        if limit.is_nan() {
            return None;
        }
        if limit == 0.0 {
            let size = self.compare_size(0.0);
            return Some(if self.is_negative { -size } else { size });
        }
        let is_below = limit < 0.0;
        Some(match (self.is_negative, is_below) {
            (false, false) => self.compare_size(limit),
            (true, true) => -self.compare_size(-limit),
            // A number so small that it is zero is on the same side.
            (true, false) => -1,
            (false, true) => 1,
        })
    }

    /// The same without signs; a size is not negative.
    const fn compare_size(&self, size: f64) -> i8 {
        if size.is_infinite() {
            // What is beyond the largest number is told by `is_finite`.
            return -1;
        }
        let digits = self.digits();
        let small = match digits.small {
            Some(0) => return if size > 0.0 { -1 } else { 0 },
            small => small,
        };
        if let Some(number) = small
            && number <= 1 << 53
            && -22 <= digits.exponent
            && digits.exponent <= 22
        {
            // Both are exact, so that their product is the nearest number.
            let power = power_of_ten(digits.exponent.unsigned_abs());
            let number = if digits.exponent < 0 { number as f64 / power } else { number as f64 * power };
            return if number < size {
                -1
            } else if number > size {
                1
            } else {
                0
            };
        }
        // The value is below 10 to the power of this.
        let magnitude = digits.count as i64 + digits.exponent;
        if magnitude > 310 {
            return 1;
        }
        if magnitude < -325 {
            return if size > 0.0 { -1 } else { 0 };
        }
        let (mantissa, exponent) = parts(size);
        let is_odd = mantissa % 2 == 1;
        let above = self.compare_exactly(&digits, 2 * mantissa + 1, exponent - 1);
        if above > 0 || (above == 0 && is_odd) {
            return 1;
        }
        if mantissa == 0 {
            return 0;
        }
        // The numbers below a power of two lie closer together.
        let is_power = mantissa == 1 << 52 && exponent > -1074;
        let below = match is_power {
            true => self.compare_exactly(&digits, 4 * mantissa - 1, exponent - 2),
            false => self.compare_exactly(&digits, 2 * mantissa - 1, exponent - 1),
        };
        if below < 0 || (below == 0 && is_odd) { -1 } else { 0 }
    }

    const fn digits(&self) -> Digits {
        let mut read = Digits { small: Some(0), count: 0, exponent: self.exponent };
        let (mut rest, mut in_fraction) = (self.digits, false);
        while let [byte, behind @ ..] = rest {
            rest = behind;
            if *byte == b'.' {
                in_fraction = true;
                continue;
            }
            if read.count > 0 || *byte != b'0' {
                if read.count < MOST_DIGITS {
                    read.count += 1;
                    read.small = match read.small {
                        Some(number) if number <= 1 << 53 => Some(number * 10 + (*byte - b'0') as u64),
                        _ => None,
                    };
                    if in_fraction {
                        read.exponent -= 1;
                    }
                } else if !in_fraction {
                    read.exponent += 1;
                }
            } else if in_fraction {
                read.exponent -= 1;
            }
        }
        read
    }

    /// -1, 0 or 1, as this is less than `mantissa` times two to the power of `exponent`, the same or more.
    const fn compare_exactly(&self, digits: &Digits, mantissa: u64, exponent: i32) -> i8 {
        let (mut this, mut other) = (Big::new(0), Big::new(mantissa));
        let (mut count, mut rest, mut is_more) = (0, self.digits, false);
        while let [byte, behind @ ..] = rest {
            rest = behind;
            if *byte == b'.' || (count == 0 && *byte == b'0') {
                continue;
            }
            if count < MOST_DIGITS {
                this.multiply(10, (*byte - b'0') as u32);
                count += 1;
            } else if *byte != b'0' {
                is_more = true;
            }
        }
        let mut tens = digits.exponent;
        if is_more {
            this.multiply(10, 1);
            tens -= 1;
        }
        let power = tens.unsigned_abs() as u32;
        let (billions, ten) = (power / 9, power % 9);
        let scaled = if tens > 0 { &mut this } else { &mut other };
        scaled.multiply_by_power(1_000_000_000, billions);
        scaled.multiply_by_power(10, ten);
        let power = exponent.unsigned_abs();
        let scaled = if exponent < 0 { &mut this } else { &mut other };
        scaled.multiply_by_power(1 << 31, power / 31);
        scaled.multiply_by_power(2, power % 31);
        this.compare(&other)
    }
}

const fn behind_digits(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while let [b'0'..=b'9', behind @ ..] = rest {
        rest = behind;
    }
    rest
}

/// A number with a sign; what is far beyond all exponents is no longer exact.
const fn exponent_of(text: &[u8]) -> Option<i64> {
    let (is_negative, text) = match text {
        [b'-', text @ ..] => (true, text),
        [b'+', text @ ..] => (false, text),
        text => (false, text),
    };
    let (mut number, mut rest) = (0_i64, text);
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        if number < 1 << 40 {
            number = number * 10 + (*digit - b'0') as i64;
        }
        rest = behind;
    }
    match (text, rest) {
        ([_, ..], []) => Some(if is_negative { -number } else { number }),
        _ => None,
    }
}

const fn power_of_ten(exponent: u64) -> f64 {
    let (mut power, mut left) = (1.0, exponent);
    while left > 0 {
        power *= 10.0;
        left -= 1;
    }
    power
}

/// A finite number that is not negative as a whole number times a power of two.
const fn parts(number: f64) -> (u64, i32) {
    let bits = number.to_bits();
    let (exponent, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::*;

    /// What is known of a text, with the standard library.
    fn expected(text: &str, limit: f64) -> Option<i8> {
        let number: f64 = text.parse().ok()?;
        let order = number.is_finite().then(|| number.partial_cmp(&limit))??;
        Some(match order {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        })
    }

    fn found(text: &str, limit: f64) -> Option<i8> {
        let number = Decimal::read(text)?;
        if number.is_finite() { number.compare(limit) } else { None }
    }

    #[test]
    fn edges() {
        let halfway = format!("{:.1}", 9_007_199_254_740_993_u64); // 2^53 + 1
        let long = format!("0.{}1", "0".repeat(900));
        let longer = format!("9007199254740993.{}1", "0".repeat(900));
        for text in [
            "",
            "-",
            "+",
            ".",
            "5.",
            ".5",
            "-.5e1",
            "1e",
            "1e+",
            "1e5",
            "1E-5",
            "e5",
            "inf",
            "nan",
            "infinity",
            "0x5",
            "1_0",
            " 1",
            "0",
            "-0",
            "00",
            "1",
            "-1",
            "0.1",
            "1e400",
            "-1e400",
            "1e-400",
            "1e99999999999999999999",
            "0e99999999999999999999",
            "1e-99999999999999999999",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "179769313486231580793e289",
            "9007199254740992",
            "9007199254740993",
            "9007199254740994",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            &halfway,
            &long,
            &longer,
        ] {
            let limits = [
                0.0,
                -0.0,
                1.0,
                -1.0,
                0.1,
                5.0,
                1e5,
                5e-324,
                -5e-324,
                f64::MAX,
                f64::MIN,
                f64::MIN_POSITIVE,
                f64::INFINITY,
                f64::NEG_INFINITY,
                f64::NAN,
                9_007_199_254_740_992.0,
                9_007_199_254_740_994.0,
            ];
            for limit in limits {
                assert_eq!(found(text, limit), expected(text, limit), "{text} and {limit}");
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_like_a_number(
            text in "[+-]?[0-9]{0,25}(\\.[0-9]{0,25})?([eE][+-]?[0-9]{1,3})?",
            limit in any::<f64>(),
        ) {
            prop_assert_eq!(found(&text, limit), expected(&text, limit));
        }

        /// Numbers close to the limit, written with more digits and fewer.
        #[test]
        fn what_is_close(limit in any::<f64>(), digits in 0_usize..30, up in 0_u64..2) {
            prop_assume!(limit.is_finite());
            let near = f64::from_bits(limit.to_bits().wrapping_add(up));
            let text = format!("{near:.digits$e}");
            prop_assert_eq!(found(&text, limit), expected(&text, limit), "{}", text);
        }

        /// All digits of the number halfway between the limit and the next one, and one digit more.
        #[test]
        fn what_is_halfway(bits in 0_u64..(0x7fef << 48), more in "[0-9]?") {
            let limit = f64::from_bits(bits);
            let (mantissa, exponent) = parts(limit);
            // Twice the number halfway is exact with one more bit, which decimal texts can hold: both ends are added up.
            let text = halfway(mantissa, exponent);
            let text = if text.contains('.') { format!("{text}{more}") } else { text };
            for limit in [limit, f64::from_bits(bits + 1), -limit] {
                prop_assert_eq!(found(&text, limit), expected(&text, limit), "{}", text);
            }
        }
    }

    /// `mantissa + 1/2` times two to the power of `exponent`, in full.
    fn halfway(mantissa: u64, exponent: i32) -> String {
        let mut digits: Vec<u8> = (2 * mantissa + 1).to_string().bytes().rev().map(|digit| digit - b'0').collect();
        let exponent = exponent - 1;
        // Divided by two is multiplied by five, and the point moved.
        let (factor, point) = if exponent < 0 { (5, exponent.unsigned_abs() as usize) } else { (2, 0) };
        for _ in 0..exponent.unsigned_abs() {
            let mut carry = 0;
            for digit in &mut digits {
                carry += *digit * factor;
                *digit = carry % 10;
                carry /= 10;
            }
            if carry > 0 {
                digits.push(carry);
            }
        }
        while digits.len() <= point {
            digits.push(0);
        }
        let mut text: String = digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect();
        if point > 0 {
            text.insert(text.len() - point, '.');
        }
        text
    }
}
