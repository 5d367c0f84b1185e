//! Times of requests and answers, in UTC.

use std::time::{Duration, SystemTime};

/// `2026-01-31T08:00:00Z`, and nothing else.
pub(super) fn parsed(text: &str) -> Option<SystemTime> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute, second) = (number(11..13)?, number(14..16)?, number(17..19)?);
    let is_formed = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z") == text;
    let days = (1970..).take_while(|before| *before < year).map(days_of).sum::<u64>()
        + (1..month).map(|before| days_in(year, before)).sum::<u64>()
        + day.checked_sub(1)?;
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second;
    (is_formed && year >= 1970).then(|| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// `2026-01-31T08:00:00Z`.
pub(crate) fn iso(time: SystemTime) -> String {
    let Parts { year, month, day, hour, minute, second, .. } = Parts::of(time);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// `Sat, 31 Jan 2026 08:00:00 GMT`, as the header `Date` has it.
pub(super) fn http(time: SystemTime) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let Parts { year, month, day, hour, minute, second, weekday } = Parts::of(time);
    let (weekday, month) = (DAYS[weekday], MONTHS[usize::try_from(month).unwrap() - 1]);
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

struct Parts {
    year: u64,
    month: u64,
    day: u64,
    hour: u64,
    minute: u64,
    second: u64,
    weekday: usize,
}

impl Parts {
    fn of(time: SystemTime) -> Self {
        let seconds = time.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
        let mut days = seconds / 86_400;
        let weekday = usize::try_from(days % 7).unwrap();
        let (mut year, mut month) = (1970, 1);
        while days >= days_of(year) {
            days -= days_of(year);
            year += 1;
        }
        while days >= days_in(year, month) {
            days -= days_in(year, month);
            month += 1;
        }
        let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        Self { year, month, day: days + 1, hour, minute, second, weekday }
    }
}

fn days_of(year: u64) -> u64 {
    (1..=12).map(|month| days_in(year, month)).sum()
}

fn days_in(year: u64, month: u64) -> u64 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u64::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[test]
fn times_are_read_and_written() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    assert_eq!((iso(time).as_str(), http(time).as_str()), ("1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"));
    assert_eq!(parsed("1994-11-06T08:49:37Z"), Some(time));
    assert_eq!(parsed("2000-02-29T00:00:00Z").map(http).as_deref(), Some("Tue, 29 Feb 2000 00:00:00 GMT"));
    for wrong in ["1994-11-06 08:49:37Z", "1994-11-06T08:49:37+08:00", "1994-11-6T08:49:37Z", ""] {
        assert_eq!(parsed(wrong), None, "{wrong}");
    }
}
