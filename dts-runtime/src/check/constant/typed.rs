//! What `request!` puts around values that are known when they are compiled. No part of the public interface.

use super::{Limits, find::Known, told::Named};

/// A value whose type is not known to the macro.
#[derive(Debug)]
pub struct Constant<T>(pub T);

impl Constant<&'static str> {
    /// The text, if the limits allow it.
    #[track_caller]
    #[must_use]
    pub const fn text(self, limits: &Limits, name: &str, source: &str) -> &'static str {
        limits.checked(Named { source, ..Named::new(name) }, Known::Text(self.0));
        self.0
    }

    /// The same for one that no message may show.
    #[track_caller]
    #[must_use]
    pub const fn secret(self, limits: &Limits, name: &str, source: &str) -> &'static str {
        limits.checked(Named { name, source, is_secret: true }, Known::Text(self.0));
        self.0
    }
}

/// What methods of the same names lead to for every other type: an error with a text of our own.
pub trait OtherConstant<T>: Sized {
    /// Can't be called.
    fn text(self, _: &Limits, _: &str, _: &str) -> &'static str
    where
        T: ConstantText,
    {
        ""
    }

    /// Can't be called.
    fn secret(self, _: &Limits, _: &str, _: &str) -> &'static str
    where
        T: ConstantText,
    {
        ""
    }
}

impl<T> OtherConstant<T> for Constant<T> {}

/// A text that is known when it is compiled; nothing else has this.
#[diagnostic::on_unimplemented(
    message = "a text that is checked when it is compiled is a `&'static str`, not `{Self}`",
    label = "expected a `&'static str`",
    note = "in a request, leave `const` out: `name: value`; then it is checked when the program runs"
)]
pub trait ConstantText {}

/// The number, if the limits allow it.
#[track_caller]
#[must_use]
pub const fn int32(number: i32, limits: &Limits, name: &str, source: &str) -> i32 {
    limits.checked(Named { source, ..Named::new(name) }, Known::Integer(number as i64));
    number
}

/// The number, if the limits allow it.
#[track_caller]
#[must_use]
pub const fn int64(number: i64, limits: &Limits, name: &str, source: &str) -> i64 {
    limits.checked(Named { source, ..Named::new(name) }, Known::Integer(number));
    number
}

/// The number, if the limits allow it.
#[track_caller]
#[must_use]
pub const fn float(number: f64, limits: &Limits, name: &str, source: &str) -> f64 {
    limits.checked(Named { source, ..Named::new(name) }, Known::Float(number));
    number
}
