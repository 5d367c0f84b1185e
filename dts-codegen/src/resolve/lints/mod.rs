//! Warnings about what a spec file is for people: whole sentences in one language, examples, and what else a reader of
//! the documents wants to know.

mod complete;
mod sentence;
mod texts;

pub(super) use complete::check as complete;

use super::codes;
use crate::{
    diagnostic::{Diagnostic, Diagnostics},
    parse::{ActionFile, ProductFiles, SpecFile},
};
use texts::{Role, Text, Texts};

/// Looks at every text of the files that a product shares.
pub(super) fn product(files: &ProductFiles, diagnostics: &mut Diagnostics) {
    judge(&files.product, diagnostics, |texts, spec| texts.product(spec));
    if let Some(file) = &files.parameters {
        judge(file, diagnostics, |texts, spec| texts.shared_parameters(spec));
    }
    if let Some(file) = &files.fields {
        judge(file, diagnostics, |texts, spec| texts.shared_fields(spec));
    }
    for file in &files.types {
        judge(file, diagnostics, |texts, spec| texts.types_file(spec));
    }
    for file in &files.documents {
        judge(file, diagnostics, |texts, spec| texts.document(spec));
    }
}

/// Looks at every text of an action's file.
pub(super) fn action(entry: &ActionFile, diagnostics: &mut Diagnostics) {
    judge(&entry.file, diagnostics, |texts, spec| texts.action(spec));
}

fn judge<'s, T>(file: &'s SpecFile<T>, diagnostics: &mut Diagnostics, collect: impl FnOnce(&mut Texts<'s>, &'s T)) {
    let mut texts = Texts::default();
    collect(&mut texts, &file.spec);
    for text in texts.list {
        // What is empty is told elsewhere.
        if text.text.trim().is_empty() {
            continue;
        }
        script(file, &text, diagnostics);
        if text.role == Role::Sentence {
            sentence(file, &text, diagnostics);
        }
    }
}

fn script<T>(file: &SpecFile<T>, text: &Text<'_>, diagnostics: &mut Diagnostics) {
    let Some(odd) = sentence::first_foreign(text.text) else { return };
    let message =
        format!("the text has `{}` (U+{:04X}), which is not of the Latin script", odd.escape_debug(), odd as u32);
    diagnostics.push(
        Diagnostic::warning(&codes::FOREIGN_TEXT, message)
            .at(file.value_place(&text.path))
            .help("write it in English, with Latin letters"),
    );
}

fn sentence<T>(file: &SpecFile<T>, text: &Text<'_>, diagnostics: &mut Diagnostics) {
    let (starts, ends) = (sentence::starts(text.text), sentence::ends(text.text));
    let (message, help) = match (starts, ends) {
        (true, true) => return,
        (false, true) => (
            "the text starts with a small letter",
            "start with a capital letter, or put a name or value between backticks",
        ),
        (true, false) => ("the text does not end in a full stop", "write one sentence, and end it with `.`"),
        (false, false) => (
            "the text neither starts with a capital letter nor ends in a full stop",
            "write one sentence, such as `ID of the job.`",
        ),
    };
    diagnostics.push(Diagnostic::warning(&codes::NO_SENTENCE, message).at(file.value_place(&text.path)).help(help));
}
