//! Environment variables, files and programs, from outside: tests bring their own.

use std::{env, fs, future::ready, io, path::Path, path::PathBuf, time::Duration};

use super::process::run;
use crate::BoxFuture;

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

    /// Runs a program, without a shell and without input, and gives what it has printed on its standard output, once it
    /// has ended well. The first of `command` is the program, the others are its arguments. When the time is over, or the
    /// future is dropped, the program is ended.
    ///
    /// An environment that does not say how runs none.
    ///
    /// # Errors
    ///
    /// When the program can't be started, fails, takes too long or prints too much. The error holds nothing that the
    /// program has printed.
    fn run<'a>(&'a self, command: &'a [String], limit: Duration) -> BoxFuture<'a, io::Result<Vec<u8>>> {
        let _ = (command, limit);
        Box::pin(ready(Err(io::Error::new(io::ErrorKind::Unsupported, "this environment runs no programs"))))
    }
}

/// The environment of this process.
///
/// It runs the programs that it is asked to run, as this process's user and with this process's variables; what they
/// print on their standard error goes where this process's own goes. The only ones that are asked for are those that a
/// profile of `~/.aliyun/config.json` names as its `process_command`; see
/// [`CliProfile::without_processes`](crate::CliProfile::without_processes).
#[derive(Clone, Copy, Debug, Default)]
pub struct ProcessEnvironment;

impl Environment for ProcessEnvironment {
    fn variable(&self, name: &str) -> Option<String> {
        env::var(name).ok().filter(|value| !value.is_empty())
    }

    fn read(&self, path: &Path) -> io::Result<String> {
        fs::read_to_string(path)
    }

    fn run<'a>(&'a self, command: &'a [String], limit: Duration) -> BoxFuture<'a, io::Result<Vec<u8>>> {
        Box::pin(run(command.to_vec(), limit))
    }
}
