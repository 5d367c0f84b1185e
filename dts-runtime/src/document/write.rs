//! Views as compact JSON.

use std::fmt::Write;

use super::ObjectMembers;
use crate::{View, value::quoted};

/// The JSON text of what a parameter holds.
pub(crate) fn json(view: View<'_>) -> String {
    let mut text = String::new();
    // Writing to a string can't fail.
    let _ = write(view, &mut text);
    text
}

fn write(view: View<'_>, out: &mut String) -> std::fmt::Result {
    match view {
        View::Unset => out.write_str("null"),
        View::Boolean(value) => write!(out, "{value}"),
        View::Integer(number) => write!(out, "{number}"),
        // JSON has no other numbers; the checks refuse them.
        View::Float(number) if !number.is_finite() => out.write_str("null"),
        View::Float(number) => write!(out, "{number}"),
        View::Any(value) => write!(out, "{value}"),
        View::List(items) => {
            out.push('[');
            for index in 0..items.count() {
                if index > 0 {
                    out.push(',');
                }
                write(items.item(index), out)?;
            }
            out.push(']');
            Ok(())
        }
        View::Object(object) => members(ObjectMembers::of(object, false), out),
        View::Map(map) => {
            let mut list = Vec::new();
            map.each(&mut |name, value| list.push((name, value)));
            members(list, out)
        }
        text => quoted(out, &text.text()),
    }
}

fn members(members: Vec<(&str, View<'_>)>, out: &mut String) -> std::fmt::Result {
    out.push('{');
    for (index, (name, value)) in members.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        quoted(out, name)?;
        out.push(':');
        write(value, out)?;
    }
    out.push('}');
    Ok(())
}
