//! The syntax of facts: texts, and lists of them between parentheses.
//!
//! A text of letters, digits and a few signs stands as it is; others stand between `'`. Line breaks and blanks only
//! separate. What is in it never turns the text around that it is written into, nor ends it.

use std::borrow::Cow;

/// Lists do not lie deeper within each other than this.
pub(super) const DEEPEST: usize = 200;

/// A text or a list, and the line where it starts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree<'t> {
    /// A text.
    Text(usize, Cow<'t, str>),
    /// A list.
    List(usize, Vec<Tree<'t>>),
}

impl Tree<'_> {
    /// The line where it starts.
    pub(super) fn line(&self) -> usize {
        match self {
            Self::Text(line, _) | Self::List(line, _) => *line,
        }
    }
}

/// Where a text is no tree, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) what: &'static str,
}

/// Reads what `text` holds, of which `line` is the first line.
pub(super) fn parse(text: &str, line: usize) -> Result<Vec<Tree<'_>>, Fault> {
    let mut reader = Reader { rest: text, line };
    // The list that is being read comes last; the first is the whole.
    let mut open: Vec<(usize, Vec<Tree<'_>>)> = vec![(line, Vec::new())];
    loop {
        reader.skip_blanks();
        let line = reader.line;
        let fault = |what| Fault { line, what };
        let tree = match reader.rest.as_bytes().first() {
            None => break,
            Some(b'(') => {
                if open.len() > DEEPEST {
                    return Err(fault("lists lie too deep within each other"));
                }
                reader.skip('(');
                open.push((line, Vec::new()));
                continue;
            }
            Some(b')') => {
                reader.skip(')');
                match open.pop() {
                    Some((line, items)) if !open.is_empty() => Tree::List(line, items),
                    _ => return Err(fault("a list ends that has not begun")),
                }
            }
            Some(b'\'') => Tree::Text(line, reader.quoted().ok_or(fault("a text does not end, or has a bad escape"))?),
            Some(_) => Tree::Text(line, Cow::Borrowed(reader.bare().ok_or(fault("a character stands alone"))?)),
        };
        if let Some((_, items)) = open.last_mut() {
            items.push(tree);
        }
    }
    match (open.pop(), open.last()) {
        (Some((_, items)), None) => Ok(items),
        (Some((line, _)), Some(_)) => Err(Fault { line, what: "a list does not end" }),
        (None, _) => Ok(Vec::new()),
    }
}

struct Reader<'t> {
    rest: &'t str,
    line: usize,
}

impl<'t> Reader<'t> {
    fn skip(&mut self, sign: char) {
        self.rest = self.rest.strip_prefix(sign).unwrap_or(self.rest);
    }

    /// Takes the first `length` bytes.
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    // Byte by byte in plain loops: macros are seldom optimized, and this is most of what `request!` does.
    fn skip_blanks(&mut self) {
        let bytes = self.rest.as_bytes();
        let mut blanks = 0;
        while let Some(&byte) = bytes.get(blanks) {
            match byte {
                b' ' => {}
                b'\n' => self.line += 1,
                _ => break,
            }
            blanks += 1;
        }
        self.take(blanks);
    }

    fn bare(&mut self) -> Option<&'t str> {
        let bytes = self.rest.as_bytes();
        let mut end = 0;
        while let Some(byte) = bytes.get(end)
            && is_bare(*byte)
        {
            end += 1;
        }
        if end > 0 { Some(self.take(end)) } else { None }
    }

    /// What stands between quotes, up to an escape or the end.
    fn plain(&mut self) -> Option<&'t str> {
        let bytes = self.rest.as_bytes();
        let mut end = 0;
        loop {
            match bytes.get(end)? {
                b'\'' | b'\\' => return Some(self.take(end)),
                b'\n' => self.line += 1,
                _ => {}
            }
            end += 1;
        }
    }

    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        self.skip('\'');
        let mut text = Cow::Borrowed("");
        loop {
            let plain = self.plain()?;
            if text.is_empty() {
                text = Cow::Borrowed(plain)
            } else {
                text.to_mut().push_str(plain)
            };
            if self.rest.starts_with('\'') {
                self.skip('\'');
                return Some(text);
            }
            self.skip('\\');
            let escape = self.rest.chars().next()?;
            self.skip(escape);
            text.to_mut().push(match escape {
                '\'' | '\\' => escape,
                'n' => '\n',
                'u' => {
                    let code = self.rest.strip_prefix('{')?;
                    let (code, _) = code.get(..code.len().min(8)).unwrap_or(code).split_once('}')?;
                    self.take(code.len() + 2);
                    char::from_u32(u32::from_str_radix(code, 16).ok()?)?
                }
                _ => return None,
            });
        }
    }
}

/// Whether a text may have the character and stand as it is.
fn is_bare(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' | b'/' | b'*' | b':' | b'+')
}

/// Writes a text so that [`parse`] reads it.
pub(super) fn write(text: &str, out: &mut String) {
    if !text.is_empty() && text.bytes().all(is_bare) {
        return out.push_str(text);
    }
    out.push('\'');
    for c in text.chars() {
        match c {
            '\'' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            // What rustc refuses in literals, or an editor would hide.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('\'');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(line: usize, text: &str) -> Tree<'_> {
        Tree::Text(line, Cow::Borrowed(text))
    }

    #[test]
    fn trees() {
        assert_eq!(parse("", 1), Ok(vec![]));
        let inner = Tree::List(2, vec![text(2, "Tag.N.Key"), text(2, "it's\n"), Tree::List(3, vec![])]);
        assert_eq!(parse("a\n(Tag.N.Key 'it\\'s\\u{a}'\n())", 1), Ok(vec![text(1, "a"), inner]));
    }

    #[test]
    fn what_is_no_tree() {
        for (bad, line) in [("\n(a\n", 2), (")", 1), ("a\n 'b", 2), ("'\\x'", 1), ("'\\u{110000}'", 1), ("a \"b\"", 1)]
        {
            assert_eq!(parse(bad, 1).map_err(|fault| fault.line), Err(line), "{bad}");
        }
        assert!(parse(&"(".repeat(1_000_000), 1).is_err());
        let deep = |depth: usize| "(".repeat(depth) + &")".repeat(depth);
        assert!(parse(&deep(DEEPEST), 1).is_ok());
        assert!(parse(&deep(DEEPEST + 1), 1).is_err());
    }

    proptest! {
        #[test]
        fn any_text_comes_back(texts in prop::collection::vec(any::<String>(), 0..4)) {
            let mut written = String::new();
            for text in &texts {
                write(text, &mut written);
                written.push(' ');
            }
            prop_assert!(!written.contains(|c: char| c.is_control()));
            let read: Vec<String> = parse(&written, 1)
                .unwrap_or_default()
                .into_iter()
                .filter_map(|tree| match tree {
                    Tree::Text(_, text) => Some(text.into_owned()),
                    Tree::List(..) => None,
                })
                .collect();
            prop_assert_eq!(read, texts);
        }
    }
}
