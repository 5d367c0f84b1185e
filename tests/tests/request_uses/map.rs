//! A use with literals alone as a map of texts, read by the facts of its action.

use dts_codegen::{
    decide::{Given, GivenValue, Known},
    facts::{ActionFacts, KindFacts, ParameterFacts},
};
use dts_tests::Texts;
use proc_macro2::{Delimiter, TokenTree};
use serde_json::Value;
use syn::Lit;

use super::{
    super::request_checker::json,
    source::{Entry, NotAMap, Use, entries, pieces},
};

/// The same in both forms.
#[derive(Default)]
pub(super) struct Map {
    /// As the macro's checker takes it, with its documents written out.
    pub(super) given: Given,
    /// As it travels.
    pub(super) texts: Texts,
    /// Texts of secrets.
    pub(super) secrets: Vec<String>,
}

/// Reads a use.
pub(super) fn map(facts: &ActionFacts, written: &Use) -> Result<Map, NotAMap> {
    let mut reader = Reader { facts, map: Map::default() };
    let parameters = &facts.members.parameters;
    for entry in written.entries()? {
        reader.entry(&entry, parameters, "", &mut Vec::new())?;
    }
    Ok(reader.map)
}

struct Reader<'f> {
    facts: &'f ActionFacts,
    map: Map,
}

impl Reader<'_> {
    fn push(&mut self, name: String, text: String, known: Known) {
        let at = self.map.given.values.len();
        self.map.given.values.push(GivenValue { name: name.clone(), at, value: known });
        self.map.texts.insert(name, text);
    }

    fn text(&mut self, name: String, text: String) {
        self.push(name, text.clone(), Known::Text(text));
    }

    /// `list` is what the names of a group start with: `Tag.N.`.
    fn entry(
        &mut self,
        entry: &Entry,
        parameters: &[ParameterFacts],
        list: &str,
        numbers: &mut Vec<usize>,
    ) -> Result<(), NotAMap> {
        let Entry { name, is_wire, value } = entry;
        let is_named = |wire: &str| wire == name || wire.strip_suffix(".N") == Some(name);
        let found = parameters.iter().find(|parameter| match is_wire {
            true => is_named(&parameter.wire) || parameter.wire.strip_prefix(list).is_some_and(is_named),
            false => parameter.rust == *name,
        });
        let Some(parameter) = found else {
            let text = scalar(value).ok_or("no literal")?;
            self.text(numbered(&format!("{list}{name}"), numbers), text);
            return Ok(());
        };
        if parameter.secret {
            self.map.secrets.extend(scalar(value));
        }
        self.value(parameter, value, numbers)
    }

    fn value(
        &mut self,
        parameter: &ParameterFacts,
        value: &[TokenTree],
        numbers: &mut Vec<usize>,
    ) -> Result<(), NotAMap> {
        let wire = &parameter.wire;
        match (&parameter.kind, value) {
            (KindFacts::Json(_), [TokenTree::Group(group)]) => {
                // Literals are written as in JSON.
                let value: Value =
                    serde_json::from_str(&group.to_string()).map_err(|_| "an expression in a document")?;
                self.push(numbered(wire, numbers), value.to_string(), Known::Json(json(&value)));
            }
            (KindFacts::Csv(item), [TokenTree::Group(group)]) if is_list(group) => {
                let items = pieces(group.stream()).into_iter().map(|piece| self.single(item, &piece));
                let items = items.collect::<Result<Vec<_>, _>>()?;
                if !items.is_empty() {
                    self.text(numbered(wire, numbers), items.join(","));
                }
            }
            (KindFacts::Csv(item), value) => {
                let text = self.single(item, value)?;
                self.text(numbered(wire, numbers), text.split(',').map(str::trim).collect::<Vec<_>>().join(","));
            }
            (KindFacts::List(item), [TokenTree::Group(group)]) if is_list(group) => {
                for (index, piece) in pieces(group.stream()).into_iter().enumerate() {
                    let text = self.single(item, &piece)?;
                    numbers.push(index + 1);
                    self.text(numbered(wire, numbers), text);
                    numbers.pop();
                }
            }
            (KindFacts::Groups { members, .. }, [TokenTree::Group(group)]) if is_list(group) => {
                for (index, piece) in pieces(group.stream()).into_iter().enumerate() {
                    let [TokenTree::Group(group)] = piece.as_slice() else { return Err("no group") };
                    numbers.push(index + 1);
                    for entry in entries(group.stream())? {
                        self.entry(&entry, members, &format!("{wire}."), numbers)?;
                    }
                    numbers.pop();
                }
            }
            (kind, value) => {
                let text = self.single(kind, value)?;
                self.text(numbered(wire, numbers), text);
            }
        }
        Ok(())
    }

    /// A literal, or a member of the set; a name that is none is a text that is none.
    fn single(&self, kind: &KindFacts, value: &[TokenTree]) -> Result<String, NotAMap> {
        if let Some(text) = scalar(value) {
            return Ok(text);
        }
        let (KindFacts::Set(number), Some(TokenTree::Ident(name))) = (kind, value.last()) else {
            return Err("an expression");
        };
        let name = name.to_string();
        let set = self.facts.members.sets.get(*number).ok_or("no such set")?;
        Ok(set.members.iter().find(|(rust, _)| *rust == name).map_or(name, |(_, wire)| wire.clone()))
    }
}

fn is_list(group: &proc_macro2::Group) -> bool {
    group.delimiter() == Delimiter::Bracket
}

fn numbered(wire: &str, numbers: &[usize]) -> String {
    numbers.iter().fold(wire.to_owned(), |wire, number| wire.replacen(".N", &format!(".{number}"), 1))
}

/// The text of a literal.
fn scalar(value: &[TokenTree]) -> Option<String> {
    let (sign, literal) = match value {
        [literal] => ("", literal),
        [TokenTree::Punct(minus), literal] if minus.as_char() == '-' => ("-", literal),
        _ => return None,
    };
    Some(match syn::parse2::<Lit>(literal.clone().into()).ok()? {
        Lit::Str(text) => text.value(),
        Lit::Bool(is_so) => is_so.value.to_string(),
        Lit::Int(number) => format!("{sign}{}", number.base10_digits()),
        Lit::Float(number) => format!("{sign}{}", number.base10_digits()),
        _ => return None,
    })
}
