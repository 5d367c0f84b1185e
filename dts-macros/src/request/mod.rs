//! `derive(Request)` and `derive(Group)`: attributed structs to items.

mod action;
mod condition;
mod names;
mod rules;
mod scope;
mod senseless;

use std::cell::RefCell;

use dts_codegen::item::{ActionItem, Context, GroupItem, LocationItem, RequestItem, TypeItem, client_token};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{DeriveInput, FieldsNamed, LitStr, Type};

use self::scope::Scope;
use crate::{
    attribute::Attributes,
    docs,
    faults::Faults,
    field::{self, Parameter},
    held_to_spec::{self, Judge, Spec},
    names as made, types,
};

/// What is made of a struct.
pub(crate) struct Read<T> {
    /// The item.
    pub(crate) item: T,
    /// Items beside the impls, which assert what the compiler alone can see.
    pub(crate) asserted: Vec<TokenStream>,
}

/// A request, as far as it can be read.
pub(crate) fn request(
    input: &DeriveInput,
    fields: &FieldsNamed,
    cx: &mut Context,
    spec: Option<&Spec<'_>>,
    faults: &Faults,
) -> Read<RequestItem> {
    let mut attributes = Attributes::of(&input.attrs, input.ident.span(), "the request", faults);
    cx.runtime = attributes.runtime().unwrap_or_else(|| cx.runtime.clone());
    let action = match spec {
        Some(spec) => action::of_spec(&mut attributes, spec),
        None => action::facts(&mut attributes, &input.ident, faults),
    };
    attributes.value("spec", "spec = path::to::Request");
    let response = response(&mut attributes, spec, cx);
    let source = match spec {
        Some(spec) => spec.facts.members.source.clone(),
        None => attributes.text("source").map(|source| source.value()).unwrap_or_default(),
    };
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
    listed_without_spec(&parameters, spec, faults);
    let held = spec.map(|spec| held_to_spec::parameters(&mut parameters, &input.ident, spec, faults));
    // What a rule of one's own is of, the spec does not know.
    let own_source = if spec.is_some() { "" } else { source.as_str() };
    let asserted = RefCell::default();
    let runtime = &cx.runtime;
    let scope = Scope {
        action: &action.name,
        source: own_source,
        parameters: &parameters,
        runtime,
        asserted: &asserted,
        faults,
    };
    defaults(&scope);
    action::check_pages(&action, &scope);
    let own = rules::rules(rules, &scope);
    if let Some(spec) = spec {
        rules::not_of_spec(&own, spec, faults);
    }
    senseless::check(&own, &scope);
    let own: Vec<_> = own.into_iter().map(|rule| rule.facts).collect();
    let mut all = Vec::new();
    if let (Some(spec), Some(held)) = (spec, held) {
        let judge = Judge { held: &held, parameters: &parameters, own: &own, ident: &input.ident, spec, faults };
        all = judge.rules();
        asserted.borrow_mut().extend(held.asserted);
    }
    all.extend(own);
    let rules = all.iter().map(|rule| rules::item(rule, &scope)).collect();
    let asserted = asserted.take();
    let fields: Vec<_> = parameters.into_iter().map(|parameter| parameter.item).collect();
    let item = RequestItem {
        vis: input.vis.to_token_stream(),
        ident: input.ident.clone(),
        docs: docs::docs(&input.attrs),
        action: ActionItem { client_token: client_token(&fields), ..action.item },
        same_as: spec.map(Spec::request),
        fields,
        extra: extra.unwrap_or_else(|| input.ident.clone()),
        rules,
        source,
        response,
        builder,
    };
    Read { item, asserted }
}

/// A group, as far as it can be read.
pub(crate) fn group(
    input: &DeriveInput,
    fields: &FieldsNamed,
    cx: &mut Context,
    spec: Option<&Spec<'_>>,
    faults: &Faults,
) -> Read<GroupItem> {
    let mut attributes = Attributes::of(&input.attrs, input.ident.span(), "the group", faults);
    cx.runtime = attributes.runtime().unwrap_or_else(|| cx.runtime.clone());
    let list = attributes.text("name");
    let name = list.as_ref().map(LitStr::value);
    if let (Some(list), Some(name)) = (&list, name.as_ref().filter(|name| !name.ends_with(".N"))) {
        faults.push(list.span(), format!("the wire name of a list ends in `.N`; write `{name}.N`"));
    }
    attributes.value("spec", "spec = path::to::Request");
    let builder = builder(&mut attributes, input, faults);
    attributes.finish();
    let mut parameters: Vec<Parameter> = named(fields)
        .map(|(field, ident)| {
            let parameter = field::parameter(field, ident, name.as_deref(), faults);
            if matches!(parameter.item.ty, TypeItem::Groups(_)) {
                faults.push_spanned(&field.ty, "a group within a group has no form on the wire");
            }
            if parameter.item.location == LocationItem::Body {
                faults.push(ident.span(), "a group travels where its list does; put `body` on the list");
            }
            parameter
        })
        .collect();
    names::check(&parameters, &names::GROUP, faults);
    listed_without_spec(&parameters, spec, faults);
    let held = spec.map(|spec| held_to_spec::group(&mut parameters, list.as_ref(), &input.ident, spec, faults));
    let item = GroupItem {
        vis: input.vis.to_token_stream(),
        ident: input.ident.clone(),
        docs: docs::docs(&input.attrs),
        fields: parameters.into_iter().map(|parameter| parameter.item).collect(),
        builder,
    };
    Read { item, asserted: held.map(|held| held.asserted).unwrap_or_default() }
}

/// Defaults that stand in a field of the user's own value set are members of it.
fn defaults(scope: &Scope<'_>) {
    for parameter in scope.parameters {
        // Those of a spec have no place here, and are held to it already.
        let is_written = parameter.places.iter().any(|(key, _)| key == "default");
        if let Some(text) = parameter.default.as_ref().filter(|_| is_written) {
            scope.assert_member(parameter, text, parameter.place("default"));
        }
    }
}

/// `unlisted` says something of a spec.
fn listed_without_spec(parameters: &[Parameter], spec: Option<&Spec<'_>>, faults: &Faults) {
    if spec.is_some() {
        return;
    }
    for unlisted in parameters.iter().filter_map(|parameter| parameter.unlisted) {
        let message = "`unlisted` marks a parameter that the spec does not have yet, and the struct names no spec; remove \
                       it, or add `spec = path::to::Request` to the struct";
        faults.push(unlisted, message);
    }
}

fn named(fields: &FieldsNamed) -> impl Iterator<Item = (&syn::Field, &Ident)> {
    fields.named.iter().filter_map(|field| Some((field, field.ident.as_ref()?)))
}

/// The type of the answer: that of the spec, if nothing is said. A faulty request answers with anything.
fn response(attributes: &mut Attributes<'_>, spec: Option<&Spec<'_>>, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    match (attributes.has("response"), spec) {
        (false, Some(spec)) => {
            let request = spec.request();
            return quote!(<#request as #runtime::Request>::Response);
        }
        (false, None) => attributes.missing("response", "add the type of the answer: `response = SomeResponse`"),
        (true, _) => {}
    }
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
