//! Specs at test time.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use dts_codegen::{
    diagnostic::{Diagnostic, Diagnostics, Severity},
    model::{Action, Model},
    parse,
    plan::{self, ActionPlan, Plan},
    resolve,
};

use crate::Case;

/// Wire names and texts of a request.
pub type Texts = BTreeMap<String, String>;

/// A spec, on all its stairs.
pub struct Loaded {
    /// As true.
    pub model: Model,
    /// In Rust names.
    pub plan: Plan,
    /// What was found, one line each.
    pub faults: Vec<String>,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether any of it is an error.
    pub has_errors: bool,
}

impl Loaded {
    /// The action of a case.
    pub fn action(&self, case: &Case) -> Option<&Action> {
        let product = self.model.products.iter().find(|product| product.name == case.product)?;
        product.actions.iter().find(|action| action.name == case.action)
    }

    /// The items of a case.
    pub fn items(&self, case: &Case) -> Option<&ActionPlan> {
        let product = self.plan.products.iter().find(|product| product.name == case.product)?;
        product.groups.iter().flat_map(|group| &group.actions).find(|action| action.action == case.action)
    }
}

/// The spec folder at this path, relative to this package.
pub fn load(path: &str) -> Loaded {
    let (tree, mut faults) = parse::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    finish(model, faults)
}

/// The spec of these texts.
pub fn loaded(files: Vec<(PathBuf, Vec<u8>)>) -> Loaded {
    let (tree, mut faults) = parse::load_texts(files);
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    finish(model, faults)
}

fn finish(model: Model, mut faults: Diagnostics) -> Loaded {
    let (plan, more) = plan::plan(&model);
    faults.append(more);
    let faults = faults.into_vec();
    let has_errors = faults.iter().any(|fault| fault.severity == Severity::Error);
    Loaded { model, plan, faults: faults.iter().map(ToString::to_string).collect(), diagnostics: faults, has_errors }
}
