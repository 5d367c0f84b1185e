//! `generate` and `schema`.

use std::{path::PathBuf, time::Instant};

use super::{
    Exit,
    arguments::{Generate, Schema},
    check::settle,
    console::{Console, counted},
    lint,
};
use crate::{
    generate::generate,
    output::Owned,
    render::{FileSet, Layout, Paths},
};

pub(super) fn run(arguments: &Generate, console: &mut Console) -> Exit {
    let start = Instant::now();
    let layout = Layout::Tree { root: &arguments.root };
    let generated = generate(&arguments.spec.spec, &Paths::default(), layout);
    console.faults(&generated.faults, &generated.sources);
    let Some(files) = generated.files else {
        console.remark(&format!("error: {} in the spec; nothing was written", lint::errors(&generated.faults)));
        return lint::exit_for_errors(&generated.sources);
    };
    match settle(&arguments.out, &files, Owned::ByHeader, arguments.check, console) {
        Ok(what) => {
            let time = start.elapsed().as_millis();
            console.print(&format!("{}: {what} in {time} ms\n", counted(generated.model.action_count(), "action")));
            Exit::Good
        }
        Err(exit) => exit,
    }
}

pub(super) fn schema(arguments: &Schema, console: &mut Console) -> Exit {
    let schemas = crate::schema::schemas();
    let count = schemas.len();
    let files = schemas.into_iter().map(|(name, text)| (PathBuf::from(name), text)).collect();
    match settle(&arguments.out, &FileSet { files }, Owned::ByName, arguments.check, console) {
        Ok(what) => {
            console.print(&format!("{}: {what}\n", counted(count, "schema")));
            Exit::Good
        }
        Err(exit) => exit,
    }
}
