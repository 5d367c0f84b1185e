//! What `generate` and `schema` share: write, or compare.

use std::path::Path;

use super::{
    Exit,
    console::{Console, counted},
};
use crate::{
    diagnostic::{Diagnostics, Sources},
    output::{self, Owned},
    render::FileSet,
};

/// Writes the files, or compares them; gives the end of the summary, without the time.
pub(super) fn settle(
    out: &Path,
    files: &FileSet,
    owned: Owned,
    check: bool,
    console: &mut Console,
) -> Result<String, Exit> {
    if check { compare(out, files, owned, console) } else { write(out, files, owned, console) }
}

fn write(out: &Path, files: &FileSet, owned: Owned, console: &mut Console) -> Result<String, Exit> {
    let report = output::write(out, files, owned).map_err(|faults| refused(faults, console))?;
    let mut text = format!("{} written, {} unchanged", counted(report.written.len(), "file"), report.unchanged.len());
    if owned == Owned::ByHeader {
        text.push_str(&format!(", {} removed", report.removed.len()));
    }
    Ok(text)
}

fn compare(out: &Path, files: &FileSet, owned: Owned, console: &mut Console) -> Result<String, Exit> {
    let drift = output::check(out, files, owned).map_err(|faults| refused(faults, console))?;
    if drift.changes.is_empty() {
        return Ok(format!("{} up to date", counted(drift.unchanged.len(), "file")));
    }
    drift.changes.iter().for_each(|change| console.diff(&change.diff(out)));
    let count = |f: fn(&output::Change) -> bool| drift.changes.iter().filter(|change| f(change)).count();
    let parts = [
        (count(|change| change.old.is_some() && change.new.is_some()), "different"),
        (count(|change| change.old.is_none()), "missing"),
        (count(|change| change.new.is_none()), "not generated any more"),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    let all = counted(drift.changes.len(), "file");
    console.remark(&format!(
        "error: not up to date: {all} in `{}` ({}); run the command without `--check`",
        out.display(),
        parts.join(", ")
    ));
    Err(Exit::Findings)
}

fn refused(faults: Diagnostics, console: &mut Console) -> Exit {
    // Paths of the output are not below the spec folder.
    console.faults(&faults.into_vec(), &Sources::new());
    Exit::CantRun
}
