//! What is said when the disk is not as it should be.

use std::{io, path::Path};

use super::codes;
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    render::HEADER,
};

/// A file that is not ours.
pub(super) fn foreign(path: &Path) -> Diagnostic {
    fault(&codes::FOREIGN_FILE, path, format!("file `{}` was not generated, and would be overwritten", path.display()))
        .note(format!("a generated file starts with `{HEADER}`; nothing was written"))
        .help("move or delete the file, or choose another output folder")
}

/// Something that is neither a file nor a folder, or one where the other must be.
pub(super) fn wrong_kind(path: &Path, found: &str, needed: &str) -> Diagnostic {
    fault(&codes::WRONG_KIND, path, format!("`{}` is {found}, but {needed} is needed there", path.display()))
        .note("nothing was written")
        .help("move or delete it, or choose another output folder")
}

/// A path that is not below the output folder.
pub(super) fn outside(path: &Path) -> Diagnostic {
    fault(&codes::OUTSIDE, path, format!("path `{}` leaves the output folder", path.display()))
        .note("nothing was written")
        .help("generated paths consist of names with `/` between them, without `..`")
}

/// A link that leads out of the output folder.
pub(super) fn link(path: &Path, target: &str) -> Diagnostic {
    fault(&codes::LINK, path, format!("`{}` is a symbolic link that leads out of the output folder", path.display()))
        .note(format!("it leads to {target}; nothing was written"))
        .help("delete the link, or choose the folder that it leads to as output folder")
}

/// Something that can't be looked at.
pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let fault =
        fault(&codes::NO_ACCESS, path, format!("can't read `{}`: {error}", path.display())).note("nothing was written");
    advised(fault, error)
}

/// A folder that takes no new file.
pub(super) fn no_access(path: &Path, what: &str, error: &io::Error) -> Diagnostic {
    let message = format!("can't create {what} `{}`: {error}", path.display());
    advised(fault(&codes::NO_ACCESS, path, message).note("nothing was written"), error)
}

/// A file that can't be written whole.
pub(super) fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("can't write `{}`: {error}", path.display());
    advised(fault(&codes::WRITE_FAILED, path, message).note("all files are as they were before"), error)
}

/// A file that could not take its place.
pub(super) fn not_replaced(path: &Path, done: usize, all: usize, error: &io::Error) -> Diagnostic {
    let message = format!("can't replace `{}`: {error}", path.display());
    let note = format!("{done} of {all} files were replaced, each whole; the others are as they were before");
    advised(fault(&codes::WRITE_FAILED, path, message).note(note), error)
}

/// A file that is not generated any more, and does not go.
pub(super) fn no_removal(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("can't remove `{}`, which is not generated any more: {error}", path.display());
    advised(fault(&codes::WRITE_FAILED, path, message).note("all other files are written"), error)
}

fn fault(code: &'static Code, path: &Path, message: String) -> Diagnostic {
    Diagnostic::error(code, message).at(Place { file: path.to_owned(), span: None })
}

/// What to do about what the system said.
fn advised(fault: Diagnostic, error: &io::Error) -> Diagnostic {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            fault.help("give yourself write permission there, or choose another output folder")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            fault.help("free some space (or raise the limit), then run again")
        }
        io::ErrorKind::NotADirectory => fault.help("a part of the path is a file; choose another output folder"),
        _ => fault.help("mend what the system says, or choose another output folder"),
    }
}
