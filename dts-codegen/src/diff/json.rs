//! Changes for tools.

use serde_json::{Map, Value, json};

use super::{Change, Class, Comparison};

/// What the document holds, for `--help`. Keys may be added; a reader ignores those that it does not know.
pub const SHAPE: &str = "\
The JSON document has `schema` (1), `old` and `new` (what was compared), `summary` (the number of
changes of each class) and `changes`. A change has `class`, `product`, `action` and `document` (the
one that it is of, or null; both are null for a product as a whole), `subject` (parameter, member,
limit, rule, field, ...), `path` (which one, in wire names; in a document `Structure.member`),
`what` (added, removed, or the fact that is another), `old` and `new` (texts, or null), `message`
and `note` (null where there is none).";

/// All changes as one document; `old` and `new` are what was compared.
pub fn render(comparison: &Comparison, old: &str, new: &str) -> Value {
    let summary: Map<String, Value> =
        Class::ALL.into_iter().map(|class| (class.as_str().to_owned(), comparison.count(class).into())).collect();
    json!({
        "schema": 1,
        "old": old,
        "new": new,
        "summary": summary,
        "changes": comparison.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    json!({
        "class": change.class.as_str(),
        "product": change.product,
        "action": change.action,
        "document": change.document,
        "subject": change.subject.as_str(),
        "path": change.path,
        "what": change.what,
        "old": change.old,
        "new": change.new,
        "message": change.message,
        "note": change.note,
    })
}
