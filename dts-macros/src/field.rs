//! A parameter: a field of a request or of a group.

use dts_codegen::{
    decide::limit_faults,
    diagnostic::Severity,
    facts::{KindFacts, ParameterFacts},
    item::{DeprecatedItem, FieldItem, LocationItem, TypeItem},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::{Field, LitStr, ext::IdentExt};

use crate::{
    attribute::{Attributes, List, Value},
    docs,
    faults::Faults,
    limits, names,
    types::{self, Hints},
};

/// A parameter, and what rules need to know of it.
pub(crate) struct Parameter {
    /// The field.
    pub(crate) item: FieldItem,
    /// What the service assumes when it is not sent.
    pub(crate) default: Option<String>,
    /// Fields of a group's members, where their names are not the usual ones.
    pub(crate) members: Vec<(String, Ident)>,
    /// Where the name is written; `None` if the name is missing.
    pub(crate) named_at: Option<Span>,
    /// Says that the spec does not have it yet; where it is said.
    pub(crate) unlisted: Option<Span>,
    /// The field's type, as it is written.
    pub(crate) written: TokenStream,
    /// Where each of its attributes has its value.
    pub(crate) places: Vec<(String, Span)>,
    /// Whether a fault of it was told.
    pub(crate) is_faulty: bool,
}

impl Parameter {
    /// Where the value of an attribute is written, or else the name.
    pub(crate) fn place(&self, key: &str) -> Span {
        let place = self.places.iter().find(|(other, _)| other == key).map(|(_, span)| *span);
        place.or(self.named_at).unwrap_or_else(|| self.item.ident.span())
    }

    /// What is known of it, in the form of a spec's facts. Of a type of one's own nothing is.
    pub(crate) fn facts(&self) -> ParameterFacts {
        let item = &self.item;
        ParameterFacts {
            rust: item.ident.to_string(),
            wire: item.name.clone(),
            kind: kind(&item.ty),
            required: item.required,
            secret: matches!(single(&item.ty), TypeItem::Secret),
            body: item.location == LocationItem::Body,
            default: self.default.clone(),
            limits: item.limits.clone(),
            ..ParameterFacts::default()
        }
    }

    /// The single values that a text holds.
    pub(crate) fn singles<'t>(&self, text: &'t str) -> Vec<&'t str> {
        match self.item.ty {
            TypeItem::Csv(_) => text.split(',').map(str::trim).collect(),
            _ => vec![text],
        }
    }

    /// Why a text can't be a value of it, as far as its own limits tell.
    pub(crate) fn refused(&self, text: &str) -> Option<String> {
        let facts = self.facts();
        let faults = self.singles(text).into_iter().flat_map(|text| limit_faults(&facts, None, text));
        let faults = faults.filter(|fault| fault.severity == Severity::Error).map(|fault| fault.message);
        Some(faults.collect::<Vec<_>>().join("; ")).filter(|why| !why.is_empty())
    }

    /// The user's own type of a single value.
    pub(crate) fn own_type(&self) -> Option<&TokenStream> {
        match single(&self.item.ty) {
            TypeItem::Named(ty) => Some(ty),
            _ => None,
        }
    }
}

/// What a single value is.
fn single(ty: &TypeItem) -> &TypeItem {
    match ty {
        TypeItem::List(item) | TypeItem::Csv(item) => single(item),
        ty => ty,
    }
}

fn kind(ty: &TypeItem) -> KindFacts {
    match ty {
        TypeItem::Boolean => KindFacts::Boolean,
        TypeItem::Int32 => KindFacts::Int32,
        TypeItem::Int64 => KindFacts::Int64,
        TypeItem::Float => KindFacts::Float,
        TypeItem::Json | TypeItem::Document(_) => KindFacts::Json(None),
        TypeItem::Csv(item) => KindFacts::Csv(Box::new(kind(item))),
        TypeItem::List(item) => KindFacts::List(Box::new(kind(item))),
        TypeItem::Groups(_) => KindFacts::Groups { path: Vec::new(), members: Vec::new() },
        _ => KindFacts::String,
    }
}

/// Reads a parameter.
pub(crate) fn parameter(field: &Field, ident: &Ident, list: Option<&str>, faults: &Faults) -> Parameter {
    let before = faults.count();
    let mut attributes = Attributes::of(&field.attrs, ident.span(), "the parameter", faults);
    let places = attributes.places();
    let missing = format!("add the wire name: `#[dts(name = \"{}\")]`", names::camel(&ident.unraw().to_string()));
    let name = attributes.needed_text("name", &missing);
    let hints = Hints { group: attributes.is_on("group"), named: attributes.is_on("named") };
    let types::ParameterType { ty, is_optional } = types::parameter(&field.ty, hints, faults);
    let required = required(&mut attributes, field, &ty, is_optional, faults);
    let needs_item = required && (ty.is_vec() || matches!(ty, TypeItem::Csv(_)));
    let limits = limits::limits(&mut attributes, &ty, needs_item, faults);
    let default = attributes.value("default", "default = ...").and_then(|value| default(&value, &ty, faults));
    let deprecated = attributes.text("deprecated").map(|note| DeprecatedItem { note: note.value() });
    if let Some(attribute) = docs::deprecated_attribute(&field.attrs) {
        let message = "write `#[dts(deprecated = \"...\")]`, which marks the builder's method";
        faults.push_spanned(attribute, message);
    }
    let location = match attributes.is_on("body") {
        true => LocationItem::Body,
        false => LocationItem::Query,
    };
    let unlisted = attributes.switch("unlisted").filter(|(on, _)| *on).map(|(_, span)| span);
    let members = attributes.lists("member").into_iter().filter_map(|list| member(list, faults)).collect();
    attributes.finish();

    let named_at = name.as_ref().map(LitStr::span);
    let wire = wire(name.as_ref(), ident, &ty, faults);
    let name = if ty.is_vec() { format!("{wire}.N") } else { wire.clone() };
    let item = FieldItem {
        maybe: names::maybe(ident),
        mark: names::mark(ident),
        name: list.map_or_else(|| name.clone(), |list| format!("{list}.{name}")),
        wire,
        docs: docs::docs(&field.attrs),
        ty,
        required,
        received: false,
        location,
        limits,
        deprecated,
        ident: ident.clone(),
    };
    let written = field.ty.to_token_stream();
    let mut parameter = Parameter { item, default, members, named_at, unlisted, written, places, is_faulty: false };
    // Limits that are faulty refuse anything.
    if let Some(text) = parameter.default.as_ref().filter(|_| faults.count() == before)
        && let Some(why) = parameter.refused(text)
    {
        let span = parameter.place("default");
        faults.push(span, format!("the default breaks the parameter's own limits: {why}; change one of them"));
    }
    parameter.is_faulty = faults.count() > before;
    parameter
}

/// What stands between two numbers belongs to a group.
fn wire(name: Option<&LitStr>, ident: &Ident, ty: &TypeItem, faults: &Faults) -> String {
    let Some(name) = name else { return names::camel(&ident.unraw().to_string()) };
    let text = name.value();
    let wire = text.strip_suffix(".N").unwrap_or(&text);
    if text.trim() != text || wire.is_empty() {
        faults.push(name.span(), "a wire name is a text without blanks around it; write it as the documents do");
    } else if wire.contains(".N.") {
        faults.push(
            name.span(),
            format!("`{text}` is a member of a list; it belongs into a struct that derives `Group`"),
        );
    } else if ty.is_vec() && text == wire {
        faults.push(name.span(), format!("the wire name of a list ends in `.N`; write `{text}.N`"));
    } else if !ty.is_vec() && text != wire {
        faults.push(name.span(), format!("`{text}` is the name of a list; write `Vec<...>`, or `{wire}`"));
    }
    wire.to_owned()
}

fn required(attributes: &mut Attributes<'_>, field: &Field, ty: &TypeItem, is_optional: bool, faults: &Faults) -> bool {
    let switch = attributes.switch("required");
    if ty.is_vec() {
        return switch.is_some_and(|(on, _)| on);
    }
    match switch {
        Some((true, _)) if is_optional => {
            faults.push_spanned(&field.ty, "a required parameter has no `Option`; write the type alone");
        }
        Some((_, span)) => {
            faults.push(span, "`required` is for lists; another parameter is required unless it is an `Option`");
        }
        None => {}
    }
    !is_optional
}

/// The default as it would travel.
fn default(value: &Value, ty: &TypeItem, faults: &Faults) -> Option<String> {
    let item = match ty {
        TypeItem::List(item) => item,
        ty => ty,
    };
    let text = value.wire();
    let number = text.as_ref().filter(|_| matches!(value, Value::Number { .. }));
    let expected = match item {
        TypeItem::Boolean if matches!(value, Value::Boolean(_)) => None,
        TypeItem::Boolean => Some("`true` or `false`"),
        TypeItem::Int32 if number.is_some_and(|text| text.parse::<i32>().is_ok()) => None,
        TypeItem::Int32 => Some("a whole number of 32 bits"),
        TypeItem::Int64 if number.is_some_and(|text| text.parse::<i64>().is_ok()) => None,
        TypeItem::Int64 => Some("a whole number of 64 bits"),
        TypeItem::Float if number.is_some() => None,
        TypeItem::Float => Some("a number"),
        TypeItem::Groups(_) => Some("nothing: a list of groups has no default"),
        _ if matches!(value, Value::Text(_)) => None,
        _ => Some("a text: `\"...\"`"),
    };
    if let Some(expected) = expected {
        faults.push(value.span(), format!("the default does not fit the field's type; expected {expected}"));
        return None;
    }
    text
}

/// `member(name = "Key", field = key)`: where a rule finds `Tag.N.Key`.
fn member(list: List, faults: &Faults) -> Option<(String, Ident)> {
    let mut attributes = list.entries("the member", faults);
    let name = attributes.needed_text("name", "add its wire name: `name = \"Key\"`");
    if !attributes.has("field") {
        attributes.missing("field", "add its field in the group's struct: `field = key`");
    }
    let field = attributes.ty("field");
    attributes.finish();
    let field = field.and_then(|field| match types::split(&field) {
        Some((ident, arguments)) if arguments.is_empty() => Some(ident.clone()),
        _ => {
            faults.push_spanned(field, "expected the name of a field");
            None
        }
    });
    Some((name?.value(), field?))
}
