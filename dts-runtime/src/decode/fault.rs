//! What went wrong while reading, before it becomes a `DecodeError`.

use std::borrow::Cow;

use super::{Mismatch, Scalar};

/// What a reading step gives. The fault is boxed so that success stays one word.
pub(super) type Read<T> = Result<T, Box<Fault>>;

/// One step from the root of an answer to the place of a fault.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// A member.
    Name(String),
    /// An element of a list, from 0.
    Index(usize),
}

/// A fault on its way up. The path grows while the reader unwinds, so that reading itself keeps no path.
pub(super) struct Fault {
    /// Where, in bytes from the start of the text.
    pub(super) offset: usize,
    /// Whether the text itself is malformed, rather than unfit for its place.
    pub(super) syntax: bool,
    /// What should have been there.
    pub(super) expected: Cow<'static, str>,
    /// What was there: a kind, never a text.
    pub(super) found: Cow<'static, str>,
    /// Innermost step first.
    pub(super) path: Vec<Step>,
}

impl Fault {
    /// The text is malformed.
    #[cold]
    pub(super) fn syntax(offset: usize, expected: &'static str, found: &'static str) -> Box<Self> {
        Box::new(Self { offset, syntax: true, expected: expected.into(), found: found.into(), path: Vec::new() })
    }

    /// The text is well-formed, but not what its place takes.
    #[cold]
    pub(super) fn unfit(offset: usize, expected: &'static str, found: &'static str) -> Box<Self> {
        Box::new(Self { offset, syntax: false, expected: expected.into(), found: found.into(), path: Vec::new() })
    }

    /// A place refused a scalar.
    #[cold]
    pub(super) fn mismatch(offset: usize, mismatch: Mismatch, value: Scalar<'_>) -> Box<Self> {
        let (expected, found) = mismatch.into_parts();
        let found = found.unwrap_or_else(|| value.describe());
        Box::new(Self { offset, syntax: false, expected, found, path: Vec::new() })
    }

    /// The fault lies within the member `name`.
    #[cold]
    pub(super) fn in_member(mut self: Box<Self>, name: &str) -> Box<Self> {
        self.path.push(Step::Name(name.to_owned()));
        self
    }

    /// The fault lies within the element `index`.
    #[cold]
    pub(super) fn in_element(mut self: Box<Self>, index: usize) -> Box<Self> {
        self.path.push(Step::Index(index));
        self
    }
}
