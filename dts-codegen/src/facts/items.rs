//! Lists of facts, read item by item.

use std::{slice, str::FromStr};

use super::{FactsError, text::Tree};

pub(super) type Result<T> = std::result::Result<T, FactsError>;

pub(super) fn damaged(line: usize, what: impl Into<String>) -> FactsError {
    FactsError::Damaged { line, what: what.into() }
}

/// What is left of a list.
pub(super) struct Items<'t> {
    pub(super) line: usize,
    rest: slice::Iter<'t, Tree<'t>>,
}

/// A flag, or a list with its tag.
pub(super) enum Tagged<'t> {
    Flag(&'t str),
    List(&'t str, Items<'t>),
}

impl<'t> Items<'t> {
    pub(super) fn new(line: usize, trees: &'t [Tree<'t>]) -> Self {
        Self { line, rest: trees.iter() }
    }

    pub(super) fn has_more(&self) -> bool {
        !self.rest.as_slice().is_empty()
    }

    pub(super) fn next(&mut self, expected: &str) -> Result<&'t Tree<'t>> {
        let next = self.rest.next().ok_or_else(|| damaged(self.line, format!("expected {expected}")))?;
        self.line = next.line();
        Ok(next)
    }

    pub(super) fn borrowed(&mut self) -> Result<&'t str> {
        match self.next("a text")? {
            Tree::Text(_, text) => Ok(text),
            Tree::List(line, _) => Err(damaged(*line, "expected a text, found a list")),
        }
    }

    pub(super) fn text(&mut self) -> Result<String> {
        self.borrowed().map(str::to_owned)
    }

    pub(super) fn texts(mut self) -> Result<Vec<String>> {
        let mut texts = Vec::with_capacity(self.rest.len());
        while self.has_more() {
            texts.push(self.text()?);
        }
        Ok(texts)
    }

    pub(super) fn number<T: FromStr>(&mut self) -> Result<T> {
        let text = self.borrowed()?;
        text.parse().map_err(|_| damaged(self.line, format!("expected a number, found `{text}`")))
    }

    /// The one number that a list holds.
    pub(super) fn only_number<T: FromStr>(mut self) -> Result<T> {
        let number = self.number()?;
        self.end().map(|()| number)
    }

    /// The one text that a list holds.
    pub(super) fn only_text(mut self) -> Result<String> {
        let text = self.text()?;
        self.end().map(|()| text)
    }

    pub(super) fn end(mut self) -> Result<()> {
        match self.rest.next() {
            None => Ok(()),
            Some(more) => Err(damaged(more.line(), "there is more than expected")),
        }
    }

    /// A flag, or a list with its tag.
    pub(super) fn either(&mut self) -> Result<Tagged<'t>> {
        match self.next("a tag")? {
            Tree::Text(_, flag) => Ok(Tagged::Flag(flag)),
            Tree::List(line, items) => {
                let mut items = Items::new(*line, items);
                Ok(Tagged::List(items.borrowed()?, items))
            }
        }
    }

    /// A list with this tag.
    pub(super) fn tagged(&mut self, tag: &str) -> Result<Items<'t>> {
        match self.either()? {
            Tagged::List(found, items) if found == tag => Ok(items),
            Tagged::List(found, _) | Tagged::Flag(found) => {
                Err(damaged(self.line, format!("expected a list `{tag}`, found `{found}`")))
            }
        }
    }
}

pub(super) fn unknown<T>(line: usize, tagged: &Tagged<'_>) -> Result<T> {
    let (Tagged::Flag(tag) | Tagged::List(tag, _)) = tagged;
    Err(damaged(line, format!("`{tag}` is not known here")))
}

/// What is the last of a list.
pub(super) fn last<T>(items: &mut Items<'_>, read: impl FnOnce(&mut Items<'_>) -> Result<T>) -> Result<T> {
    let value = read(items)?;
    match items.rest.next() {
        None => Ok(value),
        Some(more) => Err(damaged(more.line(), "there is more than expected")),
    }
}
