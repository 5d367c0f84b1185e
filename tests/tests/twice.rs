//! Names that generated code gives twice where Rust takes them once. `syn` alone would not mind.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};

/// Finds names that are given twice where Rust takes them once.
#[derive(Default)]
pub(crate) struct Twice {
    /// What was found.
    pub(crate) found: Vec<String>,
    /// Methods by type.
    methods: BTreeSet<String>,
}

impl Twice {
    fn each(&mut self, what: &str, names: impl Iterator<Item = String>) {
        let mut seen = BTreeSet::new();
        for name in names {
            if !seen.insert(name.clone()) {
                self.found.push(format!("{what} `{name}`"));
            }
        }
    }

    fn items(&mut self, items: &[syn::Item]) {
        let types = items.iter().filter_map(|item| match item {
            syn::Item::Struct(item) => Some(item.ident.to_string()),
            syn::Item::Enum(item) => Some(item.ident.to_string()),
            syn::Item::Trait(item) => Some(item.ident.to_string()),
            syn::Item::Mod(item) => Some(item.ident.to_string()),
            _ => None,
        });
        self.each("item", types);
    }
}

impl<'ast> Visit<'ast> for Twice {
    fn visit_ident(&mut self, ident: &'ast syn::Ident) {
        // A keyword since Rust 2024, which syn does not know.
        if ident == "gen" {
            self.found.push(String::from("keyword `gen`"));
        }
    }

    fn visit_file(&mut self, file: &'ast syn::File) {
        self.items(&file.items);
        visit::visit_file(self, file);
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if let Some((_, items)) = &module.content {
            self.items(items);
            let outside = std::mem::take(&mut self.methods);
            visit::visit_item_mod(self, module);
            self.methods = outside;
        }
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.each("field", item.fields.iter().filter_map(|field| Some(field.ident.as_ref()?.to_string())));
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        self.each("variant", item.variants.iter().map(|variant| variant.ident.to_string()));
        visit::visit_item_enum(self, item);
    }

    fn visit_generics(&mut self, generics: &'ast syn::Generics) {
        self.each("type parameter", generics.type_params().map(|parameter| parameter.ident.to_string()));
        visit::visit_generics(self, generics);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if item.trait_.is_none()
            && let syn::Type::Path(path) = &*item.self_ty
        {
            let owner = path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            for member in &item.items {
                let syn::ImplItem::Fn(method) = member else { continue };
                let name = format!("{owner}::{}", method.sig.ident);
                if !self.methods.insert(name.clone()) {
                    self.found.push(format!("method `{name}`"));
                }
            }
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_expr_match(&mut self, expression: &'ast syn::ExprMatch) {
        let texts = expression.arms.iter().filter_map(|arm| match &arm.pat {
            syn::Pat::Lit(syn::PatLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        });
        self.each("arm", texts);
        visit::visit_expr_match(self, expression);
    }
}
