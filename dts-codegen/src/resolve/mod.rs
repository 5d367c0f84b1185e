//! Spec to [`Model`]: references, types and rules, with all faults collected.

mod action;
mod codes;
mod conditions;
mod document_examples;
mod documents;
mod examples;
mod lints;
mod merge;
mod pages;
mod parameters;
mod response;
mod rules;
mod values;
mod waiters;
mod wire_name;
pub(crate) mod worlds;

pub use codes::CODES;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, nearest},
    model::{Action, ErrorCode, Model, Product},
    parallel,
    parse::{ActionFile, NodePath, ProductFiles, SpecTree},
    spec::{Difference, ErrorSpec, OneOrMany},
};

/// Resolves everything that was loaded. Actions with faults are left out of the model and their faults are told.
pub fn resolve(tree: &SpecTree) -> (Model, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let products = tree.products.iter().map(|files| product(files, &mut diagnostics)).collect();
    let model = Model { products };
    same_product_twice(tree, &mut diagnostics);
    (model, diagnostics)
}

fn product(files: &ProductFiles, diagnostics: &mut Diagnostics) -> Product {
    let spec = &files.product.spec;
    product_texts(files, diagnostics);
    lints::product(files, diagnostics);
    let documents = documents::resolve(files, diagnostics);
    let mut unique: Vec<&ActionFile> = Vec::new();
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    for entry in &files.actions {
        let name = entry.file.spec.action.as_str();
        let place = entry.file.value_place(&NodePath::root().key("action"));
        if let Some(first) = seen.get(name) {
            diagnostics.push(
                Diagnostic::error(&codes::DUPLICATE_ACTION, format!("action `{name}` is specified twice"))
                    .at(place)
                    .related(first.clone(), "first specified here")
                    .help("remove one of the files"),
            );
            continue;
        }
        seen.insert(name, place);
        unique.push(entry);
    }
    let resolved = parallel::map(&unique, |entry| {
        let mut faults = Diagnostics::new();
        (action::resolve(files, entry, &documents, &mut faults), faults)
    });
    let mut actions: Vec<Action> = Vec::new();
    for (action, faults) in resolved {
        diagnostics.append(faults);
        actions.extend(action);
    }
    let names: BTreeSet<&str> = files.actions.iter().map(|entry| entry.file.spec.action.as_str()).collect();
    successors(files, &names, diagnostics);
    actions.sort_by(|a, b| (&a.group, &a.module).cmp(&(&b.group, &b.module)));
    let mut endpoints: Vec<_> = spec.endpoints.iter().map(|(region, host)| (region.clone(), host.clone())).collect();
    endpoints.sort();
    Product {
        folder: files.folder.clone(),
        name: spec.product.clone(),
        version: spec.version.clone(),
        summary: spec.summary.clone(),
        source: sources(&spec.source),
        file: files.product.path.display().to_string(),
        default_endpoint: spec.default_endpoint.clone(),
        endpoints,
        regions: spec.regions.iter().map(|(region, city)| (region.clone(), city.clone())).collect(),
        notes: spec.notes.clone(),
        errors: errors(&spec.errors),
        documents: documents.into_values().collect(),
        actions,
    }
}

/// What travels, or stands in every file, has no odd characters.
fn product_texts(files: &ProductFiles, diagnostics: &mut Diagnostics) {
    let spec = &files.product.spec;
    let sources = spec.source.0.iter();
    let texts = [("product", &spec.product), ("version", &spec.version)].into_iter();
    for (key, text) in texts.chain(sources.map(|source| ("source", source))) {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let fits = match key {
            "source" => !text.chars().any(char::is_control),
            _ => !text.is_empty() && text.chars().all(is_plain),
        };
        if !fits {
            let help = match key {
                "source" => "write it in one line",
                _ => "use letters, digits, `-`, `_` and `.`",
            };
            diagnostics.push(
                Diagnostic::error(
                    &codes::BAD_WIRE_NAME,
                    format!("`{key}` of the product has characters that do not belong there"),
                )
                .at(files.product.value_place(&NodePath::root().key(key)))
                .help(help),
            );
        }
    }
}

/// A successor that is an action of this spec must be spelled as one.
fn successors(files: &ProductFiles, names: &BTreeSet<&str>, diagnostics: &mut Diagnostics) {
    for entry in &files.actions {
        let Some(successor) = &entry.file.spec.successor else { continue };
        if !names.contains(successor.as_str())
            && let Some(near) = nearest(successor, names.iter().copied())
        {
            diagnostics.push(
                Diagnostic::warning(&codes::UNKNOWN_SUCCESSOR, format!("unknown successor `{successor}`"))
                    .at(entry.file.value_place(&NodePath::root().key("successor")))
                    .help(format!("did you mean `{near}`?")),
            );
        }
    }
}

fn same_product_twice(tree: &SpecTree, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<&str, Place> = BTreeMap::new();
    for files in &tree.products {
        let place = files.product.value_place(&NodePath::root().key("product"));
        let name = files.product.spec.product.as_str();
        if let Some(first) = seen.get(name) {
            diagnostics.push(
                Diagnostic::error(&codes::DUPLICATE_PRODUCT, format!("product `{name}` is specified twice"))
                    .at(place)
                    .related(first.clone(), "first specified here")
                    .help("put the actions of one product into one folder"),
            );
        } else {
            seen.insert(name, place);
        }
    }
}

fn sources(source: &OneOrMany) -> String {
    source.0.join("; ")
}

fn differences(list: &[Difference]) -> Vec<(String, String)> {
    list.iter().map(|difference| (difference.aspect.clone(), difference.says.clone())).collect()
}

fn errors(errors: &indexmap::IndexMap<String, ErrorSpec>) -> Vec<ErrorCode> {
    let mut list: Vec<_> = errors
        .iter()
        .map(|(code, error)| ErrorCode {
            code: code.clone(),
            status: error.status,
            doc: error.doc.clone(),
            retryable: error.retryable,
        })
        .collect();
    list.sort_by(|a, b| a.code.cmp(&b.code));
    list
}
