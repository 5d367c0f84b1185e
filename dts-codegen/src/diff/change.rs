//! A change, as plain data.

use super::Class;

/// One difference between two specs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What it means for users of the bindings.
    pub class: Class,
    /// Wire name of the product.
    pub product: String,
    /// Wire name of the action; `None` for what is of the product as a whole.
    pub action: Option<String>,
    /// What kind of thing has changed.
    pub subject: Subject,
    /// Which one: a wire name, a path of wire names, the ID of a rule.
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
    /// A limit of a parameter; `what` is its key in the spec.
    Limit,
    /// A rule across parameters.
    Rule,
    /// A field of a response.
    Field,
    /// A structure of a response, at the path where it is used.
    Structure,
    /// A value set as a whole, at the path where it is used.
    ValueSet,
    /// A member of a value set: `path=text`.
    Value,
    /// The shape of a JSON document in a parameter or field: `path:member`.
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

/// Collects the changes of a product or action.
pub(super) struct Found<'a> {
    product: &'a str,
    action: Option<&'a str>,
    list: Vec<Change>,
}

impl<'a> Found<'a> {
    pub(super) fn new(product: &'a str) -> Self {
        Self { product, action: None, list: Vec::new() }
    }

    /// What is added from here on is of this action, or of the product as a whole.
    pub(super) fn enter(&mut self, action: Option<&'a str>) {
        self.action = action;
    }

    pub(super) fn add(&mut self, change: Change) {
        let (product, action) = (self.product.to_owned(), self.action.map(str::to_owned));
        self.list.push(Change { product, action, ..change });
    }

    pub(super) fn into_list(self) -> Vec<Change> {
        self.list
    }
}
