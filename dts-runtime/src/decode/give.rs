//! Hands a scalar to its place.

use super::fault::{Fault, Read};
use super::{Decode, List, Mismatch, Place, Scalar, ScalarKind};
use crate::Value;

/// A scalar to its place. Whether the place has a value then: null is none, and as a rule blank text, too.
pub(super) fn give(target: &mut dyn Decode, value: Scalar<'_>, offset: usize) -> Read<bool> {
    let absent = value.is_null() || value.is_blank();
    let taken = match target.place() {
        Place::Scalar(leaf) => leaf.take(value).map(|()| !absent),
        Place::Text(leaf) => leaf.take(value).map(|()| !value.is_null()),
        Place::Any(place) => {
            *place = untyped(value);
            Ok(true)
        }
        Place::Optional(optional) if value.is_null() => {
            optional.clear();
            Ok(true)
        }
        Place::Optional(optional) => {
            if !give(optional.open(), value, offset)? {
                optional.clear();
            }
            Ok(true)
        }
        Place::List(list) => return give_element(list, value, offset),
        Place::Structure(_) | Place::Map(_) if absent => Ok(false),
        Place::Structure(_) | Place::Map(_) => Err(Mismatch::new("an object", value)),
    };
    taken.map_err(|mismatch| Fault::mismatch(offset, mismatch, value))
}

/// A scalar in place of a list of one. Null and blank text are no element.
pub(super) fn give_element(list: &mut dyn List, value: Scalar<'_>, offset: usize) -> Read<bool> {
    if value.is_null() || value.is_blank() {
        return Ok(false);
    }
    let Some(element) = list.element() else { return Ok(false) };
    if !give(element, value, offset)? {
        list.retract();
    }
    Ok(true)
}

fn untyped(value: Scalar<'_>) -> Value {
    match value.kind() {
        ScalarKind::Null => Value::Null,
        ScalarKind::Boolean => Value::Boolean(value.text() == "true"),
        ScalarKind::Number => Value::Number(value.text().to_owned()),
        ScalarKind::Text => Value::Text(value.text().to_owned()),
    }
}

/// The name with a capital first letter, where it has a small one: some answers spell their members `dtsJobId` though
/// they are documented as `DtsJobId`. An exact name always comes first.
pub(super) fn capitalized(name: &str) -> Option<String> {
    let first = name.chars().next().filter(char::is_ascii_lowercase)?;
    Some(format!("{}{}", first.to_ascii_uppercase(), name.get(1..)?))
}
