//! Shapes of JSON documents that travel as text.

use std::collections::BTreeMap;

/// The shape of a JSON document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The document as a whole.
    pub root: Node,
    /// Structures that nodes refer to by name; they may refer to each other and to themselves.
    pub structures: BTreeMap<String, Vec<Member>>,
}

/// A value in a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Text.
    String,
    /// One of these texts; the flag says whether they are known to be all.
    Values(Vec<String>, bool),
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Float,
    /// Whatever there is.
    Any,
    /// Members under fixed names.
    Object(Vec<Member>),
    /// The structure of this name.
    Named(String),
    /// A list.
    Array(Box<Node>),
    /// Members under names that are data.
    Map(Box<Node>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// What it is.
    pub doc: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub node: Node,
}

impl Document {
    /// What of `value` does not fit the shape: path and fault, all of them. A path is empty for the document as a whole.
    pub fn faults(&self, value: &serde_json::Value) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        self.compare(&self.root, value, "", &mut faults);
        faults
    }

    fn compare(&self, node: &Node, value: &serde_json::Value, path: &str, faults: &mut Vec<(String, String)>) {
        use serde_json::Value;
        let mut misfit = |expected: &str| faults.push((path.to_owned(), format!("expected {expected}")));
        match (node, value) {
            (Node::Any, _) | (Node::String, Value::String(_)) | (Node::Boolean, Value::Bool(_)) => {}
            (Node::Float, Value::Number(_)) => {}
            (Node::Integer, Value::Number(number)) if number.is_i64() || number.is_u64() => {}
            (Node::Values(texts, complete), Value::String(text)) => {
                if *complete && !texts.contains(text) {
                    misfit(&format!("one of {}", texts.join(", ")));
                }
            }
            (Node::Object(members), Value::Object(_)) => self.members(members, value, path, faults),
            (Node::Named(name), Value::Object(_)) => {
                let members = self.structures.get(name).map_or(&[][..], Vec::as_slice);
                self.members(members, value, path, faults);
            }
            (Node::Array(item), Value::Array(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.compare(item, value, &format!("{path}[{index}]"), faults);
                }
            }
            (Node::Map(item), Value::Object(entries)) => {
                for (name, value) in entries {
                    self.compare(item, value, &join(path, name), faults);
                }
            }
            (Node::String | Node::Values(..), _) => misfit("a text"),
            (Node::Boolean, _) => misfit("`true` or `false`"),
            (Node::Integer, _) => misfit("a whole number"),
            (Node::Float, _) => misfit("a number"),
            (Node::Array(_), _) => misfit("a list"),
            (Node::Object(_) | Node::Named(_) | Node::Map(_), _) => misfit("an object"),
        }
    }

    fn members(&self, members: &[Member], value: &serde_json::Value, path: &str, faults: &mut Vec<(String, String)>) {
        let entries = value.as_object().into_iter().flatten();
        for (name, value) in entries {
            match members.iter().find(|member| member.name == *name) {
                Some(member) => self.compare(&member.node, value, &join(path, name), faults),
                None => faults.push((join(path, name), String::from("the shape has no such member"))),
            }
        }
        for member in members.iter().filter(|member| member.required && value.get(&member.name).is_none()) {
            faults.push((join(path, &member.name), String::from("is required")));
        }
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::{Document, Member, Node};

    fn member(name: &str, required: bool, node: Node) -> Member {
        Member { name: name.into(), doc: String::new(), required, node }
    }

    #[test]
    fn every_fault_has_its_path() {
        let table = vec![
            member("name", true, Node::String),
            member("all", false, Node::Boolean),
            member("mode", false, Node::Values(vec!["full".into()], true)),
            member("Table", false, Node::Map(Box::new(Node::Named("Table".into())))),
            member("sizes", false, Node::Array(Box::new(Node::Integer))),
        ];
        let document = Document {
            root: Node::Map(Box::new(Node::Named("Table".into()))),
            structures: BTreeMap::from([(String::from("Table"), table)]),
        };
        assert_eq!(
            document.faults(&json!({ "a": { "name": "a", "Table": { "b": { "name": "b", "all": true } } } })),
            []
        );
        let bad =
            json!({ "a": { "Table": { "b": { "name": 1, "al": true } }, "mode": "half", "sizes": [1, 1.5] }, "c": [] });
        let faults: Vec<String> =
            document.faults(&bad).into_iter().map(|(path, fault)| format!("{path}: {fault}")).collect();
        assert_eq!(
            faults,
            [
                "a.Table.b.name: expected a text",
                "a.Table.b.al: the shape has no such member",
                "a.mode: expected one of full",
                "a.sizes[1]: expected a whole number",
                "a.name: is required",
                "c: expected an object",
            ]
        );
    }
}
