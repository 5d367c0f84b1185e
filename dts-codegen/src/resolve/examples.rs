//! Examples: each must do what it says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{action::Resolver, codes};
use crate::{
    diagnostic::{Diagnostic, Severity, nearest},
    model::{Action, At, Example, FieldKind, StructureId},
    parse::NodePath,
    validate::{Validator, Violation, ViolationKind},
};

/// The examples. A good one must break nothing, a bad one exactly what it says.
pub(super) fn resolve(cx: &mut Resolver<'_>, action: &Action) -> Vec<Example> {
    let file = cx.file;
    let mut examples = Vec::new();
    let mut seen = BTreeSet::new();
    let validator = Validator::new(action);
    for (index, spec) in file.spec.examples.iter().enumerate() {
        let path = NodePath::root().key("examples").index(index);
        let place = cx.value(&path.clone().key("name"));
        if !seen.insert(spec.name.clone()) {
            let fault = Diagnostic::error(&codes::BAD_EXAMPLE, format!("example `{}` is given twice", spec.name));
            cx.push(fault.at(place.clone()));
        }
        let texts: BTreeMap<String, String> =
            spec.request.iter().map(|(name, text)| (name.clone(), text.0.clone())).collect();
        // An example may show nothing but a response.
        if !(spec.request.is_empty() && spec.response.is_some() && spec.breaks.is_empty()) {
            compare(cx, action, spec, &validator.validate(&texts), &path);
        }
        if let Some(response) = &spec.response {
            unknown_fields(cx, action, action.response, response, &path.clone().key("response"));
        }
        examples.push(Example {
            name: At { value: spec.name.clone(), place },
            request: texts.into_iter().collect(),
            response: spec.response.clone(),
            breaks: spec.breaks.clone(),
        });
    }
    examples
}

fn compare(
    cx: &mut Resolver<'_>,
    action: &Action,
    spec: &crate::spec::ExampleSpec,
    found: &[Violation],
    path: &NodePath,
) {
    let name = &spec.name;
    let mut expected: BTreeSet<&str> = spec.breaks.iter().map(String::as_str).collect();
    let mut met = BTreeSet::new();
    let is_short_of_parameters = cx.file.spec.parameters.keys().any(|name| action.parameter(name).is_none());
    for violation in found {
        // Rules go by their id, limits by the parameter's name in the spec.
        let label = violation.rule.clone().unwrap_or_else(|| listed_name(action, &violation.parameter));
        if expected.contains(label.as_str()) {
            met.insert(label);
            continue;
        }
        // A parameter has faults of its own, which have been told: the example may well mean it.
        if violation.kind == ViolationKind::UnknownParameter && is_short_of_parameters {
            continue;
        }
        // Open sets are there to be gone beyond.
        if violation.severity == Severity::Warning {
            continue;
        }
        let request = path.clone().key("request");
        let place = match spec.request.contains_key(&violation.parameter) {
            true => cx.value(&request.key(&violation.parameter)),
            false => cx.value(&path.clone().key("name")),
        };
        let message = format!("example `{name}`: {}", violation.message);
        let fault = Diagnostic::error(&codes::BAD_EXAMPLE, message).at(place);
        cx.push(fault.help(format!("mend the request, or add `{label}` to the example's `breaks`")));
    }
    // A rule with faults of its own checks nothing.
    let is_faulty = |label: &str| {
        cx.file.spec.rules.iter().any(|rule| rule.id == label) && !action.rules.iter().any(|rule| rule.id == label)
    };
    expected.retain(|label| !met.contains(*label) && !is_faulty(label));
    for label in expected {
        let index = spec.breaks.iter().position(|one| one == label).unwrap_or_default();
        let place = cx.value(&path.clone().key("breaks").index(index));
        cx.push(
            Diagnostic::error(&codes::BAD_EXAMPLE, format!("example `{name}` does not break `{label}`"))
                .at(place)
                .help("`breaks` lists rule ids, and names of parameters whose own limits break"),
        );
    }
}

/// The name in the spec for a full name such as `Tag.1.Key`.
fn listed_name(action: &Action, full: &str) -> String {
    if action.parameter(full).is_some() {
        return full.to_owned();
    }
    let plain: Vec<&str> = full.split('.').map(|part| if part.parse::<u32>().is_ok() { "N" } else { part }).collect();
    let plain = plain.join(".");
    let list = format!("{plain}.N");
    if action.parameter(&plain).is_none() && action.parameter(&list).is_some() { list } else { plain }
}

/// Members of an example's response that the tree does not have are typing errors.
fn unknown_fields(cx: &mut Resolver<'_>, action: &Action, id: StructureId, value: &Value, path: &NodePath) {
    let Value::Object(members) = value else {
        // A list in an object's place and other oddities are decoded leniently; they are not typing errors.
        return;
    };
    for (name, value) in members {
        let path = path.clone().key(name);
        let Some(field) = action.fields(id).iter().find(|field| field.name == *name) else {
            let place = cx.key(&path);
            let fault = Diagnostic::error(&codes::BAD_EXAMPLE, format!("the response has no field `{name}`")).at(place);
            let listed = action.fields(id).iter().map(|field| field.name.as_str());
            cx.push(match nearest(name, listed) {
                Some(near) => Diagnostic { severity: Severity::Error, ..fault }.help(format!("did you mean `{near}`?")),
                None => fault.help("add it to `response`, or leave it out of the example"),
            });
            continue;
        };
        match (&field.kind, &field.wrapper) {
            (FieldKind::Object(id), _) => unknown_fields(cx, action, *id, value, &path),
            (FieldKind::Array(item), wrapper) => {
                let FieldKind::Object(id) = **item else { continue };
                let (value, path) = match wrapper {
                    Some(wrapper) => match value.get(wrapper) {
                        Some(inner) => (inner, path.key(wrapper)),
                        None => continue,
                    },
                    None => (value, path),
                };
                let Value::Array(items) = value else { continue };
                for (index, item) in items.iter().enumerate() {
                    unknown_fields(cx, action, id, item, &path.clone().index(index));
                }
            }
            (FieldKind::Map(item), _) => {
                let (FieldKind::Object(id), Value::Object(entries)) = (&**item, value) else { continue };
                for (name, entry) in entries {
                    unknown_fields(cx, action, *id, entry, &path.clone().key(name));
                }
            }
            _ => {}
        }
    }
}
