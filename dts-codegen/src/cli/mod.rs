//! The command line. Each command calls one function of the library and says what came of it.
//!
//! Results go to standard output, faults and remarks to standard error.

mod arguments;
mod check;
mod console;
mod coverage;
mod diff;
mod generate;
mod git;
mod lines;
mod lint;
mod pages;
mod side;
mod validate;

use std::{ffi::OsString, process::ExitCode};

use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, Command};
use console::Console;

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// All is good.
    Good = 0,
    /// There is something to mend.
    Findings = 1,
    /// The command could not do its work.
    CantRun = 2,
}

/// Runs the command that the arguments name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let color = arguments::color(&arguments);
    let parsed = Arguments::command().color(color).try_get_matches_from(arguments);
    let parsed = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(parsed) => parsed,
        Err(error) => {
            // Help and version come here too, with code 0. Nobody is left to tell if this fails.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(Exit::CantRun as u8));
        }
    };
    let mut console = Console::new(parsed.color);
    let exit = dispatch(parsed.command, &mut console);
    ExitCode::from(console.finish(exit) as u8)
}

fn dispatch(command: Command, console: &mut Console) -> Exit {
    match command {
        Command::Generate(arguments) => generate::run(&arguments, console),
        Command::Lint(arguments) => lint::run(&arguments, console),
        Command::Explain { code } => pages::explain(code.as_deref(), console),
        Command::Inspect(arguments) => lint::inspect(&arguments, console),
        Command::Validate(arguments) => validate::run(&arguments, console),
        Command::Coverage(arguments) => coverage::run(&arguments, console),
        Command::Diff(arguments) => diff::run(&arguments, console),
        Command::Schema(arguments) => generate::schema(&arguments, console),
        Command::Completions { shell } => pages::completions(shell, console),
    }
}
