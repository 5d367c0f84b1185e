//! Structures of documents.

use super::ExtraMembers;
use crate::{Checker, Decode, Parameter, Value, View};

/// A structure of a JSON document: members under names that are known.
pub trait Object {
    /// Puts the members that are set.
    fn members<'a>(&'a self, out: &mut ObjectMembers<'a>);

    /// Checks limits and rules of the members.
    fn check(&self, check: &mut Checker) {
        let _ = check;
    }

    /// The members that the bindings do not know.
    fn extra_members(&self) -> &ExtraMembers;

    /// Where else in the document a member of this name would belong, if anywhere: `Table`.
    fn belongs_to(&self, name: &str) -> Option<&'static str> {
        let _ = name;
        None
    }
}

/// What can be a JSON document of its own: structures, and lists and maps of them.
pub trait Json: Parameter + Decode + Default {}

impl<T: Json> Json for Vec<T> {}

impl Json for Value {}

/// Takes the members of an [`Object`].
#[derive(Default)]
pub struct ObjectMembers<'a> {
    list: Vec<(&'a str, View<'a>)>,
}

impl<'a> ObjectMembers<'a> {
    /// Adds the member `name`, if it is set.
    pub fn put(&mut self, name: &'static str, value: &'a dyn Parameter) {
        let view = value.view();
        if view.is_set() {
            self.list.push((name, view));
        }
    }

    /// The members of `object`, those that the bindings do not know at the end.
    pub(crate) fn of(object: &'a dyn Object) -> Vec<(&'a str, View<'a>)> {
        let mut members = Self::default();
        object.members(&mut members);
        members.list.extend(object.extra_members().iter().map(|(name, value)| (name, View::Any(value))));
        members.list
    }
}
