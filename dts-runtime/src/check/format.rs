//! Well-known forms of texts.

use std::net::IpAddr;

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
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Timestamp => "a UTC time such as `2026-01-31T08:00:00Z`",
            Self::EpochSeconds => "a Unix time in seconds",
            Self::EpochMilliseconds => "a Unix time in milliseconds",
            Self::Port => "a port from 1 to 65535",
            Self::Ip => "an IP address",
            Self::PhoneList => "phone numbers of 5 to 15 digits with commas between them",
        }
    }

    /// Whether `text` has this form.
    pub(super) fn accepts(self, text: &str) -> bool {
        match self {
            Self::Timestamp => is_timestamp(text),
            Self::EpochSeconds => is_digits(text, 1, 11),
            Self::EpochMilliseconds => is_digits(text, 1, 14),
            Self::Port => is_digits(text, 1, 5) && text.parse::<u16>().is_ok_and(|port| port > 0),
            Self::Ip => text.parse::<IpAddr>().is_ok(),
            Self::PhoneList => text.split(',').all(is_phone),
        }
    }
}

fn is_digits(text: &str, fewest: usize, most: usize) -> bool {
    (fewest..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_phone(text: &str) -> bool {
    let text = text.trim();
    is_digits(text.strip_prefix('+').unwrap_or(text), 5, 15)
}

/// `YYYY-MM-DDThh:mm:ssZ`, with seconds optional and with a real day of a real month.
fn is_timestamp(text: &str) -> bool {
    let Some((date, time)) = text.strip_suffix('Z').and_then(|text| text.split_once('T')) else {
        return false;
    };
    let number = |text: &str| if is_digits(text, 2, 4) { text.parse::<u32>().ok() } else { None };
    let mut date = date.split('-').map(number);
    let (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) =
        (date.next(), date.next(), date.next(), date.next())
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
    let mut time = time.split(':').map(number);
    let (Some(Some(hour)), Some(Some(minute))) = (time.next(), time.next()) else { return false };
    let second = time.next().unwrap_or(Some(0));
    (1..=days).contains(&day)
        && text.len() >= 17
        && hour < 24
        && minute < 60
        && second.is_some_and(|second| second < 60)
        && time.next().is_none()
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
