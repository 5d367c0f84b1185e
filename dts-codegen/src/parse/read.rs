//! One file, from bytes to a spec.

use std::path::{Path, PathBuf};

use serde::de::{DeserializeOwned, IgnoredAny};

use super::{
    codes,
    files::FileKind,
    lines::Lines,
    path::NodePath,
    shape,
    spans::{self, Spans},
};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Span};

/// A file that was read without a fault.
#[derive(Clone, Debug)]
pub struct SpecFile<T> {
    /// The file, relative to the spec folder, with `/` between names.
    pub path: PathBuf,
    /// What it says.
    pub spec: T,
    spans: Spans,
}

impl<T> SpecFile<T> {
    /// The key that the path ends in; the nearest node around it, where the file has no such key.
    pub fn key_place(&self, path: &NodePath) -> Place {
        let span = std::iter::successors(Some(path), |path| path.parent())
            .find_map(|path| self.spans.key(path).or_else(|| self.spans.value(path)));
        self.place(span)
    }

    /// The value that the path leads to; the nearest node around it, where the file has no such value.
    pub fn value_place(&self, path: &NodePath) -> Place {
        let span = std::iter::successors(Some(path), |path| path.parent()).find_map(|path| self.spans.value(path));
        self.place(span)
    }

    /// The file as a whole.
    pub fn file_place(&self) -> Place {
        self.place(None)
    }

    /// The same file, read as something else.
    pub fn with<U>(&self, spec: U) -> SpecFile<U> {
        SpecFile { path: self.path.clone(), spec, spans: self.spans.clone() }
    }

    /// The spans of all nodes.
    pub fn spans(&self) -> &Spans {
        &self.spans
    }

    fn place(&self, span: Option<Span>) -> Place {
        Place { file: self.path.clone(), span }
    }
}

/// The text of a file, if it is UTF-8.
pub(super) fn text(file: &Path, bytes: Vec<u8>, faults: &mut Diagnostics) -> Option<String> {
    String::from_utf8(bytes)
        .map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let valid = String::from_utf8_lossy(error.as_bytes().get(..offset).unwrap_or_default());
            let at = Lines::new(&valid).at(offset);
            faults.push(
                Diagnostic::error(&codes::NOT_UTF8, format!("the file is not UTF-8: bad byte at offset {offset}"))
                    .at(Place { file: file.to_owned(), span: Some(at) })
                    .help("save the file as UTF-8"),
            );
        })
        .ok()
}

/// Reads a text; reports all its faults and gives `None` if it has any.
pub(super) fn read<T: DeserializeOwned>(
    file: &Path,
    text: &str,
    kind: FileKind,
    faults: &mut Diagnostics,
) -> Option<SpecFile<T>> {
    let place = Place { file: file.to_owned(), span: None };
    let scan = spans::scan(&place, text);
    let clean = scan.faults.is_empty();
    scan.faults.into_iter().for_each(|fault| faults.push(fault));
    let root = scan.root?;
    let shape = shape::faults::<T>(&place, kind, &root);
    if !clean || !shape.is_empty() {
        shape.into_iter().for_each(|fault| faults.push(fault));
        return None;
    }
    // Aliases and second documents were refused above, so that serde_yaml never meets an alias bomb.
    match serde_yaml::from_str(text) {
        Ok(spec) => Some(SpecFile { path: file.to_owned(), spec, spans: Spans::new(Some(root)) }),
        Err(error) => {
            // Odd corners of YAML that it reads more strictly, or numbers of more than 64 bits in a JSON body.
            let is_syntax = serde_yaml::from_str::<IgnoredAny>(text).is_err();
            let code = if is_syntax { &codes::SYNTAX } else { &codes::BAD_VALUE };
            let what = if is_syntax { "YAML text" } else { "spec file" };
            let span = error.location().map(|at| Lines::new(text).character(at.line(), at.column()));
            let fault = Diagnostic::error(code, format!("not a valid {what}: {error}"));
            faults.push(fault.at(Place { span, ..place }).label("here"));
            None
        }
    }
}
