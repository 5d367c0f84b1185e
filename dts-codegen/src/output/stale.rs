//! Files that are ours and not generated any more.

use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::stage::{PREFIX, SUFFIX};
use crate::render::{FileSet, HEADER};

/// Folders below the output folder that bindings can have: product and group.
const DEEPEST: usize = 2;

/// A run takes less; a file that it left under its temporary name is of no use after this.
const ABANDONED: Duration = Duration::from_secs(15 * 60);

/// Stale files, sorted, by paths relative to the output folder. Links are not followed; folders that are crates of
/// their own, caches or hidden belong to somebody else, also if there is generated code in them.
pub(super) fn find(out: &Path, files: &FileSet) -> Vec<PathBuf> {
    let mut found = Vec::new();
    folder(out, Path::new(""), 0, files, &mut found);
    found.sort();
    found
}

fn folder(out: &Path, inner: &Path, depth: usize, files: &FileSet, found: &mut Vec<PathBuf>) {
    // What can't be read can't be ours.
    let Ok(entries) = fs::read_dir(out.join(inner)) else { return };
    for entry in entries.flatten() {
        let path = inner.join(entry.file_name());
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            if depth < DEEPEST && !is_foreign(&entry.path()) {
                folder(out, &path, depth + 1, files, found);
            }
        } else if kind.is_file() && !files.files.contains_key(&path) && is_stale(&entry.path()) {
            found.push(path);
        }
    }
}

fn is_foreign(folder: &Path) -> bool {
    let is_hidden = folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    is_hidden || ["Cargo.toml", "CACHEDIR.TAG"].iter().any(|name| folder.join(name).exists())
}

fn is_stale(file: &Path) -> bool {
    let Some(name) = file.file_name().and_then(|name| name.to_str()) else { return false };
    let is_temporary = name.starts_with(PREFIX) && name.ends_with(SUFFIX);
    if is_temporary {
        let age =
            fs::metadata(file).and_then(|meta| meta.modified()).map(|then| SystemTime::now().duration_since(then));
        return matches!(age, Ok(Ok(age)) if age > ABANDONED) && has_header(file, true);
    }
    name.ends_with(".rs") && has_header(file, false)
}

/// Whether a file starts with the header; one that was cut short may end within it.
fn has_header(file: &Path, cut_short: bool) -> bool {
    let mut start = Vec::new();
    let length = HEADER.len() as u64;
    let read = fs::File::open(file).and_then(|file| file.take(length).read_to_end(&mut start));
    read.is_ok() && (start == HEADER.as_bytes() || cut_short && HEADER.as_bytes().starts_with(&start))
}
