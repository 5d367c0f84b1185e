//! The grammar of JSON (RFC 8259) over a text: tokens, and skipping.

mod text;

#[cfg(feature = "client")]
pub(crate) use text::plain_end;

use super::fault::{Fault, Read};
use super::{Scalar, ScalarKind};

/// How deep lists and objects may lie within each other. As in `serde_json`.
pub(super) const DEEPEST: usize = 127;

/// What is expected where nesting is too deep, in JSON and XML.
pub(super) const TOO_DEEP: &str = "at most 127 levels";

/// A place in a JSON text.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// The last text that had escapes.
    unescaped: String,
}

/// A place to go back to.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    at: usize,
    depth: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, depth: 0, unescaped: String::new() }
    }

    /// A byte order mark is no part of JSON, but some gateways send it.
    pub(super) fn skip_byte_order_mark(&mut self) {
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { at: self.at, depth: self.depth }
    }

    pub(super) fn back_to(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
    }

    /// The source since `mark`.
    pub(super) fn source(&self, mark: Mark) -> &'a str {
        self.text.get(mark.at..self.at).unwrap_or_default()
    }

    pub(super) fn offset(&self) -> usize {
        self.at
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte behind white space, which stays.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other,
            }
        }
    }

    /// A syntax fault here.
    #[cold]
    pub(super) fn fault(&self, expected: &'static str) -> Box<Fault> {
        let found = match self.byte() {
            None => "the end of the text",
            Some(0..=0x1f) => "a control character",
            Some(_) => "something else",
        };
        Fault::syntax(self.at, expected, found)
    }

    /// Steps over the bracket that [`peek`](Self::peek) has shown.
    #[inline]
    pub(super) fn enter(&mut self) -> Read<()> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::syntax(self.at - 1, TOO_DEEP, "more"));
        }
        Ok(())
    }

    /// After the opening bracket: whether nothing is in it. Steps over the closing one then.
    #[inline]
    pub(super) fn is_empty(&mut self, close: u8) -> bool {
        let empty = self.peek() == Some(close);
        if empty {
            self.at += 1;
            self.depth -= 1;
        }
        empty
    }

    /// After an element or member: whether another one follows. Steps over the comma or the closing bracket.
    #[inline]
    pub(super) fn more(&mut self, close: u8) -> Read<bool> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            _ => Err(self.fault(if close == b'}' { "`,` or `}`" } else { "`,` or `]`" })),
        }
    }

    /// Nothing but white space is left.
    pub(super) fn finish(&mut self) -> Read<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fault("the end of the text")),
        }
    }

    /// A member's name, and its colon. `None`: it had escapes and is at [`unescaped`](Self::unescaped).
    #[inline]
    pub(super) fn name(&mut self) -> Read<Option<&'a str>> {
        if self.peek() != Some(b'"') {
            return Err(self.fault("a member's name in quotes"));
        }
        let name = self.string()?;
        self.colon()?;
        Ok(name)
    }

    #[inline]
    fn colon(&mut self) -> Read<()> {
        if self.peek() != Some(b':') {
            return Err(self.fault("`:`"));
        }
        self.at += 1;
        Ok(())
    }

    /// A number, a boolean or null.
    #[inline]
    pub(super) fn atom(&mut self) -> Read<Scalar<'a>> {
        let start = self.at;
        let kind = match self.byte() {
            Some(b'-' | b'0'..=b'9') => {
                self.number()?;
                ScalarKind::Number
            }
            Some(b't') => self.word("true", ScalarKind::Boolean)?,
            Some(b'f') => self.word("false", ScalarKind::Boolean)?,
            Some(b'n') => self.word("null", ScalarKind::Null)?,
            _ => return Err(self.fault("a value")),
        };
        Ok(Scalar::new(kind, self.text.get(start..self.at).unwrap_or_default()))
    }

    fn word(&mut self, word: &'static str, kind: ScalarKind) -> Read<ScalarKind> {
        if !self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            return Err(self.fault("a value"));
        }
        self.at += word.len();
        Ok(kind)
    }

    fn number(&mut self) -> Read<()> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.fault("a digit")) } else { Ok(()) }
    }

    /// Steps over a value, which is checked but not kept.
    pub(super) fn skip(&mut self) -> Read<()> {
        match self.peek() {
            Some(b'"') => self.skip_string(),
            Some(b'{') => {
                self.enter()?;
                if self.is_empty(b'}') {
                    return Ok(());
                }
                loop {
                    if self.peek() != Some(b'"') {
                        return Err(self.fault("a member's name in quotes"));
                    }
                    self.skip_string()?;
                    self.colon()?;
                    self.skip()?;
                    if !self.more(b'}')? {
                        return Ok(());
                    }
                }
            }
            Some(b'[') => {
                self.enter()?;
                if self.is_empty(b']') {
                    return Ok(());
                }
                loop {
                    self.skip()?;
                    if !self.more(b']')? {
                        return Ok(());
                    }
                }
            }
            _ => self.atom().map(drop),
        }
    }
}
