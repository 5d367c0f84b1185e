//! Holds what was decoded against the answer that it was decoded from: every member, at its place, with its value.

use std::fmt;

use dts_codegen::{
    item::{MemberItem, ResponseTypeItem, StructureItem, ValueSetItem},
    plan::ActionPlan,
};
use serde_json::Value as Json;

use crate::Node;

/// A member that was not decoded to what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub path: String,
    /// What.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// Everything in `answer` that `node`, the decoded response, does not hold.
pub fn compare(action: &ActionPlan, answer: &Json, node: &Node) -> Vec<Finding> {
    let mut walk = Walk { action, found: Vec::new() };
    match action.structures.first() {
        Some(response) => walk.structure(response, answer, node, ""),
        None => walk.find("", String::from("there is no response")),
    }
    walk.found
}

struct Walk<'a> {
    action: &'a ActionPlan,
    found: Vec<Finding>,
}

impl<'a> Walk<'a> {
    fn find(&mut self, path: &str, message: String) {
        self.found.push(Finding { path: path.to_owned(), message });
    }

    fn expect(&mut self, path: &str, holds: bool, value: &Json, node: &Node) {
        if !holds {
            self.find(path, format!("`{value}` became `{node:?}`"));
        }
    }

    fn structure(&mut self, structure: &'a StructureItem, value: &Json, node: &Node, path: &str) {
        let Json::Object(members) = value else {
            return self.find(path, format!("`{value}` is no object"));
        };
        for (name, value) in members {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let Some(member) = structure.members.iter().find(|member| member.wire == *name) else {
                self.find(&path, String::from("no such field"));
                continue;
            };
            match node.field(&member.ident.to_string()) {
                Some(node) => self.member(member, value, node, &path),
                None => self.find(&path, format!("field `{}` is not shown", member.ident)),
            }
        }
    }

    fn member(&mut self, member: &'a MemberItem, value: &Json, node: &Node, path: &str) {
        match &member.ty {
            ResponseTypeItem::List(item) => {
                let (value, path) =
                    match member.wrapper.as_ref().and_then(|wrapper| Some((wrapper, value.get(wrapper)?))) {
                        Some((wrapper, inner)) => (inner, format!("{path}.{wrapper}")),
                        None => (value, path.to_owned()),
                    };
                self.list(item, value, node, &path);
            }
            ResponseTypeItem::Map(item) => self.map(item, value, node, path),
            ty => match node.inside("Some") {
                Some(inner) => self.value(ty, value, inner, path),
                None => self.expect(path, node.is_atom("None") && is_absent(ty, value), value, node),
            },
        }
    }

    fn list(&mut self, item: &'a ResponseTypeItem, value: &Json, node: &Node, path: &str) {
        let values: Vec<&Json> = match value {
            Json::Array(values) => values.iter().filter(|value| !value.is_null()).collect(),
            Json::Null => Vec::new(),
            one => vec![one],
        };
        match node {
            Node::List(nodes) if nodes.len() == values.len() => {
                for (index, (value, node)) in values.into_iter().zip(nodes).enumerate() {
                    self.value(item, value, node, &format!("{path}[{index}]"));
                }
            }
            _ => self.find(path, format!("{} elements became `{node:?}`", values.len())),
        }
    }

    fn map(&mut self, item: &'a ResponseTypeItem, value: &Json, node: &Node, path: &str) {
        let (Json::Object(members), Node::Map(entries)) = (value, node) else {
            return self.expect(path, value.is_null(), value, node);
        };
        self.expect(path, members.len() == entries.len(), value, node);
        for (name, value) in members {
            let path = format!("{path}.{name}");
            match entries.iter().find(|(key, _)| *key == Node::Text(name.clone())) {
                Some((_, node)) => self.value(item, value, node, &path),
                None => self.find(&path, String::from("lost")),
            }
        }
    }

    fn value(&mut self, ty: &'a ResponseTypeItem, value: &Json, node: &Node, path: &str) {
        let text = text(value);
        let holds = match ty {
            ResponseTypeItem::String => *node == Node::Text(text),
            ResponseTypeItem::Json => node.inside("JsonText") == Some(&Node::Text(text)),
            ResponseTypeItem::Document(_) => node.inside("Document") == Some(&Node::Text(text)),
            ResponseTypeItem::Secret => node.inside("Secret").is_some_and(|inner| inner.is_atom("***")),
            ResponseTypeItem::Boolean => node.is_atom(&text.trim().to_ascii_lowercase()),
            ResponseTypeItem::Int32 | ResponseTypeItem::Int64 | ResponseTypeItem::Float => {
                matches!(node, Node::Atom(atom) if is_same_number(atom, text.trim()))
            }
            ResponseTypeItem::Any => is_any(value, node),
            ResponseTypeItem::Named(name) => {
                let name = name.to_string();
                if let Some(set) = self.action.value_sets.iter().find(|set| set.ident == name) {
                    is_member(set, &text, node)
                } else {
                    return self.named(&name, value, node, path);
                }
            }
            ResponseTypeItem::Nested(name) => match node.inside("Nested") {
                Some(node) => return self.named(&name.to_string(), value, node, path),
                None => false,
            },
            ResponseTypeItem::List(item) => return self.list(item, value, node, path),
            ResponseTypeItem::Map(item) => return self.map(item, value, node, path),
        };
        self.expect(path, holds, value, node);
    }

    fn named(&mut self, name: &str, value: &Json, node: &Node, path: &str) {
        match self.action.structures.iter().find(|structure| structure.ident == name) {
            Some(structure) => self.structure(structure, value, node, path),
            None => self.find(path, format!("there is no type `{name}`")),
        }
    }
}

/// Whether the value stands for nothing in a place of this type.
fn is_absent(ty: &ResponseTypeItem, value: &Json) -> bool {
    let keeps_blank = matches!(
        ty,
        ResponseTypeItem::String
            | ResponseTypeItem::Json
            | ResponseTypeItem::Document(_)
            | ResponseTypeItem::Secret
            | ResponseTypeItem::Any
    );
    value.is_null() || (!keeps_blank && value.as_str().is_some_and(|text| text.trim().is_empty()))
}

/// A scalar as it is written; anything else as compact JSON.
fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn is_same_number(a: &str, b: &str) -> bool {
    match (a.parse::<i128>(), b.parse::<i128>()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a.parse::<f64>().is_ok_and(|a| b.parse() == Ok(a)),
    }
}

fn is_member(set: &ValueSetItem, text: &str, node: &Node) -> bool {
    let same = |member: &str| member == text || (set.ignore_case && member.eq_ignore_ascii_case(text));
    match set.values.iter().find(|value| same(&value.text)) {
        Some(value) => *node == Node::Text(value.text.clone()),
        None => node.inside(&set.unlisted.to_string()) == Some(&Node::Text(text.to_owned())),
    }
}

fn is_any(value: &Json, node: &Node) -> bool {
    match value {
        Json::Null => node.is_atom("Null"),
        Json::Bool(boolean) => node.inside("Boolean").is_some_and(|inner| inner.is_atom(&boolean.to_string())),
        Json::Number(number) => node.inside("Number") == Some(&Node::Text(number.to_string())),
        Json::String(text) => node.inside("Text") == Some(&Node::Text(text.clone())),
        Json::Array(values) => match node.inside("List") {
            Some(Node::List(nodes)) => {
                nodes.len() == values.len() && values.iter().zip(nodes).all(|(value, node)| is_any(value, node))
            }
            _ => false,
        },
        Json::Object(members) => match node.inside("Map") {
            Some(Node::List(nodes)) => {
                nodes.len() == members.len()
                    && members.iter().zip(nodes).all(|((name, value), node)| match node {
                        Node::Tuple(_, pair) => {
                            matches!(pair.as_slice(), [key, node] if *key == Node::Text(name.clone()) && is_any(value, node))
                        }
                        _ => false,
                    })
            }
            _ => false,
        },
    }
}
