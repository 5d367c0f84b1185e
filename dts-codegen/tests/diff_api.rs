//! `breaking` is what the generated code says: every case is generated before and after, and what code can name is
//! compared. A change is called breaking if, and only if, something of that is gone, is of another type, or a mark of a
//! required parameter has come.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod diff_cases;

use std::collections::{BTreeMap, BTreeSet};

use diff_cases::{all, spec};
use dts_codegen::{
    Linted,
    diff::{Class, compare},
    item::Context,
    plan::field_name,
    render::{Layout, render},
};
use quote::ToTokens;
use syn::{Fields, ImplItem, Item, ItemImpl, Visibility};

/// What code can name, and what it must give.
#[derive(Debug, Default)]
struct Api {
    names: BTreeSet<String>,
    /// Modules of marks, each with its marks; those of a structure that requires nothing are not there.
    required: BTreeMap<String, BTreeSet<String>>,
    /// The modules that the marks of structures are in, or would be in.
    owners: BTreeSet<String>,
}

impl Api {
    fn of(spec: &Linted) -> Self {
        let mut api = Self::default();
        for (path, text) in render(&spec.plan, &Context::file(), Layout::Tree { root: "lib.rs" }).files {
            let module = path.with_extension("").display().to_string().replace('/', "::");
            let module = module.trim_end_matches("::mod").trim_end_matches("lib").to_owned();
            syn::parse_file(&text).unwrap().items.iter().for_each(|item| api.item(&module, item));
        }
        api
    }

    fn item(&mut self, module: &str, item: &Item) {
        match item {
            Item::Mod(inner) => {
                let name = format!("{module}::{}", inner.ident);
                let marks = inner.content.iter().flat_map(|(_, items)| items).filter_map(|item| match item {
                    Item::Trait(mark) => Some(mark.ident.to_string()),
                    _ => None,
                });
                match inner.content {
                    // Hidden.
                    Some(_) => drop(self.required.insert(name, marks.collect())),
                    None => drop(self.names.insert(name)),
                }
            }
            Item::Use(reexport) => drop(self.names.insert(format!("{module}: {}", reexport.to_token_stream()))),
            Item::Struct(structure) => {
                let name = format!("{module}::{}", structure.ident);
                self.owners.insert(format!("{module}::{}_required", field_name(&structure.ident.to_string())));
                if let Fields::Named(fields) = &structure.fields {
                    let public = fields.named.iter().filter(|field| matches!(field.vis, Visibility::Public(_)));
                    self.names.extend(public.map(|field| {
                        format!("{name}.{}: {}", field.ident.as_ref().unwrap(), field.ty.to_token_stream())
                    }));
                }
                self.names.insert(name);
            }
            Item::Enum(set) => {
                let name = format!("{module}::{}", set.ident);
                self.names.extend(set.variants.iter().map(|variant| format!("{name}::{}", variant.ident)));
                self.names.insert(name);
            }
            Item::Impl(of) => self.implementation(module, of),
            Item::Type(alias) => {
                let name = format!("{module}::{}", alias.ident);
                self.names.insert(format!("{name} = {}", alias.ty.to_token_stream()));
                self.names.insert(name);
            }
            _ => {}
        }
    }

    /// How results come in pages, and what can be waited for.
    fn implementation(&mut self, module: &str, of: &ItemImpl) {
        let owner = format!("{module}::{}", of.self_ty.to_token_stream());
        let is_paged = of.trait_.as_ref().is_some_and(|(path, _)| path.segments.last().unwrap().ident == "Paged");
        for item in &of.items {
            match item {
                ImplItem::Type(ty) if is_paged => {
                    self.names.insert(format!("{owner}: Paged<Item = {}>", ty.ty.to_token_stream()));
                }
                ImplItem::Fn(method) if method.sig.ident.to_string().starts_with("until_") => {
                    self.names.insert(format!("{owner}::{}", method.sig.ident));
                }
                _ => {}
            }
        }
    }

    /// Whether code that was written for this one may not compile with `new`.
    fn is_broken_by(&self, new: &Self) -> bool {
        let none = BTreeSet::new();
        let demands_more = self.owners.iter().any(|owner| {
            let marks = |api: &Self| api.required.get(owner).unwrap_or(&none).clone();
            !marks(new).is_subset(&marks(self))
        });
        demands_more || !self.names.is_subset(&new.names)
    }
}

#[test]
fn breaking_is_what_the_generated_code_says() {
    let fixture = spec(&[]);
    let before = Api::of(&fixture);
    assert!(before.names.contains("demo::job::start_job::StartJob.job_id: String"), "{:#?}", before.names);
    assert!(before.names.contains("demo::job::start_job::Mode::Fast"));
    assert!(before.names.contains("demo::job::list_jobs::ListJobs: Paged<Item = Jobs>"), "{:#?}", before.names);
    assert!(before.names.contains("demo::job::list_jobs::ListJobs::until_done"));
    assert!(before.names.contains("demo::documents::options::Database.name: Option < String >"), "{:#?}", before.names);
    assert!(before.names.contains("demo::documents::report::Report = Vec < Line >"), "{:#?}", before.names);
    assert!(before.required["demo::job::start_job::start_job_required"].contains("HasJobId"), "{:#?}", before.required);
    let mut broken = 0;
    for (name, edits) in all() {
        let edited = spec(edits);
        let after = Api::of(&edited);
        for (how, old, new, from, to) in
            [("there", &fixture, &edited, &before, &after), ("back", &edited, &fixture, &after, &before)]
        {
            let changes = compare(old, new).changes;
            let is_told = changes.iter().any(|change| change.class == Class::Breaking);
            let gone: Vec<_> = from.names.difference(&to.names).collect();
            assert_eq!(from.is_broken_by(to), is_told, "{name}, {how}: {gone:#?}\n{changes:#?}");
            broken += usize::from(is_told);
        }
    }
    assert!((20..all().len() * 2 - 20).contains(&broken), "{broken} cases break");
}
