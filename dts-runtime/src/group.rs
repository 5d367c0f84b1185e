//! Lists of groups: `Tag.1.Key` and `Tag.1.Value` share a number.

use std::borrow::Cow;

use crate::{Checker, Items, Location, Parameter, Parameters, View};

/// Parameters that share a number in a list, such as `Tag.N.Key` and `Tag.N.Value`.
pub trait Group {
    /// Puts the members of the group.
    fn encode<'a>(&'a self, out: &mut GroupParameters<'_, 'a>);

    /// Checks the limits of the members.
    fn check(&self, check: &mut Checker) {
        let _ = check;
    }
}

/// Takes the members of one group.
pub struct GroupParameters<'o, 'a> {
    out: &'o mut Parameters<'a>,
    list: &'static str,
    number: usize,
    location: Location,
}

impl<'o, 'a> GroupParameters<'o, 'a> {
    pub(crate) fn new(out: &'o mut Parameters<'a>, list: &'static str, number: usize, location: Location) -> Self {
        Self { out, list, number, location }
    }

    /// Adds the member `name`, if it is set.
    pub fn put(&mut self, name: &'static str, value: &'a dyn Parameter) {
        let name = format!("{}.{}.{name}", self.list, self.number);
        self.out.put(Cow::Owned(name), value, self.location);
    }
}

/// One member of all groups of a list, for rules that speak of `Tag.N.Key`.
pub fn member_of_each<'g, G>(groups: &'g [G], member: fn(&G) -> &dyn Parameter) -> impl Parameter + 'g {
    MemberOfEach(groups.iter().map(|group| member(group).view()).filter(View::is_set).collect())
}

/// A list of groups as a whole, for rules that ask whether it is given.
pub fn groups_of<G>(groups: &[G]) -> impl Parameter + use<G> {
    MemberOfEach(groups.iter().map(|_| View::Text("")).collect())
}

struct MemberOfEach<'g>(Vec<View<'g>>);

impl Parameter for MemberOfEach<'_> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl Items for MemberOfEach<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn item(&self, index: usize) -> View<'_> {
        self.0.get(index).copied().unwrap_or(View::Unset)
    }
}
