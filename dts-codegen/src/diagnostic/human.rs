//! Faults for people: snippets in the look of rustc.

use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str, renderer::DecorStyle,
};

use super::{Diagnostic, Place, Severity, Sources};

/// Wide enough that no line is ever cut: the same faults give the same text on every terminal.
const WIDTH: usize = 100_000;

/// Renders faults with the lines that they are about, a blank line between them.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let mut out = String::new();
    for diagnostic in diagnostics {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(renderer.render(&[group(diagnostic, sources)]).trim_end());
        out.push('\n');
    }
    out
}

fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group =
        level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.id).elements(places(diagnostic, sources));
    for note in &diagnostic.notes {
        group = group.element(Level::NOTE.message(normalize_untrusted_str(note)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(normalize_untrusted_str(help)));
    }
    group
}

/// One marked place, cut to what can be shown.
struct Mark<'a> {
    place: &'a Place,
    label: &'a str,
    kind: AnnotationKind,
    range: Option<Range<usize>>,
}

impl<'a> Mark<'a> {
    fn new(place: &'a Place, label: &'a str, kind: AnnotationKind, sources: &Sources) -> Self {
        let range = sources.text(&place.file).and_then(|text| shown_range(text, place));
        Self { place, label, kind, range }
    }
}

/// Neighbouring marks of one file share a snippet, as rustc does; the others follow one by one.
fn places<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Element<'a>> {
    let Some(place) = &diagnostic.place else { return Vec::new() };
    let first = Mark::new(place, &diagnostic.label, AnnotationKind::Primary, sources);
    let mut runs = vec![vec![first]];
    for (place, label) in &diagnostic.related {
        let mark = Mark::new(place, label, AnnotationKind::Context, sources);
        let same = runs.iter_mut().find(|run| {
            run.iter().all(|other| other.place.file == mark.place.file && other.range.is_some() && mark.range.is_some())
        });
        match same {
            Some(run) => run.push(mark),
            None => runs.push(vec![mark]),
        }
    }
    runs.into_iter().flat_map(|run| elements(run, sources)).collect()
}

fn elements<'a>(run: Vec<Mark<'a>>, sources: &'a Sources) -> Vec<Element<'a>> {
    let Some(first) = run.first() else { return Vec::new() };
    let path = sources.shown(&first.place.file);
    let text = sources.text(&first.place.file);
    match (text, &first.range) {
        (Some(text), Some(_)) => {
            let mut snippet = Snippet::source(text).path(path);
            for mark in run {
                if let Some(range) = mark.range {
                    let label = (!mark.label.is_empty()).then_some(mark.label);
                    snippet = snippet.annotation(mark.kind.span(range).label(label));
                }
            }
            vec![snippet.into()]
        }
        _ => {
            let mut origin = Origin::path(path);
            if let Some(span) = first.place.span {
                origin = origin.line(span.start.line).char_column(span.start.column);
            }
            let mut elements = vec![Element::from(origin)];
            if !first.label.is_empty() {
                elements.push(Level::NOTE.message(normalize_untrusted_str(first.label)).into());
            }
            elements
        }
    }
}

/// The part of the place on its first line, in bytes; `None` when the place does not lie in the text.
fn shown_range(text: &str, place: &Place) -> Option<Range<usize>> {
    let span = place.span?;
    let rest = text.get(span.start.offset..)?;
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let length = span.end.offset.saturating_sub(span.start.offset).min(line);
    rest.is_char_boundary(length).then(|| span.start.offset..span.start.offset + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Position, Span};

    static CODE: Code = Code { id: "E999", title: "", explanation: "" };

    fn place(offset: usize, line: usize, column: usize, length: usize) -> Place {
        let at = |n| Position { offset: offset + n, line, column: column + n };
        Place { file: "dts/a.yaml".into(), span: Some(Span { start: at(0), end: at(length) }) }
    }

    #[test]
    fn snippets() {
        let mut sources = Sources::below("spec");
        sources.insert("dts/a.yaml", "x: 1\ny: 2\nx: 3\n");
        let fault = Diagnostic::error(&CODE, "duplicate key `x`")
            .at(place(10, 3, 1, 1))
            .label("again here")
            .related(place(0, 1, 1, 1), "first here")
            .note("a note")
            .help("remove one");
        insta::assert_snapshot!(render(&[fault.clone(), Diagnostic::warning(&CODE, "no place")], &sources, false), @r"
        error[E999]: duplicate key `x`
         --> spec/dts/a.yaml:3:1
          |
        1 | x: 1
          | - first here
        2 | y: 2
        3 | x: 3
          | ^ again here
          |
          = note: a note
          = help: remove one

        warning[E999]: no place
        ");
        insta::assert_snapshot!(render(std::slice::from_ref(&fault), &Sources::new(), false), @r"
        error[E999]: duplicate key `x`
        --> dts/a.yaml:3:1
         = note: again here
        ::: dts/a.yaml:1:1
         = note: first here
         = note: a note
         = help: remove one
        ");
        assert!(render(&[fault], &sources, true).contains("\u{1b}["));
    }

    #[test]
    fn places_outside_the_text_do_not_panic() {
        let mut sources = Sources::new();
        sources.insert("dts/a.yaml", "\u{e9}\u{e9}");
        for (offset, length) in [(0, 1), (0, 99), (1, 1), (4, 0), (99, 1), (4, 3)] {
            let fault = Diagnostic::error(&CODE, "bad\n\u{1b}[31m").at(place(offset, 1, 1, length));
            assert!(render(&[fault], &sources, false).contains("a.yaml:1:"));
        }
    }
}
