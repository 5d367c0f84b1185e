//! Limits of a single parameter.

use super::Format;

/// Limits of one parameter; of each item where it is a list.
///
/// ```
/// use dts_runtime::Limits;
///
/// const NAME: &Limits = &Limits { max_length: Some(32), charset: Some("A-Za-z0-9_"), ..Limits::NONE };
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// A list that may not be empty.
    pub required: bool,
    /// Smallest value, inclusive.
    pub minimum: Option<f64>,
    /// Largest value, inclusive.
    pub maximum: Option<f64>,
    /// The numbers that are documented; empty where all are allowed.
    pub one_of: &'static [i64],
    /// Whether `one_of` is not known to be all: another number is worth a warning then.
    pub one_of_open: bool,
    /// Fewest characters.
    pub min_length: Option<usize>,
    /// Most characters.
    pub max_length: Option<usize>,
    /// Allowed characters: single ones and ranges such as `A-Za-z0-9_`, or `ascii`.
    pub charset: Option<&'static str>,
    /// How many of which kinds of characters must occur.
    pub classes: Option<(u32, &'static [CharacterClass])>,
    /// Regular expression that the whole text must match.
    pub pattern: Option<&'static str>,
    /// Well-known form of the text.
    pub format: Option<Format>,
    /// Fewest items.
    pub min_items: Option<usize>,
    /// Most items.
    pub max_items: Option<usize>,
}

impl Limits {
    /// No limit but that of the type: value sets and JSON documents are checked.
    pub const NONE: Self = Self {
        required: false,
        minimum: None,
        maximum: None,
        one_of: &[],
        one_of_open: false,
        min_length: None,
        max_length: None,
        charset: None,
        classes: None,
        pattern: None,
        format: None,
        min_items: None,
        max_items: None,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::NONE
    }
}

/// A kind of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CharacterClass {
    /// ASCII capital letters.
    Upper,
    /// ASCII small letters.
    Lower,
    /// ASCII digits.
    Digit,
    /// ASCII punctuation.
    Special,
}

impl CharacterClass {
    /// All of them are ASCII.
    pub(super) const fn contains(self, byte: u8) -> bool {
        match self {
            Self::Upper => byte.is_ascii_uppercase(),
            Self::Lower => byte.is_ascii_lowercase(),
            Self::Digit => byte.is_ascii_digit(),
            Self::Special => byte.is_ascii_punctuation(),
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Upper => "capital letters",
            Self::Lower => "small letters",
            Self::Digit => "digits",
            Self::Special => "punctuation",
        }
    }
}
