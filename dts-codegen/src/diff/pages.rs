//! Pagination and waiters.

use super::{
    Class,
    change::{Change, Found, Subject},
    pairs::pair,
    sides::{Both, Side},
    texts::{self, Owner},
    types,
    wording::{arrow, code, joined, looks_renamed},
};
use crate::model::{Action, Pagination, Waiter};

/// How results come in pages.
pub(super) fn pagination(both: Both<'_>, found: &mut Found<'_>) {
    let change = |class, what| Change::new(class, Subject::Pagination, "", what);
    match (&both.old.action.pagination, &both.new.action.pagination) {
        (None, None) => {}
        (None, Some(_)) => found.add(change(Class::Additive, "added").says("results come in pages now")),
        (Some(_), None) => {
            found.add(change(Class::Breaking, "removed").says("results do not come in pages any more"));
        }
        (Some(old), Some(new)) => {
            for ((what, was), (_, is)) in parts(old).into_iter().zip(parts(new)) {
                if was != is {
                    let message = format!("pages: {what} {}", arrow(was, is));
                    // Code names the type of the results.
                    let is_other_type = what == "items" && results(both.old, was) != results(both.new, is);
                    let class = if is_other_type { Class::Breaking } else { Class::Behavioural };
                    found.add(change(class, what).between(was, is).says(message));
                }
            }
        }
    }
}

/// The type of the response field with the results.
fn results(side: Side<'_>, name: Option<&str>) -> Option<String> {
    let response = side.structures.get(side.action.response.0)?;
    response.members.iter().find(|member| Some(member.wire.as_str()) == name).map(types::of_field)
}

fn parts(pagination: &Pagination) -> [(&'static str, Option<&str>); 7] {
    let (style, page, size, token, next, items, total) = match pagination {
        Pagination::Numbered { page, size, items, total } => {
            ("page", Some(page), size.as_ref(), None, None, items, total.as_ref())
        }
        Pagination::Token { token, next, items } => ("token", None, None, Some(token), Some(next), items, None),
    };
    [
        ("style", Some(style)),
        ("page", page.map(String::as_str)),
        ("size", size.map(String::as_str)),
        ("token", token.map(String::as_str)),
        ("next", next.map(String::as_str)),
        ("items", Some(items.as_str())),
        ("total", total.map(String::as_str)),
    ]
}

/// States to wait for.
pub(super) fn waiters(old: &Action, new: &Action, found: &mut Found<'_>) {
    let pairs = pair(&old.waiters, &new.waiters, |waiter| &waiter.name);
    let change = |class, waiter: &Waiter, what| Change::new(class, Subject::Waiter, &waiter.name, what);
    let shown = |waiter: &Waiter| format!("waiter {}", code(&waiter.name));
    for waiter in &pairs.removed {
        let message = format!("{} was removed", shown(waiter));
        let note = looks_renamed(&waiter.name, pairs.added.iter().map(|added| added.name.as_str()));
        found.add(change(Class::Breaking, waiter, "removed").says(message).note(note));
    }
    for waiter in pairs.added {
        found.add(change(Class::Additive, waiter, "added").says(format!("{} was added", shown(waiter))));
    }
    for (old, new) in pairs.both {
        for (what, was, is) in [
            ("field", Some(old.field.clone()), Some(new.field.clone())),
            ("success", values(&old.success), values(&new.success)),
            ("failure", values(&old.failure), values(&new.failure)),
        ] {
            if was != is {
                let message = format!("{}: {what} {}", shown(new), arrow(was.as_deref(), is.as_deref()));
                found.add(change(Class::Behavioural, new, what).between(was, is).says(message));
            }
        }
        let shown = shown(new);
        let owner = Owner { subject: Subject::Waiter, path: &new.name, shown: &shown };
        texts::text(owner, "doc", Some(&old.doc), Some(&new.doc), found);
    }
}

/// Values in one order: theirs does not count.
fn values(values: &[String]) -> Option<String> {
    let mut sorted: Vec<&str> = values.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    (!sorted.is_empty()).then(|| joined(sorted))
}
