//! XML text to a tree of elements. The only module that knows quick-xml.

use quick_xml::events::{BytesRef, Event};
use quick_xml::{Error, Reader};

use super::fault::{Fault, Read};
use super::lexer::{DEEPEST, TOO_DEEP};

const WELL_FORMED: &str = "well-formed XML";

/// An element, without its attributes and the prefix of its name.
#[derive(Default)]
pub(super) struct Node {
    pub(super) name: String,
    /// All text directly within it, exactly.
    pub(super) text: String,
    pub(super) children: Vec<Node>,
    /// Of its start tag, in bytes from the start of the document.
    pub(super) offset: usize,
}

impl Node {
    /// Whether there is nothing in it but white space.
    pub(super) fn is_blank(&self) -> bool {
        self.children.is_empty() && self.has_blank_text()
    }

    /// Whether the text in it, beside its children, is white space alone.
    pub(super) fn has_blank_text(&self) -> bool {
        self.text.trim_ascii().is_empty()
    }
}

/// The root element of a document.
pub(super) fn parse(document: &str) -> Read<Node> {
    let text = document.strip_prefix('\u{feff}').unwrap_or(document);
    let mut builder = Builder { shift: document.len() - text.len(), open: Vec::new(), root: None };
    let mut reader = Reader::from_str(text);
    loop {
        let at = builder.shift + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = builder.shift + usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                return Err(Fault::syntax(at.min(document.len()), WELL_FORMED, kind(&error)));
            }
        };
        match event {
            Event::Start(tag) => builder.start(tag.local_name().into_inner(), at)?,
            Event::Empty(tag) => {
                builder.start(tag.local_name().into_inner(), at)?;
                builder.end();
            }
            Event::End(_) => builder.end(),
            Event::Text(text) => builder.text(&text, at)?,
            Event::CData(text) => builder.text(&text, at)?,
            Event::GeneralRef(reference) => builder.reference(&reference, at)?,
            // A document type could define entities: they are never expanded, so it can be passed over.
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => return builder.finish(document.len()),
        }
    }
}

/// The kind of a fault. The library's own message would quote the body.
fn kind(error: &Error) -> &'static str {
    match error {
        Error::Syntax(_) => "markup that is not closed",
        Error::IllFormed(_) => "a tag or entity that does not belong there",
        _ => "something else",
    }
}

struct Builder {
    /// What was cut off before the text.
    shift: usize,
    /// Elements that are not closed yet, the root first.
    open: Vec<Node>,
    root: Option<Node>,
}

impl Builder {
    fn start(&mut self, name: &str, offset: usize) -> Read<()> {
        if name.is_empty() {
            return Err(Fault::syntax(offset, "an element's name", "none"));
        }
        if self.root.is_some() {
            return Err(Fault::syntax(offset, "the end of the document", "a second root element"));
        }
        if self.open.len() >= DEEPEST {
            return Err(Fault::syntax(offset, TOO_DEEP, "more"));
        }
        self.open.push(Node { name: name.to_owned(), offset, ..Node::default() });
        Ok(())
    }

    /// The reader has checked that the tags match.
    fn end(&mut self) {
        let Some(node) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => self.root = Some(node),
        }
    }

    fn text(&mut self, text: &str, offset: usize) -> Read<()> {
        match self.open.last_mut() {
            Some(node) => node.text.push_str(text),
            None if text.trim_ascii().is_empty() => {}
            None => return Err(Fault::syntax(offset, "an element", "text")),
        }
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>, offset: usize) -> Read<()> {
        let text = match &**reference {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => match reference.resolve_char_ref() {
                Ok(Some(text)) => text,
                _ => return Err(Fault::syntax(offset, "an entity of XML itself", "another one")),
            },
        };
        self.text(text.encode_utf8(&mut [0; 4]), offset)
    }

    fn finish(self, end: usize) -> Read<Node> {
        match self.root {
            Some(root) => Ok(root),
            None if self.open.is_empty() => Err(Fault::syntax(end, "an element", "the end of the text")),
            None => Err(Fault::syntax(end, "an end tag", "the end of the text")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, parse};

    fn shown(node: &Node) -> String {
        let children: Vec<String> = node.children.iter().map(shown).collect();
        format!("{}@{}={:?}({})", node.name, node.offset, node.text, children.join(","))
    }

    fn tree(document: &str) -> String {
        parse(document).map_or_else(|fault| format!("{}: {}", fault.offset, fault.found), |root| shown(&root))
    }

    #[test]
    fn elements_texts_and_what_is_passed_over() {
        assert_eq!(tree("<a/>"), r#"a@0=""()"#);
        assert_eq!(tree("\u{feff}<a>x</a>"), r#"a@3="x"()"#);
        assert_eq!(
            tree("<?xml version=\"1.0\"?><!DOCTYPE a><n:a xmlns:n=\"u\" b='>'><!-- c --> <b/></n:a>\n"),
            r#"a@33=" "(b@67=""())"#
        );
        assert_eq!(tree("<a> &lt;&#65;&#x1F600;<![CDATA[<&amp;]]>&amp;</a>"), "a@0=\" <A😀<&amp;&\"()");
    }

    #[test]
    fn faults() {
        assert_eq!(tree(""), "0: the end of the text");
        assert_eq!(tree("  "), "2: the end of the text");
        assert_eq!(tree("x<a/>"), "0: text");
        assert_eq!(tree("<a/>x"), "4: text");
        assert_eq!(tree("<a/><b/>"), "4: a second root element");
        assert_eq!(tree("<a><b></a>"), "6: a tag or entity that does not belong there");
        assert_eq!(tree("<a>&custom;</a>"), "3: another one");
        assert_eq!(tree("<a>&#0;</a>"), "3: another one");
        assert_eq!(tree("<a>&#xD800;</a>"), "3: another one");
        assert_eq!(tree("<a><b></b>"), "10: the end of the text");
        assert_eq!(tree("<a"), "0: markup that is not closed");
        assert_eq!(tree("<></>"), "0: none");
    }

    #[test]
    fn too_deep() {
        let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(parse(&nested(127)).is_ok());
        assert_eq!(tree(&nested(128)), "381: more");
        assert!(parse(&"<a>".repeat(1_000_000)).is_err());
    }
}
