//! Generated files on the disk: the only stage that writes.
//!
//! First the folder is looked at, and nothing is touched while there is a reason to refuse. Then every file that
//! differs is put beside its target under another name, whole and flushed. Only when all of them are there do they
//! take the places of their targets, one rename each. So a full disk or a missing permission changes nothing, and an
//! interrupted run leaves each file either old or new.

mod codes;
#[cfg(feature = "cli")]
mod diff;
mod errors;
mod stage;
mod stale;
mod survey;

use std::{fs, io, path::Path, path::PathBuf};

pub use codes::CODES;

use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    render::FileSet,
};
use stage::Stage;
use survey::{State, Survey};

/// How a file that is in the way shows that it is ours to replace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owned {
    /// It starts with [`HEADER`](crate::render::HEADER). Files that do, and are not generated any more, are removed.
    ByHeader,
    /// It has the name of a generated file. Nothing is removed.
    ByName,
}

/// What [`write()`] did, by paths relative to the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that were missing or differed.
    pub written: Vec<PathBuf>,
    /// Files that were as they should be.
    pub unchanged: Vec<PathBuf>,
    /// Files that are not generated any more.
    pub removed: Vec<PathBuf>,
}

/// What [`check()`] found, by paths relative to the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// Files that are not as they should be, sorted.
    pub changes: Vec<Change>,
    /// Files that are.
    pub unchanged: Vec<PathBuf>,
}

/// A file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path, relative to the output folder.
    pub path: PathBuf,
    /// Its text; `None` if it is missing.
    pub old: Option<String>,
    /// What its text should be; `None` if it should not be there.
    pub new: Option<String>,
}

/// Makes the folder `out` hold `files`: writes what differs, removes what is ours and not generated any more.
///
/// # Errors
///
/// Gives every reason to refuse, and then nothing was written; or the fault that stopped it.
pub fn write(out: &Path, files: &FileSet, owned: Owned) -> Result<Report, Diagnostics> {
    let survey = Survey::new(out, files, owned)?;
    let stage = Stage::new(out, &survey)?;
    stage.commit()?;
    let mut report = Report::default();
    for entry in &survey.entries {
        let list = if entry.state == State::Same { &mut report.unchanged } else { &mut report.written };
        list.push(entry.path.to_owned());
    }
    for path in survey.stale {
        remove(out, &path)?;
        report.removed.push(path);
    }
    Ok(report)
}

/// Compares the folder `out` with `files`, and writes nothing.
///
/// # Errors
///
/// Gives every reason for which [`write()`] would refuse to start.
pub fn check(out: &Path, files: &FileSet, owned: Owned) -> Result<Drift, Diagnostics> {
    let survey = Survey::new(out, files, owned)?;
    let mut drift = Drift::default();
    for entry in survey.entries {
        let old = match entry.state {
            State::Same => {
                drift.unchanged.push(entry.path.to_owned());
                continue;
            }
            State::Missing => None,
            State::Differs(old) => Some(old),
        };
        drift.changes.push(Change { path: entry.path.to_owned(), old, new: Some(entry.text.to_owned()) });
    }
    for path in survey.stale {
        let old = fs::read(out.join(&path)).unwrap_or_default();
        drift.changes.push(Change { path, old: Some(String::from_utf8_lossy(&old).into_owned()), new: None });
    }
    drift.changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(drift)
}

/// Removes a file, and the folders below `out` that it leaves empty.
fn remove(out: &Path, path: &Path) -> Result<(), Diagnostics> {
    match fs::remove_file(out.join(path)) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(one(errors::no_removal(&out.join(path), &error))),
    }
    let folders = path.ancestors().skip(1).take_while(|folder| !folder.as_os_str().is_empty());
    for folder in folders {
        // Fails where something else is in it.
        if fs::remove_dir(out.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}

fn one(fault: Diagnostic) -> Diagnostics {
    let mut faults = Diagnostics::new();
    faults.push(fault);
    faults
}
