//! Files and modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    DOCUMENTS, HEADER, REQUEST_MACRO, Rendered, RenderedProduct, action_modules, group_modules, print, request_macro,
};
use crate::{
    emit,
    item::Context,
    plan::{ActionOutline, ActionPlan, DocumentOutline, DocumentPlan, GroupPlan, PlanOf},
};

fn header(source: &str) -> String {
    format!("{HEADER} from {source}; edits are lost.\n")
}

/// The root file of a tree.
pub(super) fn root(plan: &PlanOf<String, String>, cx: &Context) -> String {
    let mut text = header("the spec folder");
    let mut docs = vec![String::from("Typed requests and responses, generated from specs."), String::new()];
    docs.extend(plan.products.iter().map(|product| {
        let actions: usize = product.groups.iter().map(|group| group.actions.len()).sum();
        format!(
            "- [`{0}`]: product `{1}`, API version {2}, {actions} actions.",
            product.module, product.name, product.version
        )
    }));
    text.push_str(&print::inner_docs(&docs));
    text.push('\n');
    let mut modules: Vec<&str> = plan.products.iter().map(|product| product.module.as_str()).collect();
    modules.sort_unstable();
    text.push_str(&runtime(cx, &modules));
    // Generated text is what this generator prints, not what rustfmt would make of it.
    modules.iter().for_each(|module| text.push_str(&format!("#[rustfmt::skip]\npub mod {module};\n")));
    text
}

/// The runtime, so that users need no other dependency to name it. A file that is included somewhere leaves this to the
/// crate around it.
fn runtime(cx: &Context, modules: &[&str]) -> String {
    let path = cx.runtime.to_string().replace(' ', "");
    match path.rsplit("::").next().unwrap_or_default() {
        // These can't be taken in under their own name.
        "" | "crate" | "self" | "super" => String::new(),
        // A product of this name has it for itself.
        name if modules.contains(&name) => String::new(),
        _ => format!("/// What requests and responses run on.\npub use {path};\n\n"),
    }
}

/// The file of a product's module.
pub(super) fn product(product: &RenderedProduct, cx: &Context) -> String {
    let mut text = header(&product.file);
    text.push_str(&print::inner_docs(&product.docs));
    text.push('\n');
    let mut modules: Vec<&str> = group_modules(product).iter().map(|group| group.module.as_str()).collect();
    if !product.documents.is_empty() {
        modules.push(DOCUMENTS);
        modules.sort_unstable();
    }
    modules.iter().for_each(|module| text.push_str(&format!("pub mod {module};\n")));
    text.push_str(&format!("#[doc(hidden)]\npub mod {REQUEST_MACRO};\n\n"));
    text.push_str(&product_body(product, cx));
    text
}

/// The file of the macro of a product's requests.
pub(super) fn request_macro(product: &RenderedProduct, cx: &Context) -> String {
    let mut text = header(&product.file);
    text.push_str(&print::inner_docs(&request_macro::docs(product)));
    text.push('\n');
    text.push_str(&request_macro::body(product, cx));
    text
}

/// What a product's module holds beside its groups: the requests, and the product's facts.
fn product_body(product: &RenderedProduct, cx: &Context) -> String {
    let mut text = String::new();
    for group in group_modules(product) {
        for (action, _) in action_modules(group) {
            let ident = &action.request;
            text.push_str(&format!("pub use self::{}::{}::{ident};\n", group.module, action.module));
        }
    }
    text.push_str(&format!("pub use self::{REQUEST_MACRO}::request;\n\n"));
    text.push_str(&print::items(&[product_facts(product, cx)]));
    text
}

fn product_facts(product: &RenderedProduct, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    let RenderedProduct { name, version, .. } = product;
    let default_endpoint = match &product.default_endpoint {
        Some(host) => quote!(Some(#host)),
        None => quote!(None),
    };
    let endpoints = product.endpoints.iter().map(|(region, host)| quote!((#region, #host)));
    let errors = product.errors.iter().map(|error| {
        let (code, retryable) = (&error.code, error.retryable);
        let status = match error.status {
            Some(status) => quote!(Some(#status)),
            None => quote!(None),
        };
        quote!(#runtime::ErrorCode { code: #code, status: #status, retryable: #retryable })
    });
    quote! {
        #[doc = " The product: its name and version on the wire, its hosts and the errors that any action may give."]
        pub const PRODUCT: #runtime::Product = #runtime::Product {
            name: #name,
            version: #version,
            default_endpoint: #default_endpoint,
            endpoints: &[#(#endpoints),*],
            errors: &[#(#errors),*],
        };
    }
}

/// The file of a group's module.
pub(super) fn group(product: &RenderedProduct, group: &GroupPlan<Rendered>) -> String {
    let mut text = header(&product.file);
    text.push_str(&print::inner_docs(&group.docs));
    text.push('\n');
    for (action, _) in action_modules(group) {
        text.push_str(&format!("pub mod {};\n", action.module));
    }
    text
}

/// The file of an action's module.
pub(super) fn action(action: &ActionOutline, body: &str) -> String {
    let mut text = header(&action.file);
    text.push_str(&print::inner_docs(&action.docs));
    text.push('\n');
    text.push_str(body);
    text
}

/// The items of an action.
pub(super) fn action_body(action: &ActionPlan, cx: &Context) -> String {
    let mut items = emit::request(&action.request, cx);
    items.extend(action.paged.iter().map(|paged| emit::paged(paged, cx)));
    items.extend(action.waits.iter().map(|waits| emit::waits(waits, cx)));
    action.groups.iter().for_each(|group| items.extend(emit::group(group, cx)));
    action.structures.iter().for_each(|structure| items.extend(emit::structure(structure, cx)));
    action.value_sets.iter().for_each(|set| items.extend(emit::value_set(set, cx)));
    print::items(&items)
}

/// The file of the module of a product's documents.
pub(super) fn documents(product: &RenderedProduct) -> String {
    let mut text = header(&product.file);
    text.push_str(&print::inner_docs(&documents_docs(product)));
    text.push('\n');
    product.documents.iter().for_each(|(document, _)| text.push_str(&format!("pub mod {};\n", document.module)));
    text.push('\n');
    text.push_str(&documents_body(product));
    text
}

fn documents_docs(product: &RenderedProduct) -> Vec<String> {
    vec![format!("JSON documents that requests and answers of `{}` hold as text.", product.name)]
}

/// What the documents' module holds beside their modules: the types of the whole documents.
fn documents_body(product: &RenderedProduct) -> String {
    let uses = product.documents.iter().map(|(one, _)| format!("pub use self::{}::{};\n", one.module, one.ident));
    uses.collect()
}

/// The file of a document's module.
pub(super) fn document(document: &DocumentOutline, body: &str) -> String {
    let mut text = header(&document.file);
    text.push_str(&print::inner_docs(&document.docs));
    text.push('\n');
    text.push_str(body);
    text
}

/// The items of a document.
pub(super) fn document_body(document: &DocumentPlan, cx: &Context) -> String {
    let mut items: Vec<TokenStream> = document.alias.iter().map(|alias| emit::document_alias(alias, cx)).collect();
    document.structures.iter().for_each(|structure| items.extend(emit::document_structure(structure, cx)));
    document.value_sets.iter().for_each(|set| items.extend(emit::value_set(set, cx)));
    print::items(&items)
}

/// Everything in one file, for `include!`: no inner docs, modules inline.
pub(super) fn single(plan: &PlanOf<String, String>, cx: &Context) -> String {
    let mut text = header("the spec folder");
    for product in &plan.products {
        let mut body = String::new();
        if !product.documents.is_empty() {
            let documents = product.documents.iter();
            let mut inner: String = documents.map(|(one, body)| inline(&one.docs, &one.module, body)).collect();
            inner.push_str(&documents_body(product));
            body.push_str(&inline(&documents_docs(product), DOCUMENTS, &inner));
        }
        for group in group_modules(product) {
            let mut actions = String::new();
            for (action, body) in action_modules(group) {
                actions.push_str(&inline(&action.docs, &action.module, body));
            }
            body.push_str(&inline(&group.docs, &group.module, &actions));
        }
        let docs = print::outer_docs(&request_macro::docs(product));
        let own = print::indented(&request_macro::body(product, cx));
        body.push_str(&format!("{docs}#[doc(hidden)]\npub mod {REQUEST_MACRO} {{\n{own}}}\n\n"));
        body.push_str(&product_body(product, cx));
        text.push('\n');
        text.push_str(&inline(&product.docs, &product.module, &body));
    }
    text
}

fn inline(docs: &[String], module: &str, body: &str) -> String {
    format!("{}pub mod {module} {{\n{}}}\n", print::outer_docs(docs), print::indented(body))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::runtime;
    use crate::item::Context;

    fn reexport(path: proc_macro2::TokenStream, modules: &[&str]) -> String {
        runtime(&Context { runtime: path, ..Context::file() }, modules)
    }

    #[test]
    fn the_runtime_is_offered_under_its_own_name() {
        let text = "/// What requests and responses run on.\npub use dts_runtime;\n\n";
        assert_eq!(reexport(quote!(dts_runtime), &["dts", "sts"]), text);
        assert_eq!(reexport(quote!(::my_api::runtime), &[]), text.replace("dts_runtime", "::my_api::runtime"));
    }

    #[test]
    fn where_the_name_is_taken_it_is_left_out() {
        assert_eq!(reexport(quote!(dts_runtime), &["dts_runtime"]), "");
        assert_eq!(reexport(quote!(crate), &["dts"]), "");
        assert_eq!(reexport(quote!(), &["dts"]), "");
    }
}
