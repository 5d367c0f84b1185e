//! `request!` and `include_spec!` in rust-analyzer: what is found, completed and told at the cursor.
//!
//! Needs rust-analyzer and the sources of the standard library; where they are not, it says so and tests nothing. With another
//! version than the one that came with the compiler of `ui/RUSTC`, it only says what is different. The first run builds what
//! the sample depends on.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod completions;
mod editor;
mod faults;
mod names;
mod sample;
mod server;

use std::io::Write;

use editor::Editor;
use sample::{Sample, Tools};

/// What was not as it should be.
#[derive(Default)]
struct Problems(Vec<String>);

impl Problems {
    /// Something about a piece of code is, or is not.
    fn expect(&mut self, is_so: bool, code: &str, found: impl std::fmt::Debug) {
        if !is_so {
            self.0.push(format!("{code}\n    {found:?}"));
        }
    }
}

/// One server for all: that it starts is what takes time.
#[test]
fn editors_understand_requests() {
    let tools = match Tools::find() {
        Ok(tools) => tools,
        Err(lacking) => {
            // Past the test's own output, which nobody sees.
            writeln!(std::io::stderr(), "skipped: {lacking}").unwrap();
            return;
        }
    };
    let mut editor = Editor::open(&tools, &Sample::write());
    let mut problems = Problems::default();
    names::check(&mut editor, &mut problems);
    completions::check(&mut editor, &mut problems);
    faults::check(&mut editor, &mut problems);
    let complaint = editor.complaint().map(str::to_owned);
    editor.close();
    let told = format!("{} ({complaint:?})\n{}", tools.version, problems.0.join("\n"));
    // Editors change in their own time: another one is told of, and the one that was tried has to be as it was.
    if is_the_one_tried(&tools.version) {
        assert!(problems.0.is_empty(), "{told}");
    } else if !problems.0.is_empty() {
        writeln!(std::io::stderr(), "not the rust-analyzer that was tried: {told}").unwrap();
    }
}

/// Whether it came with the compiler whose texts are recorded.
fn is_the_one_tried(version: &str) -> bool {
    let number = |text: &'static str| text.split_whitespace().nth(1).unwrap_or_default();
    version.split_whitespace().any(|word| word == number(include_str!("../ui/RUSTC")))
}
