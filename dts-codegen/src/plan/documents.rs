//! JSON documents, each a module.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span};
use quote::quote;

use super::{
    codes,
    docs::{self, Links},
    names,
    request::{EXTRA_MEMBERS, fields},
    rules,
    scope::{Scope, TypeNames},
    value_sets,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Severity},
    item::{BuilderNames, DocumentAliasItem, DocumentStructureItem, TypeItem, ValueSetItem},
    model::{Action, Document, DocumentNode, DocumentScalar, DocumentStructure, Product},
};

/// The module that holds the documents of a product.
pub(super) const MODULE: &str = "documents";

/// A document: a module with all its items.
#[derive(Clone, Debug)]
pub struct DocumentPlan {
    /// Its name in the spec.
    pub document: String,
    /// Name of its module.
    pub module: String,
    /// Spec file that it comes from.
    pub file: String,
    /// Documentation of the module.
    pub docs: Vec<String>,
    /// Name of the Rust type of the whole.
    pub ident: Ident,
    /// The whole, where it is a list or a map.
    pub alias: Option<DocumentAliasItem>,
    /// Its structures.
    pub structures: Vec<DocumentStructureItem>,
    /// Value sets of its members.
    pub value_sets: Vec<ValueSetItem>,
}

/// The path of a document's type as actions see it.
pub(super) fn path(document: &Document) -> proc_macro2::TokenStream {
    let module = call_site(MODULE);
    let ident = ident(document);
    quote!(super::super::#module::#ident)
}

/// The same as a link in documentation.
pub(super) fn link(document: &Document) -> String {
    format!("super::super::{MODULE}::{}", ident(document))
}

fn ident(document: &Document) -> Ident {
    let name = names::type_name(std::slice::from_ref(&document.name));
    // A name that is none is told where the document is planned.
    names::ident(&name).unwrap_or_else(|| call_site("Unnamed"))
}

/// A document as its surroundings see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentOutline {
    /// Its name in the spec.
    pub document: String,
    /// Name of its module.
    pub module: String,
    /// Spec file that it comes from.
    pub file: String,
    /// Documentation of the module.
    pub docs: Vec<String>,
    /// Name of the Rust type of the whole.
    pub ident: String,
}

impl DocumentPlan {
    /// The document as its surroundings see it.
    pub fn outline(&self) -> DocumentOutline {
        DocumentOutline {
            document: self.document.clone(),
            module: self.module.clone(),
            file: self.file.clone(),
            docs: self.docs.clone(),
            ident: self.ident.to_string(),
        }
    }
}

/// The documents of a product whose names are not taken; faults of those that are.
pub(super) fn unique<D>(
    product: &Product,
    plans: Vec<D>,
    outline: impl Fn(&D) -> DocumentOutline,
    diagnostics: &mut Diagnostics,
) -> Vec<D> {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut kept = Vec::new();
    for plan in plans {
        let DocumentOutline { document, ident, .. } = outline(&plan);
        if let Some(other) = seen.get(&ident) {
            let message = format!("documents `{other}` and `{document}` both become `{ident}`");
            let fault = Diagnostic::error(&codes::NAME_COLLISION, message);
            let place = product.documents.iter().find(|one| one.name == document).map(|one| one.place.clone());
            diagnostics.push(place.into_iter().fold(fault, Diagnostic::at));
            continue;
        }
        seen.insert(ident, document);
        kept.push(plan);
    }
    let group = product.actions.iter().find(|action| action.group == MODULE).filter(|_| !kept.is_empty());
    if let Some(action) = group {
        let message = format!("the group `{MODULE}` has the name of the module for JSON documents");
        let fault = Diagnostic::error(&codes::NAME_COLLISION, message).at(action.place.clone());
        diagnostics.push(fault.help("give the folder of the group another name"));
    }
    kept
}

/// Plans a document; `None` if it has faults, which are told.
pub(super) fn document(document: &Document, links: &Links, diagnostics: &mut Diagnostics) -> Option<DocumentPlan> {
    let whole = ident(document);
    let mut scopes = Vec::new();
    let mut structures = Vec::new();
    let mut value_sets = Vec::new();
    let mut taken: BTreeMap<String, Place> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut claim = |ident: &Ident, place: &Place, faults: &mut Vec<Diagnostic>| {
        if let Some(first) = taken.insert(ident.to_string(), place.clone()) {
            let message = format!("two types of document `{}` are both called `{ident}` in Rust", document.name);
            let fault = Diagnostic::error(&codes::NAME_COLLISION, message).at(place.clone());
            let help = "rename one of the structures, or add `rust_type:` to one of the value sets";
            faults.push(fault.related(first, "the other one").help(help));
        }
    };
    if !matches!(document.root, DocumentNode::Object(_)) {
        claim(&whole, &document.place, &mut faults);
    }
    // Structures refer to each other by name.
    let idents: Vec<Ident> = document
        .structures
        .iter()
        .map(|one| names::ident(&one.members.name).unwrap_or_else(|| call_site("Unnamed")))
        .collect();
    for (number, structure) in document.structures.iter().enumerate() {
        let members = &structure.members;
        let mut scope = Scope::new(members);
        let mut types = scope.types();
        types.request = scope.ident(&members.name, &members.name, "structures", &members.place);
        claim(&types.request, &members.place, &mut faults);
        claim(&types.builder, &members.place, &mut faults);
        let sets = value_sets::value_sets(members, links, &types, &mut scope);
        for (set, item) in members.value_sets.iter().zip(&sets) {
            claim(&item.ident, &set.place, &mut faults);
        }
        structures.push(self::structure(document, number, structure, links, &types, &idents, &mut scope));
        value_sets.extend(sets);
        scopes.extend(scope.into_faults());
    }
    if let DocumentNode::Object(number) = document.root
        && idents.get(number).is_some_and(|root| *root != whole)
    {
        let message = format!("the structure of the whole is not called `{whole}` as its document is");
        let fault = Diagnostic::error(&codes::NAME_COLLISION, message).at(document.place.clone());
        faults.push(fault.help(format!("rename the structure under `of:` to `{whole}`")));
    }
    faults.extend(scopes);
    let failed = faults.iter().any(|fault| fault.severity == Severity::Error);
    faults.into_iter().for_each(|fault| diagnostics.push(fault));
    let ty = self::ty(&document.root, &idents);
    let alias = (!matches!(document.root, DocumentNode::Object(_))).then(|| DocumentAliasItem {
        ident: whole.clone(),
        docs: docs::document(document, links),
        ty,
    });
    (!failed).then(|| DocumentPlan {
        document: document.name.clone(),
        module: document.module.clone(),
        file: document.file.clone(),
        docs: docs::document_module(document, links),
        ident: whole,
        alias,
        structures,
        value_sets,
    })
}

fn structure(
    document: &Document,
    number: usize,
    structure: &DocumentStructure,
    links: &Links,
    types: &TypeNames,
    idents: &[Ident],
    scope: &mut Scope<'_>,
) -> DocumentStructureItem {
    let members = &structure.members;
    let mut fields = fields(members, &members.parameters, links, types, &["build", EXTRA_MEMBERS], scope);
    for (field, member) in fields.iter_mut().zip(&members.parameters) {
        field.received = true;
        field.limits.required = member.required;
        if let Some(part) = structure.parts.get(&member.name) {
            field.ty = ty(&part.node, idents);
            field.limits.min_items = part.min_items;
            field.limits.max_items = part.max_items;
            field.docs = docs::part(members, member, part, links);
        }
    }
    DocumentStructureItem {
        ident: types.request.clone(),
        docs: match document.root {
            DocumentNode::Object(root) if root == number => docs::document(document, links),
            _ => docs::structure(members, links),
        },
        rules: rules::rules(members, &fields),
        source: document.source.clone(),
        extra: call_site(EXTRA_MEMBERS),
        builder: BuilderNames { ident: types.builder.clone(), required: types.required.clone() },
        elsewhere: elsewhere(document, number, members),
        fields,
    }
}

/// Other structures and their members that this one does not have; a member goes to the first that has it.
fn elsewhere(document: &Document, number: usize, members: &Action) -> Vec<(String, Vec<String>)> {
    let mut seen = BTreeSet::new();
    let others = document.structures.iter().enumerate().filter(|(at, _)| *at != number);
    let found = others.map(|(_, other)| {
        let theirs = other.members.parameters.iter().map(|member| &member.name);
        let new = theirs.filter(|name| members.parameter(name).is_none() && seen.insert((*name).clone()));
        (other.members.name.clone(), new.cloned().collect::<Vec<_>>())
    });
    found.filter(|(_, members)| !members.is_empty()).collect()
}

fn ty(node: &DocumentNode, idents: &[Ident]) -> TypeItem {
    match node {
        DocumentNode::Scalar(scalar) => match scalar {
            DocumentScalar::String => TypeItem::String,
            DocumentScalar::Boolean => TypeItem::Boolean,
            DocumentScalar::Int32 => TypeItem::Int32,
            DocumentScalar::Int64 => TypeItem::Int64,
            DocumentScalar::Float => TypeItem::Float,
        },
        DocumentNode::Any => TypeItem::Any,
        DocumentNode::Object(number) => {
            let ident = idents.get(*number);
            TypeItem::Structure(quote!(#ident))
        }
        DocumentNode::Array(item) => TypeItem::List(Box::new(ty(item, idents))),
        DocumentNode::Map(item) => TypeItem::Map(Box::new(ty(item, idents))),
    }
}

fn call_site(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
