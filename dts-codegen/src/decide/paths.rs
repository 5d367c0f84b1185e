//! Paths into documents.

use super::Json;

/// What a path leads to.
pub(super) enum At<'v> {
    /// This value, which is not null.
    Value(&'v Json),
    /// Nothing: the object of this token lacks the member, or there is no object.
    Missing(Option<usize>),
    /// An expression knows what is there, and whether.
    Open,
}

/// The values at a path such as `*/Table/*/name`, where `*` stands for every entry.
pub(super) fn each_at<'v>(value: &'v Json, path: &str, take: &mut dyn FnMut(At<'v>)) {
    let (step, rest) = match path.split_once('/') {
        Some((step, rest)) => (step, Some(rest)),
        None => (path, None),
    };
    let outer = matches!(value, Json::Object(..)).then(|| value.at());
    let mut next = |value: Option<&'v Json>| match (value, rest) {
        (Some(value), Some(rest)) => each_at(value, rest, take),
        (None, Some(rest)) if rest.contains('*') => {}
        (Some(value), None) if !matches!(value, Json::Null(_)) => take(At::Value(value)),
        _ => take(At::Missing(outer)),
    };
    match (step, value) {
        (_, Json::Expression(_)) => take(At::Open),
        ("*", Json::Object(_, members)) => members.iter().for_each(|(_, _, value)| next(Some(value))),
        ("*", Json::Array(_, items)) => items.iter().for_each(|value| next(Some(value))),
        ("*", _) => {}
        (name, Json::Object(_, members)) => {
            next(members.iter().find(|(_, member, _)| member == name).map(|(_, _, value)| value));
        }
        _ => next(None),
    }
}
