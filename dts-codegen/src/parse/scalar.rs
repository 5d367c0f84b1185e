//! What a text without quotes stands for, by the rules of serde_yaml.

/// The value of a scalar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Scalar<'a> {
    /// Nothing.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number from 0.
    Unsigned(u64),
    /// A negative whole number.
    Signed(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(&'a str),
}

impl<'a> Scalar<'a> {
    /// Reads a scalar that was written without quotes.
    pub(super) fn plain(text: &'a str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return Self::Null,
            "true" | "True" | "TRUE" => return Self::Bool(true),
            "false" | "False" | "FALSE" => return Self::Bool(false),
            ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Self::Float(f64::INFINITY),
            "-.inf" | "-.Inf" | "-.INF" => return Self::Float(f64::NEG_INFINITY),
            ".nan" | ".NaN" | ".NAN" => return Self::Float(f64::NAN),
            _ => {}
        }
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        if digits.starts_with(['+', '-']) || is_padded(digits) {
            return Self::Text(text);
        }
        if let Some(number) = whole(digits) {
            if !negative {
                return Self::Unsigned(number);
            }
            if let Some(number) = 0_i64.checked_sub_unsigned(number) {
                return Self::Signed(number);
            }
        }
        match text.strip_prefix('+').unwrap_or(text).parse::<f64>() {
            Ok(number) if number.is_finite() => Self::Float(number),
            _ => Self::Text(text),
        }
    }
}

/// A number of several digits that starts with 0 is a text.
fn is_padded(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

fn whole(digits: &str) -> Option<u64> {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(rest) = digits.strip_prefix(prefix) {
            return if rest.starts_with('+') { None } else { u64::from_str_radix(rest, radix).ok() };
        }
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// serde_yaml decides what is read; this reading only words the faults, but it must not say something else.
    #[test]
    fn reads_as_serde_yaml() {
        for text in [
            "~",
            "null",
            "true",
            "False",
            "yes",
            "no",
            "on",
            "0",
            "00",
            "01",
            "-0",
            "-01",
            "+1",
            "+-1",
            "-1",
            "1_000",
            "0x1F",
            "0o17",
            "0b11",
            "-0x10",
            "0x",
            "1.5",
            "1.",
            ".5",
            "1e3",
            "1e999",
            ".inf",
            "-.inf",
            "+.inf",
            "inf",
            "nan",
            "NaN",
            "infinity",
            "2026-01-31",
            "12:30",
            "18446744073709551615",
            "-9223372036854775808",
            "a",
            "0x+1",
            "++1",
            "+",
            "-x",
        ] {
            let theirs: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
            let ours = match Scalar::plain(text) {
                Scalar::Null => serde_yaml::Value::Null,
                Scalar::Bool(v) => v.into(),
                Scalar::Unsigned(v) => v.into(),
                Scalar::Signed(v) => v.into(),
                Scalar::Float(v) => v.into(),
                Scalar::Text(v) => v.into(),
            };
            assert_eq!(ours, theirs, "{text}");
        }
    }
}
