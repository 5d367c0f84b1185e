//! New files beside the old ones, then in their places.

use std::{
    collections::BTreeSet,
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile, TempPath};

use super::{errors, one, survey::Survey};
use crate::diagnostic::Diagnostics;

/// How the name of a file starts until it takes its place.
pub(super) const PREFIX: &str = ".dts-codegen-";
/// How it ends; no compiler reads it.
pub(super) const SUFFIX: &str = ".tmp";

/// Everything that is to be written, on the disk and under other names. Dropped before [`commit`](Self::commit), it
/// leaves no trace.
#[derive(Default)]
pub(super) struct Stage {
    /// New files and where they go.
    files: Vec<(TempPath, PathBuf)>,
    /// Folders that were made for them, outer ones first.
    made: Vec<PathBuf>,
}

impl Stage {
    /// Writes all files that differ, and tries the folders that files will be removed from.
    pub(super) fn new(out: &Path, survey: &Survey<'_>) -> Result<Self, Diagnostics> {
        let mut stage = Self::default();
        for entry in survey.changed() {
            stage.add(&out.join(entry.path), entry.text)?;
        }
        let tried: BTreeSet<PathBuf> =
            survey.stale.iter().filter_map(|path| out.join(path).parent().map(Path::to_owned)).collect();
        for folder in tried {
            temporary(&folder).map_err(|error| one(errors::no_access(&folder, "a file in", &error)))?;
        }
        // The first one waits for the disk, the others find their work done.
        for (temporary, target) in &stage.files {
            fs::File::open(temporary)
                .and_then(|file| file.sync_all())
                .map_err(|error| one(errors::failed(target, &error)))?;
        }
        Ok(stage)
    }

    fn add(&mut self, target: &Path, text: &str) -> Result<(), Diagnostics> {
        let folder = parent(target);
        self.make(folder)?;
        let mut file = temporary(folder).map_err(|error| one(errors::no_access(folder, "a file in", &error)))?;
        if let Ok(meta) = fs::metadata(target) {
            // A target that is there keeps its permissions.
            fs::set_permissions(file.path(), meta.permissions())
                .map_err(|error| one(errors::failed(target, &error)))?;
        }
        file.as_file_mut().write_all(text.as_bytes()).map_err(|error| one(errors::failed(target, &error)))?;
        self.files.push((file.into_temp_path(), target.to_owned()));
        Ok(())
    }

    /// Makes a folder and those around it, each noted.
    fn make(&mut self, folder: &Path) -> Result<(), Diagnostics> {
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.made.push(folder.to_owned()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(one(errors::no_access(folder, "folder", &error))),
            }
        }
        Ok(())
    }

    /// Puts every file in its place.
    pub(super) fn commit(mut self) -> Result<(), Diagnostics> {
        // From here on there are files in the folders.
        self.made.clear();
        let all = self.files.len();
        let mut folders = BTreeSet::new();
        for (done, (temporary, target)) in std::mem::take(&mut self.files).into_iter().enumerate() {
            temporary.persist(&target).map_err(|error| one(errors::not_replaced(&target, done, all, &error.error)))?;
            folders.insert(parent(&target).to_owned());
        }
        // The new names should outlive a power failure. Not every system can do this; the files are whole anyway.
        folders.iter().for_each(|folder| drop(fs::File::open(folder).and_then(|folder| folder.sync_all())));
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.files.clear();
        // Fails where somebody else put something.
        self.made.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

fn parent(target: &Path) -> &Path {
    match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// An empty file with the permissions of any new file.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map_err(without_path)
}

/// What the system said, without the temporary name that `tempfile` adds: nobody knows that name.
fn without_path(error: io::Error) -> io::Error {
    let inner = error.get_ref().and_then(|error| error.source()).and_then(|error| error.downcast_ref::<io::Error>());
    inner.and_then(io::Error::raw_os_error).map_or(error, io::Error::from_raw_os_error)
}
