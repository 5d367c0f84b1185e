//! The staircase, walked down once.

use std::path::{Path, PathBuf};

use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity, Sources},
    model::Model,
    parse::{self, SpecTree},
    plan::{self, Plan},
    render::{self, FileSet, Layout, Paths},
    resolve,
};

/// A spec folder, read and judged.
#[derive(Debug)]
pub struct Linted {
    /// The API as true, without the actions that have errors.
    pub model: Model,
    /// The same in Rust names.
    pub plan: Plan,
    /// The texts that the faults lie in, and every file and folder that was read.
    pub sources: Sources,
    /// All faults, sorted.
    pub faults: Vec<Diagnostic>,
}

impl Linted {
    /// Whether any fault is an error.
    pub fn has_errors(&self) -> bool {
        self.faults.iter().any(|fault| fault.severity == Severity::Error)
    }
}

/// Bindings, if the spec has no error.
#[derive(Debug)]
pub struct Generated {
    /// The API as true, without the actions that have errors.
    pub model: Model,
    /// The texts that the faults lie in, and every file and folder that was read.
    pub sources: Sources,
    /// All faults, sorted.
    pub faults: Vec<Diagnostic>,
    /// The bindings; `None` if there is an error.
    pub files: Option<FileSet>,
}

/// Reads a spec folder and tells all its faults.
pub fn lint(spec: &Path) -> Linted {
    judge(parse::load(spec))
}

/// Reads the texts of a spec folder that is not on the disk, such as a revision, and tells all their faults. Their paths
/// are relative to the folder; `spec` is what people call it.
pub fn lint_texts(spec: impl Into<PathBuf>, files: Vec<(PathBuf, Vec<u8>)>) -> Linted {
    let (mut tree, faults) = parse::load_texts(files);
    tree.sources = tree.sources.moved_below(spec);
    judge((tree, faults))
}

fn judge((tree, mut faults): (SpecTree, Diagnostics)) -> Linted {
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    let (plan, more) = plan::plan(&model);
    faults.append(more);
    Linted { model, plan, sources: tree.sources, faults: faults.into_vec() }
}

/// Makes the bindings of a spec folder, on all cores. Nothing is written: see [`output`](crate::output).
pub fn generate(spec: &Path, paths: &Paths<'_>, layout: Layout<'_>) -> Generated {
    let (tree, mut faults) = parse::load(spec);
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    let (files, more) = render::render_model(&model, paths, layout);
    faults.append(more);
    let files = (!faults.has_errors()).then_some(files);
    Generated { model, sources: tree.sources, faults: faults.into_vec(), files }
}
