//! JSON documents that travel as text: `DbList`, `Reserve`, `MigrationObject` and their like.
//!
//! Their structures show themselves as an [`Object`], as parameters show themselves as a [`View`]; writing and
//! checking are done here, once.

mod extra;
mod leaf;
mod map;
mod object;
mod rule;
mod text;
mod unlike;
mod write;

pub use extra::ExtraMembers;
pub use leaf::{JsonLeaf, JsonName, write_json, write_name};
pub use map::{Entries, JsonMap};
pub use object::{Json, Object, ObjectMembers};
pub use rule::{every_in_document, in_document};
pub use text::{Document, DocumentText};
pub(crate) use write::json;

use crate::Value;

/// A value along a path such as `*/Table/*/name`, where `*` stands for every entry of a map or list; `None` where
/// an object has no such member.
pub(crate) fn each_at<'v>(value: &'v Value, path: &str, take: &mut dyn FnMut(Option<&'v Value>)) {
    let (step, rest) = match path.split_once('/') {
        Some((step, rest)) => (step, Some(rest)),
        None => (path, None),
    };
    let mut next = |value: Option<&'v Value>| match (value, rest) {
        (Some(value), Some(rest)) => each_at(value, rest, take),
        // What is not there has no members that could be missing, unless the path says that it is needed.
        (None, Some(rest)) if rest.contains('*') => {}
        (value, _) => take(value.filter(|value| !value.is_null())),
    };
    match (step, value) {
        ("*", Value::Map(entries)) => entries.iter().for_each(|(_, value)| next(Some(value))),
        ("*", Value::List(items)) => items.iter().for_each(|value| next(Some(value))),
        ("*", _) => {}
        (name, value) => next(value.get(name)),
    }
}
