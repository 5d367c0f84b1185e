//! Full names and values, sorted out along the definitions.

use std::borrow::Cow;

use super::{
    Json,
    held::{Document, Held, Item},
    json::{self, Parsed},
    truth::Truth,
};
use crate::facts::{DocumentFacts, KindFacts, MembersFacts, ParameterFacts};

/// A value that is given, by its full name and with its token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'a> {
    pub(crate) name: &'a str,
    pub(crate) at: usize,
    pub(crate) known: Part<'a>,
}

/// What is known of a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'a> {
    /// Its text.
    Text(&'a str),
    /// What stands between commas: tokens, and texts if they are known.
    Items(&'a [(usize, Option<String>)]),
    /// A document.
    Json(&'a Json),
    /// That it is there.
    Expression,
    /// That it is there, and keeps its limits.
    Constant,
    /// Not even that.
    Perhaps,
}

/// What a full name stands for.
enum Place<'a> {
    /// A value of this number; 0 where it has none.
    Value(&'a ParameterFacts, usize),
    /// A list of groups' item of this number.
    Group(&'a ParameterFacts, usize),
    /// A list as a whole.
    List(&'a ParameterFacts),
}

impl<'a> Held<'a> {
    /// Sorts out what is given; what the action does not have is told. What is given twice counts once.
    pub(crate) fn of_request(
        members: &'a MembersFacts,
        documents: &'a [DocumentFacts],
        values: impl IntoIterator<Item = Value<'a>>,
    ) -> (Self, Vec<Value<'a>>) {
        let mut held = Self::new(members, documents);
        let mut unknown = Vec::new();
        for value in values {
            let is_open = match value.known {
                Part::Expression | Part::Constant | Part::Json(Json::Expression(_)) => Some(Truth::Yes),
                Part::Perhaps => Some(Truth::Open),
                Part::Text(_) | Part::Items(_) | Part::Json(_) => None,
            };
            match (find(members, value.name), is_open) {
                (Some(Place::Value(parameter, number)), _) => {
                    held.insert(&parameter.wire, number, item(parameter, value));
                }
                (Some(Place::Group(group, number)), Some(_)) => {
                    held.open.entry(&group.wire).or_default().groups.push(number);
                }
                (Some(Place::List(list)), Some(is_set)) => {
                    held.open.entry(&list.wire).or_default().whole = Some(is_set);
                }
                _ => unknown.push(value),
            }
        }
        (held, unknown)
    }
}

/// A value as one of this parameter.
fn item<'a>(parameter: &'a ParameterFacts, given: Value<'a>) -> Item<'a> {
    let at = given.at;
    let is_document = matches!(parameter.item_kind(), KindFacts::Json(_));
    match given.known {
        Part::Text(text) => {
            let document = match parameter.document().map(|_| json::parse(text, at)) {
                Some(Parsed::Json(json)) => Document::Json(Cow::Owned(json)),
                Some(Parsed::Unreadable(why)) => Document::Unreadable(at, why),
                Some(Parsed::Other) | None => Document::None,
            };
            Item { document, ..Item::known(at, Cow::Borrowed(text)) }
        }
        Part::Items(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(|(_, text)| text.as_deref()).collect();
            let text = texts.map(|texts| Cow::Owned(texts.join(",")));
            Item { text, separate: parameter.is_csv().then_some(items), ..Item::open(at, Truth::Yes) }
        }
        Part::Expression | Part::Json(Json::Expression(_)) => Item::open(at, Truth::Yes),
        Part::Constant => Item { is_checked: true, ..Item::open(at, Truth::Yes) },
        Part::Perhaps => Item::open(at, Truth::Open),
        Part::Json(_) if !is_document => Item { document: Document::Misplaced, ..Item::open(at, Truth::Yes) },
        Part::Json(json) => {
            let json = json.distinct();
            let text = json.to_json().map(Cow::Owned);
            let document = match parameter.document().and_then(|_| json.unreadable()) {
                Some((at, why)) => Document::Unreadable(at, why),
                None => Document::Json(Cow::Owned(json)),
            };
            Item { text, document, ..Item::open(at, Truth::Yes) }
        }
    }
}

/// The parameter that a full name such as `Tag.1.Key` stands for.
fn find<'a>(members: &'a MembersFacts, full: &str) -> Option<Place<'a>> {
    for parameter in &members.parameters {
        if !parameter.is_list() {
            if parameter.wire == full {
                return Some(Place::Value(parameter, 0));
            }
            continue;
        }
        if parameter.wire == full {
            return Some(Place::List(parameter));
        }
        let Some(rest) = full.strip_prefix(parameter.base_name()).and_then(|rest| rest.strip_prefix('.')) else {
            continue;
        };
        let (number, member) = rest.split_once('.').map_or((rest, None), |(number, member)| (number, Some(member)));
        let is_number = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
        let Some(number) = number.parse().ok().filter(|_| is_number) else { continue };
        match member {
            None if parameter.members().is_empty() => return Some(Place::Value(parameter, number)),
            None => return Some(Place::Group(parameter, number)),
            Some(member) => {
                let is_meant =
                    |one: &&ParameterFacts| one.wire.rsplit_once(".N.").is_some_and(|(_, name)| name == member);
                if let Some(found) = parameter.members().iter().find(is_meant) {
                    return Some(Place::Value(found, number));
                }
            }
        }
    }
    None
}
