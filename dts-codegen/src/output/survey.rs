//! The output folder as it is, before anything is touched.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use super::{Owned, errors, stale};
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    render::{FileSet, HEADER},
};

/// What is where.
pub(super) struct Survey<'a> {
    /// Every file of the set.
    pub(super) entries: Vec<Entry<'a>>,
    /// Files that are ours and not in the set.
    pub(super) stale: Vec<PathBuf>,
}

/// A file of the set.
pub(super) struct Entry<'a> {
    /// Its path, relative to the output folder.
    pub(super) path: &'a Path,
    /// Its text.
    pub(super) text: &'a str,
    /// What is there now.
    pub(super) state: State,
}

/// What is at the place of a file.
#[derive(PartialEq, Eq)]
pub(super) enum State {
    /// Nothing.
    Missing,
    /// The file.
    Same,
    /// Another text.
    Differs(String),
}

impl<'a> Survey<'a> {
    /// Looks at everything that is to be written, or gives every reason not to begin.
    pub(super) fn new(out: &Path, files: &'a FileSet, owned: Owned) -> Result<Self, Diagnostics> {
        let mut faults = Diagnostics::new();
        let mut entries = Vec::new();
        match fs::metadata(out) {
            Ok(meta) if !meta.is_dir() => {
                return Err(super::one(errors::wrong_kind(out, "a file", "the output folder")));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(super::one(errors::unreadable(out, &error))),
        }
        for (path, text) in &files.files {
            match state(out, path, text, owned) {
                Ok(state) => entries.push(Entry { path, text, state }),
                Err(fault) => faults.push(*fault),
            }
        }
        if faults.is_empty() {
            let stale = if owned == Owned::ByHeader { stale::find(out, files) } else { Vec::new() };
            Ok(Self { entries, stale })
        } else {
            Err(faults)
        }
    }

    /// The files that are to be written.
    pub(super) fn changed(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(|entry| entry.state != State::Same)
    }
}

fn state(out: &Path, path: &Path, text: &str, owned: Owned) -> Result<State, Box<Diagnostic>> {
    let is_inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    // Taking a path apart forgives `a//b` and `a/.`; as a file name they are wrong.
    let is_plain = path.components().collect::<PathBuf>().as_os_str() == path.as_os_str();
    if !is_inside || !is_plain || path.file_name().is_none() {
        return Err(Box::new(errors::outside(path)));
    }
    let folders: Vec<&Path> = path.ancestors().skip(1).take_while(|folder| !folder.as_os_str().is_empty()).collect();
    for folder in folders.into_iter().rev() {
        let folder = out.join(folder);
        match meta(out, &folder)? {
            None => return Ok(State::Missing),
            Some(meta) if !meta.is_dir() => return Err(Box::new(errors::wrong_kind(&folder, "a file", "a folder"))),
            Some(_) => {}
        }
    }
    let target = out.join(path);
    match meta(out, &target)? {
        None => return Ok(State::Missing),
        Some(meta) if meta.is_dir() => return Err(Box::new(errors::wrong_kind(&target, "a folder", "a file"))),
        Some(meta) if !meta.is_file() => return Err(Box::new(errors::wrong_kind(&target, "a device", "a file"))),
        Some(_) => {}
    }
    let old = fs::read(&target).map_err(|error| Box::new(errors::unreadable(&target, &error)))?;
    if old == text.as_bytes() {
        Ok(State::Same)
    } else if owned == Owned::ByHeader && !old.starts_with(HEADER.as_bytes()) {
        Err(Box::new(errors::foreign(&target)))
    } else {
        Ok(State::Differs(String::from_utf8_lossy(&old).into_owned()))
    }
}

/// What is there, links followed unless they lead out; `None` if nothing is.
fn meta(out: &Path, path: &Path) -> Result<Option<fs::Metadata>, Box<Diagnostic>> {
    let meta = match fs::symlink_metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Box::new(errors::unreadable(path, &error))),
    };
    if !meta.is_symlink() {
        return Ok(Some(meta));
    }
    let real = fs::canonicalize(out).and_then(|out| fs::canonicalize(path).map(|real| (real.starts_with(out), real)));
    match real {
        Ok((true, real)) => match fs::metadata(real) {
            Ok(meta) => Ok(Some(meta)),
            Err(error) => Err(Box::new(errors::unreadable(path, &error))),
        },
        Ok((false, real)) => Err(Box::new(errors::link(path, &format!("`{}`", real.display())))),
        Err(_) => Err(Box::new(errors::link(path, "nothing"))),
    }
}
