//! Value sets: the values that a parameter or field is documented to have.

use std::fmt;

use crate::{Decode, Leaf, Mismatch, Parameter, Place, Scalar, View};

/// The documented members of a value set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Members {
    /// Their wire texts.
    pub texts: &'static [&'static str],
    /// Whether this is known to be the whole set. A value outside a complete set breaks a limit; a value outside an
    /// incomplete one is worth a warning.
    pub complete: bool,
    /// Whether the case of a value does not count.
    pub ignore_case: bool,
}

impl Members {
    /// Whether `text` is a member.
    pub fn contains(&self, text: &str) -> bool {
        self.position(text).is_some()
    }

    /// The place of `text` among the members; an exact match comes before one that differs in case.
    pub(crate) fn position(&self, text: &str) -> Option<usize> {
        let exact = self.texts.iter().position(|member| *member == text);
        if exact.is_some() || !self.ignore_case {
            return exact;
        }
        self.texts.iter().position(|member| member.eq_ignore_ascii_case(text))
    }

    fn debug(&self, text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.position(text) {
            Some(_) => fmt::Debug::fmt(text, f),
            None => f.debug_tuple("Unlisted").field(&text).finish(),
        }
    }

    /// Whether two texts are the same value.
    pub fn same(&self, a: &str, b: &str) -> bool {
        if self.ignore_case { a.eq_ignore_ascii_case(b) } else { a == b }
    }
}

/// An enum of documented wire texts, with a variant for every other text.
pub trait ValueSet: Sized + Clone + 'static {
    /// The documented members.
    const MEMBERS: &'static Members;

    /// The variants of the documented members, in the same order.
    const VALUES: &'static [Self];

    /// The variant that holds any other text.
    const UNLISTED: fn(String) -> Self;

    /// The wire text.
    fn as_str(&self) -> &str;

    /// The wire text in quotes; one that is not documented within `Unlisted(...)`.
    ///
    /// # Errors
    ///
    /// Only those of the formatter.
    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Self::MEMBERS.debug(self.as_str(), f)
    }

    /// The value of a wire text, documented or not.
    fn from_text(text: &str) -> Self {
        // Written out: combinators would be compiled for every set.
        if let Some(index) = Self::MEMBERS.position(text)
            && let Some(known) = Self::VALUES.get(index)
        {
            return known.clone();
        }
        (Self::UNLISTED)(text.to_owned())
    }
}

impl<T: ValueSet> Parameter for T {
    fn view(&self) -> View<'_> {
        View::Member(self.as_str(), T::MEMBERS)
    }
}

impl<T: ValueSet + Default> Decode for T {
    fn place(&mut self) -> Place<'_> {
        Place::Scalar(self)
    }

    fn optional(option: &mut Option<Self>) -> Place<'_> {
        Place::Scalar(option)
    }
}

impl<T: ValueSet> Leaf for T {
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = T::from_text(if value.is_null() { "" } else { value.text() });
        Ok(())
    }
}

impl<T: ValueSet> Leaf for Option<T> {
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        // Blank text is no value, unless the set says what it means.
        let is_absent = value.is_null() || (value.is_blank() && !T::MEMBERS.contains(value.text()));
        *self = if is_absent { None } else { Some(T::from_text(value.text())) };
        Ok(())
    }
}
