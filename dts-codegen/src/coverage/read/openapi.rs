//! One file for each product: `{"info": {"product": ..}, "apis": {"Name": {"parameters": [{"name": .., "in": ..,
//! "schema": ..}]}}}`, and indexes, which have `apis` alone.

use super::node::{Node, Report};
use crate::{
    coverage::official::{Document, OfficialAction, OfficialKind, OfficialParameter},
    diagnostic::{Diagnostics, Place},
};

/// Reads the file of a product. An index has no `info`; its product is named by its folder.
pub(super) fn document(root: &Node<'_>, folder: &str, place: &Place, faults: &mut Diagnostics) -> Document {
    let mut report = Report { place, faults };
    let info = root.get("info");
    let product = info.as_ref().and_then(|info| info.text("product", &mut report));
    // An index has its version at the root, where a product's document has that of its form.
    let version = info.as_ref().unwrap_or(root).text("version", &mut report).map(str::to_owned);
    let mut actions = Vec::new();
    for (name, api) in root.entries("apis", &mut report) {
        if api.object(&mut report).is_none() {
            continue;
        }
        // A document of a product may leave the parameters out where there are none.
        let has_parameters = product.is_some() || api.get("parameters").is_some();
        actions.push(OfficialAction {
            name: name.to_owned(),
            deprecated: api.flag("deprecated", &mut report),
            parameters: has_parameters.then(|| parameters(&api, &mut report)),
        });
    }
    Document { file: place.file.clone(), product: product.unwrap_or(folder).to_owned(), version, actions }
}

fn parameters(api: &Node<'_>, report: &mut Report<'_>) -> Vec<OfficialParameter> {
    let mut list = Vec::new();
    for item in api.list("parameters", report) {
        if item.object(report).is_none() {
            continue;
        }
        let Some(name) = item.name("name", report) else { continue };
        let location = item.text("in", report).map(|word| match word.to_ascii_lowercase().as_str() {
            "formdata" => String::from("body"),
            word => word.to_owned(),
        });
        let style = item.text("style", report).unwrap_or_default().to_owned();
        let Some(schema) = item.get("schema") else {
            // Without a schema nothing is said but the name.
            let required = item.flag("required", report);
            list.push(OfficialParameter { required, ..bare(name.to_owned(), location, OfficialKind::Unknown) });
            continue;
        };
        if schema.object(report).is_some() {
            let required = item.flag("required", report) || schema.flag("required", report);
            let walk = Walk { location, deprecated: item.flag("deprecated", report) };
            walk.parameter(name.to_owned(), &schema, &style, required, &mut list, report);
        }
    }
    list
}

fn bare(name: String, location: Option<String>, kind: OfficialKind) -> OfficialParameter {
    OfficialParameter {
        name,
        kind,
        required: false,
        location,
        values: Vec::new(),
        minimum: None,
        maximum: None,
        min_length: None,
        max_length: None,
        max_items: None,
        deprecated: false,
    }
}

/// What all parts of a parameter have in common.
struct Walk {
    location: Option<String>,
    deprecated: bool,
}

impl Walk {
    /// Adds a parameter, and after a group its members.
    fn parameter(
        &self,
        name: String,
        schema: &Node<'_>,
        style: &str,
        required: bool,
        list: &mut Vec<OfficialParameter>,
        report: &mut Report<'_>,
    ) {
        let ty = schema.text("type", report).unwrap_or_default();
        let is_object = ty == "object" || schema.get("$ref").is_some();
        let (name, value, kind) = match (ty, style) {
            ("array", "json") => (name, schema.clone(), OfficialKind::Json),
            ("array", "simple") => (name, schema.clone(), OfficialKind::Csv),
            ("array", _) => {
                let item = schema.get("items").unwrap_or_else(|| schema.clone());
                let has_members = item.get("properties").is_some();
                let kind = match item.text("type", report) {
                    Some("object") if has_members => OfficialKind::Group,
                    Some("array" | "object") | None => OfficialKind::Unknown,
                    Some(_) => self::kind(&item, report),
                };
                (format!("{name}.N"), item, kind)
            }
            (_, "flat") if is_object && schema.get("properties").is_some() => {
                // The object itself does not travel, its members do.
                return self.members(&name, schema, list, report);
            }
            _ if is_object => (name, schema.clone(), OfficialKind::Json),
            _ => (name, schema.clone(), self::kind(schema, report)),
        };
        let is_group = kind == OfficialKind::Group;
        list.push(OfficialParameter {
            required,
            values: value.texts("enum", report),
            minimum: value.number("minimum", report),
            maximum: value.number("maximum", report),
            min_length: value.number("minLength", report),
            max_length: value.number("maxLength", report),
            max_items: schema.number("maxItems", report),
            deprecated: self.deprecated || schema.flag("deprecated", report),
            ..bare(name.clone(), self.location.clone(), kind)
        });
        if is_group {
            self.members(&name, &value, list, report);
        }
    }

    fn members(&self, name: &str, schema: &Node<'_>, list: &mut Vec<OfficialParameter>, report: &mut Report<'_>) {
        for (member, schema) in schema.entries("properties", report) {
            if schema.object(report).is_some() {
                let required = schema.flag("required", report);
                self.parameter(format!("{name}.{member}"), &schema, "", required, list, report);
            }
        }
    }
}

fn kind(schema: &Node<'_>, report: &mut Report<'_>) -> OfficialKind {
    let format = schema.text("format", report).unwrap_or_default();
    match (schema.text("type", report).unwrap_or_default(), format) {
        ("string", _) => OfficialKind::String,
        ("boolean", _) => OfficialKind::Boolean,
        ("integer", "int64") => OfficialKind::Int64,
        ("integer", _) => OfficialKind::Int32,
        ("number", _) => OfficialKind::Float,
        ("object" | "array", _) => OfficialKind::Json,
        ("" | "any", _) => OfficialKind::Unknown,
        (other, _) => OfficialKind::Other(other.to_owned()),
    }
}
