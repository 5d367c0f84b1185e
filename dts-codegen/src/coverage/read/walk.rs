//! Finds the files.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    coverage::codes,
    diagnostic::{Diagnostic, Diagnostics, Place},
};

/// Deeper than any metadata lies.
const DEEPEST: usize = 16;

/// A file with its bytes.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) bytes: Vec<u8>,
    /// Named by the user, not found in a folder.
    pub(super) named: bool,
}

/// What was found so far.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) files: Vec<Found>,
    /// Folders that the user named.
    pub(super) roots: Vec<PathBuf>,
    pub(super) faults: Diagnostics,
    /// Real paths of all that was met: what is named twice is read once, and loops of links end.
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    /// Reads a file, or all JSON files below a folder.
    pub(super) fn start(&mut self, path: &Path) {
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                self.roots.push(path.to_owned());
                self.folder(path, 0);
            }
            Ok(_) => self.file(path, true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let message = format!("there is no file or folder `{}`", path.display());
                self.faults.push(
                    Diagnostic::error(&codes::UNREADABLE, message)
                        .help("name a file or folder of official metadata after `--against`"),
                );
            }
            Err(error) => self.unreadable(path, &error),
        }
    }

    fn folder(&mut self, path: &Path, depth: usize) {
        if depth > DEEPEST || !self.is_new(path) {
            return;
        }
        let entries = fs::read_dir(path)
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>());
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(path, &error),
        };
        entries.sort();
        for path in entries {
            let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
            match fs::metadata(&path) {
                Ok(meta) if meta.is_dir() => self.folder(&path, depth + 1),
                Ok(_) if is_json => self.file(&path, false),
                Err(error) if is_json => self.unreadable(&path, &error),
                _ => {}
            }
        }
    }

    fn file(&mut self, path: &Path, named: bool) {
        match fs::read(path) {
            Ok(bytes) if self.is_new(path) => self.files.push(Found { path: path.to_owned(), bytes, named }),
            Ok(_) => {}
            Err(error) => self.unreadable(path, &error),
        }
    }

    fn is_new(&mut self, path: &Path) -> bool {
        self.seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        let place = Place { file: path.to_owned(), span: None };
        self.faults.push(Diagnostic::error(&codes::UNREADABLE, format!("can't be read: {error}")).at(place));
    }
}
