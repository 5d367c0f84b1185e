//! Error codes of an action, or of all actions of a product.

use super::{
    Class,
    change::{Change, Found, Subject},
    pairs::pair,
    texts::{self, Owner},
    wording::{arrow, code},
};
use crate::model::ErrorCode;

pub(super) fn errors(old: &[ErrorCode], new: &[ErrorCode], found: &mut Found<'_>) {
    let pairs = pair(old, new, |error| &error.code);
    let change = |class, error: &ErrorCode, what| Change::new(class, Subject::Error, &error.code, what);
    for error in pairs.removed {
        let message = format!("{} was removed", shown(error));
        found.add(change(Class::Behavioural, error, "removed").says(message));
    }
    for error in pairs.added {
        // Clients repeat what they gave up before.
        let (class, how) = match error.retryable {
            true => (Class::Behavioural, ": the same request may succeed later"),
            false => (Class::Additive, ""),
        };
        found.add(change(class, error, "added").says(format!("{} was added{how}", shown(error))));
    }
    for (old, new) in pairs.both {
        if old.retryable != new.retryable {
            let how = if new.retryable { "may succeed later" } else { "will not succeed later either" };
            let words = (Some(old.retryable.to_string()), Some(new.retryable.to_string()));
            let message = format!("after {} the same request {how}", shown(new));
            found.add(change(Class::Behavioural, new, "retryable").between(words.0, words.1).says(message));
        }
        if old.status != new.status {
            let text = |status: Option<u16>| status.map(|status| status.to_string());
            let (was, is) = (text(old.status), text(new.status));
            let message = format!("HTTP status of {}: {}", shown(new), arrow(was.as_deref(), is.as_deref()));
            found.add(change(Class::Behavioural, new, "status").between(was, is).says(message));
        }
        let shown = shown(new);
        let owner = Owner { subject: Subject::Error, path: &new.code, shown: &shown };
        texts::text(owner, "doc", Some(&old.doc), Some(&new.doc), found);
    }
}

fn shown(error: &ErrorCode) -> String {
    format!("error {}", code(&error.code))
}
