//! What a caller learns when an answer can't be decoded.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use super::Scalar;
use super::fault::{Fault, Step};
use super::request_id::request_id;

/// A place and a value that do not fit. Holds kinds of things, never a text from the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    expected: Cow<'static, str>,
    found: Option<Cow<'static, str>>,
}

impl Mismatch {
    /// `expected` says what would have fitted, with its article: `a whole number`.
    /// What was found is added by the reader.
    pub fn expected(expected: impl Into<Cow<'static, str>>) -> Self {
        Self { expected: expected.into(), found: None }
    }

    /// As [`expected`](Self::expected), with the kind of `value` as what was found.
    pub fn new(expected: impl Into<Cow<'static, str>>, value: Scalar<'_>) -> Self {
        Self { expected: expected.into(), found: Some(value.describe()) }
    }

    /// Its two halves.
    pub(super) fn into_parts(self) -> (Cow<'static, str>, Option<Cow<'static, str>>) {
        (self.expected, self.found)
    }
}

/// An answer that can't be decoded: malformed, or not of the shape that was asked for.
///
/// Neither `Display` nor `Debug` shows anything of the body but a short number or boolean, a member's name
/// and the request id, since bodies can hold secrets. The body itself is at [`body`](Self::body).
#[derive(Clone)]
pub struct DecodeError {
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    path: String,
    /// The same with `/` between the steps, names as they came.
    steps: String,
    offset: usize,
    syntax: bool,
    expected: Cow<'static, str>,
    found: Cow<'static, str>,
    status: Option<u16>,
    request_id: Option<String>,
    body: Vec<u8>,
}

impl DecodeError {
    /// Completes a fault with what only the whole body tells.
    #[cold]
    pub(super) fn new(fault: Fault, body: &[u8]) -> Self {
        let inner = Inner {
            path: path_text(&fault.path),
            steps: steps_text(&fault.path),
            offset: fault.offset,
            syntax: fault.syntax,
            expected: fault.expected,
            found: fault.found,
            status: None,
            request_id: request_id(body).map(str::to_owned),
            body: body.to_vec(),
        };
        Self { inner: Box::new(inner) }
    }

    /// The body is of no form that can be decoded.
    #[cfg(feature = "client")]
    #[cold]
    pub(crate) fn unreadable(expected: &'static str, found: &'static str, body: &[u8]) -> Self {
        Self::new(*Fault::syntax(0, expected, found), body)
    }

    /// Adds the HTTP status that the answer came with.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.inner.status = Some(status);
        self
    }

    /// The place in the answer, in the service's own names: `DtsJobList[3].Delay`. Empty for the answer itself.
    pub fn path(&self) -> &str {
        &self.inner.path
    }

    /// The place with `/` between the steps, as checks name it: `shop/Table/orders/all`.
    pub(crate) fn steps(&self) -> &str {
        &self.inner.steps
    }

    /// The place in the body, in bytes from its start.
    pub fn offset(&self) -> usize {
        self.inner.offset
    }

    /// The place in the body as line and column, both from 1; a column is a byte.
    pub fn line_column(&self) -> (usize, usize) {
        let before = self.inner.body.get(..self.inner.offset).unwrap_or(&self.inner.body);
        let line = before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        (line + 1, column + 1)
    }

    /// Whether the body is malformed, as opposed to well-formed with a value that does not fit its place.
    pub fn is_syntax(&self) -> bool {
        self.inner.syntax
    }

    /// What would have fitted: `a whole number`.
    pub fn expected(&self) -> &str {
        &self.inner.expected
    }

    /// The kind of what was there: `text`, `the number 0.5`.
    pub fn found(&self) -> &str {
        &self.inner.found
    }

    /// The HTTP status, where the client has added it.
    pub fn status(&self) -> Option<u16> {
        self.inner.status
    }

    /// The request id, where the body gives one at its top level.
    pub fn request_id(&self) -> Option<&str> {
        self.inner.request_id.as_deref()
    }

    /// The body as it came, whole. It may hold secrets.
    pub fn body(&self) -> &[u8] {
        &self.inner.body
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.inner;
        if inner.syntax {
            let (line, column) = self.line_column();
            write!(f, "malformed answer at line {line}, column {column} (byte {})", inner.offset)?;
            if !inner.path.is_empty() {
                write!(f, ", in `{}`", inner.path)?;
            }
        } else if inner.path.is_empty() {
            write!(f, "unfit answer (byte {})", inner.offset)?;
        } else {
            write!(f, "unfit value at `{}` (byte {})", inner.path, inner.offset)?;
        }
        write!(f, ": expected {}, found {}", inner.expected, inner.found)?;
        if let Some(status) = inner.status {
            write!(f, "; HTTP status {status}")?;
        }
        if let Some(id) = &inner.request_id {
            write!(f, "; request id {id}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.inner;
        f.debug_struct("DecodeError")
            .field("path", &inner.path)
            .field("offset", &inner.offset)
            .field("syntax", &inner.syntax)
            .field("expected", &inner.expected)
            .field("found", &inner.found)
            .field("status", &inner.status)
            .field("request_id", &inner.request_id)
            .field("body", &format_args!("{} bytes", inner.body.len()))
            .finish()
    }
}

impl Error for DecodeError {}

/// The longest part of a name from a body that a path shows.
const NAME_SHOWN: usize = 64;

/// `DtsJobList/3/Delay`.
fn steps_text(steps: &[Step]) -> String {
    let steps = steps.iter().rev().map(|step| match step {
        Step::Index(index) => index.to_string(),
        Step::Name(name) => name.to_string(),
    });
    steps.collect::<Vec<_>>().join("/")
}

/// `DtsJobList[3].Delay`. Names of maps are data: what is not an ordinary name is escaped, and cut when long.
fn path_text(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps.iter().rev() {
        match step {
            Step::Index(index) => path.push_str(&format!("[{index}]")),
            Step::Name(name) => {
                let ordinary = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
                if !name.is_empty() && name.len() <= NAME_SHOWN && name.chars().all(ordinary) {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                } else {
                    let shown: String = name.chars().take(NAME_SHOWN).collect();
                    path.push_str(&format!("[{shown:?}]"));
                }
            }
        }
    }
    path
}
