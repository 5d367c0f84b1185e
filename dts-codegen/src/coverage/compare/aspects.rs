//! Each aspect of a parameter, between the spec and one document.

use super::wording;
use crate::{
    coverage::{
        difference::Kind,
        official::{OfficialKind, OfficialParameter},
    },
    model::{Action, Parameter, ParameterKind, RuleKind},
    spec::{Format, Location},
};

/// The aspects that are compared.
pub(super) const KINDS: &[Kind] =
    &[Kind::Required, Kind::Type, Kind::Values, Kind::In, Kind::MaxItems, Kind::Range, Kind::Length, Kind::Deprecated];

/// What the two sides say, where it is not the same.
pub(super) struct Gap {
    /// The spec.
    pub(super) spec: String,
    /// The document.
    pub(super) official: String,
    /// Why it is none to mend, if that follows from how specs are written.
    pub(super) known: Option<&'static str>,
    /// What to do if the document is right.
    pub(super) mend: String,
}

/// The difference in one aspect.
pub(super) fn gap(action: &Action, parameter: &Parameter, says: &OfficialParameter, kind: Kind) -> Option<Gap> {
    match kind {
        Kind::Required => required(parameter, says),
        Kind::Type => ty(parameter, says),
        Kind::Values => values(action, parameter, says),
        Kind::In => location(parameter, says),
        Kind::MaxItems => max_items(parameter, says),
        Kind::Range => range(action, parameter, says),
        Kind::Length => length(parameter, says),
        Kind::Deprecated => deprecated(parameter, says),
        Kind::ActionMissing | Kind::ActionUnknown | Kind::ParameterMissing | Kind::ParameterUnknown => None,
    }
}

fn required(parameter: &Parameter, says: &OfficialParameter) -> Option<Gap> {
    (parameter.required != says.required).then(|| Gap {
        spec: wording::required(parameter.required).to_owned(),
        official: wording::required(says.required).to_owned(),
        known: None,
        mend: format!("write `required: {}`", says.required),
    })
}

fn ty(parameter: &Parameter, says: &OfficialParameter) -> Option<Gap> {
    let is_list = says.name.ends_with(".N");
    let single = match &parameter.kind {
        ParameterKind::List(item) => item,
        kind => kind,
    };
    let fits = match (single, &says.kind) {
        _ if parameter.is_list() != is_list => false,
        (_, OfficialKind::Unknown) => true,
        (ParameterKind::Csv(_), OfficialKind::String | OfficialKind::Csv) => true,
        // A value set and a JSON document travel as a text, and documents say no more of them.
        (ParameterKind::String | ParameterKind::Values(_), OfficialKind::String) => true,
        (ParameterKind::Json, OfficialKind::String | OfficialKind::Json) => true,
        (ParameterKind::String, OfficialKind::Csv) => parameter.limits.format == Some(Format::PhoneList),
        (ParameterKind::Boolean, OfficialKind::Boolean)
        | (ParameterKind::Int32, OfficialKind::Int32)
        | (ParameterKind::Int64, OfficialKind::Int64)
        | (ParameterKind::Float, OfficialKind::Float)
        | (ParameterKind::Groups { .. }, OfficialKind::Group) => true,
        _ => false,
    };
    (!fits).then(|| Gap {
        spec: wording::of_spec(parameter),
        official: wording::of_official(says),
        known: None,
        mend: String::from("correct the type"),
    })
}

/// Values of the document that the spec does not have. Values that the spec has beyond them are of its own documents.
fn values(action: &Action, parameter: &Parameter, says: &OfficialParameter) -> Option<Gap> {
    let numbers = &parameter.limits.one_of;
    let set = parameter.values().and_then(|id| action.value_set(id));
    let has = |text: &str| match set {
        Some(set) => set.contains(text),
        None if parameter.item_kind() == &ParameterKind::Boolean => matches!(text, "true" | "false"),
        None => numbers.iter().any(|(number, _)| text.parse() == Ok(*number)),
    };
    let lacking: Vec<&str> = says.values.iter().map(String::as_str).filter(|text| !has(text)).collect();
    if lacking.is_empty() {
        return None;
    }
    let lists_some = set.is_some() || !numbers.is_empty();
    Some(Gap {
        spec: String::from(if lists_some { "not among its values" } else { "no values" }),
        official: lacking.join(", "),
        known: None,
        mend: String::from(if lists_some { "add the values" } else { "add `values`" }),
    })
}

fn location(parameter: &Parameter, says: &OfficialParameter) -> Option<Gap> {
    let spec = match parameter.location {
        Location::Query => "query",
        Location::Body => "body",
    };
    let official = says.location.as_deref().filter(|location| *location != spec)?;
    let known = match (parameter.location, official) {
        (Location::Body, "query") if parameter.secret => Some("it is secret, and a URL is no place for a secret"),
        (Location::Body, "query") if parameter.item_kind() == &ParameterKind::Json => {
            Some("it is a JSON document, and a document may be too long for a URL")
        }
        _ => None,
    };
    Some(Gap { spec: spec.to_owned(), official: official.to_owned(), known, mend: format!("write `in: {official}`") })
}

fn max_items(parameter: &Parameter, says: &OfficialParameter) -> Option<Gap> {
    let most = says.max_items?;
    let own = parameter.limits.max_items.map(f64::from);
    (own != Some(most)).then(|| Gap {
        spec: wording::number(own),
        official: wording::number(Some(most)),
        known: None,
        mend: format!("write `max_items: {most}`"),
    })
}

fn range(action: &Action, parameter: &Parameter, says: &OfficialParameter) -> Option<Gap> {
    let limits = &parameter.limits;
    let numbers = || limits.one_of.iter().map(|(number, _)| *number as f64);
    let is_inside = |number: f64| {
        says.minimum.is_none_or(|minimum| minimum <= number) && says.maximum.is_none_or(|maximum| number <= maximum)
    };
    let (minimum, maximum) = match limits.format {
        Some(Format::Port) => (Some(1.0), Some(65535.0)),
        _ => (limits.minimum, limits.maximum),
    };
    let differs = |own: Option<f64>, official: Option<f64>| official.is_some() && own != official;
    if !differs(minimum, says.minimum) && !differs(maximum, says.maximum) {
        return None;
    }
    let has_rule = action.rules.iter().any(|rule| match &rule.kind {
        RuleKind::Range { parameter: name, .. } => *name == parameter.name,
        _ => false,
    });
    let known = if !limits.one_of.is_empty() && numbers().all(is_inside) {
        Some("the spec lists the numbers one by one")
    } else if has_rule {
        Some("rules give the range, which depends on another parameter")
    } else {
        None
    };
    Some(Gap {
        spec: span(minimum, maximum),
        official: span(says.minimum, says.maximum),
        known,
        mend: String::from("correct `minimum` and `maximum`"),
    })
}

fn length(parameter: &Parameter, says: &OfficialParameter) -> Option<Gap> {
    let (fewest, most) = (parameter.limits.min_length.map(f64::from), parameter.limits.max_length.map(f64::from));
    let differs = |own: Option<f64>, official: Option<f64>| official.is_some() && own != official;
    (differs(fewest, says.min_length) || differs(most, says.max_length)).then(|| Gap {
        spec: span(fewest, most),
        official: span(says.min_length, says.max_length),
        known: None,
        mend: String::from("correct `min_length` and `max_length`"),
    })
}

/// `from 1 to 10`, `from 1`, `to 10`, `none`.
fn span(from: Option<f64>, to: Option<f64>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("from {from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => wording::number(None),
    }
}

fn deprecated(parameter: &Parameter, says: &OfficialParameter) -> Option<Gap> {
    (says.deprecated && parameter.remarks.deprecated.is_none()).then(|| Gap {
        spec: String::from("not deprecated"),
        official: String::from("deprecated"),
        known: None,
        mend: String::from("write `deprecated: true`"),
    })
}
