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
                View::Document(document) => decode_json::<Value>(document.text().as_bytes()).ok(),
                _ => None,
            };
            // Without a document, every named member is missing; without entries, none is.
            let value = read.unwrap_or_default();
            each_at(&value, self.path, &mut |value| texts.push(value.map(text)));
            texts
        })
    }
}

impl Parameter for InDocument<'_> {
    fn view(&self) -> View<'_> {
        if self.every && self.texts().iter().any(Option::is_none) {
            return View::Unset;
        }
        if self.every {
            return View::Boolean(true);
        }
        View::List(self)
    }
}

impl Items for InDocument<'_> {
    fn count(&self) -> usize {
        self.texts().iter().flatten().count()
    }

    fn item(&self, index: usize) -> View<'_> {
        self.texts().iter().flatten().nth(index).map_or(View::Unset, |text| View::Text(text))
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
