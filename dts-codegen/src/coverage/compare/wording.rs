//! How each side is told.

use crate::{
    coverage::{
        difference::Kind,
        official::{OfficialKind, OfficialParameter},
    },
    model::{Parameter, ParameterKind},
};

/// `, or add a `differs` note`: what can be done where the spec is right.
pub(super) fn or_note(kind: Kind) -> String {
    match kind.aspects().first() {
        Some(aspect) => format!(", or add `differs: [{{ aspect: {aspect}, says: .. }}]` where the spec is right"),
        None => String::new(),
    }
}

/// `required` or `optional`.
pub(super) fn required(required: bool) -> &'static str {
    if required { "required" } else { "optional" }
}

/// A number as it is written.
pub(super) fn number(number: Option<f64>) -> String {
    number.map_or_else(|| String::from("none"), |number| number.to_string())
}

/// What a parameter of the spec holds.
pub(super) fn of_spec(parameter: &Parameter) -> String {
    fn word(kind: &ParameterKind) -> &'static str {
        match kind {
            ParameterKind::String => "string",
            ParameterKind::Boolean => "boolean",
            ParameterKind::Int32 => "int32",
            ParameterKind::Int64 => "int64",
            ParameterKind::Float => "float",
            ParameterKind::Json => "json",
            ParameterKind::Values(_) => "string with values",
            ParameterKind::Csv(_) => "csv",
            ParameterKind::List(item) => word(item),
            ParameterKind::Groups { .. } => "group",
        }
    }
    let word = word(&parameter.kind);
    if parameter.is_list() { format!("list of {word}") } else { word.to_owned() }
}

/// What a parameter of a document holds, in the words of specs.
pub(super) fn of_official(parameter: &OfficialParameter) -> String {
    let word = match &parameter.kind {
        OfficialKind::String => "string",
        OfficialKind::Boolean => "boolean",
        OfficialKind::Int32 => "int32",
        OfficialKind::Int64 => "int64",
        OfficialKind::Float => "float",
        OfficialKind::Json => "json",
        OfficialKind::Csv => "csv",
        OfficialKind::Group => "group",
        OfficialKind::Unknown => "anything",
        OfficialKind::Other(word) => word,
    };
    if parameter.name.ends_with(".N") { format!("list of {word}") } else { word.to_owned() }
}
