//! Numbers out of decimal text, exactly.

/// The parts of `-12.50e3`: sign, `12`, `50`, 3.
struct Decimal<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
}

/// A whole number that fits; `20.0` and `2e1` are whole. `None` for anything else.
pub(crate) fn whole(text: &str) -> Option<i64> {
    // Nearly all of them.
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let decimal = parts(text)?;
    let mut digits = format!("{}{}", decimal.whole, decimal.fraction);
    digits.truncate(digits.trim_end_matches('0').len());
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    // What the last digit that is not 0 stands for, as a power of ten. Below 0 it is a fraction.
    let dropped = (decimal.whole.len() + decimal.fraction.len()).checked_sub(digits.len())?;
    let power = decimal.exponent.checked_sub(i64::try_from(decimal.fraction.len()).ok()?)?;
    let power = u32::try_from(power.checked_add(i64::try_from(dropped).ok()?)?).ok()?;
    let magnitude = significant.parse::<i128>().ok()?.checked_mul(10_i128.checked_pow(power)?)?;
    i64::try_from(if decimal.negative { -magnitude } else { magnitude }).ok()
}

/// A decimal number as a float. `None` when it is none, or too large.
pub(super) fn float(text: &str) -> Option<f64> {
    // The parser of the standard library takes `inf` and `nan` as well.
    parts(text)?;
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn parts(text: &str) -> Option<Decimal<'_>> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent_of(exponent)?),
        None => (rest, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && digits(whole) && digits(fraction)).then_some(Decimal { negative, whole, fraction, exponent })
}

/// Exponents beyond any use are held at a bound, so that they stay numbers.
fn exponent_of(text: &str) -> Option<i64> {
    const BOUND: i64 = 1_000_000_000;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse().unwrap_or(BOUND).min(BOUND);
    Some(if text.starts_with('-') { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::{float, whole};

    #[test]
    fn whole_numbers_in_any_clothes() {
        for (text, number) in [
            ("20", 20),
            ("+20", 20),
            ("020", 20),
            ("-7", -7),
            ("20.0", 20),
            ("20.", 20),
            ("1e3", 1000),
            ("1E+3", 1000),
            ("1.5e1", 15),
            ("1500e-2", 15),
            ("-0.0", 0),
            ("0e999999999999999999999", 0),
            ("9223372036854775807", i64::MAX),
            ("9223372036854775807.0", i64::MAX),
            ("-9223372036854775808.0", i64::MIN),
            ("0.000001e6", 1),
        ] {
            assert_eq!(whole(text), Some(number), "{text}");
        }
    }

    #[test]
    fn no_rounding_no_cutting() {
        for text in [
            "",
            "-",
            "1.5",
            "15e-1",
            "1e-1",
            "9223372036854775808",
            "-9223372036854775809",
            "1e19",
            "1e400",
            "1e99999999999999999999",
            "x",
            "1x",
            "0x10",
            "1_000",
            "1,000",
            "inf",
            "nan",
            "e3",
            ".5",
            "1e",
            "1e+",
            "--1",
            "1e1.5",
            "１",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn floats() {
        assert_eq!(float("0.5"), Some(0.5));
        assert_eq!(float("-1e3"), Some(-1000.0));
        assert_eq!(float("100"), Some(100.0));
        for text in ["", "inf", "NaN", "infinity", "1e999", "0.0MB/s", ".5", "."] {
            assert_eq!(float(text), None, "{text}");
        }
    }
}
