//! The files of one product, as they come in.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{
    codes,
    files::FileKind,
    names,
    path::NodePath,
    read::{SpecFile, read},
    tree::{ActionFile, ProductFiles},
    wording::quoted,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place},
    spec::{ActionSpec, DocumentSpec, FieldsFile, ParametersFile, ProductSpec, TypesFile},
};

/// What is known of a product before all its files are read.
#[derive(Default)]
pub(super) struct Parts {
    product: Option<SpecFile<ProductSpec>>,
    parameters: Option<SpecFile<ParametersFile>>,
    fields: Option<SpecFile<FieldsFile>>,
    types: Vec<SpecFile<TypesFile>>,
    documents: Vec<SpecFile<DocumentSpec>>,
    actions: Vec<ActionFile>,
    /// Paths without extension, to find files that differ in it alone.
    seen: BTreeMap<PathBuf, PathBuf>,
    /// Kinds of which there is a file, readable or not.
    kinds: BTreeSet<FileKind>,
    /// How many files there are under `types/` and `documents/`, readable or not.
    shared_files: usize,
    /// Folder names that were refused, each said once.
    refused: BTreeSet<String>,
}

/// A file that was read.
pub(super) enum Content {
    Product(Box<SpecFile<ProductSpec>>),
    Parameters(Box<SpecFile<ParametersFile>>),
    Fields(Box<SpecFile<FieldsFile>>),
    Types(Box<SpecFile<TypesFile>>),
    Document(Box<SpecFile<DocumentSpec>>),
    Action(Box<SpecFile<ActionSpec>>),
}

/// Reads a file; reports all its faults and gives nothing if it has any.
pub(super) fn read_file(path: &Path, text: &str, kind: FileKind) -> (Option<Content>, Diagnostics) {
    let mut faults = Diagnostics::new();
    let content = match kind {
        FileKind::Product => read(path, text, kind, &mut faults).map(Box::new).map(Content::Product),
        FileKind::Parameters => read(path, text, kind, &mut faults).map(Box::new).map(Content::Parameters),
        FileKind::Fields => read(path, text, kind, &mut faults).map(Box::new).map(Content::Fields),
        FileKind::Types => read(path, text, kind, &mut faults).map(Box::new).map(Content::Types),
        FileKind::Document => read(path, text, kind, &mut faults).map(Box::new).map(Content::Document),
        FileKind::Action => read(path, text, kind, &mut faults).map(Box::new).map(Content::Action),
    };
    (content, faults)
}

impl Parts {
    /// Notes that there is a file, though it can't be read.
    pub(super) fn note_unreadable(&mut self, kind: FileKind) {
        self.shared_files += usize::from(is_one_of_many(kind) && !self.kinds.contains(&kind));
        self.kinds.insert(kind);
    }

    /// Checks the names of a file; says whether its text is worth reading.
    pub(super) fn admit(
        &mut self,
        path: &Path,
        product: &str,
        kind: FileKind,
        group: Option<&str>,
        stem: &str,
        faults: &mut Diagnostics,
    ) -> bool {
        self.kinds.insert(kind);
        self.shared_files += usize::from(is_one_of_many(kind));
        let place = Place { file: path.to_owned(), span: None };
        for (what, name) in [("product folder", Some(product)), ("group", group)] {
            let Some(name) = name.filter(|name| !name.is_empty()) else { continue };
            if let Some(why) = names::module_fault(name)
                && self.refused.insert(format!("{what} {name}"))
            {
                faults.push(bad_name(what, name, why).at(place.clone()));
            }
        }
        if let Some(why) = names::module_fault(stem) {
            faults.push(bad_name("file name", stem, why).at(place.clone()));
        }
        match self.seen.insert(path.with_extension(""), path.to_owned()) {
            None => true,
            Some(first) => {
                let message = format!("`{}` and this file have the same name", quoted(&first.to_string_lossy()));
                let fault = Diagnostic::error(&codes::SAME_NAME, message).at(place).help("keep one of them");
                faults.push(fault);
                false
            }
        }
    }

    /// Takes a file that was read.
    pub(super) fn put(&mut self, content: Content, group: Option<String>) {
        match content {
            Content::Product(file) => self.product = Some(*file),
            Content::Parameters(file) => self.parameters = Some(*file),
            Content::Fields(file) => self.fields = Some(*file),
            Content::Types(file) => self.types.push(*file),
            Content::Document(file) => self.documents.push(*file),
            Content::Action(file) => {
                self.actions.push(ActionFile { group: group.unwrap_or_default(), file: *file });
            }
        }
    }

    /// The product, if its own file could be read. `folder` is empty for a product at the root.
    pub(super) fn finish(self, folder: String, faults: &mut Diagnostics) -> Option<ProductFiles> {
        let inner = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let file = |name: &str| Place { file: format!("{inner}{name}").into(), span: None };
        if !self.kinds.contains(&FileKind::Product) {
            let message = format!("product folder `{}` has no `product.yaml`", quoted(&folder));
            let help = "add it, with `product`, `version`, `summary` and `source`";
            faults.push(Diagnostic::error(&codes::NO_PRODUCT_FILE, message).at(file("product.yaml")).help(help));
        }
        if !self.kinds.contains(&FileKind::Action) {
            let help = format!("add a file such as `{inner}actions/<group>/<action>.yaml`");
            let fault = Diagnostic::error(&codes::NO_ACTIONS, "the product has no action");
            faults.push(fault.at(file("actions")).help(help));
        }
        let has = |kind| self.kinds.contains(&kind);
        let shared_at_fault = (has(FileKind::Parameters) && self.parameters.is_none())
            || (has(FileKind::Fields) && self.fields.is_none())
            || self.types.len() + self.documents.len() < self.shared_files;
        let product = self.product?;
        let folder = if folder.is_empty() { root_folder(&product, faults)? } else { folder };
        let bad = |path: &Path| {
            let names = super::files::names(path).unwrap_or_default();
            names.iter().any(|name| names::module_fault(super::files::stem(name).unwrap_or(name)).is_some())
        };
        Some(ProductFiles {
            folder,
            product: Some(product).filter(|file| !bad(&file.path))?,
            parameters: self.parameters,
            fields: self.fields,
            types: self.types.into_iter().filter(|file| !bad(&file.path)).collect(),
            documents: self.documents.into_iter().filter(|file| !bad(&file.path)).collect(),
            actions: self.actions.into_iter().filter(|action| !bad(&action.file.path)).collect(),
            shared_at_fault,
        })
    }
}

/// Whether a product may have several shared files of the kind.
fn is_one_of_many(kind: FileKind) -> bool {
    matches!(kind, FileKind::Types | FileKind::Document)
}

/// The module name of a product that has no folder of its own.
fn root_folder(product: &SpecFile<ProductSpec>, faults: &mut Diagnostics) -> Option<String> {
    let name = names::snake_case(&product.spec.product);
    if name.is_none() {
        let message = format!("product name `{}` can't become a module", quoted(&product.spec.product));
        let fault = Diagnostic::error(&codes::BAD_NAME, message)
            .at(product.value_place(&NodePath::root().key("product")))
            .label("not a module name")
            .help("put the files in a folder with a name in snake_case");
        faults.push(fault);
    }
    name
}

fn bad_name(what: &str, name: &str, why: &str) -> Diagnostic {
    let fault = Diagnostic::error(&codes::BAD_NAME, format!("{what} `{}` {why}", quoted(name)));
    match names::snake_case(name) {
        Some(better) if better != name => fault.help(format!("it becomes a Rust module; rename it to `{better}`")),
        _ => fault.help("it becomes a Rust module; use `a-z`, `0-9` and `_`, and no Rust keyword"),
    }
}
