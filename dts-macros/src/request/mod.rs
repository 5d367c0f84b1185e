//! `derive(Request)` and `derive(Group)`: attributed structs to items.

mod action;
mod condition;
mod names;
mod rules;

use dts_codegen::item::{ActionItem, Context, GroupItem, RequestItem, client_token};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{DeriveInput, FieldsNamed, Type};

use self::rules::Scope;
use crate::{
    attribute::Attributes,
    docs,
    faults::Faults,
    field::{self, Parameter},
    names as made, types,
};

/// A request, as far as it can be read.
pub(crate) fn request(input: &DeriveInput, fields: &FieldsNamed, cx: &mut Context, faults: &Faults) -> RequestItem {
    let mut attributes = Attributes::of(&input.attrs, input.ident.span(), "the request", faults);
    cx.runtime = attributes.runtime().unwrap_or_else(|| cx.runtime.clone());
    let action = action::facts(&mut attributes, &input.ident, faults);
    let response = response(&mut attributes, cx);
    let source = attributes.text("source").map(|source| source.value()).unwrap_or_default();
    let builder = builder(&mut attributes, input, faults);
    let rules = attributes.lists("rule");
    attributes.finish();

    let mut extra = None;
    let mut parameters = Vec::new();
    for (field, ident) in named(fields) {
        match is_extra(field, ident, faults) {
            true if extra.is_some() => {
                faults.push_unbuildable(ident, "the field for extra parameters is there twice; remove one");
            }
            true => extra = Some(ident.clone()),
            false => parameters.push(field::parameter(field, ident, None, faults)),
        }
    }
    if extra.is_none() {
        let message = "the request has no field for parameters that it does not know; add \
                       `#[dts(extra)] pub extra_parameters: dts_runtime::ExtraParameters`";
        faults.push_unbuildable(&input.ident, message);
    }
    names::check(&parameters, &names::REQUEST, faults);
    let scope = Scope { action: &action.name, source: &source, parameters: &parameters, faults };
    action::check_pages(&action, &scope);
    let rules = rules::rules(rules, &scope);
    let fields: Vec<_> = parameters.into_iter().map(|parameter| parameter.item).collect();
    RequestItem {
        vis: input.vis.to_token_stream(),
        ident: input.ident.clone(),
        docs: docs::docs(&input.attrs),
        action: ActionItem { client_token: client_token(&fields), ..action.item },
        fields,
        extra: extra.unwrap_or_else(|| input.ident.clone()),
        rules,
        source,
        response,
        builder,
    }
}

/// A group, as far as it can be read.
pub(crate) fn group(input: &DeriveInput, fields: &FieldsNamed, cx: &mut Context, faults: &Faults) -> GroupItem {
    let mut attributes = Attributes::of(&input.attrs, input.ident.span(), "the group", faults);
    cx.runtime = attributes.runtime().unwrap_or_else(|| cx.runtime.clone());
    let list = attributes.text("name").map(|name| {
        if !name.value().ends_with(".N") {
            faults.push(name.span(), format!("the wire name of a list ends in `.N`; write `{}.N`", name.value()));
        }
        name.value()
    });
    let builder = builder(&mut attributes, input, faults);
    attributes.finish();
    let parameters: Vec<Parameter> = named(fields)
        .map(|(field, ident)| {
            let parameter = field::parameter(field, ident, list.as_deref(), faults);
            if matches!(parameter.item.ty, dts_codegen::item::TypeItem::Groups(_)) {
                faults.push_spanned(&field.ty, "a group within a group has no form on the wire");
            }
            if parameter.item.location == dts_codegen::item::LocationItem::Body {
                faults.push(ident.span(), "a group travels where its list does; put `body` on the list");
            }
            parameter
        })
        .collect();
    names::check(&parameters, &names::GROUP, faults);
    GroupItem {
        vis: input.vis.to_token_stream(),
        ident: input.ident.clone(),
        docs: docs::docs(&input.attrs),
        fields: parameters.into_iter().map(|parameter| parameter.item).collect(),
        builder,
    }
}

fn named(fields: &FieldsNamed) -> impl Iterator<Item = (&syn::Field, &Ident)> {
    fields.named.iter().filter_map(|field| Some((field, field.ident.as_ref()?)))
}

/// The type of the answer; a faulty request answers with anything.
fn response(attributes: &mut Attributes<'_>, cx: &Context) -> TokenStream {
    if !attributes.has("response") {
        attributes.missing("response", "add the type of the answer: `response = SomeResponse`");
    }
    let runtime = &cx.runtime;
    attributes.ty("response").map_or_else(|| quote!(#runtime::Value), |ty| quote!(#ty))
}

fn builder(attributes: &mut Attributes<'_>, input: &DeriveInput, faults: &Faults) -> dts_codegen::item::BuilderNames {
    let own = attributes.ty("builder").and_then(|ty: Type| match types::split(&ty) {
        Some((ident, arguments)) if arguments.is_empty() => Some(ident.clone()),
        _ => {
            faults.push_spanned(ty, "expected a name for the builder: `builder = SomeBuilder`");
            None
        }
    });
    made::builder(&input.ident, own)
}

/// Whether the field takes parameters that the request does not know.
fn is_extra(field: &syn::Field, ident: &Ident, faults: &Faults) -> bool {
    let is_type = types::split(&field.ty).is_some_and(|(name, _)| name == "ExtraParameters");
    let silent = Faults::default();
    let is_marked = Attributes::of(&field.attrs, ident.span(), "", &silent).has("extra");
    if is_marked && !is_type {
        faults.push_unbuildable(&field.ty, "the field for extra parameters has the type `ExtraParameters`");
    } else if is_type && !is_marked {
        faults.push_spanned(&field.ty, "extra parameters have no wire name of their own; add `#[dts(extra)]`");
    } else if is_marked {
        let mut attributes = Attributes::of(&field.attrs, ident.span(), "the field for extra parameters", faults);
        attributes.switch("extra");
        attributes.finish();
    }
    is_type || is_marked
}
