//! Facts from the model, in wire names: what no Rust name is needed for. `plan` fills these in.

use std::sync::Arc;

use super::{
    ActionFacts, DocumentFacts, KindFacts, MembersFacts, NodeFacts, ParameterFacts, PartFacts, RuleFacts, SetFacts,
};
use crate::{
    item::{ClassItem, FormatItem, LimitsItem},
    model::{
        Action, Document, DocumentNode, DocumentScalar, DocumentStructure, Limits, Parameter, ParameterKind, Part,
        Product, Rule, ValueSet, ValueSetId,
    },
    spec::{ClassName, Format, Location},
};

/// The facts of an action, without Rust names.
pub fn of_action(action: &Action, product: &Product) -> ActionFacts {
    of_request(action, product.name.clone())
}

/// The facts of an action of the product of this name.
pub(crate) fn of_request(action: &Action, product: String) -> ActionFacts {
    let mut cx = Gathered::new(action);
    let members = cx.members(&|_| None);
    let documents = cx.documents.iter().map(|document| of_document(document)).collect();
    ActionFacts { product, name: action.name.clone(), path: Vec::new(), members, documents }
}

/// The facts of a document.
pub fn of_document(document: &Document) -> DocumentFacts {
    let structures = document.structures.iter().map(|DocumentStructure { members, parts }| {
        (members.name.clone(), Gathered::new(members).members(&|name| parts.get(name)))
    });
    DocumentFacts { name: document.name.clone(), root: node(&document.root), structures: structures.collect() }
}

/// The facts of one parameter, and the value set of its values.
pub fn of_parameter(action: &Action, parameter: &Parameter) -> (ParameterFacts, Option<SetFacts>) {
    let mut cx = Gathered::new(action);
    let parameter = cx.parameter(parameter, None);
    let set = match parameter.item_kind() {
        KindFacts::Set(number) => cx.sets.get(*number).map(|id| cx.set(*id)),
        _ => None,
    };
    (parameter, set)
}

/// Limits of a parameter. Lists that may not be empty are known by it, too.
pub fn of_limits(parameter: &Parameter) -> LimitsItem {
    let Limits { minimum, maximum, min_length, max_length, format, min_items, max_items, .. } = parameter.limits;
    LimitsItem {
        required: parameter.required && (parameter.is_list() || matches!(parameter.kind, ParameterKind::Csv(_))),
        minimum,
        maximum,
        one_of: parameter.limits.one_of.iter().map(|(number, _)| *number).collect(),
        one_of_complete: !parameter.limits.one_of_open,
        min_length,
        max_length,
        charset: parameter.limits.charset.clone(),
        classes: parameter.limits.classes.as_ref().map(|classes| {
            let of = classes.of.iter().map(|class| match class {
                ClassName::Upper => ClassItem::Upper,
                ClassName::Lower => ClassItem::Lower,
                ClassName::Digit => ClassItem::Digit,
                ClassName::Special => ClassItem::Special,
            });
            (classes.at_least, of.collect())
        }),
        pattern: parameter.limits.pattern.clone(),
        format: format.map(|format| match format {
            Format::Timestamp => FormatItem::Timestamp,
            Format::EpochSeconds => FormatItem::EpochSeconds,
            Format::EpochMilliseconds => FormatItem::EpochMilliseconds,
            Format::Port => FormatItem::Port,
            Format::Ip => FormatItem::Ip,
            Format::PhoneList => FormatItem::PhoneList,
        }),
        min_items,
        max_items,
    }
}

/// What the facts of an action refer to by number, in the order of its first use.
struct Gathered<'m> {
    action: &'m Action,
    sets: Vec<ValueSetId>,
    documents: Vec<Arc<Document>>,
}

impl<'m> Gathered<'m> {
    fn new(action: &'m Action) -> Self {
        Self { action, sets: Vec::new(), documents: Vec::new() }
    }

    fn members(&mut self, part: &dyn Fn(&str) -> Option<&'m Part>) -> MembersFacts {
        let action = self.action;
        MembersFacts {
            parameters: action.parameters.iter().map(|one| self.parameter(one, part(&one.name))).collect(),
            rules: action.rules.iter().map(of_rule).collect(),
            sets: self.sets.iter().map(|id| self.set(*id)).collect(),
            source: action.source.clone(),
        }
    }

    fn parameter(&mut self, parameter: &Parameter, part: Option<&Part>) -> ParameterFacts {
        ParameterFacts {
            rust: String::new(),
            wire: parameter.name.clone(),
            kind: match part {
                Some(Part { node, min_items, max_items }) => {
                    let (min_items, max_items) = (*min_items, *max_items);
                    KindFacts::Part(PartFacts { node: self::node(node), min_items, max_items })
                }
                None => self.kind(&parameter.kind, parameter),
            },
            required: parameter.required,
            secret: parameter.secret,
            body: parameter.location == Location::Body,
            public_cloud_only: parameter.remarks.public_cloud_only,
            deprecated: parameter.remarks.deprecated.clone(),
            default: parameter.default.clone(),
            source: parameter.source.clone(),
            limits: of_limits(parameter),
        }
    }

    fn kind(&mut self, kind: &ParameterKind, parameter: &Parameter) -> KindFacts {
        match kind {
            ParameterKind::String => KindFacts::String,
            ParameterKind::Boolean => KindFacts::Boolean,
            ParameterKind::Int32 => KindFacts::Int32,
            ParameterKind::Int64 => KindFacts::Int64,
            ParameterKind::Float => KindFacts::Float,
            ParameterKind::Json => {
                KindFacts::Json(parameter.document.as_ref().map(|document| {
                    number_of(&mut self.documents, document.clone(), |one, other| one.name == other.name)
                }))
            }
            ParameterKind::Values(id) => KindFacts::Set(number_of(&mut self.sets, *id, PartialEq::eq)),
            ParameterKind::Csv(item) => KindFacts::Csv(Box::new(self.kind(item, parameter))),
            ParameterKind::List(item) => KindFacts::List(Box::new(self.kind(item, parameter))),
            ParameterKind::Groups { members, .. } => KindFacts::Groups {
                path: Vec::new(),
                members: members.iter().map(|member| self.parameter(member, None)).collect(),
            },
        }
    }

    fn set(&self, id: ValueSetId) -> SetFacts {
        self.action.value_set(id).map(set).unwrap_or_default()
    }
}

/// The numbers of the value sets that parameters speak of, in the order of the facts.
pub(crate) fn sets_of(action: &Action) -> Vec<ValueSetId> {
    let mut cx = Gathered::new(action);
    cx.members(&|_| None);
    cx.sets
}

/// The number of what is the same, which is added where there is none yet.
fn number_of<T>(all: &mut Vec<T>, one: T, same: impl Fn(&T, &T) -> bool) -> usize {
    all.iter().position(|other| same(other, &one)).unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    })
}

fn set(set: &ValueSet) -> SetFacts {
    SetFacts {
        path: Vec::new(),
        members: set.members.iter().map(|member| (String::new(), member.text.clone())).collect(),
        complete: set.complete,
        ignore_case: set.ignore_case,
    }
}

/// The facts of a rule.
pub(crate) fn of_rule(rule: &Rule) -> RuleFacts {
    RuleFacts {
        id: rule.id.clone(),
        kind: rule.kind.clone(),
        when: rule.when.clone(),
        says: rule.says.clone(),
        source: rule.source.clone(),
    }
}

fn node(node: &DocumentNode) -> NodeFacts {
    match node {
        DocumentNode::Any => NodeFacts::Any,
        DocumentNode::Scalar(DocumentScalar::String) => NodeFacts::String,
        DocumentNode::Scalar(DocumentScalar::Boolean) => NodeFacts::Boolean,
        DocumentNode::Scalar(DocumentScalar::Int32) => NodeFacts::Int32,
        DocumentNode::Scalar(DocumentScalar::Int64) => NodeFacts::Int64,
        DocumentNode::Scalar(DocumentScalar::Float) => NodeFacts::Float,
        DocumentNode::Object(number) => NodeFacts::Object(*number),
        DocumentNode::Array(item) => NodeFacts::Array(Box::new(self::node(item))),
        DocumentNode::Map(item) => NodeFacts::Map(Box::new(self::node(item))),
    }
}
