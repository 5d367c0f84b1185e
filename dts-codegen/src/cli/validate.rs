//! `validate`.

use std::{
    fs::File,
    io::{self, BufReader, Read},
};

use super::{
    Exit,
    arguments::Validate,
    console::Console,
    lines::{self, Verdict},
    lint,
};

pub(super) fn run(arguments: &Validate, console: &mut Console) -> Exit {
    let linted = crate::lint(&arguments.spec.spec);
    if linted.has_errors() {
        console.faults(&linted.faults, &linted.sources);
        console.remark(&format!("error: {} in the spec; nothing was validated", lint::errors(&linted.faults)));
        return Exit::CantRun;
    }
    let input: Box<dyn Read> = match &arguments.input {
        None => Box::new(io::stdin()),
        Some(path) => match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => {
                console.remark(&format!("error: can't open `{}`: {error}", path.display()));
                return Exit::CantRun;
            }
        },
    };
    let complain = &mut |text: &str| drop(io::Write::write_all(&mut io::stderr(), format!("{text}\n").as_bytes()));
    let mut input = BufReader::with_capacity(1 << 16, input);
    match console.write(|out| lines::validate(&linted.model, &mut input, out, complain)) {
        Some(Verdict { unreadable: true, .. }) => Exit::CantRun,
        Some(Verdict { invalid: true, .. }) => Exit::Findings,
        _ => Exit::Good,
    }
}
