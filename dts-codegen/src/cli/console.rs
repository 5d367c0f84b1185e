//! Standard output and standard error.

use std::{
    env,
    io::{self, BufWriter, IsTerminal, Stdout, Write},
};

use clap::ColorChoice;

use super::Exit;
use crate::diagnostic::{Diagnostic, Severity, Sources, human};

/// Where a command speaks. A reader that goes away ends the talk, and is no fault.
pub(super) struct Console {
    out: BufWriter<Stdout>,
    color: ColorChoice,
    failed: Option<io::Error>,
}

impl Console {
    pub(super) fn new(color: ColorChoice) -> Self {
        Self { out: BufWriter::new(io::stdout()), color, failed: None }
    }

    /// Prints a result.
    pub(super) fn print(&mut self, text: &str) {
        if self.failed.is_none() {
            self.failed = self.out.write_all(text.as_bytes()).err();
        }
    }

    /// Gives the output to a function that writes results itself.
    pub(super) fn write<T>(&mut self, f: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> Option<T> {
        match f(&mut self.out) {
            Ok(value) => Some(value),
            Err(error) => {
                self.failed = Some(error);
                None
            }
        }
    }

    /// Whether results may have colors.
    pub(super) fn has_colored_results(&self) -> bool {
        self.has_color(io::stdout().is_terminal())
    }

    /// Prints a unified diff.
    pub(super) fn diff(&mut self, diff: &str) {
        if !self.has_colored_results() {
            return self.print(diff);
        }
        for line in diff.lines() {
            let color = match line.as_bytes() {
                [b'-', b'-', b'-', b' ', ..] | [b'+', b'+', b'+', b' ', ..] => "1",
                [b'-', ..] => "31",
                [b'+', ..] => "32",
                [b'@', ..] => "36",
                _ => "0",
            };
            self.print(&format!("\u{1b}[{color}m{line}\u{1b}[0m\n"));
        }
    }

    /// Says something about the work.
    pub(super) fn remark(&mut self, text: &str) {
        // The order of the two outputs on a terminal.
        if let Err(error) = self.out.flush() {
            self.failed.get_or_insert(error);
        }
        // Nobody is left to tell if this fails.
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// Shows faults.
    pub(super) fn faults(&mut self, faults: &[Diagnostic], sources: &Sources) {
        if !faults.is_empty() {
            self.remark(&human::render(faults, sources, self.has_color(io::stderr().is_terminal())));
        }
    }

    fn has_color(&self, is_terminal: bool) -> bool {
        let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => is_terminal && !is_set("NO_COLOR") && env::var_os("TERM").is_none_or(|t| t != "dumb"),
        }
    }

    /// Everything is said; gives the exit that it deserves.
    pub(super) fn finish(mut self, exit: Exit) -> Exit {
        let failed = self.failed.take().or_else(|| self.out.flush().err());
        match failed {
            Some(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                let _ = writeln!(io::stderr(), "error: can't write to standard output: {error}");
                Exit::CantRun
            }
            _ => exit,
        }
    }
}

/// `2 errors, 1 warning`; empty if there is none.
pub(super) fn tally(faults: &[Diagnostic]) -> String {
    let count = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    let parts = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, noun)| counted(n, noun)).collect();
    parts.join(", ")
}

/// `1 file`, `2 files`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
