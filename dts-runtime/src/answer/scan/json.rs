//! JSON: over texts and brackets alone, so that a fault elsewhere does no harm.

use super::{Fields, Raw, is_envelope, is_error};
use crate::answer::format::without_mark;
use crate::decode::plain_end;

pub(super) fn scan(body: &[u8]) -> Fields<'_> {
    let mut cursor = Cursor { text: without_mark(body), at: 0 };
    let mut fields = Fields::default();
    if cursor.step_over(b'{') {
        cursor.members(&mut fields, true);
    }
    fields
}

/// A place in a text.
struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The members of an object, from behind its bracket to behind its end, or as far as they can be told apart.
    fn members(&mut self, fields: &mut Fields<'a>, outermost: bool) -> Option<()> {
        let mut count = 0;
        let mut envelope = None;
        let end = loop {
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'"') => {
                    count += 1;
                    if self.member(fields, outermost, &mut envelope).is_none() {
                        break None;
                    }
                }
                Some(b'}') => {
                    self.at += 1;
                    break Some(());
                }
                _ => break None,
            }
        };
        match envelope {
            // Around everything: what is in it is the top level.
            Some(Envelope { fields: inner, is_answer: true }) if count == 1 => *fields = inner,
            Some(Envelope { fields: inner, .. }) => fields.fall_back(inner),
            None => {}
        }
        end
    }

    /// One member, at whose quote the cursor is. `None` where the text ends or makes no sense.
    fn member(&mut self, fields: &mut Fields<'a>, outermost: bool, envelope: &mut Option<Envelope<'a>>) -> Option<()> {
        let (name, cut) = self.string();
        if cut || !self.step_over(b':') {
            return None;
        }
        match self.peek()? {
            b'"' => {
                let (text, cut) = self.string();
                fields.take(name, Raw::json_text(text, cut));
                (!cut).then_some(())
            }
            b'{' if outermost && envelope.is_none() && (is_envelope(name) || is_error(name)) => {
                self.at += 1;
                let inner = envelope.insert(Envelope { fields: Fields::default(), is_answer: is_envelope(name) });
                self.members(&mut inner.fields, false)
            }
            b'{' | b'[' => {
                let start = self.at;
                let end = self.nested();
                fields.take(name, Raw::json(self.since(start), end.is_none()));
                end
            }
            _ => {
                let start = self.at;
                let end = self.text.get(start..)?.iter().position(|byte| ends_atom(*byte));
                self.at = end.map_or(self.text.len(), |end| start + end);
                fields.take(name, Raw::json(self.since(start), end.is_none()));
                (self.at > start).then_some(())
            }
        }
    }

    /// A text, at whose quote the cursor is, without its quotes; and whether it is cut off.
    fn string(&mut self) -> (&'a [u8], bool) {
        let start = self.at + 1;
        self.at = start;
        loop {
            self.at = plain_end(self.text, self.at);
            match self.text.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return (self.text.get(start..self.at - 1).unwrap_or_default(), false);
                }
                Some(b'\\') => self.at += 2,
                // A control character, which no text may have.
                Some(_) => self.at += 1,
                None => {
                    self.at = self.text.len();
                    return (self.text.get(start..).unwrap_or_default(), true);
                }
            }
        }
    }

    /// Steps over an object or list, at whose bracket the cursor is. `None` where it is cut off.
    fn nested(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let step = rest.iter().position(|byte| matches!(byte, b'"' | b'{' | b'}' | b'[' | b']'));
            let Some(step) = step else {
                self.at = self.text.len();
                return None;
            };
            self.at += step;
            match self.text.get(self.at) {
                Some(b'"') => {
                    if self.string().1 {
                        return None;
                    }
                }
                Some(b'{' | b'[') => {
                    self.at += 1;
                    depth += 1;
                }
                _ => {
                    self.at += 1;
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(());
                    }
                }
            }
        }
    }

    fn since(&self, start: usize) -> &'a [u8] {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The next byte behind white space, which stays.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    fn step_over(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        if is_there {
            self.at += 1;
        }
        is_there
    }
}

/// What is within a member that may be an envelope.
struct Envelope<'a> {
    fields: Fields<'a>,
    /// Whether it is a `...Response`, and no `Error`.
    is_answer: bool,
}

fn ends_atom(byte: u8) -> bool {
    matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::super::Field;
    use super::*;

    fn text(body: &str, field: Field) -> Option<String> {
        scan(body.as_bytes()).get(field).and_then(Raw::text)
    }

    #[test]
    fn the_top_level_alone() {
        let body =
            r#"{"A":[{"Code":"no"}],"B":{"Code":"no"},"C":"\"Code\":\"no\"","Code":"yes","D":{"Success":false}}"#;
        assert_eq!(text(body, Field::Code).as_deref(), Some("yes"));
        assert_eq!(scan(body.as_bytes()).success(), None);
    }

    #[test]
    fn names_in_any_case() {
        for body in [r#"{"code":"X"}"#, r#"{"CODE":"X"}"#, "{ \"Code\"\n:\t\"X\" }", "\u{feff}{\"Code\":\"X\"}"] {
            assert_eq!(text(body, Field::Code).as_deref(), Some("X"), "{body}");
        }
    }

    #[test]
    fn values_of_all_kinds() {
        assert_eq!(text(r#"{"Code":404,"Message":null}"#, Field::Code).as_deref(), Some("404"));
        assert_eq!(text(r#"{"Code":404,"Message":null}"#, Field::Message), None);
        assert_eq!(text(r#"{"Code":"","code":"X"}"#, Field::Code).as_deref(), Some("X"));
        assert_eq!(text(r#"{"code":"200","Code":"NoSuchKey"}"#, Field::Code).as_deref(), Some("NoSuchKey"));
        assert_eq!(text(r#"{"Code":"NoSuchKey","code":"200"}"#, Field::Code).as_deref(), Some("NoSuchKey"));
        let detail = r#"{"AccessDeniedDetail":{"A":["}"],"B":1},"Code":"X"}"#;
        assert_eq!(text(detail, Field::AccessDeniedDetail).as_deref(), Some(r#"{"A":["}"],"B":1}"#));
        assert_eq!(text(detail, Field::Code).as_deref(), Some("X"));
    }

    #[test]
    fn success_in_any_dress() {
        for no in ["false", "\"false\"", "\"False\"", "0", "\"0\"", "\" FALSE \""] {
            for body in [
                format!(r#"{{"Success":{no}}}"#),
                format!(r#"{{"RequestId":"a","success" : {no} , "A":[]}}"#),
                format!(r#"{{"XResponse":{{"A":{{}},"Success":{no}}}}}"#),
                format!(r#"{{"asapiSuccess":{no},"Success":true}}"#),
                format!(r#"{{"Success":{no},"asapiSuccess":true}}"#),
            ] {
                assert_eq!(scan(body.as_bytes()).success(), Some(false), "{body}");
            }
        }
        assert_eq!(scan(br#"{"Success":"true"}"#).success(), Some(true));
        assert_eq!(scan(br#"{"Success":null}"#).success(), None);
    }

    #[test]
    fn envelopes() {
        assert_eq!(text(r#"{"XResponse":{"Code":"X"}}"#, Field::Code).as_deref(), Some("X"));
        assert_eq!(text(r#"{"error":{"code":"X","message":"m"}}"#, Field::Message).as_deref(), Some("m"));
        // Beside others it is a member of the answer, and only fills gaps.
        let body = r#"{"XResponse":{"Success":false,"RequestId":"in"},"RequestId":"out"}"#;
        assert_eq!(text(body, Field::RequestId).as_deref(), Some("out"));
        assert_eq!(scan(body.as_bytes()).success(), None);
        let body = r#"{"A":1,"XResponse":{"RequestId":"in"}}"#;
        assert_eq!(text(body, Field::RequestId).as_deref(), Some("in"));
    }

    #[test]
    fn broken_ones() {
        assert_eq!(text(r#"{"Code":"X","Message":"was den"#, Field::Code).as_deref(), Some("X"));
        assert_eq!(text(r#"{"Code":"X","Message":"was den"#, Field::Message).as_deref(), Some("was den…"));
        assert_eq!(text(r#"{"Code":"X","A":[1,,"#, Field::Code).as_deref(), Some("X"));
        assert_eq!(text("{\"Message\":\"a\nb\\\"\",\"Code\":\"X\"}", Field::Code).as_deref(), Some("X"));
        assert_eq!(text(r#"{"XResponse":{"Code":"X","A":{"#, Field::Code).as_deref(), Some("X"));
        for body in ["", "{", "[", "{\"", "{\"Code", "{\"Code\"", "{\"Code\":", "{\"Code\":}", "{]", "\\", "{\"\\"] {
            assert_eq!(text(body, Field::Code), None, "{body}");
        }
        let deep = format!("{{\"A\":{}", "[{\"a\":".repeat(100_000));
        assert_eq!(text(&deep, Field::Code), None);
    }
}
