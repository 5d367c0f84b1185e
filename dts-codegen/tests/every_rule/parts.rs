//! The claims of what makes a structure of a document more than a list of texts: which kind of JSON stands where, how
//! many items a part has, and members that nobody knows.

use std::collections::BTreeSet;

use dts_codegen::{
    diagnostic::Severity,
    model::{DocumentNode, DocumentScalar, Parameter, ParameterKind},
    validate::ViolationKind,
};
use serde_json::{Value, json};

use super::{
    choices::Choices,
    claim::{Claim, Due, Then, Wish},
    limits::Claims,
    samples,
};

/// Of more good texts than this, not all are looked at.
const MANY: usize = 3;

/// A value that is broken in one place.
pub(crate) struct Misfit {
    /// What is wrong with it.
    pub(crate) name: String,
    pub(crate) value: Value,
    /// The place, as `/entry1/0`.
    pub(crate) at: String,
    pub(crate) severity: Severity,
}

/// Whether the member is no single value.
pub(crate) fn is_part(choices: &Choices<'_>, member: &Parameter) -> bool {
    choices.structure.is_some_and(|(structure, _)| structure.parts.contains_key(&member.name))
}

/// What a node objects to in place of a good value, up to the structures in it.
pub(crate) fn misfits(node: &DocumentNode, good: &Value) -> Vec<Misfit> {
    let error = |name: &str, value: Value| (name.to_owned(), value, Severity::Error);
    let warning = |name: &str, value: Value| (name.to_owned(), value, Severity::Warning);
    let (own, item) = match node {
        DocumentNode::Any => (Vec::new(), None),
        DocumentNode::Object(_) => {
            (vec![error("object, no list", json!([7])), error("object, no text", json!("a"))], None)
        }
        DocumentNode::Map(item) => {
            (vec![error("map, no list", json!([7])), error("map, no text", json!("a"))], Some(item))
        }
        DocumentNode::Array(item) => {
            (vec![error("array, no object", json!({ "a": 7 })), error("array, no text", json!("a"))], Some(item))
        }
        DocumentNode::Scalar(scalar) => {
            let mut own =
                vec![error("single value, no list", json!([7])), error("single value, no object", json!({ "a": 7 }))];
            let text_of = json!(samples::text(good));
            own.extend(match scalar {
                DocumentScalar::String => vec![warning("string, no number", json!(7))],
                DocumentScalar::Boolean => vec![error("boolean", json!("TRUE")), warning("boolean, no text", text_of)],
                DocumentScalar::Int32 => vec![
                    error("int32", json!(1.5)),
                    error("int32, its width", json!(2_147_483_648_i64)),
                    warning("int32, no text", text_of),
                ],
                DocumentScalar::Int64 => vec![
                    error("int64", json!(1.5)),
                    error("int64, its width", json!(9_223_372_036_854_775_808_u64)),
                    warning("int64, no text", text_of),
                ],
                DocumentScalar::Float => vec![error("float", json!("NaN")), warning("float, no text", text_of)],
            });
            (own, None)
        }
    };
    let own = own.into_iter().map(|(name, value, severity)| Misfit { name, value, at: String::new(), severity });
    let within = item.into_iter().flat_map(|item| {
        let (key, inner) = match good {
            Value::Array(items) => (String::from("0"), &items[0]),
            good => {
                good.as_object().and_then(|entries| entries.iter().next()).map(|(key, one)| (key.clone(), one)).unwrap()
            }
        };
        misfits(item, inner).into_iter().map(move |misfit| {
            let mut value = good.clone();
            match &mut value {
                Value::Array(items) => items[0] = misfit.value,
                value => value[&key] = misfit.value,
            }
            Misfit { name: format!("items: {}", misfit.name), value, at: format!("/{key}{}", misfit.at), ..misfit }
        })
    });
    own.chain(within).collect()
}

/// Claims on a member of a structure.
struct Of<'c, 'a> {
    choices: &'c Choices<'a>,
    index: usize,
    member: &'a Parameter,
    good: &'c [String],
}

impl<'c, 'a> Of<'c, 'a> {
    fn new(choices: &'c Choices<'a>, index: usize) -> Self {
        let member = &choices.action.parameters[index];
        Self { choices, index, member, good: choices.good(&member.name) }
    }

    fn due(&self, at: &str, kind: ViolationKind, severity: Severity) -> Due {
        Due { parameter: format!("{}{at}", self.member.name), rule: None, kind, severity }
    }

    /// With one of these texts; and, where it is with that text, with this value in its place.
    fn claim(&self, what: &str, pairs: &[(&str, Value)], due: Due) -> Claim {
        let keep = pairs.iter().map(|(text, _)| self.with(text)).collect();
        let broken = pairs.iter().map(|(text, value)| self.instead(self.with(text), value.clone())).collect();
        Claim { keep, then: Then::Broken(broken, vec![due]), ..self.fine(what, Wish::default()) }
    }

    fn fine(&self, what: &str, keep: Wish) -> Claim {
        let name = format!("`{}`: {what}", self.member.name);
        Claim { name, judges: BTreeSet::from([self.index]), keep: vec![keep], then: Then::Fine }
    }

    fn with(&self, text: &str) -> Wish {
        Wish::pinned(self.index, self.choices.with_text(self.index, None, text))
    }

    fn left_out(&self) -> Wish {
        Wish::pinned(self.index, Vec::new())
    }

    fn instead(&self, wish: Wish, value: Value) -> Wish {
        Wish { instead: Some((self.member.name.clone(), value)), ..wish }
    }
}

/// The claims of a member that is no single value.
pub(crate) fn of_part(choices: &Choices<'_>, index: usize, found: &mut Claims) {
    let of = Of::new(choices, index);
    let part = choices.structure.and_then(|(structure, _)| structure.parts.get(&of.member.name));
    let (Some(part), [good, ..]) = (part, of.good) else { return };
    let value: Value = serde_json::from_str(good).unwrap();
    for Misfit { name, value, at, severity } in misfits(&part.node, &value) {
        let due = of.due(&at, ViolationKind::Type, severity);
        found.claims.push(of.claim(&name, &[(good, value)], due));
    }
    let counted = |name: &str, keep: u32, broken: u32| {
        let [keep, broken] = [keep, broken].map(|count| resized(&value, count as usize));
        of.claim(name, &[(&keep.to_string(), broken)], of.due("", ViolationKind::MaxItems, Severity::Error))
    };
    found.claims.extend(part.max_items.map(|most| counted("max_items", most, most + 1)));
    match part.min_items {
        Some(fewest @ 2..) => found.claims.push(counted("min_items", fewest, fewest - 1)),
        Some(1) => found.implied.push(format!("`{}`: min_items: an empty part counts as absent", of.member.name)),
        _ => {}
    }
    match &part.node {
        DocumentNode::Any => {
            for (what, value) in [("a text", json!("a")), ("a list", json!([7])), ("an empty list", json!([]))] {
                found.claims.push(of.fine(&format!("may be {what}"), of.instead(of.with(good), value)));
            }
        }
        DocumentNode::Array(_) | DocumentNode::Map(_) => {
            let empty = of.instead(of.left_out(), resized(&value, 0));
            found.claims.push(match of.member.required {
                true => {
                    let due = of.due("", ViolationKind::Required, Severity::Error);
                    Claim {
                        then: Then::Broken(vec![empty], vec![due]),
                        ..of.fine("required, not empty", of.with(good))
                    }
                }
                false => of.fine("may be empty", empty),
            });
        }
        DocumentNode::Object(_) | DocumentNode::Scalar(_) => {}
    }
}

/// The list or map with another number of items.
fn resized(value: &Value, count: usize) -> Value {
    match value {
        Value::Array(items) => items.iter().cycle().take(count).cloned().collect(),
        value => {
            let all = value.as_object().into_iter().flat_map(serde_json::Map::values);
            let any = all.cycle().take(count).cloned().enumerate();
            any.map(|(index, one)| (samples::entry_name(index), one)).collect()
        }
    }
}

/// The claims of a member of a structure that is a single value.
pub(crate) fn of_single(choices: &Choices<'_>, index: usize) -> Vec<Claim> {
    let of = Of::new(choices, index);
    if choices.structure.is_none() || of.good.is_empty() {
        return Vec::new();
    }
    let claim = |what: &str, severity, value: &dyn Fn(&str) -> Option<Value>| {
        let pairs = of.good.iter().filter_map(|text| value(text).map(|value| (text.as_str(), value)));
        let pairs: Vec<(&str, Value)> = pairs.take(MANY).collect();
        (!pairs.is_empty()).then(|| of.claim(what, &pairs, of.due("", ViolationKind::Type, severity)))
    };
    let in_quotes = |text: &str| Some(json!(text));
    // A text that happens to look like a number or a boolean.
    let bare = |text: &str| {
        let value: Option<Value> = serde_json::from_str(text).ok();
        value.filter(|value| (value.is_number() || value.is_boolean()) && samples::text(value) == text)
    };
    let is_text = !matches!(
        of.member.kind,
        ParameterKind::Boolean | ParameterKind::Int32 | ParameterKind::Int64 | ParameterKind::Float
    );
    let set = of.member.values().and_then(|id| choices.action.value_set(id));
    let may_be_blank = is_text && set.is_none_or(|set| set.contains(" "));
    let claims = [
        claim("single value, no list", Severity::Error, &|_| Some(json!([7]))),
        claim("single value, no object", Severity::Error, &|_| Some(json!({ "a": 7 }))),
        match is_text {
            true => claim("in quotes", Severity::Warning, &bare),
            false => claim("not in quotes", Severity::Warning, &in_quotes),
        },
        claim("not blank", Severity::Error, &|_| (!may_be_blank).then(|| json!(" "))),
    ];
    claims.into_iter().flatten().collect()
}

/// The claims of members that the structure does not have.
pub(crate) fn strangers(choices: &Choices<'_>) -> Vec<Claim> {
    let Some((structure, document)) = choices.structure else { return Vec::new() };
    let is_own = |name: &str| structure.members.parameter(name).is_some();
    let others = document.structures.iter().flat_map(|other| other.members.parameter_names());
    let misplaced: BTreeSet<&str> = others.filter(|name| !is_own(name)).collect();
    let misplaced = misplaced.into_iter().map(|name| (name, Severity::Error));
    let claim = |(name, severity): (&str, Severity)| {
        let due = Due { parameter: name.to_owned(), rule: None, kind: ViolationKind::UnknownParameter, severity };
        let broken = Wish { instead: Some((name.to_owned(), json!("a"))), ..Wish::default() };
        let what = if severity == Severity::Error { "is a member of another structure" } else { "is unknown" };
        Claim {
            name: format!("`{name}` {what}"),
            judges: BTreeSet::new(),
            keep: vec![Wish::default()],
            then: Then::Broken(vec![broken], vec![due]),
        }
    };
    misplaced.chain([("newer-than-the-documents", Severity::Warning)]).map(claim).collect()
}
