//! Parts of documents, as rules across parameters see them.

use std::cell::OnceCell;

use super::each_at;
use crate::{Items, Parameter, Value, View, decode_json};

/// The values at `path` in a document, for rules that ask whether one is given. `*` stands for every entry of a map or
/// list: `*/Table/*/part_key`.
pub fn in_document<'d>(document: &'d dyn Parameter, path: &'static str) -> impl Parameter + 'd {
    InDocument { document, path, every: false, texts: OnceCell::new() }
}

/// The same for rules that demand it: set when it is there in every place that the path leads to.
pub fn every_in_document<'d>(document: &'d dyn Parameter, path: &'static str) -> impl Parameter + 'd {
    InDocument { document, path, every: true, texts: OnceCell::new() }
}

/// A list, so that rules ask for it only where it matters.
struct InDocument<'d> {
    document: &'d dyn Parameter,
    path: &'static str,
    every: bool,
    /// Read when a rule asks for it, which most don't.
    texts: OnceCell<Vec<Option<String>>>,
}

impl InDocument<'_> {
    fn texts(&self) -> &[Option<String>] {
        self.texts.get_or_init(|| {
            let mut texts = Vec::new();
            let read = match self.document.view() {
                View::Document(document) if self.may_be_in(document.text()) => {
                    decode_json::<Value>(document.text().as_bytes()).ok()
                }
                _ => None,
            };
            // Without a document, every named member is missing; without entries, none is.
            let value = read.unwrap_or_default();
            each_at(&value, self.path, &mut |value| texts.push(value.map(text)));
            texts
        })
    }

    /// A member whose name is nowhere in the text is given nowhere, unless the text has escapes. Where it is missing is
    /// another question.
    fn may_be_in(&self, document: &str) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        self.every || name == "*" || document.contains('\\') || document.contains(name)
    }
}

impl Parameter for InDocument<'_> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl Items for InDocument<'_> {
    fn count(&self) -> usize {
        if self.every {
            return usize::from(self.texts().iter().all(Option::is_some));
        }
        self.texts().iter().flatten().count()
    }

    fn item(&self, index: usize) -> View<'_> {
        if self.every {
            return View::Boolean(true);
        }
        self.texts().iter().flatten().nth(index).map_or(View::Unset, |text| View::Text(text))
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, JsonMap};

    fn count(document: Option<&str>, part: fn(&Option<Document<JsonMap<Value>>>) -> usize) -> usize {
        part(&document.map(Document::from))
    }

    fn given(document: Option<&str>) -> usize {
        count(document, |document| in_document(document, "*/Table/*/key").view().count())
    }

    fn everywhere(document: Option<&str>) -> bool {
        count(document, |document| every_in_document(document, "*/Table/*/key").view().count()) > 0
    }

    #[test]
    fn values_that_are_given() {
        assert_eq!(given(None), 0);
        assert_eq!(given(Some("no document, though it says key")), 0);
        assert_eq!(given(Some(r#"{"a":{"Table":{"b":{"name":"b"}}}}"#)), 0);
        assert_eq!(given(Some(r#"{"a":{"Table":{"b":{"key":"x"},"c":{"key":7},"d":{"key":null}}}}"#)), 2);
        // No `key` in the text, and yet one in the document.
        assert_eq!(given(Some(r#"{"a":{"Table":{"b":{"k\u0065y":"x"}}}}"#)), 1);
    }

    #[test]
    fn values_that_are_missing() {
        assert!(everywhere(None));
        assert!(everywhere(Some(r#"{"a":{"Table":{"b":{"key":"x"}}}}"#)));
        assert!(!everywhere(Some(r#"{"a":{"Table":{"b":{"key":"x"},"c":{}}}}"#)));
        assert!(!everywhere(Some(r#"{"a":{"Table":{"b":{"name":"b"}}}}"#)));
    }
}
