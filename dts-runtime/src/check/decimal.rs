//! Numbers in texts in constants, where the standard library can't read them.

/// What a text is as a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Decimal {
    /// What the standard library reads, too.
    Number(f64),
    /// A number with more digits than are read here.
    Long,
    /// No number, or an infinite one.
    None,
}

/// Reads what can be had exactly: up to 15 digits, moved by at most 22 places.
pub(super) const fn read(text: &str) -> Decimal {
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
    let exponent = match rest {
        [] => 0,
        [b'e' | b'E', exponent @ ..] => match exponent_of(exponent) {
            Some(exponent) => exponent,
            None => return Decimal::None,
        },
        _ => return Decimal::None,
    };
    if matches!(digits, [] | b".") {
        return Decimal::None;
    }
    match size(digits, exponent) {
        Some(size) => Decimal::Number(if is_negative { -size } else { size }),
        None => Decimal::Long,
    }
}

/// Digits, perhaps with a point, times a power of ten.
const fn size(digits: &[u8], mut exponent: i64) -> Option<f64> {
    /// Up to here all whole numbers are exact.
    const EXACT: u64 = 1 << 53;
    let (mut number, mut rest, mut in_fraction) = (0_u64, digits, false);
    while let [byte, behind @ ..] = rest {
        rest = behind;
        if *byte == b'.' {
            in_fraction = true;
            continue;
        }
        number = number * 10 + (*byte - b'0') as u64;
        if number > EXACT {
            return None;
        }
        if in_fraction {
            exponent -= 1;
        }
    }
    if number == 0 {
        return Some(0.0);
    }
    if exponent.unsigned_abs() > 22 {
        return None;
    }
    // Both are exact, so that what comes out is the number that is nearest to the text.
    let power = power_of_ten(exponent.unsigned_abs());
    Some(if exponent < 0 { number as f64 / power } else { number as f64 * power })
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Decimal, read};

    /// What is read is what the standard library reads, to the last bit.
    fn agrees(text: &str) -> bool {
        let expected = text.parse::<f64>();
        match read(text) {
            Decimal::Number(number) => expected.is_ok_and(|expected| expected.to_bits() == number.to_bits()),
            Decimal::Long => expected.is_ok(),
            Decimal::None => expected.is_err() || expected.is_ok_and(|expected| !expected.is_finite()),
        }
    }

    #[test]
    fn forms_of_numbers() {
        for text in [
            "",
            "+",
            "-",
            ".",
            "-.",
            "e5",
            "5e",
            "5e+",
            "5.",
            ".5",
            "-.5",
            "+0",
            "-0",
            "1e3",
            "1E-3",
            "1e+3",
            "0x5",
            "5 ",
            " 5",
            "1_000",
            "1.2.3",
            "inf",
            "-inf",
            "nan",
            "infinity",
            "NaN",
            "٥",
            "5e5e5",
            "0e99999999999999999999",
            "1e400",
        ] {
            assert!(agrees(text), "{text}: {:?}", read(text));
        }
        assert_eq!(read("9007199254740993"), Decimal::Long);
        assert_eq!(read("1e23"), Decimal::Long);
        assert_eq!(read("9007199254740992e-22"), Decimal::Number(9_007_199_254_740_992e-22));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_text(text: String) {
            prop_assert!(agrees(&text));
        }

        #[test]
        fn texts_like_numbers(text in "[+-]?[0-9]{0,18}(\\.[0-9]{0,8})?([eE][+-]?[0-9]{0,3})?") {
            prop_assert!(agrees(&text), "{:?}", read(&text));
        }

        #[test]
        fn what_people_write_is_read(text in "-?[0-9]{1,10}(\\.[0-9]{1,5})?") {
            prop_assert!(matches!(read(&text), Decimal::Number(_)) && agrees(&text));
        }
    }
}
