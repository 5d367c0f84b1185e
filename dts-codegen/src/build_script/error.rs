//! Why a build script fails.

use std::{error::Error, fmt, io};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Sources, plain};

/// Everything that stopped a compilation, in one text.
///
/// `Debug` gives the same text: it is what `main` prints when it returns an error.
#[derive(Clone, PartialEq, Eq)]
pub struct CompileError {
    text: String,
}

impl CompileError {
    pub(super) fn spec(faults: &[Diagnostic], sources: &Sources) -> Self {
        Self::faults("the spec has", faults, sources)
    }

    pub(super) fn output(faults: Diagnostics) -> Self {
        Self::faults("writing the bindings met", &faults.into_vec(), &Sources::new())
    }

    fn faults(what: &str, faults: &[Diagnostic], sources: &Sources) -> Self {
        let errors: Vec<_> = faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
        let noun = if errors.len() == 1 { "error" } else { "errors" };
        let blocks: Vec<String> = errors.iter().map(|fault| plain::block(fault, sources)).collect();
        Self { text: format!("{what} {} {noun}\n\n{}", errors.len(), blocks.join("\n").trim_end()) }
    }

    pub(super) fn no_out_dir() -> Self {
        Self { text: String::from("`OUT_DIR` is not set: call this from a build script, or give an `out_dir`") }
    }

    pub(super) fn runtime(path: &str) -> Self {
        Self { text: format!("`{path}` is not the path of a crate or module; write one such as `::dts_runtime`") }
    }

    pub(super) fn module(path: &str) -> Self {
        Self {
            text: format!(
                "`{path}` is not the path of a module below the root of the crate; write one such as `bindings`"
            ),
        }
    }

    pub(super) fn cargo(error: &io::Error) -> Self {
        Self { text: format!("can't tell cargo what was read: {error}") }
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for CompileError {}
