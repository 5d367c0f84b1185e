//! Environment variables and files, from outside: tests bring their own.

use std::{env, fs, io, path::Path, path::PathBuf};

/// What surrounds the process.
pub trait Environment: Send + Sync {
    /// An environment variable; one that is empty counts as unset.
    fn variable(&self, name: &str) -> Option<String>;

    /// The text of a file.
    ///
    /// # Errors
    ///
    /// As reading a file fails.
    fn read(&self, path: &Path) -> io::Result<String>;

    /// The user's home folder: `HOME`, or else `USERPROFILE`, or else `HOMEPATH`.
    fn home(&self) -> Option<PathBuf> {
        ["HOME", "USERPROFILE", "HOMEPATH"].into_iter().find_map(|name| self.variable(name)).map(PathBuf::from)
    }
}

/// The environment of this process.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProcessEnvironment;

impl Environment for ProcessEnvironment {
    fn variable(&self, name: &str) -> Option<String> {
        env::var(name).ok().filter(|value| !value.is_empty())
    }

    fn read(&self, path: &Path) -> io::Result<String> {
        fs::read_to_string(path)
    }
}
