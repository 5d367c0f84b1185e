//! Limits of a single parameter.

use super::Format;

/// Limits of one parameter; of each item where it is a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    pub(super) required: bool,
    pub(super) minimum: Option<f64>,
    pub(super) maximum: Option<f64>,
    pub(super) one_of: &'static [i64],
    pub(super) one_of_complete: bool,
    pub(super) min_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    pub(super) charset: Option<&'static str>,
    pub(super) classes: Option<(u32, &'static [CharacterClass])>,
    pub(super) pattern: Option<&'static str>,
    pub(super) format: Option<Format>,
    pub(super) min_items: Option<usize>,
    pub(super) max_items: Option<usize>,
}

impl Limits {
    /// No limit but that of the type: value sets and JSON documents are checked.
    pub const fn new() -> Self {
        Self {
            required: false,
            minimum: None,
            maximum: None,
            one_of: &[],
            one_of_complete: true,
            min_length: None,
            max_length: None,
            charset: None,
            classes: None,
            pattern: None,
            format: None,
            min_items: None,
            max_items: None,
        }
    }

    /// A list that may not be empty.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Smallest value, inclusive.
    #[must_use]
    pub const fn minimum(mut self, minimum: f64) -> Self {
        self.minimum = Some(minimum);
        self
    }

    /// Largest value, inclusive.
    #[must_use]
    pub const fn maximum(mut self, maximum: f64) -> Self {
        self.maximum = Some(maximum);
        self
    }

    /// The numbers that are allowed.
    #[must_use]
    pub const fn one_of(mut self, numbers: &'static [i64]) -> Self {
        self.one_of = numbers;
        self
    }

    /// Numbers that are documented, though not known to be all.
    #[must_use]
    pub const fn known_among(mut self, numbers: &'static [i64]) -> Self {
        self.one_of = numbers;
        self.one_of_complete = false;
        self
    }

    /// Fewest characters.
    #[must_use]
    pub const fn min_length(mut self, characters: usize) -> Self {
        self.min_length = Some(characters);
        self
    }

    /// Most characters.
    #[must_use]
    pub const fn max_length(mut self, characters: usize) -> Self {
        self.max_length = Some(characters);
        self
    }

    /// Allowed characters: single ones and ranges such as `A-Za-z0-9_`, or `ascii`.
    #[must_use]
    pub const fn charset(mut self, charset: &'static str) -> Self {
        self.charset = Some(charset);
        self
    }

    /// How many of these kinds of characters must occur.
    #[must_use]
    pub const fn classes(mut self, at_least: u32, of: &'static [CharacterClass]) -> Self {
        self.classes = Some((at_least, of));
        self
    }

    /// Regular expression that the whole text must match.
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// Well-known form of the text.
    #[must_use]
    pub const fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Fewest items.
    #[must_use]
    pub const fn min_items(mut self, items: usize) -> Self {
        self.min_items = Some(items);
        self
    }

    /// Most items.
    #[must_use]
    pub const fn max_items(mut self, items: usize) -> Self {
        self.max_items = Some(items);
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
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
    pub(super) fn contains(self, character: char) -> bool {
        match self {
            Self::Upper => character.is_ascii_uppercase(),
            Self::Lower => character.is_ascii_lowercase(),
            Self::Digit => character.is_ascii_digit(),
            Self::Special => character.is_ascii_punctuation(),
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Upper => "capital letters",
            Self::Lower => "small letters",
            Self::Digit => "digits",
            Self::Special => "punctuation",
        }
    }
}
