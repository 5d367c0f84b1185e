//! `diff`.

use super::{
    Exit,
    arguments::{Diff, DiffFormat},
    console::Console,
    lint,
    side::Side,
};
use crate::{
    diagnostic::Severity,
    diff::{self, Class},
    generate::Linted,
};

pub(super) fn run(arguments: &Diff, console: &mut Console) -> Exit {
    let working = &arguments.spec.spec;
    let old = Side::named(&arguments.old, working);
    let new = match &arguments.new {
        Some(new) => Side::named(new, working),
        None => Ok(Side::Folder(working.clone())),
    };
    // Both are looked at before either gives up: all that is wrong is told at once.
    let (old, new) = (read(old, console), read(new, console));
    let (Some((old_name, old)), Some((new_name, new))) = (old, new) else { return Exit::CantRun };
    let mut comparison = diff::compare(&old, &new);
    if !arguments.docs {
        comparison = comparison.without_docs();
    }
    console.print(&match arguments.format {
        DiffFormat::Human => diff::human(&comparison, console.has_colored_results()),
        DiffFormat::Json => format!("{:#}\n", diff::json(&comparison, &old_name, &new_name)),
        DiffFormat::Markdown => diff::markdown(&comparison),
    });
    if comparison.count(Class::Breaking) > 0 { Exit::Findings } else { Exit::Good }
}

/// The spec of one side, if it has no errors; if it has, they are told.
fn read(side: Result<Side, String>, console: &mut Console) -> Option<(String, Linted)> {
    let read = side.and_then(|side| Ok((side.name(), side.read()?)));
    let (name, linted) = match read {
        Ok(read) => read,
        Err(error) => {
            console.remark(&format!("error: {error}"));
            return None;
        }
    };
    if linted.has_errors() {
        let errors = lint::errors(&linted.faults);
        // Warnings have not kept anything from being compared.
        let faults: Vec<_> = linted.faults.into_iter().filter(|fault| fault.severity == Severity::Error).collect();
        console.faults(&faults, &linted.sources);
        console.remark(&format!("error: {errors} in the spec of `{}`; nothing was compared", name.escape_debug()));
        return None;
    }
    Some((name, linted))
}
