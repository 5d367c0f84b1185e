//! Waiters.

use heck::ToSnakeCase;

use super::{action::Resolver, codes, pages::unknown};
use crate::{
    diagnostic::Diagnostic,
    model::{Action, Field, FieldKind, ValueSet, Waiter},
    parse::NodePath,
    spec::{Text, WaiterSpec},
};

/// The states to wait for.
pub(super) fn waiters(cx: &mut Resolver<'_>, action: &Action) -> Vec<Waiter> {
    let file = cx.file;
    let mut waiters = Vec::new();
    for (name, spec) in &file.spec.waiters {
        let path = NodePath::root().key("waiters").key(name);
        check_name(cx, name, &path);
        let fields = action.fields(action.response);
        let Some(field) = fields.iter().find(|field| field.name == spec.field) else {
            let listed = fields.iter().map(|field| field.name.as_str()).collect();
            unknown(cx, "response field", &spec.field, &path.clone().key("field"), listed);
            continue;
        };
        check_field(cx, field, &path);
        let set = match &field.kind {
            FieldKind::Values(id) => action.value_set(*id),
            _ => None,
        };
        check_values(cx, spec, set, &path);
        let texts = |list: &[Text]| list.iter().map(|text| text.0.clone()).collect();
        waiters.push(Waiter {
            name: name.clone(),
            doc: spec.doc.clone(),
            field: spec.field.clone(),
            success: texts(&spec.success),
            failure: texts(&spec.failure),
        });
    }
    waiters
}

/// The name becomes a part of a method's.
fn check_name(cx: &mut Resolver<'_>, name: &str, path: &NodePath) {
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && !name.contains("__")
        && !name.ends_with('_');
    if is_name {
        return;
    }
    let place = cx.key(path);
    let fault = Diagnostic::error(&codes::BAD_WAITER, format!("waiter `{name}` is not in snake case")).at(place);
    let better = name.to_snake_case();
    cx.push(match better.starts_with(|c: char| c.is_ascii_lowercase()) && better.is_ascii() {
        true => fault.help(format!("call it `{better}`")),
        false => fault.help("use small letters, digits and single underscores, a letter first"),
    });
}

/// A state is a text, or one of a value set.
fn check_field(cx: &mut Resolver<'_>, field: &Field, path: &NodePath) {
    let is_state = match &field.kind {
        FieldKind::Values(_) => true,
        FieldKind::String => !field.secret,
        _ => false,
    };
    if !is_state {
        let place = cx.value(&path.clone().key("field"));
        let message = format!("`{}` is neither a text nor one of a value set", field.name);
        cx.push(
            Diagnostic::error(&codes::BAD_WAITER, message)
                .at(place)
                .related(field.place.clone(), "its type is given here")
                .help("name the field that tells the state"),
        );
    }
}

/// There is something to wait for, no value ends the waiting well and badly, and the field may have them all.
fn check_values(cx: &mut Resolver<'_>, spec: &WaiterSpec, set: Option<&ValueSet>, path: &NodePath) {
    if spec.success.is_empty() {
        let place = cx.value(&path.clone().key("success"));
        let fault = Diagnostic::error(&codes::BAD_WAITER, "no value ends the waiting well").at(place);
        cx.push(fault.help("list the values of the state that is waited for"));
    }
    for (index, text) in spec.failure.iter().enumerate().filter(|(_, text)| spec.success.contains(text)) {
        let place = cx.value(&path.clone().key("failure").index(index));
        let message = format!("`{}` ends the waiting both well and badly", text.0);
        cx.push(Diagnostic::error(&codes::BAD_WAITER, message).at(place).help("remove it from one of the lists"));
    }
    let Some(set) = set else { return };
    for (key, list) in [("success", &spec.success), ("failure", &spec.failure)] {
        for (index, Text(text)) in list.iter().enumerate().filter(|(_, text)| !set.contains(&text.0)) {
            let near = set.members.iter().map(|one| one.text.as_str()).find(|one| one.eq_ignore_ascii_case(text));
            // A set that is known to be open, and a value that is new to it.
            if near.is_none() && !set.complete {
                continue;
            }
            let place = cx.value(&path.clone().key(key).index(index));
            let message = format!("`{text}` is not among the values of `{}`", spec.field);
            let fault = Diagnostic::warning(&codes::VALUE_OUTSIDE_SET, message)
                .at(place)
                .related(set.place.clone(), "the values are listed here");
            cx.push(match near {
                Some(near) => fault.help(format!("did you mean `{near}`?")),
                None => fault.help("add it to the set, or mark the set `complete: false`"),
            });
        }
    }
}
