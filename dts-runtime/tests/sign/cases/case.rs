//! A case of a file.

use std::{
    collections::BTreeMap,
    time::{Duration, SystemTime},
};

use dts_runtime::Secret;
use serde_json::Value;

/// How much of a case was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Depth {
    /// The request carries no signature, or one of an algorithm that is not ours.
    Unsigned,
    /// The signature of the given text, where a client has a quirk.
    Signature,
    /// All steps, for the given values.
    Steps,
    /// The same, and a call with the same values comes to the same.
    Call,
}

/// A case, as its file has it.
pub(crate) struct Case<'a>(pub(crate) &'a Value);

impl<'a> Case<'a> {
    pub(crate) fn id(&self) -> &'a str {
        self.text("id").unwrap_or("without an id")
    }

    pub(crate) fn text(&self, key: &str) -> Option<&'a str> {
        self.0[key].as_str()
    }

    /// A text that every case has.
    pub(crate) fn needed(&self, key: &str) -> Result<&'a str, String> {
        self.text(key).ok_or_else(|| format!("no `{key}`"))
    }

    pub(crate) fn is_acs3(&self) -> bool {
        self.text("algorithm").is_some_and(|name| name.starts_with("ACS3"))
    }

    /// Whether its values are not what a client of ours would send.
    pub(crate) fn is_quirk(&self) -> bool {
        !self.0["quirk"].is_null() || self.0["wire_consistent"] == Value::Bool(false)
    }

    pub(crate) fn secret(&self) -> Result<Secret, String> {
        let secret = self.0["credentials"]["access_key_secret"].as_str();
        secret.map(Secret::from).ok_or_else(|| String::from("no secret"))
    }

    /// Names and texts; none where the key is missing.
    pub(crate) fn map(&self, key: &str) -> BTreeMap<&'a str, String> {
        let entries = self.0[key].as_object().into_iter().flatten();
        entries
            .map(|(name, value)| (name.as_str(), value.as_str().map_or_else(|| value.to_string(), String::from)))
            .collect()
    }
}

/// The time of `yyyy-MM-ddTHH:mm:ssZ`, by counting days.
pub(crate) fn time(text: &str) -> Option<SystemTime> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let leap = |year: u64| year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let years: u64 = (1970..year).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let lengths = [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months: u64 = lengths.iter().take(usize::try_from(month).ok()?.checked_sub(1)?).sum();
    let seconds = (number(11, 13)? * 60 + number(14, 16)?) * 60 + number(17, 19)?;
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs((years + months + day - 1) * 86_400 + seconds);
    (text.len() == 20 && text.ends_with('Z')).then_some(time)
}
