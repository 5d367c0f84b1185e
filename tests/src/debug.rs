//! Reads what `Debug` shows, so that tests can look into any response without knowing its type.

use std::fmt::{self, Write};

/// A value as `Debug` shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A text in quotes.
    Text(String),
    /// A number, a name, or `***`.
    Atom(String),
    /// `Name(a, b)`, or `(a, b)` with an empty name.
    Tuple(String, Vec<Node>),
    /// `Name { a: b }`.
    Struct(String, Vec<(String, Node)>),
    /// `[a, b]`.
    List(Vec<Node>),
    /// `{a: b}`.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The field of a structure.
    pub fn field(&self, name: &str) -> Option<&Node> {
        match self {
            Self::Struct(_, fields) => fields.iter().find(|(field, _)| field == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// What is in `Name(...)`, where that is one value.
    pub fn inside(&self, name: &str) -> Option<&Node> {
        match self {
            Self::Tuple(tuple, values) if tuple == name => values.first().filter(|_| values.len() == 1),
            _ => None,
        }
    }

    /// Whether it is this name or number.
    pub fn is_atom(&self, atom: &str) -> bool {
        matches!(self, Self::Atom(text) if text == atom)
    }
}

/// As `{:#?}`, but what is short stays on one line, and fields without a value are left out.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.print(f, 0)
    }
}

impl Node {
    fn print(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Atom(atom) => f.write_str(atom),
            Self::Tuple(name, values) => {
                write!(f, "{name}(")?;
                for (index, value) in values.iter().enumerate() {
                    f.write_str(if index > 0 { ", " } else { "" })?;
                    value.print(f, depth)?;
                }
                f.write_char(')')
            }
            Self::Struct(name, fields) => {
                let given = fields.iter().filter(|(_, value)| !value.is_empty());
                let lines = given.map(|(field, value)| (format!("{field}: "), value));
                block(f, depth, (&format!("{name} {{"), "}"), lines)
            }
            Self::List(values) => block(f, depth, ("[", "]"), values.iter().map(|value| (String::new(), value))),
            Self::Map(entries) => {
                block(f, depth, ("{", "}"), entries.iter().map(|(key, value)| (format!("{key}: "), value)))
            }
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Atom(atom) => atom == "None",
            Self::List(values) => values.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            _ => false,
        }
    }
}

fn block<'n>(
    f: &mut fmt::Formatter<'_>,
    depth: usize,
    (open, close): (&str, &str),
    lines: impl Iterator<Item = (String, &'n Node)>,
) -> fmt::Result {
    f.write_str(open)?;
    let mut is_empty = true;
    for (start, value) in lines {
        is_empty = false;
        write!(f, "\n{:1$}{start}", "", (depth + 1) * 4)?;
        value.print(f, depth + 1)?;
        f.write_char(',')?;
    }
    if !is_empty {
        write!(f, "\n{:1$}", "", depth * 4)?;
    }
    f.write_str(close)
}

/// Reads the text of `{:?}`; `None` where it is none.
pub fn parse_debug(text: &str) -> Option<Node> {
    let mut parser = Parser { rest: text };
    let node = parser.value()?;
    parser.rest.trim().is_empty().then_some(node)
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn eat(&mut self, token: char) -> bool {
        let rest = self.rest.trim_start();
        match rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn value(&mut self) -> Option<Node> {
        self.rest = self.rest.trim_start();
        if self.rest.starts_with('"') {
            return self.text().map(Node::Text);
        }
        if self.eat('[') {
            return self.until(']', Self::value).map(Node::List);
        }
        if self.eat('{') {
            let entry = |parser: &mut Self| {
                let key = parser.value()?;
                parser.eat(':').then_some(())?;
                Some((key, parser.value()?))
            };
            return self.until('}', entry).map(Node::Map);
        }
        let end = self.rest.find(|c: char| "(){}[],: ".contains(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at_checked(end)?;
        let name = name.to_owned();
        self.rest = rest;
        if self.rest.starts_with('(') {
            self.eat('(');
            return Some(Node::Tuple(name, self.until(')', Self::value)?));
        }
        if self.rest.starts_with(" {") {
            self.eat('{');
            let field = |parser: &mut Self| {
                parser.rest = parser.rest.trim_start();
                let (field, rest) = parser.rest.split_once(':')?;
                let field = field.to_owned();
                parser.rest = rest;
                Some((field, parser.value()?))
            };
            return Some(Node::Struct(name, self.until('}', field)?));
        }
        (!name.is_empty()).then_some(Node::Atom(name))
    }

    fn until<T>(&mut self, end: char, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut list = Vec::new();
        loop {
            if self.eat(end) {
                return Some(list);
            }
            list.push(one(self)?);
            if !self.eat(',') && !self.rest.trim_start().starts_with(end) {
                return None;
            }
        }
    }

    fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut characters = self.rest.strip_prefix('"')?.chars();
        loop {
            match characters.next()? {
                '"' => break,
                '\\' => text.push(match characters.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    '0' => '\0',
                    'u' => {
                        let (code, rest) = characters.as_str().strip_prefix('{')?.split_once('}')?;
                        characters = rest.chars();
                        char::from_u32(u32::from_str_radix(code, 16).ok()?)?
                    }
                    other => other,
                }),
                other => text.push(other),
            }
        }
        self.rest = characters.as_str();
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(Debug)]
    #[expect(dead_code, reason = "shown by Debug")]
    struct Example {
        text: Option<String>,
        numbers: Vec<f64>,
        map: BTreeMap<String, (bool, ())>,
    }

    #[test]
    fn reads_what_debug_shows() {
        let text = String::from("a\"b\\c\n\u{7f}\u{301}名'");
        let example = Example {
            text: Some(text.clone()),
            numbers: vec![-1.5, 1e300],
            map: BTreeMap::from([(String::from("k: {"), (true, ()))]),
        };
        let node = parse_debug(&format!("{example:?}")).unwrap();
        assert_eq!(node.field("text").and_then(|text| text.inside("Some")), Some(&Node::Text(text)));
        assert_eq!(
            node.field("numbers"),
            Some(&Node::List(vec![Node::Atom(String::from("-1.5")), Node::Atom(String::from("1e300"))]))
        );
        assert!(matches!(node.field("map"), Some(Node::Map(entries)) if entries.len() == 1));
        assert_eq!(parse_debug("[1"), None);
    }
}
