//! Faults as plain text: what a build script can show without the help of a terminal.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Place, Sources};

/// A fault on one line, with what to do.
pub(super) fn line(fault: &Diagnostic, sources: &Sources) -> String {
    let mut text = String::new();
    if let Some(place) = &fault.place {
        text.push_str(&shown(place, sources));
        text.push_str(": ");
    }
    text.push_str(&head(fault));
    for more in fault.notes.iter().chain(&fault.help) {
        text.push_str("; ");
        text.push_str(more);
    }
    // Cargo reads line by line.
    text.replace(['\n', '\r'], " ")
}

/// A fault with the line that it is about.
pub(super) fn block(fault: &Diagnostic, sources: &Sources) -> String {
    let mut text = head(fault);
    text.push('\n');
    if let Some(place) = &fault.place {
        mark(&mut text, "-->", place, &fault.label, sources);
    }
    for (place, label) in &fault.related {
        mark(&mut text, ":::", place, label, sources);
    }
    for note in &fault.notes {
        text.push_str(&format!("   = note: {note}\n"));
    }
    if let Some(help) = &fault.help {
        text.push_str(&format!("   = help: {help}\n"));
    }
    text
}

fn head(fault: &Diagnostic) -> String {
    format!("{}[{}]: {}", fault.severity.as_str(), fault.code.id, fault.message)
}

fn shown(place: &Place, sources: &Sources) -> String {
    let file = sources.shown(&place.file);
    match place.span {
        Some(span) => format!("{file}:{}:{}", span.start.line, span.start.column),
        None => file,
    }
}

fn mark(text: &mut String, arrow: &str, place: &Place, label: &str, sources: &Sources) {
    let written = writeln!(text, "  {arrow} {}", shown(place, sources));
    debug_assert!(written.is_ok(), "texts take everything");
    let line = place.span.and_then(|span| {
        let line = sources.text(&place.file)?.lines().nth(span.start.line.checked_sub(1)?)?;
        Some((span, line))
    });
    let Some((span, line)) = line else {
        if !label.is_empty() {
            text.push_str(&format!("   = {label}\n"));
        }
        return;
    };
    let number = span.start.line.to_string();
    let margin = " ".repeat(number.len());
    // Tabs stay tabs, so that the mark stands below what it marks.
    let before: String =
        line.chars().take(span.start.column.saturating_sub(1)).map(|c| if c == '\t' { c } else { ' ' }).collect();
    let rest = line.chars().count().saturating_sub(before.chars().count());
    let length = match span.start.line == span.end.line {
        true => span.end.column.saturating_sub(span.start.column),
        false => rest,
    };
    let marks = "^".repeat(length.clamp(1, rest.max(1)));
    let label = if label.is_empty() { String::new() } else { format!(" {label}") };
    text.push_str(&format!(" {margin} |\n {number} | {line}\n {margin} | {before}{marks}{label}\n"));
}
