//! Limits of parameters and members, each by its key in the spec.

use std::collections::BTreeSet;

use super::{
    Class,
    change::{Change, Found, Subject},
    texts::{self, Owner},
    wording::{arrow, code, joined},
};
use crate::{
    model::{Classes, Limits},
    spec::{ClassName, Format},
    validate::charset_contains,
};

/// Where a limit has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// It lets less through.
    Tighter,
    /// It lets more through.
    Looser,
    /// It lets other things through.
    Aside,
}

impl Move {
    /// From what of the new is among the old, and of the old among the new; `None` where nothing has moved.
    pub(super) fn between(new_within_old: bool, old_within_new: bool) -> Option<Self> {
        match (new_within_old, old_within_new) {
            (true, true) => None,
            (true, false) => Some(Self::Tighter),
            (false, true) => Some(Self::Looser),
            (false, false) => Some(Self::Aside),
        }
    }

    /// What it means for requests.
    pub(super) fn class(self) -> Class {
        if self == Self::Looser { Class::Additive } else { Class::Behavioural }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Tighter => "refuses more now",
            Self::Looser => "lets more through now",
            Self::Aside => "refuses other values now",
        }
    }
}

/// What has limits.
pub(super) struct Limited<'a> {
    /// Which one.
    pub(super) path: &'a str,
    /// In words.
    pub(super) shown: &'a str,
    /// Whether requests are held to its limits.
    pub(super) is_checked: bool,
}

/// All limits of a parameter or member.
pub(super) fn limits(limited: &Limited<'_>, old: &Limits, new: &Limits, found: &mut Found<'_>) {
    let count = |count: Option<u32>| count.map(f64::from);
    for (key, is_lower, old, new) in [
        ("minimum", true, old.minimum, new.minimum),
        ("maximum", false, old.maximum, new.maximum),
        ("min_length", true, count(old.min_length), count(new.min_length)),
        ("max_length", false, count(old.max_length), count(new.max_length)),
        ("min_items", true, count(old.min_items), count(new.min_items)),
        ("max_items", false, count(old.max_items), count(new.max_items)),
    ] {
        let text = |bound: Option<f64>| bound.map(|bound| bound.to_string());
        add(limited, key, bound(is_lower, old, new), text(old), text(new), found);
    }
    values(limited, old, new, found);
    let (was, is) = (old.charset.as_deref(), new.charset.as_deref());
    add(limited, "charset", charset(was, is), was.map(str::to_owned), is.map(str::to_owned), found);
    let (was, is) = (old.classes.as_ref(), new.classes.as_ref());
    add(limited, "classes", classes(was, is), was.map(classes_text), is.map(classes_text), found);
    let pattern = other(old.pattern.as_ref(), new.pattern.as_ref());
    add(limited, "pattern", pattern, old.pattern.clone(), new.pattern.clone(), found);
    let format = other(old.format.as_ref(), new.format.as_ref());
    let text = |format: Option<Format>| format.map(|format| format_name(format).to_owned());
    add(limited, "format", format, text(old.format), text(new.format), found);
}

fn add(
    limited: &Limited<'_>,
    key: &'static str,
    moved: Option<Move>,
    old: Option<String>,
    new: Option<String>,
    found: &mut Found<'_>,
) {
    let Some(moved) = moved else { return };
    let mut message = format!("{}: {} {}", limited.shown, key.replace('_', " "), arrow(old.as_deref(), new.as_deref()));
    let class = if limited.is_checked { moved.class() } else { Class::Additive };
    if limited.is_checked {
        message.push_str(&format!(", {}", moved.words()));
    }
    found.add(Change::new(class, Subject::Limit, limited.path, key).between(old, new).says(message));
}

/// A smallest or largest number.
pub(super) fn bound(is_lower: bool, old: Option<f64>, new: Option<f64>) -> Option<Move> {
    // Without a bound there is one at infinity.
    let end = if is_lower { f64::NEG_INFINITY } else { f64::INFINITY };
    let (old, new) = (old.unwrap_or(end), new.unwrap_or(end));
    let (old, new) = if is_lower { (-old, -new) } else { (old, new) };
    Move::between(new <= old, old <= new)
}

/// Numbers that are allowed. An open set lets every number through.
fn values(limited: &Limited<'_>, old: &Limits, new: &Limits, found: &mut Found<'_>) {
    let numbers = |limits: &Limits| limits.one_of.iter().map(|(number, _)| *number).collect::<BTreeSet<_>>();
    let text = |limits: &Limits| {
        let mut text =
            joined(numbers(limits).iter().map(i64::to_string).collect::<Vec<_>>().iter().map(String::as_str));
        if limits.one_of_open {
            text.push_str(", ...");
        }
        (!limits.one_of.is_empty()).then_some(text)
    };
    let lets_all = |limits: &Limits| limits.one_of.is_empty() || limits.one_of_open;
    let within = |inner: &Limits, outer: &Limits| {
        lets_all(outer) || (!lets_all(inner) && numbers(inner).is_subset(&numbers(outer)))
    };
    let (was, is) = (text(old), text(new));
    match Move::between(within(new, old), within(old, new)) {
        // Only warnings differ.
        None if was != is => {
            let arrow = arrow(was.as_deref(), is.as_deref());
            let message = format!("{}: values {arrow}, others are let through", limited.shown);
            let change = Change::new(Class::Additive, Subject::Limit, limited.path, "values");
            found.add(change.between(was, is).says(message));
        }
        moved => add(limited, "values", moved, was, is, found),
    }
    let shown = format!("the values of {}", code(limited.path));
    let owner = Owner { subject: Subject::Limit, path: limited.path, shown: &shown };
    let docs = |limits: &Limits, other: &Limits| {
        let known = numbers(other);
        let both = limits.one_of.iter().filter(|(number, doc)| known.contains(number) && !doc.is_empty());
        let mut lines: Vec<_> = both.map(|(number, doc)| format!("{number}: {doc}")).collect();
        lines.sort();
        lines
    };
    texts::list(owner, "doc", &docs(old, new), &docs(new, old), found);
}

/// Allowed characters.
fn charset(old: Option<&str>, new: Option<&str>) -> Option<Move> {
    let (old_text, new_text) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (old, new) => return other(old, new),
    };
    // What a set contains changes only at characters that it names, and at the end of ASCII.
    let near = |c: char| {
        let code = u32::from(c);
        [code.checked_sub(1), Some(code), code.checked_add(1)].into_iter().flatten().filter_map(char::from_u32)
    };
    let edges: BTreeSet<char> =
        old_text.chars().chain(new_text.chars()).chain(['\0', '\u{7f}']).flat_map(near).collect();
    let within = |inner: &str, outer: &str| {
        edges.iter().all(|&edge| !charset_contains(inner, edge) || charset_contains(outer, edge))
    };
    Move::between(within(new_text, old_text), within(old_text, new_text))
}

/// How many kinds of characters must occur.
fn classes(old: Option<&Classes>, new: Option<&Classes>) -> Option<Move> {
    let (Some(old), Some(new)) = (old, new) else { return other(old, new) };
    let demands_less = |less: &Classes, more: &Classes| {
        less.at_least <= more.at_least && more.of.iter().all(|class| less.of.contains(class))
    };
    Move::between(demands_less(old, new), demands_less(new, old))
}

/// Two demands that can't be compared.
fn other<T: PartialEq + ?Sized>(old: Option<&T>, new: Option<&T>) -> Option<Move> {
    match (old, new) {
        (None, None) => None,
        (None, Some(_)) => Some(Move::Tighter),
        (Some(_), None) => Some(Move::Looser),
        (Some(old), Some(new)) => (old != new).then_some(Move::Aside),
    }
}

fn classes_text(classes: &Classes) -> String {
    let mut of = classes.of.clone();
    of.sort_unstable();
    let names = of.iter().map(|class| match class {
        ClassName::Upper => "upper",
        ClassName::Lower => "lower",
        ClassName::Digit => "digit",
        ClassName::Special => "special",
    });
    format!("{} of {}", classes.at_least, joined(names))
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Timestamp => "timestamp",
        Format::EpochSeconds => "epoch_seconds",
        Format::EpochMilliseconds => "epoch_milliseconds",
        Format::Port => "port",
        Format::Ip => "ip",
        Format::PhoneList => "phone_list",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds() {
        assert_eq!(bound(true, None, Some(1.0)), Some(Move::Tighter));
        assert_eq!(bound(true, Some(2.0), Some(1.0)), Some(Move::Looser));
        assert_eq!(bound(false, Some(2.0), Some(1.0)), Some(Move::Tighter));
        assert_eq!(bound(false, Some(2.0), None), Some(Move::Looser));
        assert_eq!(bound(false, None, None), None);
        assert_eq!(bound(true, Some(1.0), Some(1.0)), None);
    }

    #[test]
    fn charsets() {
        assert_eq!(charset(Some("a-z"), Some("a-z0-9")), Some(Move::Looser));
        assert_eq!(charset(Some("A-Za-z"), Some("A-Z")), Some(Move::Tighter));
        assert_eq!(charset(Some("a-m"), Some("g-z")), Some(Move::Aside));
        assert_eq!(charset(Some("a-z_"), Some("_a-mn-z")), None);
        assert_eq!(charset(Some("ascii"), Some("a-z")), Some(Move::Tighter));
        assert_eq!(charset(Some("a-z"), Some("ascii")), Some(Move::Looser));
        assert_eq!(charset(None, Some("a-z")), Some(Move::Tighter));
    }

    #[test]
    fn classes_of_characters() {
        use ClassName::{Digit, Lower, Upper};
        let classes = |at_least, of: &[ClassName]| Classes { at_least, of: of.to_vec() };
        let two = classes(2, &[Upper, Lower, Digit]);
        let moved = |new: Classes| super::classes(Some(&two), Some(&new));
        assert_eq!(moved(classes(3, &[Upper, Lower, Digit])), Some(Move::Tighter));
        assert_eq!(moved(classes(1, &[Upper, Lower, Digit])), Some(Move::Looser));
        assert_eq!(moved(classes(2, &[Upper, Lower])), Some(Move::Tighter));
        assert_eq!(moved(classes(1, &[Upper])), Some(Move::Aside));
        assert_eq!(moved(classes(2, &[Digit, Upper, Lower])), None);
    }
}
