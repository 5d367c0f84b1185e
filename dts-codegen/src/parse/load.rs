//! From a spec folder, or from texts in memory, to a [`SpecTree`].

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{
    codes,
    files::{self, FileKind, Role},
    product::{self, Parts},
    tree::SpecTree,
    walk::Walk,
    wording::quoted,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Sources},
    parallel,
};

/// Reads the spec folder `root`. What has faults is left out of the tree and reported; all else is there.
pub fn load(root: &Path) -> (SpecTree, Diagnostics) {
    let Walk { files, unreadable, sources, faults, .. } = Walk::new(root);
    Loader { sources, faults, unreadable }.load(files)
}

/// Reads texts that are not on a disk; their paths are relative to a spec folder.
pub fn load_texts(files: Vec<(PathBuf, Vec<u8>)>) -> (SpecTree, Diagnostics) {
    Loader { sources: Sources::new(), faults: Diagnostics::new(), unreadable: BTreeSet::new() }.load(files)
}

/// A file that is to be read.
struct Pending {
    path: PathBuf,
    text: String,
    product: String,
    group: Option<String>,
    kind: FileKind,
}

struct Loader {
    sources: Sources,
    faults: Diagnostics,
    unreadable: BTreeSet<PathBuf>,
}

impl Loader {
    fn load(mut self, mut files: Vec<(PathBuf, Vec<u8>)>) -> (SpecTree, Diagnostics) {
        files.sort_by(|(a, _), (b, _)| a.cmp(b));
        let single = files.iter().map(|(path, _)| path).chain(&self.unreadable).any(|path| is_root_product(path));
        let mut products: BTreeMap<String, Parts> = BTreeMap::new();
        let mut pending = Vec::new();
        for (path, bytes) in files {
            pending.extend(self.admit(path, bytes, single, &mut products));
        }
        // Reading is most of the work, and each file is read for itself.
        let read = parallel::map(&pending, |file| product::read_file(&file.path, &file.text, file.kind));
        for (file, (content, faults)) in pending.into_iter().zip(read) {
            self.faults.append(faults);
            if let Some(content) = content {
                products.entry(file.product).or_default().put(content, file.group);
            }
            self.sources.insert(&file.path, file.text);
        }
        for path in &self.unreadable {
            let Some(names) = files::names(path) else { continue };
            if let Role::Spec { product, kind, .. } = files::role(&names, single) {
                products.entry(product.to_owned()).or_default().note_unreadable(kind);
            }
        }
        if products.is_empty() && !self.faults.has_errors() {
            let fault = Diagnostic::error(&codes::NO_SPEC, "the spec folder holds no product")
                .help("add `<product>/product.yaml` and `<product>/actions/<group>/<action>.yaml`");
            self.faults.push(fault);
        }
        let products =
            products.into_iter().filter_map(|(folder, parts)| parts.finish(folder, &mut self.faults)).collect();
        (SpecTree { products, sources: self.sources }, self.faults)
    }

    /// Checks where a file lies and what it is called; gives what is worth reading.
    fn admit(
        &mut self,
        path: PathBuf,
        bytes: Vec<u8>,
        single: bool,
        products: &mut BTreeMap<String, Parts>,
    ) -> Option<Pending> {
        let place = Place { file: path.clone(), span: None };
        let role = files::names(&path).map_or(Role::Outside, |names| files::role(&names, single));
        match role {
            Role::Ignored => {}
            Role::Outside => {
                let message = format!("path `{}` leaves the spec folder", quoted(&path.to_string_lossy()));
                let help = "a path consists of names with `/` between them, without `..`";
                self.faults.push(Diagnostic::error(&codes::BAD_NAME, message).at(place).help(help));
            }
            Role::Stray(help) => {
                let message = "this file is not read: no spec file lies here";
                self.faults.push(Diagnostic::warning(&codes::STRAY_FILE, message).at(place).help(help));
            }
            Role::Spec { product, kind, group, stem } => {
                let parts = products.entry(product.to_owned()).or_default();
                if !parts.admit(&path, product, kind, group, stem, &mut self.faults) {
                    return None;
                }
                let (product, group) = (product.to_owned(), group.map(str::to_owned));
                let Some(text) = super::read::text(&path, bytes, &mut self.faults) else {
                    parts.note_unreadable(kind);
                    return None;
                };
                return Some(Pending { path, text, product, group, kind });
            }
        }
        None
    }
}

fn is_root_product(path: &Path) -> bool {
    path == Path::new("product.yaml") || path == Path::new("product.yml")
}
