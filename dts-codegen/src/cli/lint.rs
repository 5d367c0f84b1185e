//! `lint` and `inspect`, and what the other commands say of a spec with errors.

use super::{
    Exit,
    arguments::{Inspect, Lint, LintFormat},
    console::{Console, counted, tally},
};
use crate::{
    diagnostic::{Diagnostic, Severity, Sources, json},
    inspect,
};

pub(super) fn run(arguments: &Lint, console: &mut Console) -> Exit {
    let linted = crate::lint(&arguments.spec.spec);
    match arguments.format {
        LintFormat::Json => console.print(&format!("{:#}\n", json::list_to_json(&linted.faults))),
        LintFormat::Human => {
            console.faults(&linted.faults, &linted.sources);
            let actions = counted(linted.model.action_count(), "action");
            match tally(&linted.faults) {
                none if none.is_empty() => console.print(&format!("{actions}: no faults\n")),
                some => console.remark(&format!("{some}; {actions} without errors")),
            }
        }
    }
    match linted.faults.is_empty() {
        true => Exit::Good,
        false if linted.has_errors() => exit_for_errors(&linted.sources),
        false => Exit::Findings,
    }
}

pub(super) fn inspect(arguments: &Inspect, console: &mut Console) -> Exit {
    let linted = crate::lint(&arguments.spec.spec);
    console.faults(&linted.faults, &linted.sources);
    if linted.has_errors() {
        console.remark(&format!("error: {} in the spec; there is no document", errors(&linted.faults)));
        return exit_for_errors(&linted.sources);
    }
    let document = inspect::inspect(&linted.model, &linted.plan);
    console.print(&format!("{document:#}\n"));
    Exit::Good
}

/// `2 errors`.
pub(super) fn errors(faults: &[Diagnostic]) -> String {
    counted(faults.iter().filter(|fault| fault.severity == Severity::Error).count(), "error")
}

/// Errors in a spec are findings; a spec folder of which nothing was read is none.
pub(super) fn exit_for_errors(sources: &Sources) -> Exit {
    if sources.folders().next().is_some() { Exit::Findings } else { Exit::CantRun }
}
