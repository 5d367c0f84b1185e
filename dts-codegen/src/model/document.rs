//! JSON documents that travel as text.

use std::collections::BTreeMap;

use super::{Action, At};

/// A JSON document that parameters and fields hold as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its name.
    pub name: String,
    /// Its module: the file name without the ending.
    pub module: String,
    /// Path of its file.
    pub file: String,
    /// Where its name is written.
    pub place: crate::diagnostic::Place,
    /// What it holds.
    pub summary: String,
    /// More.
    pub description: Option<String>,
    /// Where the facts come from.
    pub source: String,
    /// Only the public cloud documents it.
    pub public_cloud_only: bool,
    /// Facts that can't be checked.
    pub notes: Vec<String>,
    /// Where documents disagree.
    pub differs: Vec<(String, String)>,
    /// The document as a whole.
    pub root: Node,
    /// Structures; they may refer to each other and to themselves.
    pub structures: Vec<DocumentStructure>,
    /// Documents, and what they break.
    pub examples: Vec<DocumentExample>,
}

/// A structure of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentStructure {
    /// Its members with their limits and rules. A structure is to its members what an action is to its parameters, and
    /// is checked as one; parts that are no single value are JSON parameters in it.
    pub members: Action,
    /// What those parts hold, by member.
    pub parts: BTreeMap<String, Part>,
}

/// A member that is no single value.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it holds.
    pub node: Node,
    /// Fewest items of a list.
    pub min_items: Option<u32>,
    /// Most items of a list.
    pub max_items: Option<u32>,
}

/// What a document or a part of it holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A single value of this kind; only within arrays and maps.
    Scalar(Scalar),
    /// Whatever there is.
    Any,
    /// The structure of this number.
    Object(usize),
    /// A list.
    Array(Box<Node>),
    /// Entries under names that are data.
    Map(Box<Node>),
}

/// A single value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A decimal number.
    Float,
}

/// A document, and what it breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentExample {
    /// Its name.
    pub name: At<String>,
    /// The document.
    pub document: serde_json::Value,
    /// What it breaks: rule ids, and paths of values.
    pub breaks: Vec<String>,
}

impl Document {
    /// The structure of this number.
    pub fn structure(&self, number: usize) -> Option<&DocumentStructure> {
        self.structures.get(number)
    }

    /// Whether a path such as `*/Table/*/name`, where `*` stands for every entry of a list or map, leads to a member.
    pub fn has_member(&self, path: &str) -> bool {
        let mut at = &self.root;
        let mut steps = path.split('/').peekable();
        while let Some(step) = steps.next() {
            at = match at {
                Node::Array(inner) | Node::Map(inner) if step == "*" => inner,
                Node::Object(number) => {
                    let Some(structure) = self.structure(*number) else { return false };
                    if structure.members.parameter(step).is_none() {
                        return false;
                    }
                    match (steps.peek(), structure.parts.get(step)) {
                        (None, _) => return true,
                        (Some(_), Some(part)) => &part.node,
                        (Some(_), None) => return false,
                    }
                }
                _ => return false,
            };
        }
        false
    }

    /// Another structure that has a member of this name, for one that stands in the wrong place.
    pub fn elsewhere(&self, number: usize, name: &str) -> Option<&DocumentStructure> {
        let others = self.structures.iter().enumerate().filter(|(other, _)| *other != number);
        others.map(|(_, structure)| structure).find(|structure| structure.members.parameter(name).is_some())
    }
}
