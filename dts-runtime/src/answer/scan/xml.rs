//! XML: over tags alone, so that a fault elsewhere does no harm.

use super::{Fields, Raw, is_envelope, is_error};

pub(super) fn scan(body: &[u8]) -> Fields<'_> {
    let mut walk = Walk::default();
    for tag in (Tags { text: body, at: 0 }) {
        walk.tag(&tag);
        if walk.is_over {
            break;
        }
    }
    walk.finish()
}

/// What is known so far.
#[derive(Default)]
struct Walk<'a> {
    fields: Fields<'a>,
    /// What is within a child that may be an envelope, and whether it may stand for the whole.
    envelope: Option<(Fields<'a>, bool)>,
    /// How many elements are open.
    depth: usize,
    /// How many children the root has.
    children: usize,
    /// The child of the root that is open, and where its content starts.
    child: Option<Open<'a>>,
    /// The child of an envelope that is open.
    grandchild: Option<Open<'a>>,
    is_over: bool,
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Open<'a> {
    name: &'a [u8],
    /// The document from its content on.
    content: &'a [u8],
    is_envelope: bool,
}

impl<'a> Walk<'a> {
    fn tag(&mut self, tag: &Tag<'a>) {
        match tag.kind {
            Kind::Start => {
                self.depth += 1;
                self.open(tag);
            }
            Kind::Empty => {
                self.depth += 1;
                self.open(tag);
                self.close(tag);
            }
            Kind::End => self.close(tag),
        }
    }

    fn open(&mut self, tag: &Tag<'a>) {
        let open = Open { name: tag.name, content: tag.after, is_envelope: false };
        if self.depth == 2 {
            self.children += 1;
            let is_envelope = self.envelope.is_none() && (is_envelope(tag.name) || is_error(tag.name));
            self.child = Some(Open { is_envelope, ..open });
        } else if self.depth == 3
            && let Some(Open { is_envelope: true, name, .. }) = self.child
        {
            // An `Error` without elements is a text: an envelope needs an element.
            self.envelope.get_or_insert_with(|| (Fields::default(), is_envelope(name)));
            self.grandchild = Some(open);
        }
    }

    fn close(&mut self, tag: &Tag<'a>) {
        match self.depth {
            3 => {
                if let (Some(open), Some((fields, _))) = (self.grandchild.take(), &mut self.envelope) {
                    fields.take(open.name, Raw::xml(between(open.content, tag.before), false));
                }
            }
            2 => {
                if let Some(open) = self.child.take()
                    && !(open.is_envelope && self.envelope.is_some())
                {
                    self.fields.take(open.name, Raw::xml(between(open.content, tag.before), false));
                }
            }
            _ => {}
        }
        self.depth = self.depth.saturating_sub(1);
        self.is_over = self.depth == 0;
    }

    /// Takes what was still open when the document ended.
    fn finish(mut self) -> Fields<'a> {
        let rest = |open: Open<'a>| {
            let content = open.content;
            let end = content.iter().position(|byte| *byte == b'<').unwrap_or(content.len());
            Raw::xml(content.get(..end).unwrap_or_default(), true)
        };
        match (self.child, self.grandchild, &mut self.envelope) {
            (_, Some(open), Some((fields, _))) => fields.take(open.name, rest(open)),
            (Some(open), _, _) if !open.is_envelope => self.fields.take(open.name, rest(open)),
            _ => {}
        }
        match self.envelope {
            Some((inner, true)) if self.children == 1 => inner,
            Some((inner, _)) => {
                self.fields.fall_back(inner);
                self.fields
            }
            None => self.fields,
        }
    }
}

/// What lies before `end` in `start`, both being ends of one document.
fn between<'a>(start: &'a [u8], end: &[u8]) -> &'a [u8] {
    start.get(..start.len().saturating_sub(end.len())).unwrap_or_default()
}

/// The tags of a document, one after the other.
struct Tags<'a> {
    text: &'a [u8],
    at: usize,
}

enum Kind {
    Start,
    End,
    Empty,
}

struct Tag<'a> {
    kind: Kind,
    /// Without its prefix.
    name: &'a [u8],
    /// The document from the tag on.
    before: &'a [u8],
    /// The document behind the tag.
    after: &'a [u8],
}

impl<'a> Iterator for Tags<'a> {
    type Item = Tag<'a>;

    /// The next tag, over texts, comments, instructions and character data. `None` where the document ends or is cut.
    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            let rest = self.text.get(self.at..)?;
            let start = rest.iter().position(|byte| *byte == b'<')?;
            let before = rest.get(start..)?;
            self.at += start;
            if before.starts_with(b"<!--") {
                self.behind(before, b"-->")?;
            } else if before.starts_with(b"<![CDATA[") {
                self.behind(before, b"]]>")?;
            } else if before.starts_with(b"<?") {
                self.behind(before, b"?>")?;
            } else {
                let end = tag_end(before)?;
                self.at += end + 1;
                let inside = before.get(1..end)?;
                if inside.starts_with(b"!") {
                    continue;
                }
                let (kind, inside) = match (inside.strip_prefix(b"/"), inside.strip_suffix(b"/")) {
                    (Some(inside), _) => (Kind::End, inside),
                    (None, Some(inside)) => (Kind::Empty, inside),
                    (None, None) => (Kind::Start, inside),
                };
                return Some(Tag { kind, name: local_name(inside), before, after: self.text.get(self.at..)? });
            }
        }
    }
}

impl Tags<'_> {
    /// Steps behind the end mark of what `before` starts with.
    fn behind(&mut self, before: &[u8], mark: &[u8]) -> Option<()> {
        self.at += before.windows(mark.len()).position(|window| window == mark)? + mark.len();
        Some(())
    }
}

/// Where the tag that `text` starts with ends: at the first `>` outside of quotes.
fn tag_end(text: &[u8]) -> Option<usize> {
    let mut end = text.iter().position(|byte| *byte == b'>')?;
    let mut at = 0;
    // Hardly any tag has attributes.
    while let Some(open) = text.get(at..end)?.iter().position(|byte| matches!(byte, b'"' | b'\'')) {
        let quote = text.get(at + open)?;
        let inside = at + open + 1;
        at = inside + text.get(inside..)?.iter().position(|byte| byte == quote)? + 1;
        if at > end {
            end = at + text.get(at..)?.iter().position(|byte| *byte == b'>')?;
        }
    }
    Some(end)
}

/// The name of an element, without its prefix and what follows it.
fn local_name(inside: &[u8]) -> &[u8] {
    let end = inside.iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len());
    let name = inside.get(..end).unwrap_or_default();
    let start = name.iter().position(|byte| *byte == b':').map_or(0, |colon| colon + 1);
    name.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::Field;
    use super::*;

    fn text(body: &str, field: Field) -> Option<String> {
        scan(body.as_bytes()).get(field).and_then(Raw::text)
    }

    #[test]
    fn the_children_of_the_root_alone() {
        let body = "<?xml version='1.0'?><!DOCTYPE x><!-- <Code>no</Code> --><x:Error a='>' b=\"</x:Error>\">\n\
                    <A><Code>no</Code></A><B/><C><![CDATA[<Code>no</Code>]]></C><x:Code> yes </x:Code>\
                    <Message>a &lt;b&gt;</Message></x:Error><Code>no</Code>";
        assert_eq!(text(body, Field::Code).as_deref(), Some("yes"));
        assert_eq!(text(body, Field::Message).as_deref(), Some("a <b>"));
        assert_eq!(text("<Code>no</Code>", Field::Code), None);
        assert_eq!(text("\u{feff}<a><code>X</code></a>", Field::Code).as_deref(), Some("X"));
    }

    #[test]
    fn success() {
        for (body, success) in [
            ("<XResponse><Success>false</Success></XResponse>", Some(false)),
            ("<XResponse><A/><success> False </success></XResponse>", Some(false)),
            ("<XResponse><Success>0</Success></XResponse>", Some(false)),
            ("<XResponse><Success>true</Success></XResponse>", Some(true)),
            ("<XResponse><Success/></XResponse>", None),
            ("<XResponse><A><Success>false</Success></A></XResponse>", None),
            ("<R><XResponse><Success>false</Success></XResponse></R>", Some(false)),
            ("<R><XResponse><Success>false</Success></XResponse><A/></R>", None),
        ] {
            assert_eq!(scan(body.as_bytes()).success(), success, "{body}");
        }
    }

    #[test]
    fn envelopes() {
        let body = "<Response><RequestId>r</RequestId><Error><Code>X</Code><Message>m</Message></Error></Response>";
        assert_eq!(text(body, Field::Code).as_deref(), Some("X"));
        assert_eq!(text(body, Field::Message).as_deref(), Some("m"));
        assert_eq!(text(body, Field::RequestId).as_deref(), Some("r"));
        assert_eq!(text("<R><Error>broken</Error></R>", Field::ErrorTitle).as_deref(), Some("broken"));
    }

    #[test]
    fn broken_ones() {
        assert_eq!(text("<Error><Code>X</Code><Message>was den", Field::Code).as_deref(), Some("X"));
        assert_eq!(text("<Error><Code>X</Code><Message>was den", Field::Message).as_deref(), Some("was den…"));
        assert_eq!(text("<Error><Code>X</Code><Message>was</Mes", Field::Message).as_deref(), Some("was…"));
        assert_eq!(text("<R><Error><Code>X</Code><Message>was", Field::Code).as_deref(), Some("X"));
        assert_eq!(text("<R><Error><Code>X</Code><Message>was", Field::Message).as_deref(), Some("was…"));
        assert_eq!(text("<Error><Code>X</B></Error>", Field::Code).as_deref(), Some("X"));
        for body in ["", "<", "<>", "</>", "<a", "<a b='>", "<!--", "<![CDATA[", "<?", "</a></b>", "<a></a></a><Code>"]
        {
            assert_eq!(text(body, Field::Code), None, "{body}");
        }
        assert_eq!(text(&"<a>".repeat(100_000), Field::Code), None);
    }
}
