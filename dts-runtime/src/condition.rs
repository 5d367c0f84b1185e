//! Conditions of rules.

use crate::{Parameter, View};

/// When a rule holds. It is data and not an answer, so that it is looked at only where the answer matters: most rules
/// are settled by whether their parameter is set.
#[derive(Clone, Copy)]
pub enum When<'a> {
    /// In every request.
    Always,
    /// The parameter has one of these values.
    AnyOf(&'a dyn Parameter, &'a [&'a str]),
    /// The parameter has one of these values, or is not set and its default is among them.
    AnyOfOrUnset(&'a dyn Parameter, &'a [&'a str]),
    /// The parameter is set.
    Present(&'a dyn Parameter),
    /// The parameter is not set.
    Absent(&'a dyn Parameter),
    /// All hold.
    All(&'a [When<'a>]),
    /// One holds.
    Any(&'a [When<'a>]),
    /// Does not hold.
    Not(&'a When<'a>),
}

impl When<'_> {
    /// Whether it holds.
    pub fn holds(&self) -> bool {
        match self {
            Self::Always => true,
            Self::AnyOf(parameter, values) => is_any_of(parameter.view(), values),
            Self::AnyOfOrUnset(parameter, values) => match parameter.view() {
                View::Unset => true,
                view => !view.is_set() || is_any_of(view, values),
            },
            Self::Present(parameter) => parameter.view().is_set(),
            Self::Absent(parameter) => !parameter.view().is_set(),
            Self::All(list) => list.iter().all(When::holds),
            Self::Any(list) => list.iter().any(When::holds),
            Self::Not(inner) => !inner.holds(),
        }
    }
}

/// Whether one of the values of a parameter is among `values`.
pub(crate) fn is_any_of(view: View<'_>, values: &[&str]) -> bool {
    match view {
        View::Unset => false,
        View::Member(text, members) if !members.ignore_case => values.contains(&text),
        View::Text(text) => values.contains(&text),
        View::List(items) | View::Csv(items) => (0..items.count()).any(|index| is_any_of(items.item(index), values)),
        scalar => values.iter().any(|wanted| scalar.is(wanted)),
    }
}
