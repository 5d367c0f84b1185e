//! One file for each action: `{"name": .., "parameters": [{"name": .., "position": .., "type": .., "required": ..}]}`.

use super::node::{Node, Report};
use crate::{
    coverage::official::{Document, OfficialAction, OfficialKind, OfficialParameter},
    diagnostic::{Diagnostics, Place},
};

/// Reads the file of an action; its product is named by its folder.
pub(super) fn document(root: &Node<'_>, folder: &str, place: &Place, faults: &mut Diagnostics) -> Document {
    let mut report = Report { place, faults };
    let name = root.name("name", &mut report).unwrap_or_default().to_owned();
    let mut list = Vec::new();
    parameters(root, "parameters", "", &mut list, &mut report);
    let action = OfficialAction { name, deprecated: root.flag("deprecated", &mut report), parameters: Some(list) };
    Document { file: place.file.clone(), product: folder.to_owned(), version: None, actions: vec![action] }
}

/// Adds the parameters of a list, and after each group its members.
fn parameters(node: &Node<'_>, key: &str, prefix: &str, list: &mut Vec<OfficialParameter>, report: &mut Report<'_>) {
    for item in node.list(key, report) {
        if item.object(report).is_none() {
            continue;
        }
        let Some(name) = item.name("name", report) else { continue };
        let ty = item.text("type", report).unwrap_or("String");
        let has_members = item.get("sub_parameters").is_some();
        let is_list = ty.eq_ignore_ascii_case("RepeatList");
        let name = format!("{prefix}{name}{}", if is_list { ".N" } else { "" });
        list.push(OfficialParameter {
            kind: if has_members { OfficialKind::Group } else { kind(ty) },
            required: item.flag("required", report),
            location: item.text("position", report).map(str::to_ascii_lowercase),
            values: item.texts("enum", report),
            minimum: item.number("minimum", report),
            maximum: item.number("maximum", report),
            min_length: item.number("minLength", report),
            max_length: item.number("maxLength", report),
            max_items: item.number("maxItems", report),
            deprecated: item.flag("deprecated", report),
            name: name.clone(),
        });
        parameters(&item, "sub_parameters", &format!("{name}."), list, report);
    }
}

fn kind(word: &str) -> OfficialKind {
    match word.to_ascii_lowercase().as_str() {
        "string" => OfficialKind::String,
        "boolean" => OfficialKind::Boolean,
        "integer" => OfficialKind::Int32,
        "long" => OfficialKind::Int64,
        "float" | "double" => OfficialKind::Float,
        "json" | "struct" | "object" | "array" | "map" => OfficialKind::Json,
        "repeatlist" => OfficialKind::Unknown,
        _ => OfficialKind::Other(word.to_owned()),
    }
}
