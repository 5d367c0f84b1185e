//! Parameters, or members of a group, held to those of the spec.

use dts_codegen::{
    facts::{KindFacts, ParameterFacts},
    item::{DeprecatedItem, LocationItem},
};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::LitStr;

use super::{Spec, expected, kinds, limits};
use crate::{attribute::did_you_mean, faults::Faults, field::Parameter, names};

/// Which fields the spec knows, and what must be asserted of their types.
#[derive(Default)]
pub(crate) struct Held {
    /// Wire names of parameters that the struct has, or that a misspelt name stands for.
    pub(super) present: Vec<String>,
    /// Items that assert what the compiler alone can see.
    pub(crate) asserted: Vec<TokenStream>,
}

/// Holds the parameters of a request.
pub(crate) fn parameters(parameters: &mut [Parameter], ident: &Ident, spec: &Spec<'_>, faults: &Faults) -> Held {
    let known = &spec.facts.members.parameters;
    hold(parameters, known, ident, spec, faults)
}

/// Holds the members of a group. `list` is the list that it is an item of.
pub(crate) fn group(
    parameters: &mut [Parameter],
    list: Option<&LitStr>,
    ident: &Ident,
    spec: &Spec<'_>,
    faults: &Faults,
) -> Held {
    let action = spec.action();
    let lists = || spec.facts.members.parameters.iter().filter(|one| matches!(one.kind, KindFacts::Groups { .. }));
    let names: Vec<&str> = lists().map(|list| list.wire.as_str()).collect();
    let example = names.first().copied().unwrap_or("Tag.N");
    let Some(list) = list else {
        let message = format!("beside `spec` the group says which list it is an item of; add `name = \"{example}\"`");
        faults.push_spanned(ident, message);
        return Held::default();
    };
    let name = list.value();
    let Some(found) = lists().find(|one| one.wire == name) else {
        let is_other = spec.facts.members.parameter(&name).is_some();
        let message = match is_other {
            true => format!("`{name}` of action `{action}` is no list of groups"),
            false => format!("action `{action}` has no list of groups `{name}`"),
        };
        let otherwise = match names.is_empty() {
            true => String::from("it has none"),
            false => format!("it has `{}`", names.join("`, `")),
        };
        faults.push(list.span(), format!("{message}{}", did_you_mean(&name, names.iter().copied(), &otherwise)));
        return Held::default();
    };
    let mut held = hold(parameters, found.members(), ident, spec, faults);
    held.asserted.push(super::groups::mark(ident, found, spec));
    held
}

fn hold(
    parameters: &mut [Parameter],
    known: &[ParameterFacts],
    ident: &Ident,
    spec: &Spec<'_>,
    faults: &Faults,
) -> Held {
    let mut held = Held::default();
    for parameter in &mut *parameters {
        let found = known.iter().find(|one| is_meant(one, parameter));
        match (found, parameter.unlisted) {
            (Some(found), Some(unlisted)) => {
                held.present.push(found.wire.clone());
                faults.push(unlisted, format!("the spec has `{}` now; remove `unlisted`", found.wire));
            }
            (Some(found), None) => {
                held.present.push(found.wire.clone());
                if !parameter.is_faulty {
                    one(parameter, found, &mut held, spec, faults);
                }
            }
            (None, Some(_)) => {}
            (None, None) => held.present.extend(unknown(parameter, known, spec, faults)),
        }
    }
    // Any of them may be the one whose name is missing.
    if parameters.iter().all(|parameter| parameter.named_at.is_some()) {
        let missing = known.iter().filter(|one| one.required && !held.present.contains(&one.wire));
        missing.for_each(|one| absent(one, ident, spec, faults));
    }
    held
}

/// Lists are meant without `.N`, too: what is wrong is then the type.
fn is_meant(known: &ParameterFacts, parameter: &Parameter) -> bool {
    let item = &parameter.item;
    known.wire == item.name
        || match (known.wire.rsplit_once(".N."), item.name.rsplit_once(".N.")) {
            (Some((list, member)), Some((own_list, _))) => {
                list == own_list && member.strip_suffix(".N").unwrap_or(member) == item.wire
            }
            (None, None) => known.base_name() == item.wire,
            _ => false,
        }
}

/// A name that the spec does not have; gives the one that is most likely meant.
fn unknown(parameter: &Parameter, known: &[ParameterFacts], spec: &Spec<'_>, faults: &Faults) -> Option<String> {
    let span = parameter.named_at?;
    let own = |name: &str| own_name(name).to_owned();
    let name = own(&parameter.item.name);
    let names: Vec<String> = known.iter().map(|one| own(&one.wire)).collect();
    let otherwise = "add `unlisted` if the service has it and the spec not yet";
    let hint = did_you_mean(&name, names.iter().map(String::as_str), otherwise);
    let message = match parameter.item.name.split_once(".N.") {
        Some((list, _)) => format!("`{list}.N` of action `{}` has no member `{name}`{hint}", spec.action()),
        None => format!("action `{}` has no parameter `{name}`{hint}", spec.action()),
    };
    faults.push(span, message);
    let near = dts_codegen::diagnostic::nearest(&name, names.iter().map(String::as_str))?;
    known.iter().find(|one| own_name(&one.wire) == near).map(|one| one.wire.clone())
}

/// The name between the quotes of `name = "..."`.
fn own_name(wire: &str) -> &str {
    wire.split_once(".N.").map_or(wire, |(_, member)| member)
}

/// A parameter of the spec that every request needs, and that has no field.
fn absent(known: &ParameterFacts, ident: &Ident, spec: &Spec<'_>, faults: &Faults) {
    faults.push(
        ident.span(),
        format!("`{}` is required ({}), and has no field; add {}", known.wire, spec.source(known), spec.field(known)),
    );
}

impl Spec<'_> {
    /// A field for a parameter, to be copied.
    pub(super) fn field(&self, known: &ParameterFacts) -> String {
        let name = own_name(&known.wire);
        let mut attributes = format!("name = \"{name}\"");
        if matches!(known.kind, KindFacts::Groups { .. }) {
            attributes.push_str(", group");
        }
        if known.required && known.is_list() {
            attributes.push_str(", required");
        }
        if known.body {
            attributes.push_str(", body");
        }
        let rust = match known.rust.is_empty() {
            true => names::field_name(name),
            false => known.rust.clone(),
        };
        format!("`#[dts({attributes})] {rust}: {}`", self.field_type(known))
    }
}

/// Holds one parameter, and gives it what it does not say.
fn one(parameter: &mut Parameter, known: &ParameterFacts, held: &mut Held, spec: &Spec<'_>, faults: &Faults) {
    let before = faults.count();
    kinds::check(parameter, known, spec, faults);
    if faults.count() == before {
        held.asserted.extend(super::sets::assertions(parameter, known, spec));
        required(parameter, known, spec, faults);
        limits::hold(parameter, known, spec, faults);
        default(parameter, known, spec, faults);
    }
    place(parameter, known, spec, faults);
    if parameter.item.deprecated.is_none() {
        parameter.item.deprecated = known.deprecated.clone().map(|note| DeprecatedItem { note });
    }
}

fn required(parameter: &mut Parameter, known: &ParameterFacts, spec: &Spec<'_>, faults: &Faults) {
    if !known.required || parameter.item.required {
        return;
    }
    let (name, source) = (&known.wire, spec.source(known));
    if parameter.item.ty.is_vec() {
        let span = parameter.place("name");
        faults.push(span, format!("`{name}` is required ({source}), and a list may be empty; add `required`"));
    } else {
        let message = format!("`{name}` is required ({source}); write `{}` without `Option`", inner(parameter));
        faults.push_spanned(&parameter.written, message);
    }
}

/// The type within the `Option`, as it is written.
fn inner(parameter: &Parameter) -> String {
    let ty = syn::parse2::<syn::Type>(parameter.written.clone()).ok();
    let inner = ty.as_ref().and_then(crate::types::optional).map(ToTokens::to_token_stream);
    kinds::written(&inner.unwrap_or_else(|| parameter.written.clone()))
}

fn place(parameter: &Parameter, known: &ParameterFacts, spec: &Spec<'_>, faults: &Faults) {
    let (name, source) = (&known.wire, spec.source(known));
    // A group travels where its list does.
    if name.contains(".N.") {
        return;
    }
    match (known.body, parameter.item.location) {
        (true, LocationItem::Query) => {
            let why = if known.secret { ", as all secrets do" } else { "" };
            let message = format!("`{name}` travels in the form body{why} ({source}); add `body`");
            faults.push(parameter.place("name"), message);
        }
        (false, LocationItem::Body) => {
            let message = format!("`{name}` travels in the query ({source}); remove `body`");
            faults.push(parameter.place("body"), message);
        }
        _ => {}
    }
}

/// Conditions count on defaults.
fn default(parameter: &mut Parameter, known: &ParameterFacts, spec: &Spec<'_>, faults: &Faults) {
    let (name, source) = (&known.wire, spec.source(known));
    let span = parameter.place("default");
    match (&parameter.default, &known.default) {
        (Some(own), Some(theirs)) if own != theirs => {
            let message =
                format!("the default of `{name}` is `{own}` here and `{theirs}` in the spec ({source}); remove it");
            faults.push(span, message);
        }
        (Some(own), None) => {
            let message = format!("the spec has no default for `{name}` ({source}), here it is `{own}`; remove it");
            faults.push(span, message);
        }
        _ => parameter.default = known.default.clone(),
    }
}

/// What the spec has, for messages about types.
pub(super) fn has(known: &ParameterFacts, spec: &Spec<'_>) -> String {
    format!("`{}` is {} in the spec ({})", known.wire, expected::kind(known), spec.source(known))
}
