//! Well-known forms of texts.

use std::net::IpAddr;

use super::{characters, ip};

/// A well-known form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// UTC time such as `2026-01-31T08:00:00Z`.
    Timestamp,
    /// Unix time in seconds.
    EpochSeconds,
    /// Unix time in milliseconds.
    EpochMilliseconds,
    /// TCP port, 1 to 65535.
    Port,
    /// IPv4 or IPv6 address.
    Ip,
    /// Mobile phone numbers with commas between them.
    PhoneList,
}

impl Format {
    /// What a text of this form is, for messages.
    pub(super) const fn expected(self) -> &'static str {
        match self {
            Self::Timestamp => "a UTC time such as `2026-01-31T08:00:00Z`",
            Self::EpochSeconds => "a Unix time in seconds",
            Self::EpochMilliseconds => "a Unix time in milliseconds",
            Self::Port => "a port from 1 to 65535",
            Self::Ip => "an IP address",
            Self::PhoneList => "a list of phone numbers of 5 to 15 digits with commas between them",
        }
    }

    /// Whether `text` has this form, when a program runs: the standard library is quicker with addresses.
    pub(super) fn accepts(self, text: &str) -> bool {
        match self {
            Self::Ip => text.parse::<IpAddr>().is_ok(),
            _ => self.accepts_constant(text),
        }
    }

    /// The same in constants.
    pub(super) const fn accepts_constant(self, text: &str) -> bool {
        match self {
            Self::Timestamp => is_timestamp(text),
            Self::EpochSeconds => is_digits(text.as_bytes(), 1, 11),
            Self::EpochMilliseconds => is_digits(text.as_bytes(), 1, 14),
            Self::Port => {
                is_digits(text.as_bytes(), 1, 5) && matches!(u16::from_str_radix(text, 10), Ok(port) if port > 0)
            }
            Self::Ip => ip::is_address(text),
            Self::PhoneList => is_phone_list(text),
        }
    }
}

const fn is_digits(text: &[u8], fewest: usize, most: usize) -> bool {
    matches!(digits(text, fewest, most), Some([]))
}

/// What is behind all the digits that a text begins with, of which there are so many.
const fn digits(text: &[u8], fewest: usize, most: usize) -> Option<&[u8]> {
    let (mut count, mut rest) = (0, text);
    while let [b'0'..=b'9', behind @ ..] = rest {
        count += 1;
        rest = behind;
    }
    if fewest <= count && count <= most { Some(rest) } else { None }
}

const fn is_phone_list(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        rest = behind_blanks(rest);
        if let [b'+', behind @ ..] = rest {
            rest = behind;
        }
        rest = match digits(rest, 5, 15) {
            Some(behind) => behind_blanks(behind),
            None => return false,
        };
        match rest {
            [] => return true,
            [b',', behind @ ..] => rest = behind,
            _ => return false,
        }
    }
}

const fn behind_blanks(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while let Some((character, behind)) = characters::first(rest)
        && character.is_whitespace()
    {
        rest = behind;
    }
    rest
}

/// `YYYY-MM-DDThh:mm:ssZ`, with seconds optional and with a real day of a real month.
const fn is_timestamp(text: &str) -> bool {
    if text.len() < 17 {
        return false;
    }
    let Some((year, [b'-', rest @ ..])) = number(text.as_bytes()) else { return false };
    let Some((month, [b'-', rest @ ..])) = number(rest) else { return false };
    let Some((day, [b'T', rest @ ..])) = number(rest) else { return false };
    let Some((hour, [b':', rest @ ..])) = number(rest) else { return false };
    let (minute, second) = match number(rest) {
        Some((minute, b"Z")) => (minute, 0),
        Some((minute, [b':', rest @ ..])) => match number(rest) {
            Some((second, b"Z")) => (minute, second),
            _ => return false,
        },
        _ => return false,
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    1 <= day && day <= days && hour < 24 && minute < 60 && second < 60
}

/// A number of two to four digits, and what is behind it.
const fn number(text: &[u8]) -> Option<(u32, &[u8])> {
    let Some(behind) = digits(text, 2, 4) else { return None };
    let (mut number, mut rest) = (0, text);
    while let [digit @ b'0'..=b'9', behind @ ..] = rest {
        number = number * 10 + (*digit - b'0') as u32;
        rest = behind;
    }
    Some((number, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps() {
        for good in ["2026-01-31T08:00:00Z", "2024-02-29T23:59:59Z", "2021-06-20T12:00Z"] {
            assert!(Format::Timestamp.accepts(good), "{good}");
        }
        for bad in ["2026-01-31 08:00:00", "2026-02-29T08:00:00Z", "2026-13-01T08:00:00Z", "2026-1-1T8:0:0Z", "Z", ""] {
            assert!(!Format::Timestamp.accepts(bad), "{bad}");
        }
    }

    #[test]
    fn ports_and_addresses() {
        assert!(Format::Port.accepts("65535"));
        assert!(!Format::Port.accepts("65536"));
        assert!(!Format::Port.accepts("0"));
        assert!(!Format::Port.accepts("+80"));
        assert!(Format::Ip.accepts("192.0.2.15"));
        assert!(Format::Ip.accepts("2001:db8::1"));
        assert!(!Format::Ip.accepts("192.0.2"));
    }

    #[test]
    fn phone_lists() {
        assert!(Format::PhoneList.accepts("13800000000,13800000001"));
        assert!(!Format::PhoneList.accepts("13800000000,"));
        assert!(!Format::PhoneList.accepts("138-0000"));
    }
}
