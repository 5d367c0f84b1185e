//! A change, as plain data.

use super::Class;

/// One difference between two specs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What it means for users of the bindings.
    pub class: Class,
    /// Wire name of the product.
    pub product: String,
    /// Wire name of the action; `None` for what is of the product as a whole, or of a document.
    pub action: Option<String>,
    /// Name of the JSON document, for what is of one.
    pub document: Option<String>,
    /// What kind of thing has changed.
    pub subject: Subject,
    /// Which one: a wire name, a path of wire names, the ID of a rule. In a document, with the structure: `Table.name`.
    pub path: String,
    /// What of it: `added`, `removed`, or the name of the fact that is another.
    pub what: &'static str,
    /// What it was.
    pub old: Option<String>,
    /// What it is.
    pub new: Option<String>,
    /// The change in words, without the action's name and without a full stop.
    pub message: String,
    /// What may lie behind it.
    pub note: Option<String>,
}

/// A kind of thing that can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A product.
    Product,
    /// A region that is listed.
    Region,
    /// The host of a region, or the default host (`path` is empty then).
    Endpoint,
    /// An action.
    Action,
    /// A parameter, a list, a group, or a member of a group.
    Parameter,
    /// A member of a structure of a document.
    Member,
    /// A limit of a parameter or member; `what` is its key in the spec.
    Limit,
    /// A rule across parameters or members.
    Rule,
    /// A field of a response.
    Field,
    /// A structure of a response, at the path where it is used, or of a document, by its name.
    Structure,
    /// A value set as a whole, at the path where it is used.
    ValueSet,
    /// A member of a value set: `path=text`.
    Value,
    /// A JSON document as a whole.
    Document,
    /// How results come in pages.
    Pagination,
    /// A state to wait for.
    Waiter,
    /// An error code.
    Error,
}

impl Subject {
    /// The word in reports for tools.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Region => "region",
            Self::Endpoint => "endpoint",
            Self::Action => "action",
            Self::Parameter => "parameter",
            Self::Member => "member",
            Self::Limit => "limit",
            Self::Rule => "rule",
            Self::Field => "field",
            Self::Structure => "structure",
            Self::ValueSet => "value_set",
            Self::Value => "value",
            Self::Document => "document",
            Self::Pagination => "pagination",
            Self::Waiter => "waiter",
            Self::Error => "error",
        }
    }
}

impl Change {
    /// A change that is yet to be filled in; [`Found`] adds where it is.
    pub(super) fn new(class: Class, subject: Subject, path: impl Into<String>, what: &'static str) -> Self {
        Self {
            class,
            product: String::new(),
            action: None,
            document: None,
            subject,
            path: path.into(),
            what,
            old: None,
            new: None,
            message: String::new(),
            note: None,
        }
    }

    /// Sets what it was and what it is.
    pub(super) fn between(mut self, old: Option<impl Into<String>>, new: Option<impl Into<String>>) -> Self {
        self.old = old.map(Into::into);
        self.new = new.map(Into::into);
        self
    }

    /// Sets the change in words.
    pub(super) fn says(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// Sets what may lie behind it.
    pub(super) fn note(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }
}

/// What of a product is compared.
#[derive(Clone, Copy)]
pub(super) enum Within<'a> {
    /// The product as a whole.
    Product,
    /// This document.
    Document(&'a str),
    /// This action.
    Action(&'a str),
}

/// Collects the changes of a product.
pub(super) struct Found<'a> {
    product: &'a str,
    within: Within<'a>,
    list: Vec<Change>,
}

impl<'a> Found<'a> {
    pub(super) fn new(product: &'a str) -> Self {
        Self { product, within: Within::Product, list: Vec::new() }
    }

    /// What is added from here on belongs there.
    pub(super) fn enter(&mut self, within: Within<'a>) {
        self.within = within;
    }

    pub(super) fn add(&mut self, change: Change) {
        let (action, document) = match self.within {
            Within::Product => (None, None),
            Within::Document(name) => (None, Some(name.to_owned())),
            Within::Action(name) => (Some(name.to_owned()), None),
        };
        self.list.push(Change { product: self.product.to_owned(), action, document, ..change });
    }

    pub(super) fn into_list(self) -> Vec<Change> {
        self.list
    }
}
