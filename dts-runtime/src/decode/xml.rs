//! Walks XML and hands each element to its place, by the same rules as JSON.
//!
//! XML has no types and no lists, so:
//! - an element without child elements is a text, exactly as it stands; an empty one is the empty text;
//! - an element with child elements is an object, the white space between them is nothing, and so is other text there;
//! - children of one name are the elements of a list: of the parent's member of that name (a flat list),
//!   or of the parent itself where it is the declared wrapper's holder, or where, without a declared one,
//!   the element type knows none of the children, and the first such child has children itself or the type is a scalar or text;
//! - in a [`Value`], children of one name become a list, all others members;
//! - where text is expected, an element with children is kept as the JSON text of such a value,
//!   unless there is text between the children: that is an error.
//!
//! The root element may have any name. Attributes, prefixes of names, comments and instructions are passed over.

use std::collections::BTreeMap;

use super::fault::{Fault, Read};
use super::give::{capitalized, give};
use super::json::utf8;
use super::xml_tree::{Node, parse};
use super::{Decode, DecodeError, List, Map, Place, Scalar, Slot, Structure};
use crate::Value;

/// Decodes an XML answer, whole: one element of any name, `<DescribeDtsJobsResponse>` as a rule.
///
/// # Errors
///
/// When `body` is not UTF-8 or not one well-formed XML document of at most 127 levels, when it has an entity that XML
/// itself does not define, or when a value does not fit its place even leniently. The error has the place and the whole body.
pub fn decode_xml<T: Decode + Default>(body: &[u8]) -> Result<T, DecodeError> {
    let mut answer = T::default();
    decode_into(body, &mut answer)?;
    Ok(answer)
}

/// The one reader for all types.
fn decode_into(body: &[u8], answer: &mut dyn Decode) -> Result<(), DecodeError> {
    let read = utf8(body).and_then(parse).and_then(|root| value(&root, answer));
    read.map(drop).map_err(|fault| DecodeError::new(*fault, body))
}

/// One element to its place. Whether there was a value.
fn value(node: &Node, target: &mut dyn Decode) -> Read<bool> {
    if node.children.is_empty() {
        return give(target, Scalar::of_text(&node.text), node.offset);
    }
    match target.place() {
        Place::Structure(structure) => members(node, structure),
        Place::Map(map) => entries(node, map),
        Place::List(place) => list(node, place, None),
        Place::Optional(optional) => {
            if !value(node, optional.open())? {
                optional.clear();
            }
            Ok(true)
        }
        Place::Any(place) => {
            *place = untyped(node);
            Ok(true)
        }
        Place::Text(_) if node.has_blank_text() => {
            give(target, Scalar::of_text(&untyped(node).to_string()), node.offset)
        }
        Place::Text(_) => Err(Fault::unfit(node.offset, "text", "text between elements")),
        Place::Scalar(_) => Err(Fault::unfit(node.offset, "a single value", "an element with elements in it")),
    }
}

fn members(node: &Node, structure: &mut dyn Structure) -> Read<bool> {
    for (name, nodes) in by_name(node) {
        match structure.member(name) {
            Some(slot) => member(&nodes, slot),
            None => match capitalized(name).and_then(|name| structure.member(&name)) {
                Some(slot) => member(&nodes, slot),
                None => continue,
            },
        }
        .map_err(|fault| fault.in_member(name))?;
    }
    Ok(true)
}

fn entries(node: &Node, map: &mut dyn Map) -> Read<bool> {
    for (name, nodes) in by_name(node) {
        if !member(&nodes, Slot::new(map.entry(name))).map_err(|fault| fault.in_member(name))? {
            map.retract(name);
        }
    }
    Ok(true)
}

/// All children of one name to the place of that member.
fn member(nodes: &[&Node], slot: Slot<'_>) -> Read<bool> {
    if let [node] = nodes {
        return one_member(node, slot.target, slot.wrapper);
    }
    if let Some(place) = value_of(slot.target) {
        *place = Value::List(nodes.iter().map(|node| untyped(node)).collect());
        return Ok(true);
    }
    let mut present = false;
    for (index, node) in nodes.iter().enumerate() {
        present |= one_member(node, slot.target, slot.wrapper).map_err(|fault| fault.in_element(index))?;
    }
    Ok(present)
}

fn one_member(node: &Node, target: &mut dyn Decode, wrapper: Option<&str>) -> Read<bool> {
    if wrapper.is_some()
        && !node.children.is_empty()
        && let Place::List(place) = target.place()
    {
        return list(node, place, wrapper);
    }
    value(node, target)
}

/// The value to fill, where the place takes anything.
fn value_of(target: &mut dyn Decode) -> Option<&mut Value> {
    match target.place() {
        Place::Any(value) => Some(value),
        Place::Optional(optional) => value_of(optional.open()),
        _ => None,
    }
}

/// An element with children where a list is expected.
fn list(node: &Node, list: &mut dyn List, declared: Option<&str>) -> Read<bool> {
    let declared = declared.filter(|wrapper| node.children.iter().any(|child| child.name == *wrapper));
    let wrapper = match declared {
        Some(wrapper) => wrapper,
        None => match guess(node, list) {
            Guess::Nothing => return Ok(true),
            Guess::Element => {
                element(node, list)?;
                return Ok(true);
            }
            Guess::Wrapper(name) => name,
        },
    };
    for (index, child) in node.children.iter().filter(|child| child.name == wrapper).enumerate() {
        element(child, list).map_err(|fault| fault.in_element(index).in_member(wrapper))?;
    }
    Ok(true)
}

fn element(node: &Node, list: &mut dyn List) -> Read<()> {
    let Some(element) = list.element() else { return Err(Fault::unfit(node.offset, "no list", "an element")) };
    if !value(node, element)? {
        list.retract();
    }
    Ok(())
}

/// What an element with children may be where a list is expected.
enum Guess<'a> {
    Nothing,
    Element,
    Wrapper(&'a str),
}

fn guess<'a>(node: &'a Node, list: &mut dyn List) -> Guess<'a> {
    let Some(element) = list.element() else { return Guess::Nothing };
    let (known, is_leaf) = match element.place() {
        Place::Map(_) | Place::Any(_) => (true, false),
        Place::Structure(structure) => {
            (node.children.iter().any(|child| structure.member(&child.name).is_some()), false)
        }
        Place::Scalar(_) | Place::Text(_) => (false, true),
        Place::List(_) | Place::Optional(_) => (false, false),
    };
    list.retract();
    let holds = |child: &&Node| is_leaf || !child.children.is_empty();
    match node.children.iter().find(holds) {
        _ if known => Guess::Element,
        Some(child) => Guess::Wrapper(&child.name),
        None if node.children.iter().all(Node::is_blank) => Guess::Nothing,
        None => Guess::Element,
    }
}

fn untyped(node: &Node) -> Value {
    if node.children.is_empty() {
        return Value::Text(node.text.clone());
    }
    let groups = by_name(node).into_iter();
    Value::Map(
        groups
            .map(|(name, nodes)| {
                let value = match nodes.as_slice() {
                    [node] => untyped(node),
                    nodes => Value::List(nodes.iter().map(|node| untyped(node)).collect()),
                };
                (name.to_owned(), value)
            })
            .collect(),
    )
}

/// An element's children, those of one name together, at the place of the first.
fn by_name(node: &Node) -> Vec<(&str, Vec<&Node>)> {
    let mut places = BTreeMap::new();
    let mut groups: Vec<(&str, Vec<&Node>)> = Vec::new();
    for child in &node.children {
        let name = child.name.as_str();
        let place = *places.entry(name).or_insert(groups.len());
        match groups.get_mut(place) {
            Some((_, nodes)) => nodes.push(child),
            None => groups.push((name, vec![child])),
        }
    }
    groups
}
