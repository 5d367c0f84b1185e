//! Points in time as gateways read them.

use std::time::{SystemTime, UNIX_EPOCH};

/// `yyyy-MM-ddTHH:mm:ssZ`, UTC.
///
/// By hand: a library for time zones would be the largest dependency of signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Timestamp([u8; 20]);

impl Timestamp {
    /// In place of a time that can't be written.
    pub(crate) const EPOCH: Self = Self(*b"1970-01-01T00:00:00Z");

    /// `None` before 1970 and after 9999, which only a broken clock says. Parts of a second are dropped.
    pub(crate) fn new(time: SystemTime) -> Option<Self> {
        let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
        let (days, second) = (seconds / 86_400, seconds % 86_400);
        let (year, month, day) = date(days);
        if year > 9999 {
            return None;
        }
        let mut text = *b"0000-00-00T00:00:00Z";
        let numbers = [year / 100, year % 100, month, day, second / 3600, second / 60 % 60, second % 60];
        for (place, number) in [0, 2, 5, 8, 11, 14, 17].into_iter().zip(numbers) {
            if let Some([tens, ones]) = text.get_mut(place..place + 2) {
                *tens += (number / 10) as u8;
                *ones += (number % 10) as u8;
            }
        }
        Some(Self(text))
    }

    pub(crate) fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Year, month and day, so many days after 1970-01-01.
///
/// Years begin in March here, so that the day that only some of them have is their last.
fn date(days: u64) -> (u64, u64, u64) {
    const DAYS_OF_400_YEARS: u64 = 146_097;
    /// From 0000-03-01 to 1970-01-01.
    const BEFORE_1970: u64 = 719_468;
    let days = days + BEFORE_1970;
    let (era, day) = (days / DAYS_OF_400_YEARS, days % DAYS_OF_400_YEARS);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // Months from March are 153 days in five.
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next_year, month, day)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn text(seconds: u64) -> Option<String> {
        Timestamp::new(UNIX_EPOCH + Duration::from_secs(seconds)).map(|time| time.as_str().to_owned())
    }

    #[test]
    fn known_times() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_868_799, "2000-02-29T23:59:59Z"),
            (1_582_934_401, "2020-02-29T00:00:01Z"),
            (1_596_441_600, "2020-08-03T08:00:00Z"),
            (2_147_483_648, "2038-01-19T03:14:08Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(text(seconds).as_deref(), Some(expected));
        }
    }

    #[test]
    fn every_day_until_2400_follows_the_one_before() {
        let (mut year, mut month, mut day) = (1970, 1, 1);
        for days in 0..157_000 {
            assert_eq!(date(days), (year, month, day));
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let last = match month {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            (year, month, day) = match (month, day) {
                (12, 31) => (year + 1, 1, 1),
                _ if day == last => (year, month + 1, 1),
                _ => (year, month, day + 1),
            };
        }
        assert_eq!(year, 2399);
    }

    #[test]
    fn broken_clocks_have_none() {
        assert_eq!(Timestamp::new(UNIX_EPOCH - Duration::from_nanos(1)), None);
        assert_eq!(text(253_402_300_800), None);
        assert_eq!(text(u64::MAX / 4), None);
    }

    #[test]
    fn parts_of_a_second_are_dropped() {
        let time = UNIX_EPOCH + Duration::from_millis(1_999);
        assert_eq!(Timestamp::new(time).map(|time| time.as_str().to_owned()).as_deref(), Some("1970-01-01T00:00:01Z"));
    }
}
