//! How far the clock of this machine is off.

use std::{fmt, time::Duration, time::SystemTime};

use super::http_date;

/// How far the clock of this machine is off, by the `Date` of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockSkew {
    by: Duration,
    is_ahead: bool,
}

impl ClockSkew {
    /// Less than this may come from the way of an answer, and no service objects to it.
    const TOLERATED: Duration = Duration::from_secs(5 * 60);

    /// How far `now` is off from the `Date` of an answer, if that is worth telling.
    pub(super) fn of(now: SystemTime, date: &str) -> Option<Self> {
        let date = http_date::parse(date)?;
        let (by, is_ahead) = match now.duration_since(date) {
            Ok(by) => (by, true),
            Err(behind) => (behind.duration(), false),
        };
        (by >= Self::TOLERATED).then_some(Self { by, is_ahead })
    }

    /// How far it is off.
    pub fn by(self) -> Duration {
        self.by
    }

    /// Whether it is ahead of the service's clock, rather than behind it.
    pub fn is_ahead(self) -> bool {
        self.is_ahead
    }

    /// A local time, put right.
    pub fn correct(self, local: SystemTime) -> SystemTime {
        let corrected = if self.is_ahead { local.checked_sub(self.by) } else { local.checked_add(self.by) };
        corrected.unwrap_or(local)
    }
}

impl fmt::Display for ClockSkew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.by.as_secs() / 60;
        let (days, hours, minutes) = (minutes / (24 * 60), minutes / 60 % 24, minutes % 60);
        let mut space = "";
        for (count, unit) in [(days, "d"), (hours, "h"), (minutes, "min")] {
            if count > 0 {
                write!(f, "{space}{count} {unit}")?;
                space = " ";
            }
        }
        f.write_str(if self.is_ahead { " ahead" } else { " behind" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn skew(seconds: u64) -> Option<String> {
        ClockSkew::of(at(seconds), DATE).map(|skew| skew.to_string())
    }

    #[test]
    fn is_told_from_five_minutes_on() {
        const NOW: u64 = 784_111_777;
        assert_eq!(skew(NOW), None);
        assert_eq!(skew(NOW + 299), None);
        assert_eq!(skew(NOW - 299), None);
        assert_eq!(skew(NOW + 300).as_deref(), Some("5 min ahead"));
        assert_eq!(skew(NOW - 3600).as_deref(), Some("1 h behind"));
        assert_eq!(skew(NOW + 8 * 3600 + 61).as_deref(), Some("8 h 1 min ahead"));
        assert_eq!(skew(0).as_deref(), Some("9075 d 8 h 49 min behind"));
        assert_eq!(ClockSkew::of(at(NOW), "yesterday"), None);
    }

    #[test]
    fn can_be_put_right() {
        for now in [at(0), at(784_111_777 + 3600)] {
            let skew = ClockSkew::of(now, DATE).unwrap();
            assert_eq!(skew.correct(now), at(784_111_777));
        }
    }
}
