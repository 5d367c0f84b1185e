//! Parameters.

use serde_json::{Map, Value, json};

use super::number;
use crate::{
    item::FieldItem,
    model::{Action, Parameter, ParameterKind},
    plan::ActionPlan,
    spec::{ClassName, Format, Location},
};

/// All parameters as they are written; of a list of groups, its members.
pub(super) fn parameters(action: &Action, plan: &ActionPlan) -> Vec<Value> {
    let mut list = Vec::new();
    for parameter in &action.parameters {
        if parameter.members().is_empty() {
            list.push(self::parameter(action, parameter, None, plan));
        }
        for member in parameter.members() {
            list.push(self::parameter(action, member, Some(parameter), plan));
        }
    }
    list
}

fn parameter(action: &Action, parameter: &Parameter, group: Option<&Parameter>, plan: &ActionPlan) -> Value {
    let counted = group.map_or(&parameter.limits, |group| &group.limits);
    let mut value = facts(action, parameter);
    if let Value::Object(object) = &mut value {
        object.insert("rust".into(), json!(rust(plan, &parameter.name)));
        // A member of a group is refused to be missing only where the group is.
        let required = parameter.required && group.is_none_or(|group| group.required);
        object.insert("required".into(), json!(required));
        object.insert("min_items".into(), json!(counted.min_items));
        object.insert("max_items".into(), json!(counted.max_items));
        only_some(object, parameter, group, plan);
    }
    value
}

/// What is known of a parameter, or of a member of a document, by itself.
pub(super) fn facts(action: &Action, parameter: &Parameter) -> Value {
    let limits = &parameter.limits;
    let (texts, complete) = values(action, parameter);
    json!({
        "name": parameter.name,
        "rust": null,
        "type": type_name(&parameter.kind),
        "required": parameter.required,
        "in": match parameter.location {
            Location::Query => "query",
            Location::Body => "body",
        },
        "enum": texts,
        "enum_complete": complete,
        "default": parameter.default,
        "minimum": limits.minimum.map(number),
        "maximum": limits.maximum.map(number),
        "min_length": limits.min_length,
        "max_length": limits.max_length,
        "charset": limits.charset,
        "pattern": limits.pattern,
        "max_items": limits.max_items,
        "secret": parameter.secret,
        "deprecated": parameter.remarks.deprecated.is_some(),
        "public_cloud_only": parameter.remarks.public_cloud_only,
        "min_items": limits.min_items,
        "format": limits.format.map(format),
        "classes": limits.classes.as_ref().map(|classes| json!({
            "at_least": classes.at_least,
            "of": classes.of.iter().map(|class| class_name(*class)).collect::<Vec<_>>(),
        })),
        "case_insensitive": parameter.values().and_then(|id| action.value_set(id)).is_some_and(|set| set.ignore_case),
        "example": parameter.example,
        "doc": parameter.remarks.doc,
        "notes": parameter.remarks.notes,
        "deprecated_note": parameter.remarks.deprecated,
        "source": parameter.source.as_ref().unwrap_or(&action.source),
    })
}

/// Keys that only some parameters have.
fn only_some(object: &mut Map<String, Value>, parameter: &Parameter, group: Option<&Parameter>, plan: &ActionPlan) {
    if let Some(document) = &parameter.document {
        object.insert("document".into(), json!(document.name));
    }
    if matches!(parameter.kind, ParameterKind::Csv(_)) {
        object.insert("separator".into(), ",".into());
    }
    if let Some(group) = group {
        object.insert(
            "group".into(),
            json!({
                "name": group.name,
                "rust": rust(plan, &group.name),
                "required": group.required,
                "required_in_item": parameter.required,
            }),
        );
    }
}

/// The texts of the value set, and whether there is no other.
fn values(action: &Action, parameter: &Parameter) -> (Vec<String>, bool) {
    if let Some(set) = parameter.values().and_then(|id| action.value_set(id)) {
        return (set.members.iter().map(|member| member.text.clone()).collect(), set.complete);
    }
    let limits = &parameter.limits;
    let texts = limits.one_of.iter().map(|(number, _)| number.to_string()).collect();
    (texts, limits.one_of.is_empty() || !limits.one_of_open)
}

/// The name of the field and of the method.
fn rust(plan: &ActionPlan, name: &str) -> Option<String> {
    let named = |fields: &[FieldItem]| fields.iter().find(|field| field.name == name).map(|f| f.ident.to_string());
    named(&plan.request.fields).or_else(|| plan.groups.iter().find_map(|group| named(&group.fields)))
}

/// The type of one value.
fn type_name(kind: &ParameterKind) -> &'static str {
    match kind {
        ParameterKind::String | ParameterKind::Values(_) | ParameterKind::Csv(_) => "string",
        ParameterKind::Boolean => "boolean",
        ParameterKind::Int32 => "int32",
        ParameterKind::Int64 => "int64",
        ParameterKind::Float => "float",
        ParameterKind::Json => "json",
        ParameterKind::List(item) => type_name(item),
        ParameterKind::Groups { .. } => "object",
    }
}

fn format(format: Format) -> &'static str {
    match format {
        Format::Timestamp => "timestamp",
        Format::EpochSeconds => "epoch_seconds",
        Format::EpochMilliseconds => "epoch_milliseconds",
        Format::Port => "port",
        Format::Ip => "ip",
        Format::PhoneList => "phone_list",
    }
}

fn class_name(class: ClassName) -> &'static str {
    match class {
        ClassName::Upper => "upper",
        ClassName::Lower => "lower",
        ClassName::Digit => "digit",
        ClassName::Special => "special",
    }
}
