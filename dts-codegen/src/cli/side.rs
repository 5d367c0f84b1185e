//! What is compared: a spec folder, or a revision of one.

use std::{
    ffi::OsStr,
    path::{Component, Path, PathBuf},
};

use super::git::{self, Revision};
use crate::generate::{Linted, lint, lint_texts};

/// A spec that can be read.
#[derive(Debug)]
pub(super) enum Side {
    /// A folder on the disk.
    Folder(PathBuf),
    /// A folder in a revision.
    Revision(Revision),
}

impl Side {
    /// What `name` means: a folder that is there, or else a revision. `working` is the spec folder of a revision that
    /// names none.
    pub(super) fn named(name: &OsStr, working: &Path) -> Result<Self, String> {
        let path = Path::new(name);
        if path.is_dir() {
            return Ok(Self::Folder(path.to_owned()));
        }
        let neither = |error: String| {
            let what = if path.exists() { "a file, not a spec folder" } else { "no folder" };
            format!("`{}` is {what}, and no revision either: {error}", name.to_string_lossy().escape_debug())
        };
        let text = name.to_str().ok_or_else(|| neither(String::from("its name is not UTF-8")))?;
        let (revision, folder) = split(text);
        git::check().map_err(neither)?;
        let root = git::tree_of(revision).map_err(neither)?;
        let folder = match folder {
            Some(folder) => folder.to_owned(),
            None => in_repository(working)?,
        };
        Revision::new(revision, root, folder).map(Self::Revision)
    }

    /// What people call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Folder(path) => path.display().to_string(),
            Self::Revision(revision) => revision.name(),
        }
    }

    /// Reads and judges it.
    pub(super) fn read(&self) -> Result<Linted, String> {
        match self {
            Self::Folder(path) => Ok(lint(path)),
            Self::Revision(revision) => Ok(lint_texts(revision.name(), revision.files()?)),
        }
    }
}

/// A revision and the folder behind its colon. A colon within braces is part of the revision: `HEAD^{/fix: that}`.
fn split(text: &str) -> (&str, Option<&str>) {
    let mut depth = 0_usize;
    for (index, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => {
                let (revision, folder) = text.split_at(index);
                return (revision, folder.strip_prefix(':'));
            }
            _ => {}
        }
    }
    (text, None)
}

/// The path of a folder from the root of the repository, whether the folder is still there or not.
fn in_repository(folder: &Path) -> Result<String, String> {
    let outside = |why: &str| {
        let shown = folder.display();
        format!("the spec folder `{shown}` {why}; write its path behind the revision: `REV:path/to/spec`")
    };
    let mut names: Vec<String> = Vec::new();
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let inner = match folder.is_absolute() {
        true => {
            let root = git::root()?;
            let root = root.canonicalize().unwrap_or(root);
            real.strip_prefix(&root).map_err(|_| outside("does not lie in the repository of the current folder"))?
        }
        false => {
            names.extend(git::prefix()?.split_terminator('/').map(str::to_owned));
            folder
        }
    };
    for component in inner.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if names.pop().is_some() => {}
            Component::Normal(name) => {
                names.push(name.to_str().ok_or_else(|| outside("has a name that is not UTF-8"))?.to_owned());
            }
            _ => return Err(outside("does not lie in the repository of the current folder")),
        }
    }
    Ok(names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn revisions_and_folders() {
        assert_eq!(split("HEAD~1"), ("HEAD~1", None));
        assert_eq!(split("v1:api/spec"), ("v1", Some("api/spec")));
        assert_eq!(split("main:"), ("main", Some("")));
        assert_eq!(split("HEAD^{/fix: that}"), ("HEAD^{/fix: that}", None));
        assert_eq!(split("HEAD^{/fix: that}:spec"), ("HEAD^{/fix: that}", Some("spec")));
        assert_eq!(split(":spec"), ("", Some("spec")));
        assert_eq!(split("@{1 day ago}:a:b"), ("@{1 day ago}", Some("a:b")));
    }
}
