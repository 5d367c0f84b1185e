//! Times as the services write them: `2026-01-31T08:00:00Z`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::sign::Timestamp;

const DAY: i64 = 24 * 60 * 60;

/// Reads a time such as `2026-01-31T08:00:00Z`. Fractions of a second are dropped, and an offset may stand for the `Z`.
pub(super) fn parse_utc(text: &str) -> Option<SystemTime> {
    let (date, time) = text.trim().split_once('T')?;
    let (time, offset) = match time.strip_suffix('Z') {
        Some(time) => (time, 0),
        None => {
            let at = time.rfind(['+', '-'])?;
            let (time, offset) = time.split_at_checked(at)?;
            (time, parse_offset(offset)?)
        }
    };
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    if !(1..=days_of(year, month)?).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    from_unix(days_until(year, month, day) * DAY + hour * 3600 + minute * 60 + second - offset)
}

/// The time of so many seconds since 1970.
pub(super) fn from_unix(seconds: i64) -> Option<SystemTime> {
    let distance = Duration::from_secs(seconds.unsigned_abs());
    if seconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }
}

/// Whole seconds since 1970; 0 for what was before.
pub(super) fn unix_seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The time as `2026-01-31T08:00:00Z`; a time before 1970 as its start.
pub(super) fn utc_text(time: SystemTime) -> String {
    Timestamp::new(time).unwrap_or(Timestamp::EPOCH).as_str().to_owned()
}

/// `+08:00` in seconds.
fn parse_offset(text: &str) -> Option<i64> {
    let (sign, text) = if let Some(text) = text.strip_prefix('+') { (1, text) } else { (-1, text.strip_prefix('-')?) };
    let [hours, minutes] = numbers(text, ':', [2, 2])?;
    Some(sign * (hours * 3600 + minutes * 60))
}

/// Numbers of these many digits, with `separator` between them.
fn numbers<const N: usize>(text: &str, separator: char, digits: [usize; N]) -> Option<[i64; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part =
            parts.next().filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

fn days_of(year: i64, month: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if leap => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// Days from 1970-01-01 to this day. Years are counted from March, so that the leap day is the last one.
fn days_until(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seconds(text: &str) -> Option<u64> {
        parse_utc(text).map(unix_seconds)
    }

    #[test]
    fn reads_what_services_write() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("2015-04-09T11:52:19Z"), Some(1_428_580_339));
        assert_eq!(seconds("2024-02-29T23:59:59Z"), Some(1_709_251_199));
        assert_eq!(seconds("2015-04-09T11:52:19.123Z"), Some(1_428_580_339));
        assert_eq!(seconds("2015-04-09T19:52:19+08:00"), Some(1_428_580_339));
        assert_eq!(seconds("2015-04-09T09:52:19-02:00"), Some(1_428_580_339));
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "T",
            "2015-04-09",
            "2015-04-09 11:52:19Z",
            "2015-04-09T11:52:19",
            "2015-02-29T11:52:19Z",
            "2015-13-09T11:52:19Z",
            "2015-04-00T11:52:19Z",
            "2015-04-09T24:00:00Z",
            "2015-04-09T11:60:00Z",
            "2015-4-9T11:52:19Z",
            "2015-04-09T11:52:19+8",
            "1428580339",
            "２015-04-09T11:52:19Z",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn writes_what_it_reads(since in 0..253_402_300_800_u64) {
            let text = utc_text(UNIX_EPOCH + Duration::from_secs(since));
            prop_assert_eq!(seconds(&text), Some(since), "{}", text);
        }
    }
}
