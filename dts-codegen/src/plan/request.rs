//! Requests and groups of parameters.

use proc_macro2::{Ident, Span};
use quote::quote;

use super::{
    docs::{self, Links},
    documents, errors, names, rules,
    scope::{Scope, TypeNames},
};
use crate::{
    facts::of_limits,
    item::{
        ActionItem, BuilderNames, DeprecatedItem, FieldItem, GroupItem, LocationItem, PaginationItem, ProductItem,
        RequestItem, TypeItem, WaiterItem, client_token,
    },
    model::{Action, Pagination, Parameter, ParameterKind, Product},
    spec::{Lifecycle, Location},
};

/// Methods of a request's builder that no parameter may be called like.
const BUILDER_METHODS: [&str; 4] = ["build", "build_unchecked", "extra_parameter", "extra_body_parameter"];

/// The field for parameters newer than the bindings.
pub(super) const EXTRA: &str = "extra_parameters";

/// The field for members of documents newer than the bindings.
pub(super) const EXTRA_MEMBERS: &str = "extra_members";

pub(super) fn request(
    product: &Product,
    action: &Action,
    links: &Links,
    names: &TypeNames,
    scope: &mut Scope<'_>,
) -> RequestItem {
    let mut reserved = BUILDER_METHODS.to_vec();
    reserved.push(EXTRA);
    let fields = fields(action, &action.parameters, links, names, &reserved, scope);
    RequestItem {
        vis: quote!(pub),
        ident: names.request.clone(),
        docs: docs::request(product, action, links),
        action: facts(action, &fields),
        same_as: None,
        rules: rules::rules(action, &fields),
        fields,
        extra: ident(EXTRA),
        source: action.source.clone(),
        response: {
            let response = names.structure(action.response);
            quote!(#response)
        },
        builder: BuilderNames { ident: names.builder.clone(), required: names.required.clone() },
    }
}

pub(super) fn groups(action: &Action, links: &Links, names: &TypeNames, scope: &mut Scope<'_>) -> Vec<GroupItem> {
    let mut groups = Vec::new();
    for parameter in &action.parameters {
        let Some((structure, builder, required)) = names.groups.get(&parameter.name) else { continue };
        groups.push(GroupItem {
            vis: quote!(pub),
            ident: structure.clone(),
            docs: vec![format!("One item of `{}`.", parameter.name)],
            fields: fields(action, parameter.members(), links, names, &["build"], scope),
            builder: BuilderNames { ident: builder.clone(), required: required.clone() },
        });
    }
    groups
}

pub(super) fn fields(
    action: &Action,
    parameters: &[Parameter],
    links: &Links,
    names: &TypeNames,
    reserved: &[&str],
    scope: &mut Scope<'_>,
) -> Vec<FieldItem> {
    let rust_names: Vec<String> = parameters
        .iter()
        .map(|parameter| parameter.rust.clone().unwrap_or_else(|| names::field_name(own_name(parameter))))
        .collect();
    // A parameter called `maybe_x` would clash with the second setter of `x`.
    let maybe: Vec<String> = rust_names.iter().map(|name| format!("maybe_{name}")).collect();
    let reserved: Vec<&str> = reserved.iter().copied().chain(maybe.iter().map(String::as_str)).collect();
    let wanted = rust_names
        .iter()
        .zip(parameters)
        .map(|(name, parameter)| (name.clone(), parameter.name.as_str(), &parameter.place));
    let idents = scope.members(wanted, &reserved, "parameter");
    let fields: Vec<FieldItem> = idents
        .into_iter()
        .zip(parameters)
        .map(|(ident, parameter)| FieldItem {
            maybe: self::ident(&format!("maybe_{ident}")),
            mark: self::ident(&names::type_name(&[format!("has_{ident}")])),
            wire: wire(parameter),
            name: parameter.name.clone(),
            docs: docs::parameter(action, parameter, links),
            ty: ty(parameter, names),
            required: parameter.required,
            received: false,
            location: match parameter.location {
                Location::Query => LocationItem::Query,
                Location::Body => LocationItem::Body,
            },
            limits: of_limits(parameter),
            deprecated: parameter.remarks.deprecated.as_ref().map(|note| DeprecatedItem { note: note.clone() }),
            ident,
        })
        .collect();
    scope.marks(names, parameters, &fields);
    fields
}

/// The name that a parameter has in its structure: members of groups leave the group's name out.
fn own_name(parameter: &Parameter) -> &str {
    parameter.name.split_once(".N.").map_or(parameter.name.as_str(), |(_, member)| member)
}

/// What the runtime is told: lists without `.N`, members of groups by their own name.
fn wire(parameter: &Parameter) -> String {
    own_name(parameter).strip_suffix(".N").unwrap_or(own_name(parameter)).to_owned()
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn ty(parameter: &Parameter, names: &TypeNames) -> TypeItem {
    fn of(kind: &ParameterKind, parameter: &Parameter, names: &TypeNames) -> TypeItem {
        match kind {
            ParameterKind::String | ParameterKind::Json if parameter.secret => TypeItem::Secret,
            ParameterKind::String => TypeItem::String,
            ParameterKind::Boolean => TypeItem::Boolean,
            ParameterKind::Int32 => TypeItem::Int32,
            ParameterKind::Int64 => TypeItem::Int64,
            ParameterKind::Float => TypeItem::Float,
            ParameterKind::Json => match &parameter.document {
                Some(document) => TypeItem::Document(documents::path(document)),
                None => TypeItem::Json,
            },
            ParameterKind::Values(id) => {
                let set = names.value_set(*id);
                TypeItem::Named(quote!(#set))
            }
            ParameterKind::Csv(item) => TypeItem::Csv(Box::new(of(item, parameter, names))),
            ParameterKind::List(item) => TypeItem::List(Box::new(of(item, parameter, names))),
            ParameterKind::Groups { .. } => {
                let group = names.groups.get(&parameter.name).map(|(structure, ..)| structure);
                TypeItem::Groups(quote!(#group))
            }
        }
    }
    of(&parameter.kind, parameter, names)
}

fn facts(action: &Action, fields: &[FieldItem]) -> ActionItem {
    ActionItem {
        // The module of an action lies in that of its group, and that one in the product's.
        product: ProductItem::Constant(quote!(super::super::PRODUCT)),
        name: action.name.clone(),
        legacy: action.lifecycle == Lifecycle::Legacy,
        idempotent: action.idempotent,
        public_cloud_only: action.public_cloud_only,
        client_token: client_token(fields),
        pagination: action.pagination.as_ref().map(|pagination| match pagination.clone() {
            Pagination::Numbered { page, size, items, total } => PaginationItem::Numbered { page, size, items, total },
            Pagination::Token { token, next, items } => PaginationItem::Token { token, next, items },
        }),
        errors: errors(&action.errors),
        waiters: action
            .waiters
            .iter()
            .map(|waiter| WaiterItem {
                name: waiter.name.clone(),
                field: waiter.field.clone(),
                success: waiter.success.clone(),
                failure: waiter.failure.clone(),
            })
            .collect(),
    }
}
