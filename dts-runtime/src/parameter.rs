//! Values that can travel as request parameters.

use std::borrow::Cow;

use crate::{DocumentText, Entries, Members, Object, Value, document::json};

/// A value that can travel as a request parameter.
///
/// A type of your own shows itself as a [`View`]; text is the common case:
///
/// ```
/// use dts_runtime::{Parameter, View};
///
/// struct InstanceId(String);
///
/// impl Parameter for InstanceId {
///     fn view(&self) -> View<'_> {
///         View::Text(&self.0)
///     }
/// }
/// ```
pub trait Parameter {
    /// What it holds.
    fn view(&self) -> View<'_>;
}

/// What a parameter holds.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Nothing: it does not travel.
    Unset,
    /// Any text.
    Text(&'a str),
    /// A value of a value set, documented or not.
    Member(&'a str, &'static Members),
    /// Text that must be a JSON document.
    Json(&'a str),
    /// Text that is never shown.
    Secret(&'a str),
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Float(f64),
    /// Items that travel as parameters of their own: `ResourceId.1`, `ResourceId.2`, ...
    List(&'a dyn Items),
    /// Items that travel in one parameter with commas between them.
    Csv(&'a dyn Items),
    /// Text that must be a JSON document of a known type.
    Document(&'a dyn DocumentText),
    /// A structure of a document.
    Object(&'a dyn Object),
    /// Entries of a document under names that are data.
    Map(&'a dyn Entries),
    /// Any JSON value in a document.
    Any(&'a Value),
}

/// The items of a list.
pub trait Items {
    /// How many there are.
    fn count(&self) -> usize;

    /// The item at `index`; [`View::Unset`] behind the last one.
    fn item(&self, index: usize) -> View<'_>;
}

impl<'a> View<'a> {
    /// Whether it travels. A list without items does not.
    pub fn is_set(&self) -> bool {
        self.count() > 0
    }

    /// How many values it has: one for all but lists.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::Unset => 0,
            Self::List(items) | Self::Csv(items) => items.count(),
            Self::Map(entries) => usize::from(!entries.is_empty()),
            Self::Any(value) => usize::from(!value.is_null()),
            _ => 1,
        }
    }

    /// The value at `index`: the view itself for all but lists.
    pub(crate) fn value(self, index: usize) -> View<'a> {
        match self {
            Self::List(items) | Self::Csv(items) => items.item(index),
            scalar => scalar,
        }
    }

    /// The text of a scalar, or of all items with commas between them.
    pub(crate) fn text(&self) -> Cow<'a, str> {
        match *self {
            Self::Unset => Cow::Borrowed(""),
            Self::Text(text) | Self::Member(text, _) | Self::Json(text) | Self::Secret(text) => Cow::Borrowed(text),
            Self::Document(document) => Cow::Borrowed(document.text()),
            Self::Object(_) | Self::Map(_) | Self::Any(_) => Cow::Owned(json(*self)),
            Self::Boolean(true) => Cow::Borrowed("true"),
            Self::Boolean(false) => Cow::Borrowed("false"),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Float(number) => Cow::Owned(number.to_string()),
            Self::List(items) | Self::Csv(items) if items.count() == 1 => items.item(0).text(),
            Self::List(items) | Self::Csv(items) => {
                let texts: Vec<_> = (0..items.count()).map(|index| items.item(index).text()).collect();
                Cow::Owned(texts.join(","))
            }
        }
    }

    /// Whether its text may never be shown.
    pub(crate) fn is_secret(&self) -> bool {
        match self {
            Self::Secret(_) => true,
            Self::List(items) | Self::Csv(items) => items.item(0).is_secret(),
            _ => false,
        }
    }

    /// Whether a scalar has this text, in the sense of its value set.
    pub(crate) fn is(&self, wanted: &str) -> bool {
        match self {
            Self::Member(text, members) => members.same(text, wanted),
            Self::Text(text) | Self::Json(text) | Self::Secret(text) => *text == wanted,
            Self::Boolean(value) => wanted == if *value { "true" } else { "false" },
            Self::Unset => false,
            other => other.text() == wanted,
        }
    }
}

impl Parameter for String {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl Parameter for bool {
    fn view(&self) -> View<'_> {
        View::Boolean(*self)
    }
}

impl Parameter for i32 {
    fn view(&self) -> View<'_> {
        View::Integer(i64::from(*self))
    }
}

impl Parameter for i64 {
    fn view(&self) -> View<'_> {
        View::Integer(*self)
    }
}

impl Parameter for f64 {
    fn view(&self) -> View<'_> {
        View::Float(*self)
    }
}

impl Parameter for Value {
    fn view(&self) -> View<'_> {
        View::Any(self)
    }
}

impl<T: Parameter> Parameter for Option<T> {
    fn view(&self) -> View<'_> {
        // Written out: combinators would be compiled for every type of value.
        match self {
            Some(value) => value.view(),
            None => View::Unset,
        }
    }
}

impl<T: Parameter> Parameter for Vec<T> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Parameter> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> View<'_> {
        self.get(index).map_or(View::Unset, Parameter::view)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        for (value, text) in [
            (&true as &dyn Parameter, "true"),
            (&-7_i32, "-7"),
            (&9_000_000_000_i64, "9000000000"),
            (&1.5, "1.5"),
            (&Some(String::from("a")), "a"),
            (&None::<String>, ""),
        ] {
            assert_eq!(value.view().text(), text);
        }
    }

    #[test]
    fn an_empty_list_does_not_travel() {
        assert!(!Vec::<String>::new().view().is_set());
        assert!(vec![String::new()].view().is_set());
    }
}
