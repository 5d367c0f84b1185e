//! Values that no parameter of the kind can have, whatever its limits are: told here, where the compiler would only
//! speak of types.

use dts_codegen::facts::{KindFacts, ParameterFacts};

use super::{
    literal::{Scalar, ScalarKind},
    value::item,
};

/// What a kind of parameters takes, for people.
pub(super) fn expected(kind: &KindFacts) -> &'static str {
    match kind {
        KindFacts::String => "a text",
        KindFacts::Boolean => "`true` or `false`",
        KindFacts::Int32 => "a whole number of 32 bits",
        KindFacts::Int64 => "a whole number of 64 bits",
        KindFacts::Float => "a number",
        KindFacts::Json(_) | KindFacts::Part(_) => "a JSON document",
        KindFacts::Set(_) => "a value of its set",
        KindFacts::Csv(_) | KindFacts::List(_) => "a list",
        KindFacts::Groups { .. } => "a list of groups",
    }
}

/// What is wrong with a literal, if it can't be a value of this kind.
pub(super) fn literal(scalar: &Scalar, kind: &KindFacts, parameter: &ParameterFacts) -> Option<String> {
    let wire = &parameter.wire;
    let of = match item(&parameter.kind) == kind && parameter.kind != *kind {
        true => format!("an item of `{wire}`"),
        false => format!("`{wire}`"),
    };
    let takes = |instead: String| Some(format!("{of} is {}, not {}; {instead}", expected(kind), scalar.kind.as_str()));
    // A secret is not repeated.
    let quoted = match parameter.secret {
        true => String::from("write it in quotes"),
        false => format!("write `\"{}\"`", scalar.text),
    };
    let unquoted = |fits: bool, example: &str| match fits && !parameter.secret {
        true => format!("write `{}`, without quotes", scalar.text),
        false => format!("write {example}"),
    };
    if let Some(suffix) = foreign_suffix(scalar, kind) {
        return Some(format!("{of} is {}, not of type `{suffix}`; leave `{suffix}` out", expected(kind)));
    }
    match (kind, scalar.kind) {
        (KindFacts::String | KindFacts::Set(_), ScalarKind::Text) => None,
        (KindFacts::String | KindFacts::Set(_), ScalarKind::Other) => takes(String::from("write `\"...\"`")),
        (KindFacts::String | KindFacts::Set(_), _) => takes(quoted),
        (KindFacts::Boolean, ScalarKind::Boolean) => None,
        (KindFacts::Boolean, kind) => {
            let fits = kind == ScalarKind::Text && matches!(scalar.text.as_str(), "true" | "false");
            takes(unquoted(fits, "`true` or `false`"))
        }
        (KindFacts::Int32, ScalarKind::Integer) if scalar.text.parse::<i32>().is_err() => Some(format!(
            "{of} is a whole number of 32 bits, from {} to {}; `{}` is beyond",
            i32::MIN,
            i32::MAX,
            scalar.text
        )),
        (KindFacts::Int64, ScalarKind::Integer) if scalar.text.parse::<i64>().is_err() => Some(format!(
            "{of} is a whole number of 64 bits, from {} to {}; `{}` is beyond",
            i64::MIN,
            i64::MAX,
            scalar.text
        )),
        (KindFacts::Int32 | KindFacts::Int64, ScalarKind::Integer) => None,
        (KindFacts::Int32 | KindFacts::Int64, kind) => {
            let fits = kind == ScalarKind::Text && scalar.text.parse::<i64>().is_ok();
            takes(unquoted(fits, "a number without quotes and fraction: `1`"))
        }
        (KindFacts::Float, ScalarKind::Integer | ScalarKind::Float) => {
            let is_finite = scalar.text.parse::<f64>().is_ok_and(f64::is_finite);
            (!is_finite).then(|| format!("{of} is a number of 64 bits; `{}` is beyond", scalar.text))
        }
        (KindFacts::Float, kind) => {
            let fits = kind == ScalarKind::Text && scalar.text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            takes(unquoted(fits && scalar.text.parse::<f64>().is_ok(), "a number without quotes: `0.5`"))
        }
        (KindFacts::Json(_) | KindFacts::Part(_), ScalarKind::Text) => None,
        (KindFacts::Json(_) | KindFacts::Part(_), _) => {
            takes(String::from("write `{ \"name\": value }`, or a text that holds JSON"))
        }
        (KindFacts::Csv(_), ScalarKind::Text) => None,
        (KindFacts::Csv(_) | KindFacts::List(_), _) => takes(match (scalar.kind, parameter.secret) {
            (_, true) | (ScalarKind::Other, _) => String::from("write `[...]`"),
            (ScalarKind::Text, false) => format!("write `[\"{}\"]`", scalar.text),
            (_, false) => format!("write `[{}]`", scalar.text),
        }),
        (KindFacts::Groups { .. }, _) => takes(String::from("write `[{ name: value }]`")),
    }
}

/// A type behind a number that the setter does not take.
fn foreign_suffix<'s>(scalar: &'s Scalar, kind: &KindFacts) -> Option<&'s str> {
    let own = match kind {
        KindFacts::Int32 => "i32",
        KindFacts::Int64 => "i64",
        KindFacts::Float => "f64",
        _ => return None,
    };
    let is_number = matches!(scalar.kind, ScalarKind::Integer | ScalarKind::Float);
    (is_number && !scalar.suffix.is_empty() && scalar.suffix != own).then_some(scalar.suffix.as_str())
}
