//! One pass over a text: the span of every node, and what YAML allows but a spec must not use.

use granit_parser::{Event, Parser, Span as RawSpan, options};

use super::{
    builder::Builder,
    codes,
    lines::Lines,
    node::{Kind, Node},
    path::NodePath,
};
use crate::diagnostic::{Diagnostic, Place, Span};

/// Deeper than any spec; what reads the tree may recurse.
const DEEPEST: usize = 64;

/// The span of every node of a file.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    root: Option<Node>,
}

impl Spans {
    /// Where the key lies that the path ends in; `None` for list items and for what is not in the file.
    pub fn key(&self, path: &NodePath) -> Option<Span> {
        self.root.as_ref()?.key_span(path)
    }

    /// Where the value lies that the path leads to; `None` for what is not in the file.
    pub fn value(&self, path: &NodePath) -> Option<Span> {
        self.root.as_ref()?.get(path).map(|node| node.span)
    }

    pub(super) fn new(root: Option<Node>) -> Self {
        Self { root }
    }
}

/// What the pass found.
pub(super) struct Scan {
    /// The tree; `None` when there is none, or when its syntax is broken.
    pub(super) root: Option<Node>,
    /// Faults of the text.
    pub(super) faults: Vec<Diagnostic>,
}

/// Reads a text once. The place of each fault lies in `file`.
pub(super) fn scan(file: &Place, text: &str) -> Scan {
    let lines = Lines::new(text);
    let options = options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        emit_comments: false,
        disallow_directives: true,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    };
    let mut builder = Builder::new(file, &lines);
    let mut first_document: Option<Span> = None;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, raw) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = lines.at(error.marker().byte_offset().unwrap_or(text.len()));
                builder.fault(syntax(&error.info()), at, "here");
                return Scan { root: None, faults: builder.finish().1 };
            }
        };
        let span = span_of(&lines, &raw);
        if let Some(tag) = event.tag() {
            let at = raw.tag_span().map_or(span, |tag| span_of(&lines, &tag));
            let message = format!("tag `{}` in a spec file", tag.original());
            let fault = Diagnostic::error(&codes::TAG, message).help("remove the tag; quotes make a text of any value");
            builder.fault(fault, at, "a tag");
        }
        match event {
            Event::DocumentStart(..) => {
                if let Some(first) = first_document {
                    let fault = Diagnostic::error(&codes::SECOND_DOCUMENT, "second document in a spec file")
                        .related(Place { span: Some(first), ..file.clone() }, "the first one")
                        .help("keep one document per file, without `---` lines");
                    builder.fault(fault, span, "starts here");
                    break;
                }
            }
            Event::Scalar(value, style, ..) => {
                first_document.get_or_insert(span);
                let plain = style == granit_parser::ScalarStyle::Plain;
                builder.node(Node { span, kind: Kind::Scalar { text: value.into_owned(), plain } });
            }
            Event::SequenceStart(..) => {
                first_document.get_or_insert(Span { end: span.start, ..span });
                builder.open_list(span);
            }
            Event::MappingStart(..) => {
                first_document.get_or_insert(Span { end: span.start, ..span });
                builder.open_mapping(span);
            }
            Event::SequenceEnd | Event::MappingEnd => builder.close(span),
            Event::Anchor(_, name) => {
                let fault = Diagnostic::error(&codes::ANCHOR, format!("anchor `&{name}` in a spec file")).help(
                    "remove it; what several actions share belongs in `parameters.yaml`, `fields.yaml` or `types/`",
                );
                builder.fault(fault, span, "an anchor");
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let name = raw.slice(text).unwrap_or("*");
                let fault = Diagnostic::error(&codes::ANCHOR, format!("alias `{name}` in a spec file"))
                    .help("write the value out, or put it in quotes if it is a text that starts with `*`");
                builder.fault(fault, span, "an alias");
                builder.node(Node { span, kind: Kind::Hole });
            }
            _ => {}
        }
    }
    let (root, faults) = builder.finish();
    Scan { root, faults }
}

fn span_of(lines: &Lines<'_>, raw: &RawSpan) -> Span {
    let range = raw.byte_range().unwrap_or_default();
    lines.span(range.start, range.end)
}

/// A syntax error, with help for what people do most.
fn syntax(info: &str) -> Diagnostic {
    let fault = Diagnostic::error(&codes::SYNTAX, format!("not valid YAML: {}", code_in_backticks(info)));
    let lower = info.to_lowercase();
    if lower.contains("tab") {
        fault.help("indent with blanks")
    } else if lower.contains("mapping values are not allowed") || lower.contains("':'") {
        fault.help("put a text that holds `: ` in quotes")
    } else if lower.contains("start any token") || lower.contains("unexpected character") {
        fault.help("put a text that starts with this character in quotes")
    } else if lower.contains("directive") {
        fault.help("remove the line that starts with `%`")
    } else {
        fault
    }
}

/// Puts characters that the parser puts in quotes in backticks, as all our messages do.
fn code_in_backticks(info: &str) -> String {
    let mut out = String::new();
    let mut rest = info;
    while let Some((before, after)) = rest.split_once('\'') {
        out.push_str(before);
        match after.split_once('\'').filter(|(code, _)| (1..=3).contains(&code.chars().count())) {
            Some((code, after)) => {
                out.push_str(&format!("`{code}`"));
                rest = after;
            }
            None => {
                out.push('\'');
                rest = after;
            }
        }
    }
    out + rest
}
