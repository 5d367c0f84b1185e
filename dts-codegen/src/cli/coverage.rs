//! `coverage`.

use super::{
    Exit,
    arguments::{Coverage, LintFormat},
    console::Console,
    lint,
};
use crate::coverage;

pub(super) fn run(arguments: &Coverage, console: &mut Console) -> Exit {
    let linted = crate::lint(&arguments.spec.spec);
    if linted.has_errors() {
        console.faults(&linted.faults, &linted.sources);
        console.remark(&format!("error: {} in the spec; nothing was counted", lint::errors(&linted.faults)));
        return Exit::CantRun;
    }
    let comparison = match arguments.against.as_slice() {
        [] => None,
        paths => {
            let (metadata, sources, faults) = coverage::read(paths);
            let has_errors = faults.has_errors();
            let faults = faults.into_vec();
            console.faults(&faults, &sources);
            if has_errors {
                console.remark(&format!("error: {} in the metadata; nothing was compared", lint::errors(&faults)));
                return Exit::CantRun;
            }
            Some(coverage::compare(&linted.model, &metadata))
        }
    };
    let counted = coverage::count(&linted.model);
    match arguments.format {
        LintFormat::Json => {
            let document = coverage::json::document(&counted, comparison.as_ref(), &linted.sources, arguments.all);
            console.print(&format!("{document:#}\n"));
        }
        LintFormat::Human => {
            console.print(&coverage::text::table(&counted));
            if let Some(comparison) = &comparison {
                console.print(&coverage::text::comparison(comparison, &linted.sources, arguments.all));
            }
        }
    }
    match &comparison {
        // A comparison with nothing would look like one without differences.
        Some(comparison) if comparison.documents == 0 => {
            console
                .remark("error: no document speaks of a product of the spec; `product.yaml` has its name and version");
            Exit::CantRun
        }
        Some(comparison) if comparison.unexplained() > 0 => Exit::Findings,
        _ => Exit::Good,
    }
}
