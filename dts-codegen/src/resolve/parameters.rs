//! Parameters.

use std::sync::Arc;

use indexmap::IndexMap;

use super::{
    action::{Resolver, deprecated},
    codes, differences, documents, merge, sources, values, wire_name,
};
use crate::{
    decide::unreadable_pattern,
    diagnostic::{Diagnostic, nearest},
    model::{Action, Classes, Document, Limits, Parameter, ParameterKind, Remarks, SetName},
    parse::NodePath,
    spec::{Number, ParameterEntry, ParameterSpec, ParameterType, SharedRef, ValuesSpec},
    validate::{Violation, document_violations, limit_faults},
};

/// All parameters of the action; members of groups are put into their groups.
pub(super) fn resolve(cx: &mut Resolver<'_>) -> Vec<Parameter> {
    let file = cx.file;
    let mut groups: IndexMap<String, Vec<Parameter>> = IndexMap::new();
    let mut parameters = Vec::new();
    for (name, entry) in &file.spec.parameters {
        let path = cx.parameters_path().key(name);
        if let Some(fault) = wire_name::fault(name) {
            let place = cx.key(&path);
            cx.push(
                Diagnostic::error(&codes::BAD_WIRE_NAME, format!("the parameter's name {name:?} {fault}"))
                    .at(place)
                    .help("write the name exactly as it travels"),
            );
            continue;
        }
        let Some(spec) = merged(cx, name, entry, &path) else { continue };
        let Some(parameter) = parameter(cx, name, &spec, &path) else { continue };
        match name.split_once(".N.") {
            Some((group, member)) if !member.is_empty() && !group.is_empty() => {
                groups.entry(format!("{group}.N")).or_default().push(parameter);
            }
            _ => parameters.push((parameter, spec.rust_type)),
        }
    }
    let mut list: Vec<Parameter> = parameters
        .into_iter()
        .map(|(mut parameter, rust_type)| {
            if let Some(members) = groups.shift_remove(&parameter.name) {
                same_location(cx, &parameter, &members);
                parameter.kind = ParameterKind::Groups { members, rust_type };
            }
            parameter
        })
        .collect();
    // Groups that are known by their members alone.
    for (name, members) in groups {
        if let Some(first) = members.first() {
            same_location(cx, first, &members);
        }
        let first = members.first();
        let base = name.strip_suffix(".N").unwrap_or(&name).to_owned();
        list.push(Parameter {
            place: first.map_or_else(|| file.file_place(), |member| member.place.clone()),
            remarks: Remarks { doc: format!("List of `{base}` groups."), ..Remarks::default() },
            required: false,
            location: first.map(|member| member.location).unwrap_or_default(),
            secret: false,
            default: None,
            example: None,
            limits: Limits::default(),
            source: None,
            rust: None,
            document: None,
            kind: ParameterKind::Groups { members, rust_type: None },
            name,
        });
    }
    list
}

/// A list of groups travels as a whole: a member elsewhere would be sent where its author did not want it.
fn same_location(cx: &mut Resolver<'_>, list: &Parameter, members: &[Parameter]) {
    for member in members.iter().filter(|member| member.location != list.location) {
        cx.push(
            Diagnostic::error(
                &codes::MISPLACED_KEY,
                format!("`{}` travels elsewhere than `{}`", member.name, list.name),
            )
            .at(member.place.clone())
            .related(list.place.clone(), "the place of this one counts for all")
            .help("give the list and all its members the same `in`"),
        );
    }
}

/// The entry on top of the shared one that it refers to.
fn merged(cx: &mut Resolver<'_>, name: &str, entry: &ParameterEntry, path: &NodePath) -> Option<ParameterSpec> {
    let own = match entry {
        ParameterEntry::Shared => &ParameterSpec { shared: Some(SharedRef::SameName), ..ParameterSpec::default() },
        ParameterEntry::Own(own) => own.as_ref(),
    };
    let (key, place) = match &own.shared {
        None | Some(SharedRef::No) => return Some(own.clone()),
        Some(SharedRef::SameName) => (name, cx.value(path)),
        Some(SharedRef::Named(key)) => (key.as_str(), cx.value(&path.clone().key("shared"))),
    };
    let shared = cx.files.parameters.as_ref();
    if let Some(base) = shared.and_then(|file| file.spec.parameters.get(key)) {
        return Some(merge::parameter(own, base));
    }
    let fault = Diagnostic::error(&codes::UNKNOWN_SHARED, format!("no shared parameter `{key}`")).at(place);
    let listed = shared.into_iter().flat_map(|file| file.spec.parameters.keys()).map(String::as_str);
    cx.missing_shared(match nearest(key, listed) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help("add it to the product's `parameters.yaml`, or describe the parameter here"),
    });
    None
}

fn parameter(cx: &mut Resolver<'_>, name: &str, spec: &ParameterSpec, path: &NodePath) -> Option<Parameter> {
    let place = cx.key(path);
    let doc = match spec.doc.as_deref().map(str::trim) {
        Some(doc) if !doc.is_empty() => doc.to_owned(),
        _ => {
            cx.push(
                Diagnostic::error(&codes::MISSING_DOC, format!("parameter `{name}` has no doc"))
                    .at(place)
                    .help("add `doc:` with one sentence"),
            );
            return None;
        }
    };
    let mut notes: Vec<String> = spec.note.iter().cloned().collect();
    notes.extend(spec.notes.iter().flatten().cloned());
    let remarks = Remarks {
        doc,
        notes,
        deprecated: deprecated(spec.deprecated.as_ref()),
        public_cloud_only: spec.public_cloud_only.unwrap_or(false),
        differs: differences(spec.differs.as_deref().unwrap_or_default()),
    };
    let secret = spec.secret.unwrap_or(false);
    if !secret && looks_secret(name) && spec.secret.is_none() {
        cx.push(
            Diagnostic::warning(
                &codes::UNMARKED_SECRET,
                format!("`{name}` looks like a secret, but is not marked as one"),
            )
            .at(place.clone())
            .help("add `secret: true`, or `secret: false` if it really is none"),
        );
    }
    let mut limits = limits(cx, spec, path);
    let kind = kind(cx, name, spec, path, &mut limits)?;
    if secret && !can_be_secret(&kind) {
        let place = cx.key(&path.clone().key("secret"));
        cx.push(
            Diagnostic::error(&codes::MISPLACED_KEY, format!("`secret` does not fit the type of `{name}`"))
                .at(place)
                .help("only text is kept out of sight: use `type: string` or `json`, without `values`"),
        );
        return None;
    }
    let document = document(cx, spec.document.as_deref(), matches!(kind, ParameterKind::Json), path);
    Some(Parameter {
        document,
        name: name.to_owned(),
        place,
        remarks,
        kind,
        required: spec.required.unwrap_or(false),
        location: spec.location.unwrap_or_default(),
        secret,
        default: spec.default.as_ref().map(|text| text.0.clone()),
        example: spec.example.as_ref().map(|text| text.0.clone()),
        limits,
        source: spec.source.as_ref().map(sources),
        rust: spec.rust.clone(),
    })
}

fn kind(
    cx: &mut Resolver<'_>,
    name: &str,
    spec: &ParameterSpec,
    path: &NodePath,
    limits: &mut Limits,
) -> Option<ParameterKind> {
    let ty = spec.kind.unwrap_or_default();
    let scalar = match (ty, &spec.values) {
        (ParameterType::String | ParameterType::Csv, Some(values)) => {
            let pieces = vec![name.replace(".N", "")];
            let used = values::Use {
                values,
                path: path.clone().key("values"),
                name: spec.rust_type.clone().map_or(SetName::From(pieces), SetName::Given),
                doc: spec.doc.clone().unwrap_or_default(),
                complete: spec.complete.unwrap_or(true),
                ignore_case: spec.case_insensitive.unwrap_or(false),
            };
            ParameterKind::Values(values::resolve(cx, used)?)
        }
        (ParameterType::String | ParameterType::Csv, None) => ParameterKind::String,
        (ParameterType::Int32 | ParameterType::Int64, values) => {
            if let Some(values) = values {
                limits.one_of = numbers(cx, values, path)?;
                limits.one_of_open = !spec.complete.unwrap_or(true);
            }
            if ty == ParameterType::Int32 { ParameterKind::Int32 } else { ParameterKind::Int64 }
        }
        (ParameterType::Boolean | ParameterType::Float | ParameterType::Json, Some(_)) => {
            let place = cx.key(&path.clone().key("values"));
            cx.push(
                Diagnostic::error(&codes::MISPLACED_KEY, format!("`values` does not fit the type of `{name}`"))
                    .at(place)
                    .help("value sets are for string, csv, int32 and int64; say in the doc what `true` means"),
            );
            return None;
        }
        (ParameterType::Boolean, None) => ParameterKind::Boolean,
        (ParameterType::Float, None) => ParameterKind::Float,
        (ParameterType::Json, None) => ParameterKind::Json,
        // Parts of documents are checked by their own description; see `documents`.
        (_, None) if cx.in_document() => ParameterKind::Json,
        (_, values) => {
            let key = if values.is_some() && cx.in_document() { "values" } else { "type" };
            let place = cx.key(&path.clone().key(key));
            let message = format!("`{key}` does not fit `{name}`");
            cx.push(
                Diagnostic::error(&codes::MISPLACED_KEY, message)
                    .at(place)
                    .help("`any`, `object`, `array` and `map` are for members of documents, and have no `values`"),
            );
            return None;
        }
    };
    let kind = match ty {
        ParameterType::Csv => ParameterKind::Csv(Box::new(scalar)),
        _ => scalar,
    };
    let is_list = name.strip_suffix(".N").is_some_and(|base| !base.is_empty());
    if is_list && ty == ParameterType::Csv {
        let place = cx.key(&path.clone().key("type"));
        cx.push(
            Diagnostic::error(&codes::MISPLACED_KEY, format!("`{name}` is a list of lists"))
                .at(place)
                .help("`type: csv` is for lists that travel in one parameter; leave it out for `Name.N`"),
        );
        return None;
    }
    if !is_list && ty != ParameterType::Csv && !documents::is_part(ty) {
        for (key, given) in [("min_items", limits.min_items), ("max_items", limits.max_items)] {
            if given.is_some() {
                let place = cx.key(&path.clone().key(key));
                cx.push(
                    Diagnostic::error(&codes::MISPLACED_KEY, format!("`{key}` is given, but `{name}` is not a list"))
                        .at(place)
                        .help("lists are named `Name.N`, or have `type: csv`"),
                );
            }
        }
    }
    Some(if is_list { ParameterKind::List(Box::new(kind)) } else { kind })
}

/// Numbers and value sets have types that show themselves.
fn can_be_secret(kind: &ParameterKind) -> bool {
    match kind {
        ParameterKind::String | ParameterKind::Json => true,
        ParameterKind::List(item) | ParameterKind::Csv(item) => can_be_secret(item),
        _ => false,
    }
}

/// The document that something holds, which only what holds JSON has.
pub(super) fn document(
    cx: &mut Resolver<'_>,
    name: Option<&str>,
    is_json: bool,
    path: &NodePath,
) -> Option<Arc<Document>> {
    let name = name?;
    let path = path.clone().key("document");
    if !is_json {
        let place = cx.key(&path);
        cx.push(
            Diagnostic::error(&codes::MISPLACED_KEY, "`document` is given, but no JSON is held")
                .at(place)
                .help("add `type: json`"),
        );
        return None;
    }
    let found = cx.documents.get(name).cloned();
    // One that is there with faults has been told of.
    let is_written = cx.files.documents.iter().any(|file| file.spec.document == name);
    if found.is_none() && is_written {
        cx.incomplete = true;
    } else if found.is_none() {
        let place = cx.value(&path);
        let fault = Diagnostic::error(&codes::UNKNOWN_TYPE, format!("unknown document `{name}`")).at(place);
        let near = nearest(name, cx.documents.keys().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| String::from("add it as a file under the product's `documents/`"));
        cx.missing_shared(fault.help(help));
    }
    found
}

/// The members of a numeric value set.
fn numbers(cx: &mut Resolver<'_>, values: &ValuesSpec, path: &NodePath) -> Option<Vec<(i64, String)>> {
    let texts: Vec<(String, String)> = match values {
        ValuesSpec::List(list) => list.iter().map(|text| (text.0.clone(), String::new())).collect(),
        ValuesSpec::Members(members) => {
            members.iter().map(|(text, member)| (text.clone(), member.0.doc.clone())).collect()
        }
        ValuesSpec::Named(_) => {
            let place = cx.value(&path.clone().key("values"));
            cx.push(
                Diagnostic::error(&codes::MISPLACED_KEY, "a numeric parameter can't use a named value set")
                    .at(place)
                    .help("write the numbers here"),
            );
            return None;
        }
    };
    let mut numbers = Vec::new();
    for (index, (text, doc)) in texts.into_iter().enumerate() {
        let path = path.clone().key("values");
        match text.parse() {
            Ok(number) => numbers.push((number, doc)),
            Err(_) => {
                let path = if matches!(values, ValuesSpec::List(_)) { path.index(index) } else { path.key(&text) };
                let place = cx.key(&path);
                cx.push(
                    Diagnostic::error(&codes::BAD_LIMIT, format!("`{text}` is not a whole number"))
                        .at(place)
                        .help("a numeric parameter has numbers as values; use `type: string` for other texts"),
                );
            }
        }
    }
    Some(numbers)
}

fn limits(cx: &mut Resolver<'_>, spec: &ParameterSpec, path: &NodePath) -> Limits {
    let faulty = |cx: &mut Resolver<'_>, key: &str, message: String| {
        let place = cx.key(&path.clone().key(key));
        cx.push(Diagnostic::error(&codes::BAD_LIMIT, message).at(place));
    };
    let (minimum, maximum) = (spec.minimum.map(to_f64), spec.maximum.map(to_f64));
    if let (Some(minimum), Some(maximum)) = (minimum, maximum)
        && minimum > maximum
    {
        faulty(cx, "maximum", format!("`maximum` {maximum} is below `minimum` {minimum}"));
    }
    for (few, many, fewest, most) in [
        ("min_length", "max_length", spec.min_length, spec.max_length),
        ("min_items", "max_items", spec.min_items, spec.max_items),
    ] {
        if let (Some(fewest), Some(most)) = (fewest, most)
            && fewest > most
        {
            faulty(cx, many, format!("`{many}` {most} is below `{few}` {fewest}"));
        }
    }
    let numeric = matches!(spec.kind, Some(ParameterType::Boolean | ParameterType::Json));
    if numeric && (minimum.is_some() || maximum.is_some()) {
        faulty(cx, "minimum", String::from("a range does not fit the parameter's type"));
    }
    if let Some(pattern) = &spec.pattern
        && let Some(error) = unreadable_pattern(pattern)
    {
        faulty(cx, "pattern", format!("`{pattern}` is not a regular expression: {error}"));
    }
    if let Some(classes) = &spec.classes
        && (classes.at_least == 0 || classes.at_least as usize > classes.of.len())
    {
        let (at_least, of) = (classes.at_least, classes.of.len());
        faulty(cx, "classes", format!("at least {at_least} of {of} kinds of characters can't be demanded"));
    }
    if let Some(charset) = &spec.charset
        && (charset.is_empty() || has_reversed_range(charset))
    {
        faulty(cx, "charset", format!("`{charset}` is not a set of characters such as `A-Za-z0-9_`"));
    }
    Limits {
        minimum,
        maximum,
        one_of: Vec::new(),
        one_of_open: false,
        min_length: spec.min_length,
        max_length: spec.max_length,
        charset: spec.charset.clone(),
        classes: spec.classes.as_ref().map(|classes| Classes { at_least: classes.at_least, of: classes.of.clone() }),
        pattern: spec.pattern.clone(),
        format: spec.format,
        min_items: spec.min_items,
        max_items: spec.max_items,
    }
}

/// Whether a range such as `z-a` holds nothing.
fn has_reversed_range(charset: &str) -> bool {
    let characters: Vec<char> = charset.chars().collect();
    charset != "ascii" && characters.windows(3).any(|three| matches!(three, [first, '-', last] if first > last))
}

/// The number as `f64`; limits beyond 2^53 don't occur.
#[expect(clippy::cast_precision_loss, reason = "limits of requests are far below 2^53")]
pub(super) fn to_f64(number: Number) -> f64 {
    match number {
        Number::Integer(number) => number as f64,
        Number::Float(number) => number,
    }
}

/// Names that stand for secrets.
pub(super) fn looks_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let secret = ["password", "accesskeysecret", "securitytoken", "privatekey", "passwd"];
    secret.iter().any(|word| name.ends_with(word))
}

/// Defaults and examples must keep the limits of their own parameter.
pub(super) fn check_values(cx: &mut Resolver<'_>, action: &Action) {
    let all = action.parameters.iter().flat_map(|parameter| std::iter::once(parameter).chain(parameter.members()));
    for parameter in all {
        for (key, text) in [("default", &parameter.default), ("example", &parameter.example)] {
            let Some(text) = text else { continue };
            let items: Vec<&str> = match parameter.kind {
                ParameterKind::Csv(_) => text.split(',').map(str::trim).collect(),
                _ => vec![text],
            };
            for violation in document_faults(parameter, text) {
                let place = cx.value(&cx.parameters_path().key(&parameter.name).key(key));
                let message = format!("the {key} of `{}` breaks its document: {}", parameter.name, violation.message);
                let fault = Diagnostic::error(&codes::BAD_VALUE, message).at(place);
                cx.push(Diagnostic { severity: violation.severity, ..fault });
            }
            for fault in items.iter().flat_map(|item| limit_faults(action, parameter, item)) {
                let name = &parameter.name;
                let path = cx.parameters_path().key(name).key(key);
                let place = cx.value(&path);
                let message = format!("the {key} of `{name}` breaks its own limits: {}", fault.message);
                cx.push(
                    Diagnostic { severity: fault.severity, ..Diagnostic::error(&codes::BAD_VALUE, message) }.at(place),
                );
            }
        }
    }
}

/// What of a text breaks the description of its document. A text that is no JSON is told elsewhere.
pub(super) fn document_faults(parameter: &Parameter, text: &str) -> Vec<Violation> {
    let Some(document) = &parameter.document else { return Vec::new() };
    let value = serde_json::from_str(text).ok();
    value.map(|value| document_violations(document, &value, &parameter.name)).unwrap_or_default()
}
