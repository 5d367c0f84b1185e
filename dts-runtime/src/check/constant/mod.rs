//! Limits of constants, where what breaks them is a compile error.
//!
//! What is found is what [`Checker`](super::Checker) finds in requests, in the same words; tests compare both.

mod find;
#[cfg(test)]
mod tests;
mod told;
mod typed;

use super::Limits;
use find::Known;
use told::Named;
pub use typed::{Constant, ConstantText, OtherConstant, float, int32, int64};

/// Checks of constants. Each gives the value back if it keeps the limits of a single value, and panics otherwise, which is
/// a compile error where the call stands in a constant:
/// ``evaluation panicked: `Port`: `70000` is not a port from 1 to 65535``.
/// Numbers of items are no matter of a single value, and values that are only worth a warning are let through.
///
/// ```
/// use dts_runtime::{Format, Limits};
///
/// /// A port that is one.
/// #[derive(Clone, Copy)]
/// struct Port(&'static str);
///
/// impl Port {
///     const fn new(text: &'static str) -> Self {
///         const LIMITS: Limits = Limits { format: Some(Format::Port), ..Limits::NONE };
///         Self(LIMITS.text("Port", text))
///     }
/// }
///
/// const MYSQL: Port = Port::new("3306");
/// assert_eq!(MYSQL.0, "3306");
/// ```
///
/// ```compile_fail,E0080
/// # use dts_runtime::{Format, Limits};
/// const LIMITS: Limits = Limits { format: Some(Format::Port), ..Limits::NONE };
/// // error: evaluation panicked: `Port`: `33o6` is not a port from 1 to 65535
/// const MYSQL: &str = LIMITS.text("Port", "33o6");
/// ```
impl Limits {
    /// The text, if the limits allow it. `name` is its name on the wire, for the message.
    ///
    /// # Panics
    /// If a limit is broken; or if there is a pattern, which can't be matched in a constant, unless another limit is
    /// broken: see [`without_pattern`](Self::without_pattern).
    #[track_caller]
    pub const fn text<'t>(&self, name: &str, text: &'t str) -> &'t str {
        self.checked(Named::new(name), Known::Text(text));
        text
    }

    /// As [`text`](Self::text), for one that no message may show.
    ///
    /// # Panics
    /// As [`text`](Self::text).
    #[track_caller]
    pub const fn secret<'t>(&self, name: &str, text: &'t str) -> &'t str {
        self.checked(Named { is_secret: true, ..Named::new(name) }, Known::Text(text));
        text
    }

    /// The number, if the limits allow it.
    ///
    /// # Panics
    /// As [`text`](Self::text).
    #[track_caller]
    pub const fn int32(&self, name: &str, number: i32) -> i32 {
        self.checked(Named::new(name), Known::Integer(number as i64));
        number
    }

    /// The number, if the limits allow it.
    ///
    /// # Panics
    /// As [`text`](Self::text).
    #[track_caller]
    pub const fn int64(&self, name: &str, number: i64) -> i64 {
        self.checked(Named::new(name), Known::Integer(number));
        number
    }

    /// The number, if the limits allow it and it is one.
    ///
    /// # Panics
    /// As [`text`](Self::text).
    #[track_caller]
    pub const fn float(&self, name: &str, number: f64) -> f64 {
        self.checked(Named::new(name), Known::Float(number));
        number
    }

    /// The other limits. Patterns are regular expressions, which can't be matched in a constant; whoever checks the
    /// others there leaves the pattern to the checks of the request.
    ///
    /// ```
    /// use dts_runtime::Limits;
    ///
    /// const DAYS: Limits = Limits { max_length: Some(3), pattern: Some("[0-9]+"), ..Limits::NONE };
    /// const WEEK: &str = DAYS.without_pattern().text("Days", "7");
    /// ```
    ///
    /// ```compile_fail,E0080
    /// # use dts_runtime::Limits;
    /// # const DAYS: Limits = Limits { max_length: Some(3), pattern: Some("[0-9]+"), ..Limits::NONE };
    /// // error: evaluation panicked: `Days`: the pattern `[0-9]+` can't be matched in a constant; ...
    /// const WEEK: &str = DAYS.text("Days", "7");
    /// ```
    #[must_use]
    pub const fn without_pattern(&self) -> Self {
        Self { pattern: None, ..*self }
    }
}
