//! What is given, read along the definitions.

use std::{borrow::Cow, collections::BTreeMap};

use super::{
    Json,
    paths::{At, each_at},
    truth::Truth,
};
use crate::facts::{DocumentFacts, MembersFacts, ParameterFacts};

/// What stands for a document that is not there, or can't be read.
const NOTHING: &Json = &Json::Null(0);

/// What stands for one that an expression knows.
const ANYTHING: &Json = &Json::Expression(0);

/// Values of members that stand together, by wire name and number.
#[derive(Debug)]
pub(crate) struct Held<'a> {
    pub(super) members: &'a MembersFacts,
    documents: &'a [DocumentFacts],
    items: BTreeMap<&'a str, BTreeMap<usize, Item<'a>>>,
    /// Lists of which an expression knows items.
    pub(super) open: BTreeMap<&'a str, OpenList>,
}

/// A value, or an item of a list.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// The token.
    pub(super) at: usize,
    /// Its text, if no expression is in it.
    pub(super) text: Option<Cow<'a, str>>,
    /// What stands between commas, where that is known one by one: tokens, and texts if no expression is in them.
    pub(super) separate: Option<&'a [(usize, Option<String>)]>,
    /// Whether it is given; never [`Truth::No`].
    pub(super) is_set: Truth,
    /// What is read of a document.
    pub(super) document: Document<'a>,
    /// Whether an expression was held to the limits before.
    pub(super) is_checked: bool,
}

/// What is read of a document.
#[derive(Debug)]
pub(super) enum Document<'a> {
    /// It was not looked for, or there is none.
    None,
    /// This one.
    Json(Cow<'a, Json>),
    /// It has a value at this token that can't be held, and why.
    Unreadable(usize, String),
    /// It stands where no document can.
    Misplaced,
}

/// What an expression knows of a list.
#[derive(Debug, Default)]
pub(super) struct OpenList {
    /// All of it: the token, and whether there is an item at all.
    pub(super) whole: Option<Truth>,
    /// Groups, by number.
    pub(super) groups: Vec<usize>,
}

/// Texts of a parameter with their tokens, and whether there are or may be more.
#[derive(Debug, Default)]
pub(super) struct Texts<'h> {
    pub(super) known: Vec<(Cow<'h, str>, usize)>,
    pub(super) is_open: bool,
}

impl<'a> Held<'a> {
    /// Nothing yet.
    pub(super) fn new(members: &'a MembersFacts, documents: &'a [DocumentFacts]) -> Self {
        Self { members, documents, items: BTreeMap::new(), open: BTreeMap::new() }
    }

    pub(super) fn insert(&mut self, wire: &'a str, number: usize, item: Item<'a>) {
        self.items.entry(wire).or_default().entry(number).or_insert(item);
    }

    /// The values of a parameter, by number.
    pub(super) fn items(&self, wire: &str) -> impl Iterator<Item = (usize, &Item<'a>)> {
        self.items.get(wire).into_iter().flatten().map(|(number, item)| (*number, item))
    }

    /// The value of this number.
    pub(super) fn item(&self, wire: &str, number: usize) -> Option<&Item<'a>> {
        self.items.get(wire)?.get(&number)
    }

    /// What an expression knows of a list.
    pub(super) fn open(&self, wire: &str) -> Option<&OpenList> {
        self.open.get(wire)
    }

    /// Whether the parameter is given; a list is when it has an item.
    pub(crate) fn is_set(&self, name: &str) -> Truth {
        let items = |wire: &str| Truth::any(self.items(wire).map(|(_, item)| item.is_set));
        match self.members.parameter(name) {
            Some((parameter, None)) => {
                let members = parameter.members().iter().map(|member| items(&member.wire));
                Truth::any(members).or(items(name)).or(self.has_open_items(name))
            }
            Some((member, Some(group))) => {
                let by_group = match self.has_open_items(&group.wire) {
                    Truth::Yes if !member.required => Truth::Open,
                    other => other,
                };
                items(name).or(by_group)
            }
            None => match self.document_path(name) {
                Some((parameter, path)) => {
                    let mut is_set = Truth::No;
                    self.each_at(parameter, path, &mut |at| {
                        is_set = is_set.or(match at {
                            At::Value(_) => Truth::Yes,
                            At::Missing(_) => Truth::No,
                            At::Open => Truth::Open,
                        });
                    });
                    is_set
                }
                None => Truth::No,
            },
        }
    }

    fn has_open_items(&self, wire: &str) -> Truth {
        let Some(open) = self.open(wire) else { return Truth::No };
        if open.groups.is_empty() { open.whole.unwrap_or(Truth::No) } else { Truth::Yes }
    }

    /// Whether the parameter is given, or the member of a document: in every place that its path leads to.
    pub(super) fn is_there(&self, name: &str) -> Truth {
        let Some((parameter, path)) = self.document_path(name) else { return self.is_set(name) };
        let mut is_there = Truth::Yes;
        self.each_at(parameter, path, &mut |at| {
            is_there = is_there.and(match at {
                At::Value(_) => Truth::Yes,
                At::Missing(_) => Truth::No,
                At::Open => Truth::Open,
            });
        });
        is_there
    }

    /// The texts of the parameter: one for a scalar, each item for a list, or of a member of a document, from every place
    /// that its path leads to.
    pub(super) fn texts(&self, name: &str) -> Texts<'_> {
        let mut texts = Texts::default();
        if let Some((parameter, path)) = self.document_path(name) {
            self.each_at(parameter, path, &mut |at| match at {
                At::Value(value) => match value.text() {
                    Some(text) => texts.known.push((Cow::Owned(text), value.at())),
                    None => texts.is_open = true,
                },
                At::Missing(_) => {}
                At::Open => texts.is_open = true,
            });
            return texts;
        }
        let definition = self.members.parameter(name);
        let is_csv = definition.is_some_and(|(parameter, _)| parameter.is_csv());
        for (_, item) in self.items(name) {
            match &item.text {
                _ if is_csv => {
                    let (known, is_open) = item.separated();
                    texts.known.extend(known.into_iter().map(|(text, at)| (Cow::Borrowed(text), at)));
                    texts.is_open |= is_open;
                }
                Some(text) => texts.known.push((Cow::Borrowed(text), item.at)),
                None => texts.is_open = true,
            }
        }
        let list = definition.map(|(parameter, group)| group.unwrap_or(parameter));
        texts.is_open |= list.is_some_and(|list| self.has_open_items(&list.wire) != Truth::No);
        texts
    }

    /// The tokens of the values of a parameter or of a member of a document.
    pub(super) fn tokens(&self, name: &str) -> Vec<usize> {
        let mut tokens = Vec::new();
        match self.document_path(name) {
            Some((parameter, path)) => self.each_at(parameter, path, &mut |at| match at {
                At::Value(value) => tokens.push(value.at()),
                At::Missing(_) | At::Open => {}
            }),
            None => {
                let members = self.members.parameter(name).map_or(&[][..], |(parameter, _)| parameter.members());
                let wires = members.iter().map(|member| member.wire.as_str()).chain([name]);
                tokens.extend(wires.flat_map(|wire| self.items(wire)).map(|(_, item)| item.at));
            }
        }
        tokens
    }

    /// The tokens of the objects that lack the member of a document that a path leads to.
    pub(super) fn lacking(&self, name: &str) -> Vec<usize> {
        let mut tokens = Vec::new();
        if let Some((parameter, path)) = self.document_path(name) {
            self.each_at(parameter, path, &mut |at| match at {
                At::Missing(Some(object)) => tokens.push(object),
                At::Missing(None) | At::Value(_) | At::Open => {}
            });
        }
        tokens
    }

    /// What a path such as `DbList/*/Table/*/part_key` speaks of: the parameter and the path in its document.
    fn document_path<'p>(&self, path: &'p str) -> Option<(&'a ParameterFacts, &'p str)> {
        let (name, inner) = path.split_once('/')?;
        let (parameter, _) = self.members.parameter(name)?;
        let document = self.documents.get(parameter.document()?)?;
        document.has_member(inner).then_some((parameter, inner))
    }

    fn each_at(&self, parameter: &ParameterFacts, path: &str, take: &mut dyn FnMut(At<'_>)) {
        let mut is_given = false;
        for (_, item) in self.items(&parameter.wire) {
            is_given = true;
            let document = match (&item.document, &item.text) {
                (Document::Json(json), _) => json,
                (Document::None, None) => ANYTHING,
                _ => NOTHING,
            };
            each_at(document, path, take);
        }
        if !is_given {
            each_at(NOTHING, path, take);
        }
    }
}

impl<'a> Item<'a> {
    /// A value that an expression knows.
    pub(super) fn open(at: usize, is_set: Truth) -> Self {
        Self { at, text: None, separate: None, is_set, document: Document::None, is_checked: false }
    }

    /// A text.
    pub(super) fn known(at: usize, text: Cow<'a, str>) -> Self {
        Self { text: Some(text), ..Self::open(at, Truth::Yes) }
    }

    /// What stands between commas, with tokens, and whether an expression has more of it.
    pub(super) fn separated(&self) -> (Vec<(&str, usize)>, bool) {
        fn split(text: &str, at: usize) -> impl Iterator<Item = (&str, usize)> {
            text.split(',').map(move |text| (text.trim(), at))
        }
        match (self.separate, &self.text) {
            (Some(items), _) => {
                let known = items.iter().filter_map(|(at, text)| Some((text.as_deref()?, *at)));
                (known.flat_map(|(text, at)| split(text, at)).collect(), items.iter().any(|(_, text)| text.is_none()))
            }
            (None, Some(text)) => (split(text, self.at).collect(), false),
            (None, None) => (Vec::new(), true),
        }
    }
}
