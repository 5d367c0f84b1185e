//! Facts about the action.

use dts_codegen::item::{ActionItem, ErrorCodeItem, PaginationItem, ProductItem, WaiterItem};
use proc_macro2::{Ident, Span};
use quote::quote;
use syn::{LitStr, Type, ext::IdentExt};

use super::scope::Scope;
use crate::{
    attribute::{Attributes, List, Value},
    faults::Faults,
    held_to_spec::Spec,
};

/// The facts, and the places of parameters that they name.
pub(super) struct Facts {
    /// The facts.
    pub(super) item: ActionItem,
    /// Name on the wire.
    pub(super) name: String,
    pages: Vec<LitStr>,
}

/// Reads the facts.
pub(super) fn facts(attributes: &mut Attributes<'_>, ident: &Ident, faults: &Faults) -> Facts {
    let product = product(attributes, faults);
    let name = attributes.text("action").map_or_else(|| ident.unraw().to_string(), |name| name.value());
    let mut pages = Vec::new();
    let pagination = attributes.list("pagination").and_then(|list| pagination(list, &mut pages, faults));
    let mut errors: Vec<(ErrorCodeItem, Span)> =
        attributes.lists("error").into_iter().filter_map(|list| error(list, faults)).collect();
    errors.sort_by(|(a, _), (b, _)| a.code.cmp(&b.code));
    for pair in errors.windows(2) {
        if let [(first, _), (second, span)] = pair
            && first.code == second.code
        {
            faults.push(*span, format!("error code `{}` is given twice; remove one", second.code));
        }
    }
    let waiters = attributes.lists("waiter").into_iter().filter_map(|list| waiter(list, faults)).collect();
    let item = ActionItem {
        product,
        name: name.clone(),
        legacy: attributes.is_on("legacy"),
        idempotent: attributes.is_on("idempotent"),
        public_cloud_only: attributes.is_on("public_cloud_only"),
        // Only the parameters tell.
        client_token: None,
        pagination,
        errors: errors.into_iter().map(|(error, _)| error).collect(),
        waiters,
    };
    Facts { item, name, pages }
}

/// Facts that a spec has, and that are not said again.
const OF_SPEC: [&str; 10] = [
    "product",
    "version",
    "action",
    "legacy",
    "idempotent",
    "public_cloud_only",
    "pagination",
    "error",
    "waiter",
    "source",
];

/// The facts of a struct that is held to a spec: it has none of its own.
pub(super) fn of_spec(attributes: &mut Attributes<'_>, spec: &Spec<'_>) -> Facts {
    for key in OF_SPEC {
        attributes.refuse(key, &format!("`{key}` comes with the spec of `{}`; remove it", spec.action()));
    }
    let item = ActionItem {
        product: ProductItem::Named { name: String::new(), version: String::new() },
        name: spec.action().to_owned(),
        legacy: false,
        idempotent: false,
        public_cloud_only: false,
        client_token: None,
        pagination: None,
        errors: Vec::new(),
        waiters: Vec::new(),
    };
    Facts { item, name: spec.action().to_owned(), pages: Vec::new() }
}

/// `product = "Dts", version = "2020-01-01"`, or `product = path::to::PRODUCT`, which has its version in it.
fn product(attributes: &mut Attributes<'_>, faults: &Faults) -> ProductItem {
    if !attributes.has("product") {
        let otherwise = "add its name on the wire, `product = \"Dts\"`, or the constant of a generated crate, \
                         `product = dts_generated::dts::PRODUCT`";
        attributes.missing("product", otherwise);
    }
    let name = match attributes.value("product", "product = \"...\"") {
        Some(Value::Type(path)) if matches!(*path, Type::Path(_)) => {
            attributes.refuse("version", "the product has its version in it; remove `version`");
            return ProductItem::Constant(quote!(#path));
        }
        Some(Value::Text(name)) => name.value(),
        Some(other) => {
            let message = "expected a name, `product = \"Dts\"`, or the path of a `dts_runtime::Product`";
            faults.push(other.span(), message);
            String::new()
        }
        None => {
            // Whether a version is wanted is not known.
            let version = attributes.text("version").map(|version| version.value()).unwrap_or_default();
            return ProductItem::Named { name: String::new(), version };
        }
    };
    let version = attributes.needed_text("version", "add the version of the API: `version = \"2020-01-01\"`");
    ProductItem::Named { name, version: version.map(|version| version.value()).unwrap_or_default() }
}

/// The parameters that pagination speaks of must be there.
pub(super) fn check_pages(facts: &Facts, scope: &Scope<'_>) {
    for name in &facts.pages {
        scope.known(name);
    }
}

/// `pagination(page = ..., size = ..., items = ..., total = ...)` or `pagination(token = ..., next = ..., items = ...)`.
fn pagination(list: List, pages: &mut Vec<LitStr>, faults: &Faults) -> Option<PaginationItem> {
    let mut attributes = list.entries("pagination", faults);
    let items_hint = "add the response field with the results: `items = \"...\"`";
    let found = if attributes.has("token") || attributes.has("next") {
        let token = attributes.needed_text("token", "add the parameter that takes it: `token = \"...\"`");
        let next = attributes.needed_text("next", "add the response field that gives it: `next = \"...\"`");
        let items = attributes.needed_text("items", items_hint);
        pages.extend(token.clone());
        token.zip(next).zip(items).map(|((token, next), items)| PaginationItem::Token {
            token: token.value(),
            next: next.value(),
            items: items.value(),
        })
    } else {
        let page = attributes.needed_text("page", "add the parameter with its number: `page = \"...\"`");
        let size = attributes.text("size");
        let items = attributes.needed_text("items", items_hint);
        let total = attributes.text("total");
        pages.extend(page.clone());
        pages.extend(size.clone());
        page.zip(items).map(|(page, items)| PaginationItem::Numbered {
            page: page.value(),
            size: size.map(|size| size.value()),
            items: items.value(),
            total: total.map(|total| total.value()),
        })
    };
    attributes.finish();
    found
}

/// `error(code = "...", status = 400, retryable)`.
fn error(list: List, faults: &Faults) -> Option<(ErrorCodeItem, Span)> {
    let mut attributes = list.entries("the error", faults);
    let code = attributes.needed_text("code", "add it: `code = \"...\"`");
    let status = attributes.count("status").and_then(|(status, span)| {
        let status = u16::try_from(status).ok().filter(|status| (100..600).contains(status));
        if status.is_none() {
            faults.push(span, "an HTTP status is from 100 to 599");
        }
        status
    });
    let retryable = attributes.is_on("retryable");
    attributes.finish();
    let code = code?;
    Some((ErrorCodeItem { code: code.value(), status, retryable }, code.span()))
}

/// `waiter(name = "...", field = "...", success("..."), failure("..."))`.
fn waiter(list: List, faults: &Faults) -> Option<WaiterItem> {
    let mut attributes = list.entries("the waiter", faults);
    let name = attributes.needed_text("name", "add it in snake case: `name = \"running\"`");
    let field = attributes.needed_text("field", "add the response field that tells the state: `field = \"Status\"`");
    if !attributes.has("success") {
        attributes.missing("success", "add the values that end the waiting well: `success(\"...\")`");
    }
    let values = |list: Option<List>| {
        let texts = list.map(|list| list.texts(faults)).unwrap_or_default();
        texts.into_iter().map(|text| text.value()).collect::<Vec<_>>()
    };
    let success = values(attributes.list("success"));
    let failure = values(attributes.list("failure"));
    attributes.finish();
    Some(WaiterItem { name: name?.value(), field: field?.value(), success, failure })
}
