//! Tests of single texts, without any feature. They accept what the checks of `dts-runtime` accept.

use std::net::IpAddr;

use crate::item::{ClassItem, FormatItem};

/// What a text of this form is, for messages.
pub(super) fn expected(format: FormatItem) -> &'static str {
    match format {
        FormatItem::Timestamp => "a UTC time such as `2026-01-31T08:00:00Z`",
        FormatItem::EpochSeconds => "a Unix time in seconds",
        FormatItem::EpochMilliseconds => "a Unix time in milliseconds",
        FormatItem::Port => "a port from 1 to 65535",
        FormatItem::Ip => "an IP address",
        FormatItem::PhoneList => "a list of phone numbers of 5 to 15 digits with commas between them",
    }
}

/// `at least 1 is needed`, `at least 2 are needed`
pub(super) fn at_least(fewest: impl std::fmt::Display) -> String {
    let fewest = fewest.to_string();
    format!("at least {fewest} {} needed", if fewest == "1" { "is" } else { "are" })
}

/// `at most 1 is allowed`, `at most 2 are allowed`
pub(super) fn at_most(most: impl std::fmt::Display) -> String {
    let most = most.to_string();
    format!("at most {most} {} allowed", if most == "1" { "is" } else { "are" })
}

/// `1 item`, `2 items`
pub(super) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Whether `text` has this form.
pub(super) fn has_format(format: FormatItem, text: &str) -> bool {
    match format {
        FormatItem::Timestamp => is_timestamp(text),
        FormatItem::EpochSeconds => is_digits(text, 1, 11),
        FormatItem::EpochMilliseconds => is_digits(text, 1, 14),
        FormatItem::Port => is_digits(text, 1, 5) && text.parse::<u16>().is_ok_and(|port| port > 0),
        FormatItem::Ip => text.parse::<IpAddr>().is_ok(),
        FormatItem::PhoneList => text.split(',').all(|phone| {
            let phone = phone.trim();
            is_digits(phone.strip_prefix('+').unwrap_or(phone), 5, 15)
        }),
    }
}

fn is_digits(text: &str, fewest: usize, most: usize) -> bool {
    (fewest..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_timestamp(text: &str) -> bool {
    let Some((date, time)) = text.strip_suffix('Z').and_then(|text| text.split_once('T')) else {
        return false;
    };
    let number = |text: &str| if is_digits(text, 2, 4) { text.parse::<u32>().ok() } else { None };
    let (date, time): (Vec<_>, Vec<_>) = (date.split('-').map(number).collect(), time.split(':').map(number).collect());
    let (&[Some(year), Some(month), Some(day)], &([Some(hour), Some(minute)] | [Some(hour), Some(minute), Some(_)])) =
        (date.as_slice(), time.as_slice())
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    let second = time.get(2).copied().flatten().unwrap_or(0);
    (1..=days).contains(&day) && text.len() >= 17 && hour < 24 && minute < 60 && second < 60
}

/// The first character of `text` that `charset` does not have.
pub(super) fn first_outside(charset: &str, text: &str) -> Option<char> {
    text.chars().find(|&character| !charset_contains(charset, character))
}

/// Whether `charset` has the character.
pub(crate) fn charset_contains(charset: &str, character: char) -> bool {
    if charset == "ascii" {
        return character.is_ascii();
    }
    let mut rest = charset.chars();
    while let Some(first) = rest.next() {
        let mut ahead = rest.clone();
        let last = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(last)) => {
                rest = ahead;
                last
            }
            _ => first,
        };
        if (first..=last).contains(&character) {
            return true;
        }
    }
    false
}

/// Whether `text` has a character of this kind.
pub(super) fn has_class(class: ClassItem, text: &str) -> bool {
    text.chars().any(|character| match class {
        ClassItem::Upper => character.is_ascii_uppercase(),
        ClassItem::Lower => character.is_ascii_lowercase(),
        ClassItem::Digit => character.is_ascii_digit(),
        ClassItem::Special => character.is_ascii_punctuation(),
    })
}

/// What a kind of characters is called.
pub(super) fn class_name(class: ClassItem) -> &'static str {
    match class {
        ClassItem::Upper => "capital letters",
        ClassItem::Lower => "small letters",
        ClassItem::Digit => "digits",
        ClassItem::Special => "punctuation",
    }
}

/// Whether the number in `text` is in the range.
pub(super) fn in_range(text: &str, minimum: Option<f64>, maximum: Option<f64>) -> bool {
    text.parse().is_ok_and(|number: f64| {
        number.is_finite()
            && minimum.is_none_or(|minimum| number >= minimum)
            && maximum.is_none_or(|maximum| number <= maximum)
    })
}

/// A range in words.
pub(super) fn range_text(minimum: Option<f64>, maximum: Option<f64>) -> String {
    match (minimum, maximum) {
        (Some(minimum), Some(maximum)) => format!("from {minimum} to {maximum}"),
        (Some(minimum), None) => format!("of {minimum} or more"),
        (None, Some(maximum)) => format!("of {maximum} or less"),
        (None, None) => String::new(),
    }
}
