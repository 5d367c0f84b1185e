//! INI files, read exactly.
//!
//! ```text
//! # a comment, since the line starts with `#` (or `;`)
//! [section]
//! name = value
//! ```
//!
//! A value is the rest of its line, without white space around it: `#`, `;`, `%` and quotes have no meaning in it. `:`
//! may stand for `=`. Names are compared without regard to case, sections with it. Nothing may be said twice.

use crate::Secret;

/// A file's sections, in their order.
pub(super) struct Ini {
    sections: Vec<Section>,
}

/// A section.
pub(super) struct Section {
    name: String,
    line: usize,
    entries: Vec<Entry>,
}

/// A value under its name.
pub(super) struct Entry {
    name: String,
    /// Where it stands, from 1.
    pub(super) line: usize,
    pub(super) value: Secret,
}

/// What is wrong with a line. It never holds text of the line, which may be secret.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// From 1.
    pub(super) line: usize,
    pub(super) text: String,
}

impl Ini {
    /// Reads the text of a file. Gives all faults at once.
    pub(super) fn read(text: &str) -> Result<Self, Vec<Fault>> {
        let mut sections: Vec<Section> = Vec::new();
        let mut faults = Vec::new();
        for (index, line) in text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate() {
            let number = index + 1;
            let line = line.trim();
            if line.is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            let outcome = match line.strip_prefix('[') {
                Some(rest) => section(rest, number, &sections).map(|section| sections.push(section)),
                None => entry(line, number, sections.last_mut()),
            };
            if let Err(text) = outcome {
                faults.push(Fault { line: number, text });
            }
        }
        if faults.is_empty() { Ok(Self { sections }) } else { Err(faults) }
    }

    /// The section of this name.
    pub(super) fn section(&self, name: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.name == name)
    }

    /// The names of all sections.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().map(|section| section.name.as_str())
    }
}

/// A section's head, behind its bracket.
fn section(rest: &str, line: usize, sections: &[Section]) -> Result<Section, String> {
    let Some((name, behind)) = rest.split_once(']') else {
        return Err(String::from("expected `]` behind the name of the section"));
    };
    if !behind.is_empty() {
        return Err(String::from("expected nothing behind `]`; a comment has a line of its own"));
    }
    let name = name.trim();
    if name.is_empty() {
        return Err(String::from("expected the name of a section between `[` and `]`"));
    }
    if let Some(other) = sections.iter().find(|section| section.name == name) {
        return Err(format!("the section `{name}` is there already, in line {}", other.line));
    }
    Ok(Section { name: name.to_owned(), line, entries: Vec::new() })
}

fn entry(text: &str, line: usize, section: Option<&mut Section>) -> Result<(), String> {
    let Some((name, value)) = text.split_once(['=', ':']) else {
        return Err(String::from("expected `name = value`, a section in brackets, or a comment"));
    };
    let name = name.trim();
    if name.is_empty() {
        return Err(String::from("expected a name before the value"));
    }
    let Some(section) = section else {
        return Err(String::from("expected a section such as `[default]` before the first value"));
    };
    if let Some(other) = section.entry(name) {
        return Err(format!("the section has this name already, in line {}", other.line));
    }
    section.entries.push(Entry { name: name.to_owned(), line, value: Secret::from(value.trim()) });
    Ok(())
}

impl Section {
    /// Where it begins, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// The entry of this name, in whatever case.
    pub(super) fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }
}
