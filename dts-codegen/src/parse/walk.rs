//! Reads a spec folder from the disk.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use super::{codes, files};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Sources};

/// Deeper than any spec file lies.
const DEEPEST: usize = 8;

/// What lies in a spec folder.
pub(super) struct Walk<'a> {
    root: &'a Path,
    /// Files by path relative to the spec folder, with `/` between names.
    pub(super) files: Vec<(PathBuf, Vec<u8>)>,
    /// Spec files that exist, but could not be read: they are not missing.
    pub(super) unreadable: BTreeSet<PathBuf>,
    /// What was looked at.
    pub(super) sources: Sources,
    pub(super) faults: Diagnostics,
    /// Folders from the root to the one at hand, against loops of links.
    open: Vec<PathBuf>,
}

impl<'a> Walk<'a> {
    /// Reads all YAML files below `root`.
    pub(super) fn new(root: &'a Path) -> Self {
        let mut walk = Self {
            root,
            files: Vec::new(),
            unreadable: BTreeSet::new(),
            sources: Sources::below(root),
            faults: Diagnostics::new(),
            open: Vec::new(),
        };
        match fs::metadata(root) {
            Ok(meta) if meta.is_dir() => walk.folder(""),
            Ok(_) => walk.no_root(format!("spec folder `{}` is a file", root.display())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                walk.no_root(format!("there is no spec folder `{}`", root.display()));
            }
            Err(error) => walk.no_root(format!("can't read spec folder `{}`: {error}", root.display())),
        }
        walk
    }

    fn no_root(&mut self, message: String) {
        let help = "name the folder that holds the product folders, or the one with `product.yaml`";
        self.faults.push(Diagnostic::error(&codes::NO_SPEC, message).help(help));
    }

    /// Reads a folder; `inner` is its path below the root, empty or with `/` at its end.
    fn folder(&mut self, inner: &str) {
        let depth = inner.matches('/').count();
        let path = self.root.join(inner);
        if depth > DEEPEST || self.is_loop(&path) {
            return;
        }
        self.sources.note_folder(path.clone());
        let entries = fs::read_dir(&path).and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<io::Result<Vec<_>>>()
        });
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(inner.trim_end_matches('/'), "folder", &error),
        };
        entries.sort();
        let files_before = self.files.len() + self.unreadable.len();
        for name in &entries {
            self.entry(inner, name, depth);
        }
        self.open.pop();
        if self.files.len() + self.unreadable.len() == files_before && is_group(inner) {
            let message = format!("group folder `{}` has no action", inner.trim_end_matches('/'));
            self.faults
                .push(Diagnostic::warning(&codes::EMPTY_GROUP, message).at(place(inner)).help("remove the folder"));
        }
    }

    /// Whether a folder is one of those that it lies in; if not, it is entered.
    fn is_loop(&mut self, path: &Path) -> bool {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let known = self.open.contains(&real);
        if !known {
            self.open.push(real);
        }
        known
    }

    fn entry(&mut self, inner: &str, name: &OsStr, depth: usize) {
        let Some(name) = name.to_str().filter(|name| !name.contains('\\')) else {
            let shown = name.to_string_lossy();
            if files::looks_like_yaml(&shown) {
                let message = format!("file name `{}` can't be used", shown.escape_debug());
                let fault = Diagnostic::error(&codes::BAD_NAME, message).help("use ASCII letters, digits and `_`");
                self.faults.push(fault.at(place(&format!("{inner}{shown}"))));
            }
            return;
        };
        if files::is_ignored_folder(name, &inner.split_terminator('/').collect::<Vec<_>>()) {
            return;
        }
        let relative = format!("{inner}{name}");
        let path = self.root.join(&relative);
        match fs::metadata(&path) {
            Ok(meta) if meta.is_dir() && files::stem(name).is_some() => {
                let message = format!("`{relative}` is a folder, but a file is expected");
                self.faults
                    .push(Diagnostic::error(&codes::LAYOUT, message).at(place(&relative)).help("rename the folder"));
                self.unreadable.insert(relative.into());
            }
            Ok(meta) if meta.is_dir() => self.folder(&format!("{relative}/")),
            Ok(_) if matches!(name, "actions" | "types") && depth <= 1 => {
                let message = format!("`{relative}` is a file, but a folder is expected");
                self.faults
                    .push(Diagnostic::error(&codes::LAYOUT, message).at(place(&relative)).help("remove the file"));
            }
            Ok(_) if files::looks_like_yaml(name) => match fs::read(&path) {
                Ok(bytes) => {
                    self.sources.note_file(path);
                    self.files.push((relative.into(), bytes));
                }
                Err(error) => self.unreadable(&relative, "file", &error),
            },
            Ok(_) => {}
            Err(error) if files::looks_like_yaml(name) => self.unreadable(&relative, "file", &error),
            Err(_) => {}
        }
    }

    fn unreadable(&mut self, relative: &str, what: &str, error: &io::Error) {
        let message = format!("can't read the {what}: {error}");
        self.faults.push(Diagnostic::error(&codes::UNREADABLE, message).at(place(relative)));
        self.unreadable.insert(relative.into());
    }
}

/// Whether a path is that of a group: `actions/<group>/`, below a product or at the root.
fn is_group(inner: &str) -> bool {
    let names: Vec<&str> = inner.split_terminator('/').collect();
    matches!(names.as_slice(), ["actions", _] | [_, "actions", _])
}

fn place(relative: &str) -> Place {
    Place { file: relative.trim_end_matches('/').into(), span: None }
}
