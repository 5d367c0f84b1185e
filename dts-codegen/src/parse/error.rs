//! Why a tree is not a spec: what serde says, kept in parts, with the path of the node.

use std::fmt;

use serde::de::{self, Expected, Unexpected};

use super::path::NodePath;

/// One fault in the shape of a tree.
#[derive(Debug)]
pub(super) struct ShapeError {
    /// The node; set by the innermost reader.
    pub(super) path: Option<NodePath>,
    pub(super) what: What,
}

/// What is wrong with the node.
#[derive(Debug)]
pub(super) enum What {
    /// The path ends in a key that nobody knows.
    UnknownKey { key: String, known: &'static [&'static str] },
    /// The node is none of these words.
    UnknownWord { word: String, known: &'static [&'static str] },
    /// The mapping lacks a key.
    MissingKey(&'static str),
    /// The node is something else than expected.
    Unlike { expected: String, found: String },
    /// Something else.
    Other(String),
}

impl ShapeError {
    fn new(what: What) -> Self {
        Self { path: None, what }
    }

    /// Sets the path, unless a reader further inside did.
    pub(super) fn at(mut self, path: &NodePath) -> Self {
        self.path.get_or_insert_with(|| path.clone());
        self
    }

    fn unlike(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = super::wording::found(found);
        Self::new(What::Unlike { expected: super::wording::expected(&expected.to_string()), found })
    }
}

impl de::Error for ShapeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(What::Other(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::unlike(found, expected)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::unlike(found, expected)
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let found = if length == 0 { "none".to_owned() } else { length.to_string() };
        Self::new(What::Other(format!("expected {expected}, found {found}")))
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(What::UnknownKey { key: key.to_owned(), known })
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        Self::new(What::UnknownWord { word: word.to_owned(), known })
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(What::MissingKey(key))
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.what)
    }
}

impl std::error::Error for ShapeError {}
