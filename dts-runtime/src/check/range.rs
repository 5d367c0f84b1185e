//! Ranges of numbers.

use super::decimal::{self, Decimal};

/// Whether the number in `text` is in the range, when a program runs: the standard library reads it quicker.
pub(super) fn contains(text: &str, minimum: Option<f64>, maximum: Option<f64>) -> bool {
    text.parse().is_ok_and(|number| contains_number(number, minimum, maximum))
}

/// Whether the number is in the range.
pub(super) const fn contains_number(number: f64, minimum: Option<f64>, maximum: Option<f64>) -> bool {
    let is_high = match minimum {
        Some(minimum) => number >= minimum,
        None => true,
    };
    let is_low = match maximum {
        Some(maximum) => number <= maximum,
        None => true,
    };
    number.is_finite() && is_high && is_low
}

/// Whether the number in `text` is in the range, in constants; `None`, if it has too many digits for them.
pub(super) const fn contains_constant(text: &str, minimum: Option<f64>, maximum: Option<f64>) -> Option<bool> {
    match decimal::read(text) {
        Decimal::Number(number) => Some(contains_number(number, minimum, maximum)),
        Decimal::Long => None,
        Decimal::None => Some(false),
    }
}

/// A range in words.
pub(super) fn text(minimum: Option<f64>, maximum: Option<f64>) -> String {
    match (minimum, maximum) {
        (Some(minimum), Some(maximum)) => format!("from {minimum} to {maximum}"),
        (Some(minimum), None) => format!("of {minimum} or more"),
        (None, Some(maximum)) => format!("of {maximum} or less"),
        (None, None) => String::new(),
    }
}
