//! JSON documents: which there are, and the facts of each. A document is told of once, whoever holds it.

use std::sync::Arc;

use super::{
    Class,
    change::{Change, Found, Subject, Within},
    pairs::pair,
    structures::{self, Described, Paired},
    texts::{self, Owner},
    types,
    wording::{arrow, code, looks_renamed},
};
use crate::{
    model::{Document, DocumentExample, Product},
    plan::{DocumentPlan, ProductPlan, type_name},
};

/// The documents of a product.
pub(super) fn documents<'a>(
    (old, old_plan): (&'a Product, &'a ProductPlan),
    (new, new_plan): (&'a Product, &'a ProductPlan),
    found: &mut Found<'a>,
) {
    let mut pairs = pair(&old.documents, &new.documents, |document| &document.name);
    // Its name in the spec does not travel; what code calls it counts.
    let renamed = pairs.take_renamed(|document| rust_name(document), |document| rust_name(document));
    for (old, new) in &renamed {
        found.enter(Within::Document(&new.name));
        let message = format!("name in the spec {}", arrow(Some(&old.name), Some(&new.name)));
        found.add(change(Class::Additive, new, "name").between(Some(&old.name), Some(&new.name)).says(message));
    }
    pairs.both.extend(renamed);
    for document in &pairs.removed {
        found.enter(Within::Document(&document.name));
        let note = looks_renamed(&document.name, pairs.added.iter().map(|added| added.name.as_str()));
        let message = format!("document {} was removed", code(&document.name));
        found.add(change(Class::Breaking, document, "removed").says(message).note(note));
    }
    for document in &pairs.added {
        found.enter(Within::Document(&document.name));
        let message = format!("document {} was added", code(&document.name));
        found.add(change(Class::Additive, document, "added").says(message));
    }
    for (old_document, new_document) in &pairs.both {
        found.enter(Within::Document(&new_document.name));
        let plans = (plan(old_plan, old_document), plan(new_plan, new_document));
        if let (Some(old_plan), Some(new_plan)) = plans {
            let is_checked = is_in_request(old, old_document) || is_in_request(new, new_document);
            let old = Described { document: old_document, plan: old_plan };
            let new = Described { document: new_document, plan: new_plan };
            one((old, new), is_checked, found);
        }
    }
    found.enter(Within::Product);
}

/// A secret holds a document too, but does not say which: it is a secret before it is a document.
pub(super) fn held(
    owner: Owner<'_>,
    documents: (Option<&Arc<Document>>, Option<&Arc<Document>>),
    found: &mut Found<'_>,
) {
    let (old, new) = documents;
    if old.map(|document| rust_name(document)) != new.map(|document| rust_name(document)) {
        let (was, is) = (old.map(|document| &document.name), new.map(|document| &document.name));
        let arrow = arrow(was.map(String::as_str), is.map(String::as_str));
        let message = format!("{}: document {arrow}", owner.shown);
        found.add(Change::new(Class::Additive, owner.subject, owner.path, "document").between(was, is).says(message));
    }
}

fn rust_name(document: &Document) -> String {
    type_name(std::slice::from_ref(&document.name))
}

fn plan<'a>(product: &'a ProductPlan, document: &Document) -> Option<&'a DocumentPlan> {
    product.documents.iter().find(|plan| plan.document == document.name)
}

/// Whether a parameter holds the document, and is held to it.
fn is_in_request(product: &Product, document: &Document) -> bool {
    let parameters = product.actions.iter().flat_map(|action| &action.parameters);
    let mut all = parameters.flat_map(|parameter| std::iter::once(parameter).chain(parameter.members()));
    all.any(|parameter| !parameter.secret && parameter.document.as_ref().is_some_and(|held| held.name == document.name))
}

fn one((old, new): (Described<'_>, Described<'_>), is_checked: bool, found: &mut Found<'_>) {
    let module = |side: Described<'_>| format!("documents::{}", side.plan.module);
    let (was, is) = (module(old), module(new));
    if was != is {
        let message = format!("Rust module {}", arrow(Some(&was), Some(&is)));
        found.add(change(Class::Breaking, new.document, "module").between(Some(was), Some(is)).says(message));
    }
    let paired = Paired::new(old, new);
    whole((old, new), &paired, found);
    structures::structures((old, new), &paired, is_checked, found);
    facts(old.document, new.document, found);
}

/// What the document is as a whole: a structure, or a list or map of them.
fn whole((old, new): (Described<'_>, Described<'_>), paired: &Paired, found: &mut Found<'_>) {
    let is_same = match (&old.plan.alias, &new.plan.alias) {
        (Some(old), Some(new)) => types::same_value(&old.ty, &new.ty, &paired.renamed),
        (None, None) => true,
        _ => false,
    };
    if !is_same {
        let text = |side: Described<'_>| match &side.plan.alias {
            Some(alias) => types::of_type(&alias.ty),
            None => format!("struct {}", side.plan.ident),
        };
        let (was, is) = (text(old), text(new));
        let message = format!("type of the whole {}", arrow(Some(&was), Some(&is)));
        found.add(change(Class::Breaking, new.document, "type").between(Some(was), Some(is)).says(message));
    }
}

fn facts(old: &Document, new: &Document, found: &mut Found<'_>) {
    let owner = Owner { subject: Subject::Document, path: &new.name, shown: "the document" };
    let it = Owner { shown: "it", ..owner };
    texts::public_cloud_only(it, Class::Additive, old.public_cloud_only, new.public_cloud_only, found);
    texts::text(owner, "summary", Some(&old.summary), Some(&new.summary), found);
    texts::text(owner, "description", old.description.as_deref(), new.description.as_deref(), found);
    texts::text(owner, "source", Some(&old.source), Some(&new.source), found);
    texts::list(owner, "notes", &old.notes, &new.notes, found);
    texts::differs(owner, &old.differs, &new.differs, found);
    let same = old.examples.len() == new.examples.len()
        && old.examples.iter().zip(&new.examples).all(|(old, new)| same_example(old, new));
    if !same {
        found.add(change(Class::Docs, new, "examples").says("examples differ"));
    }
}

fn same_example(old: &DocumentExample, new: &DocumentExample) -> bool {
    (&old.name.value, &old.document, &old.breaks) == (&new.name.value, &new.document, &new.breaks)
}

fn change(class: Class, document: &Document, what: &'static str) -> Change {
    Change::new(class, Subject::Document, &document.name, what)
}
