//! What is compared: an action, or a structure of a document. A structure is to its members what an action is to its
//! parameters, so that the same code compares both.

use std::collections::BTreeMap;

use super::{
    Class,
    change::Subject,
    types::{Renamed, same_value},
    wording::code,
};
use crate::{
    item::{FieldItem, GroupItem, StructureItem, ValueSetItem},
    model::Action,
    plan::ActionPlan,
};

/// An action or a structure on one side, with what the plan makes of it.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) action: &'a Action,
    /// Its parameters or members.
    pub(super) fields: &'a [FieldItem],
    /// Groups of parameters.
    pub(super) groups: &'a [GroupItem],
    /// Structures of the response.
    pub(super) structures: &'a [StructureItem],
    /// Its value sets, by number.
    pub(super) value_sets: &'a [ValueSetItem],
}

impl<'a> Side<'a> {
    pub(super) fn of_action(action: &'a Action, plan: &'a ActionPlan) -> Self {
        let ActionPlan { request, groups, value_sets, structures, .. } = plan;
        Self { action, fields: &request.fields, groups, structures, value_sets }
    }
}

/// An action or a structure that both sides have.
#[derive(Clone, Copy)]
pub(super) struct Both<'a> {
    pub(super) old: Side<'a>,
    pub(super) new: Side<'a>,
    pub(super) kind: Kind<'a>,
}

/// Which of them it is.
#[derive(Clone, Copy)]
pub(super) enum Kind<'a> {
    /// An action.
    Action,
    /// A structure of a document.
    Structure {
        /// Structures of the document that have another name now.
        renamed: &'a Renamed,
        /// Members that structures of the document have gained: names and paths.
        gained: &'a BTreeMap<String, String>,
        /// Whether a request holds the document, and is held to its limits and rules.
        is_checked: bool,
    },
}

impl Both<'_> {
    /// What a parameter or member is.
    pub(super) fn subject(&self) -> Subject {
        match self.kind {
            Kind::Action => Subject::Parameter,
            Kind::Structure { .. } => Subject::Member,
        }
    }

    /// Which parameter, member or rule it is: in a document with the name of its structure.
    pub(super) fn path(&self, name: &str) -> String {
        match self.kind {
            Kind::Action => name.to_owned(),
            Kind::Structure { .. } => format!("{}.{name}", self.new.action.name),
        }
    }

    /// A parameter or member in words.
    pub(super) fn shown(&self, name: &str) -> String {
        format!("{} {}", self.subject().as_str(), code(&self.path(name)))
    }

    /// Where a member that was removed may have gone: to another structure of the document.
    pub(super) fn moved(&self, name: &str) -> Option<String> {
        match self.kind {
            Kind::Action => None,
            Kind::Structure { gained, .. } => gained.get(name).map(|path| format!("moved? {} was added", code(path))),
        }
    }

    /// Whether requests are held to its limits and rules.
    pub(super) fn is_checked(&self) -> bool {
        matches!(self.kind, Kind::Action | Kind::Structure { is_checked: true, .. })
    }

    /// The class of a change of what requests are held to.
    pub(super) fn class(&self, class: Class) -> Class {
        if self.is_checked() { class } else { Class::Additive }
    }

    /// Whether two parameters or members have the same type, but for names.
    pub(super) fn has_same_type(&self, old: &FieldItem, new: &FieldItem) -> bool {
        match self.kind {
            Kind::Action => same_value(&old.ty, &new.ty, &Renamed::new()),
            Kind::Structure { renamed, .. } => same_value(&old.ty, &new.ty, renamed),
        }
    }
}
