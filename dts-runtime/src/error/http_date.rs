//! Times as HTTP headers write them.

use std::time::{Duration, SystemTime};

/// Reads a time in any of the three forms of RFC 9110, all of which are in UTC.
pub(super) fn parse(text: &str) -> Option<SystemTime> {
    let mut words = text.split([' ', ',', '-', ':']).filter(|word| !word.is_empty());
    let _weekday = words.next()?;
    let first = words.next()?;
    let (day, month, year, time) = if first.starts_with(|c: char| c.is_ascii_digit()) {
        // `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`
        let (month, year) = (words.next()?, words.next()?);
        (first, month, year, [words.next()?, words.next()?, words.next()?])
    } else {
        // `Sun Nov  6 08:49:37 1994`
        let day = words.next()?;
        let time = [words.next()?, words.next()?, words.next()?];
        (day, first, words.next()?, time)
    };
    let day = number(day).filter(|day| (1..=31).contains(day))?;
    let month = month_number(month)?;
    let year = full_year(year)?;
    let [hour, minute, second] = time.map(number);
    let (hour, minute, second) = (hour.filter(|n| *n < 24)?, minute.filter(|n| *n < 60)?, second.filter(|n| *n <= 60)?);
    let seconds = days_since_1970(year, month, day)?.checked_mul(86_400)? + hour * 3600 + minute * 60 + second;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

fn number(word: &str) -> Option<u64> {
    const LONGEST: usize = 4;
    let fits = word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| word.parse().ok()).flatten()
}

fn month_number(word: &str) -> Option<u64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let index = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(word))?;
    u64::try_from(index + 1).ok()
}

/// Two digits are of 1970 to 2069.
fn full_year(word: &str) -> Option<u64> {
    let year = number(word)?;
    Some(match word.len() {
        2 if year < 70 => 2000 + year,
        2 => 1900 + year,
        _ => year,
    })
}

/// Days from 1970-01-01, in the Gregorian calendar.
fn days_since_1970(year: u64, month: u64, day: u64) -> Option<u64> {
    const BEFORE_1970: u64 = 719_468;
    // Years that start in March have the leap day at their end.
    let year = if month <= 2 { year.checked_sub(1)? } else { year };
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    (era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year).checked_sub(BEFORE_1970)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<u64> {
        parse(text).and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok()).map(|time| time.as_secs())
    }

    #[test]
    fn all_three_forms() {
        assert_eq!(seconds("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(seconds("Sunday, 06-Nov-94 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(seconds("Sun Nov  6 08:49:37 1994"), Some(784_111_777));
        assert_eq!(seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert_eq!(seconds("Thu, 29 Feb 2024 23:59:59 GMT"), Some(1_709_251_199));
        assert_eq!(seconds("Sun, 01 Mar 2026 00:00:00 GMT"), Some(1_772_323_200));
    }

    #[test]
    fn others_are_none() {
        for text in [
            "",
            "now",
            "Sun, 06 Nov 1994",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 0 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 99999 08:49:37 GMT",
            "Sun, 06 Nov 1 08:49:37 GMT",
            "Sun, 06 Jan 0000 08:49:37 GMT",
            "1994-11-06T08:49:37Z",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
