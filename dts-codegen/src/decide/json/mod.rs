//! JSON documents, as far as they are known.

mod number;
mod read;
mod write;

pub(super) use read::{Parsed, is_json, parse};

use std::collections::HashMap;

use super::Json;
use number::number_text;

/// Each name once, at its first place and with its last value.
fn last_of_each(members: Vec<(usize, String, Json)>) -> Vec<(usize, String, Json)> {
    let mut places: HashMap<String, usize> = HashMap::with_capacity(members.len());
    let mut kept: Vec<(usize, String, Json)> = Vec::with_capacity(members.len());
    for (at, name, value) in members {
        let place = *places.entry(name.clone()).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(first) => *first = (at, name, value),
            None => kept.push((at, name, value)),
        }
    }
    kept
}

impl Json {
    /// The token that it is.
    pub fn at(&self) -> usize {
        match self {
            Self::Null(at)
            | Self::Boolean(at, _)
            | Self::Number(at, _)
            | Self::Text(at, _)
            | Self::Expression(at)
            | Self::Array(at, _)
            | Self::Object(at, _) => *at,
        }
    }

    /// What it is, for messages.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null(_) => "nothing",
            Self::Boolean(..) => "a boolean",
            Self::Number(..) => "a number",
            Self::Text(..) => "a text",
            Self::Expression(_) => "an expression",
            Self::Array(..) => "a list",
            Self::Object(..) => "an object",
        }
    }

    /// The same with each name once in its objects.
    pub(super) fn distinct(&self) -> Self {
        match self {
            Self::Array(at, items) => Self::Array(*at, items.iter().map(Self::distinct).collect()),
            Self::Object(at, members) => {
                let members = members.iter().map(|(at, name, value)| (*at, name.clone(), value.distinct()));
                Self::Object(*at, last_of_each(members.collect()))
            }
            other => other.clone(),
        }
    }

    /// A number in it that can't be held: its token, and why.
    pub(super) fn unreadable(&self) -> Option<(usize, String)> {
        match self {
            Self::Number(at, text) if number_text(text).is_none() => {
                Some((*at, format!("`{text}` is not a number, or too large")))
            }
            Self::Array(_, items) => items.iter().find_map(Self::unreadable),
            Self::Object(_, members) => members.iter().find_map(|(_, _, value)| value.unreadable()),
            _ => None,
        }
    }
}
