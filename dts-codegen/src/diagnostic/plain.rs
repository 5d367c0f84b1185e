//! Faults as plain text: what build scripts and macros can show without the help of a terminal.

use super::{Diagnostic, Place, Sources};

/// A fault on one line, with what to do.
pub fn line(fault: &Diagnostic, sources: &Sources) -> String {
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
pub fn block(fault: &Diagnostic, sources: &Sources) -> String {
    let mut text = head(fault);
    text.push('\n');
    if let Some(place) = &fault.place {
        arrow(&mut text, "-->", place, sources);
        excerpt(&mut text, place, &fault.label, sources);
    }
    rest(&mut text, fault, sources);
    text
}

/// The same for `compile_error!`, where the compiler says `error: ` and shows the place of the macro: the first line
/// has the place in the spec and what is wrong.
pub fn message(fault: &Diagnostic, sources: &Sources) -> String {
    let mut text = fault.place.as_ref().map(|place| format!("{}: ", shown(place, sources))).unwrap_or_default();
    text.push_str(&format!("{} [{}]\n", fault.message, fault.code.id));
    if let Some(place) = &fault.place {
        excerpt(&mut text, place, &fault.label, sources);
    }
    rest(&mut text, fault, sources);
    text.truncate(text.trim_end().len());
    text
}

/// What stands below the line that the fault is about.
fn rest(text: &mut String, fault: &Diagnostic, sources: &Sources) {
    for (place, label) in &fault.related {
        arrow(text, ":::", place, sources);
        excerpt(text, place, label, sources);
    }
    for note in &fault.notes {
        text.push_str(&format!("   = note: {note}\n"));
    }
    if let Some(help) = &fault.help {
        text.push_str(&format!("   = help: {help}\n"));
    }
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

fn arrow(text: &mut String, arrow: &str, place: &Place, sources: &Sources) {
    text.push_str(&format!("  {arrow} {}\n", shown(place, sources)));
}

/// The line itself, with a mark below it; the label alone, where there is no line.
fn excerpt(text: &mut String, place: &Place, label: &str, sources: &Sources) {
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
