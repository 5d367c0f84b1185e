//! One value without parts, with its exact text.

use std::borrow::Cow;

use super::Mismatch;
use super::number;

/// What a [`Scalar`] was in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarKind {
    /// A JSON string, or anything in XML.
    Text,
    /// A JSON number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
}

/// A number, a boolean, a text or null, as it stands in the answer.
///
/// It has no `Debug`: it may be a secret.
#[derive(Clone, Copy)]
pub struct Scalar<'a> {
    kind: ScalarKind,
    text: &'a str,
}

impl<'a> Scalar<'a> {
    /// `null`.
    pub const NULL: Scalar<'static> = Scalar { kind: ScalarKind::Null, text: "null" };

    /// A scalar of this kind, written `text`.
    pub fn new(kind: ScalarKind, text: &'a str) -> Self {
        Self { kind, text }
    }

    /// A text, without quotes and escapes.
    pub fn of_text(text: &'a str) -> Self {
        Self { kind: ScalarKind::Text, text }
    }

    /// What it was in the answer.
    pub fn kind(self) -> ScalarKind {
        self.kind
    }

    /// Its exact text: `1.10` for the number `1.10`; for a text, without quotes and escapes; `null` for null.
    pub fn text(self) -> &'a str {
        self.text
    }

    /// Whether it is null.
    pub fn is_null(self) -> bool {
        self.kind == ScalarKind::Null
    }

    /// Whether it is a text without anything but white space.
    pub fn is_blank(self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_whitespace())
    }

    /// As a boolean: `true` and `false`, as a text in any case, and `1` and `0`.
    ///
    /// # Errors
    ///
    /// Anything else, null too.
    pub fn to_bool(self) -> Result<bool, Mismatch> {
        let text = self.text.trim_ascii();
        if text == "1" || text.eq_ignore_ascii_case("true") {
            Ok(true)
        } else if text == "0" || text.eq_ignore_ascii_case("false") {
            Ok(false)
        } else {
            Err(Mismatch::new("`true` or `false`", self))
        }
    }

    /// As a whole number. `20`, `20.0`, `2e1` and the same as texts are all 20.
    ///
    /// # Errors
    ///
    /// A fraction, a number outside of 64 bits, and what is no number: nothing is rounded or cut.
    pub fn to_i64(self) -> Result<i64, Mismatch> {
        number::whole(self.text.trim_ascii()).ok_or_else(|| Mismatch::new("a whole number of 64 bits", self))
    }

    /// As [`to_i64`](Self::to_i64), within 32 bits.
    ///
    /// # Errors
    ///
    /// As there, and a number outside of 32 bits.
    pub fn to_i32(self) -> Result<i32, Mismatch> {
        number::whole(self.text.trim_ascii())
            .and_then(|whole| i32::try_from(whole).ok())
            .ok_or_else(|| Mismatch::new("a whole number of 32 bits", self))
    }

    /// As a number with a fraction, also from a text.
    ///
    /// # Errors
    ///
    /// What is no decimal number (`NaN` and `inf` too), or is too large.
    pub fn to_f64(self) -> Result<f64, Mismatch> {
        number::float(self.text.trim_ascii()).ok_or_else(|| Mismatch::new("a number", self))
    }

    /// Its kind, for an error; with its text only where that can hardly be a secret.
    pub(super) fn describe(self) -> Cow<'static, str> {
        const SHORT: usize = 24;
        match self.kind {
            ScalarKind::Text if self.text.is_empty() => "an empty text".into(),
            ScalarKind::Text => "text".into(),
            ScalarKind::Null => "null".into(),
            ScalarKind::Boolean => format!("the boolean {}", self.text).into(),
            ScalarKind::Number if self.text.len() <= SHORT => format!("the number {}", self.text).into(),
            ScalarKind::Number => "a long number".into(),
        }
    }
}
