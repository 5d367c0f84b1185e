//! Documents that fit their description, with and without what is wanted at a path.

use std::collections::BTreeMap;

use dts_codegen::model::{
    Condition, Document, DocumentNode, DocumentScalar, DocumentStructure, Parameter, ParameterKind, Part,
};
use serde_json::{Value, json};

use super::{
    choices::Choices,
    claim::Wish,
    search::{Search, Texts, is_warning, texts},
};

/// What is wanted at a path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Want<'a> {
    pub(crate) path: &'a str,
    pub(crate) state: State<'a>,
    /// Of so many lists and maps on the way, what is wanted in the last entry of the last one.
    pub(crate) last: Option<(usize, State<'a>)>,
}

/// What may stand at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State<'a> {
    /// Nothing, and maybe no place for it.
    Absent,
    /// Nothing, but there is a place.
    Gap,
    /// This text.
    Text(&'a str),
    /// A part.
    Part,
    /// The structure that the path ends in, whatever it has.
    Structure,
}

impl<'a> Want<'a> {
    /// What it wants of an entry of a list or map.
    fn of_entry(self, is_last: bool) -> Self {
        let path = self.path.strip_prefix('*').map_or(self.path, |rest| rest.trim_start_matches('/'));
        match self.last {
            Some((1, state)) if is_last => Self { path, state, last: None },
            Some((lists, state)) if is_last => Self { path, last: Some((lists - 1, state)), ..self },
            _ => Self { path, last: None, ..self },
        }
    }

    /// What it wants of a member; of a part with the rest of the path.
    fn of_member(self, name: &str) -> Option<Self> {
        let rest = self.path.strip_prefix(name)?;
        let path = if rest.is_empty() { rest } else { rest.strip_prefix('/')? };
        Some(Self { path, ..self })
    }
}

/// Texts of documents that fit: those of the spec, and the plainest.
pub(crate) fn good(document: &Document) -> Vec<String> {
    let examples = document.examples.iter().filter(|example| example.breaks.is_empty());
    let examples = examples.map(|example| example.document.to_string());
    examples.chain(whole(document, &[]).map(|plain| plain.to_string())).collect()
}

/// A document that has what is wanted; `None` if there is none.
pub(crate) fn whole(document: &Document, wants: &[Want<'_>]) -> Option<Value> {
    node(document, &document.root, 1, wants, &[])
}

/// A part that has what is wanted, and as many items as it needs. `within` are the structures that it lies in.
pub(crate) fn part(document: &Document, part: &Part, wants: &[Want<'_>], within: &[usize]) -> Option<Value> {
    let fewest = part.min_items.map_or(1, |fewest| fewest as usize).max(1);
    node(document, &part.node, fewest, wants, within)
}

fn node(
    document: &Document,
    node: &DocumentNode,
    fewest: usize,
    wants: &[Want<'_>],
    within: &[usize],
) -> Option<Value> {
    let entries = |item: &DocumentNode| -> Option<Vec<Value>> {
        let count = fewest.max(if wants.iter().any(|want| want.last.is_some()) { 2 } else { 1 });
        let of_entry = |number| wants.iter().map(|want| want.of_entry(number == count)).collect::<Vec<_>>();
        (1..=count).map(|number| self::node(document, item, 1, &of_entry(number), within)).collect()
    };
    Some(match node {
        DocumentNode::Any => json!({ "any": ["thing"] }),
        DocumentNode::Scalar(DocumentScalar::String) => json!("a"),
        DocumentNode::Scalar(DocumentScalar::Boolean) => json!(true),
        DocumentNode::Scalar(DocumentScalar::Int32 | DocumentScalar::Int64) => json!(1),
        DocumentNode::Scalar(DocumentScalar::Float) => json!(1.5),
        DocumentNode::Object(number) => structure(document, *number, wants, within)?,
        DocumentNode::Array(item) => Value::Array(entries(item)?),
        DocumentNode::Map(item) => {
            entries(item)?.into_iter().enumerate().map(|(index, value)| (entry_name(index), value)).collect()
        }
    })
}

/// The name of an entry of a map.
pub(crate) fn entry_name(index: usize) -> String {
    format!("entry{}", index + 1)
}

fn structure(document: &Document, number: usize, wants: &[Want<'_>], within: &[usize]) -> Option<Value> {
    let structure = document.structure(number)?;
    let wants: Vec<Want<'_>> =
        wants.iter().filter(|want| want.state != State::Structure || !want.path.is_empty()).copied().collect();
    // One that lies in itself lies there once, and ends there.
    if within.iter().filter(|one| **one == number).count() > 1 {
        return None;
    }
    let within = [within, &[number]].concat();
    let mut told = BTreeMap::new();
    let mut facts = Vec::new();
    for member in &structure.members.parameters {
        let name = member.name.as_str();
        let wants: Vec<Want<'_>> = wants.iter().filter_map(|want| want.of_member(name)).collect();
        let (own, inner): (Vec<Want<'_>>, Vec<Want<'_>>) =
            wants.into_iter().partition(|want| want.path.is_empty() && want.state != State::Structure);
        let is_nothing = |want: &Want<'_>| matches!(want.state, State::Absent | State::Gap);
        let is_absent = own.iter().any(is_nothing);
        let is_needed = own.iter().any(|want| !is_nothing(want))
            || inner.iter().any(|want| want.state != State::Absent || want.last.is_some());
        if is_absent && is_needed {
            return None;
        }
        if is_absent || is_needed {
            facts.push(Condition::Present { parameter: name.to_owned(), present: is_needed });
        }
        for want in own {
            if let State::Text(text) = want.state {
                told.insert(name, vec![text.to_owned()]);
            }
        }
        if let Some(part) = structure.parts.get(name).filter(|_| !inner.is_empty() && !is_absent) {
            told.insert(name, vec![self::part(document, part, &inner, &within)?.to_string()]);
        }
    }
    let choices = Choices::of_structure(document, number, &told, &within)?;
    let found = Search::run(&choices, &Wish::of(facts), &choices.plain(), &is_warning);
    Some(object(structure, &texts(&found.given.ok()?)))
}

/// The object with these members: parts from their JSON, single values of the kind that the description says.
pub(crate) fn object(structure: &DocumentStructure, texts: &Texts) -> Value {
    let value = |name: &str, text: &String| match structure.members.parameter(name) {
        Some(_) if structure.parts.contains_key(name) => serde_json::from_str(text).unwrap(),
        Some((member, _)) => single(member, text),
        None => Value::from(text.as_str()),
    };
    texts.iter().map(|(name, text)| (name.clone(), value(name, text))).collect()
}

/// A text as the JSON value that a member is documented as, if it can be one.
fn single(member: &Parameter, text: &str) -> Value {
    let fits = |value: &Value| match member.kind {
        ParameterKind::Boolean => value.is_boolean(),
        ParameterKind::Int32 | ParameterKind::Int64 | ParameterKind::Float => value.is_number(),
        _ => false,
    };
    let bare = serde_json::from_str(text).ok().filter(|value: &Value| fits(value) && self::text(value) == text);
    bare.unwrap_or_else(|| Value::from(text))
}

/// The text of a single value, as a parameter would have it.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
