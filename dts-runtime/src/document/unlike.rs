//! Values in other clothes than documented: a number where a text is meant, `"true"` where a boolean is.

use std::collections::BTreeMap;

use super::ObjectMembers;
use crate::{Value, View, check::Severity};

/// A value that was read leniently.
pub(super) struct Unlike {
    /// Where it is: `shop/Table/orders/all`.
    pub(super) path: String,
    /// What is odd.
    pub(super) message: String,
    /// How bad it is.
    pub(super) severity: Severity,
}

/// Where `given` differs in kind from what was read of it.
pub(super) fn unlike(given: &Value, meant: View<'_>) -> Vec<Unlike> {
    let mut comparison = Comparison { path: String::new(), found: Vec::new() };
    comparison.compare(given, meant);
    comparison.found
}

/// What a view is in JSON.
enum Shape<'a> {
    Scalar(&'static str),
    List(Vec<View<'a>>),
    Map(BTreeMap<&'a str, View<'a>>),
}

impl<'a> Shape<'a> {
    fn of(view: View<'a>) -> Self {
        match view {
            View::Unset => Self::Scalar(NOTHING),
            View::Boolean(_) => Self::Scalar(BOOLEAN),
            View::Integer(_) => Self::Scalar(NUMBER),
            View::Float(number) => Self::Scalar(if number.is_finite() { NUMBER } else { NOTHING }),
            View::Any(Value::List(items)) => Self::List(items.iter().map(View::Any).collect()),
            View::List(items) => Self::List((0..items.count()).map(|index| items.item(index)).collect()),
            View::Any(Value::Map(members)) => {
                Self::Map(members.iter().map(|(name, value)| (name.as_str(), View::Any(value))).collect())
            }
            View::Map(entries) => {
                let mut members = BTreeMap::new();
                entries.each(&mut |name, value| members.extend([(name, value)]));
                Self::Map(members)
            }
            View::Object(object) => Self::Map(ObjectMembers::of(object, true).into_iter().collect()),
            View::Any(value) => Self::Scalar(kind(value)),
            View::Text(_) | View::Member(..) | View::Json(_) | View::Secret(_) | View::Csv(_) | View::Document(_) => {
                Self::Scalar(TEXT)
            }
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Scalar(kind) => kind,
            Self::List(_) => LIST,
            Self::Map(_) => OBJECT,
        }
    }
}

struct Comparison {
    /// Where it is.
    path: String,
    found: Vec<Unlike>,
}

impl Comparison {
    fn compare(&mut self, given: &Value, meant: View<'_>) {
        match (given, Shape::of(meant)) {
            (Value::Map(members), Shape::Map(meant)) => {
                for (name, given) in members {
                    self.at(name, |within| match (given, meant.get(name.as_str())) {
                        (given, Some(meant)) => within.compare(given, *meant),
                        (Value::Null, None) => {}
                        // It was read as if it were not there.
                        (_, None) => within.tell(Severity::Error, String::from("says nothing; leave it out")),
                    });
                }
            }
            (Value::List(given), Shape::List(meant)) => {
                // Nulls are left out when a list is read.
                let given: Vec<_> = given.iter().filter(|one| !one.is_null()).collect();
                if given.len() != meant.len() {
                    return self.tell(Severity::Error, String::from("has items that say nothing; leave them out"));
                }
                for (index, (given, meant)) in given.into_iter().zip(meant).enumerate() {
                    self.at(&index.to_string(), |within| within.compare(given, meant));
                }
            }
            (given, meant) if kind(given) == meant.kind() => {}
            (Value::Null, _) => {}
            (Value::List(_) | Value::Map(_), meant) | (_, meant @ (Shape::List(_) | Shape::Map(_))) => {
                self.tell(Severity::Error, format!("expected {}, found {}", meant.kind(), kind(given)));
            }
            (given, meant) => {
                self.tell(Severity::Warning, format!("is {}, and is documented as {}", kind(given), meant.kind()));
            }
        }
    }

    /// Goes one step further for as long as `within` takes.
    fn at(&mut self, step: &str, within: impl FnOnce(&mut Self)) {
        let outer = self.path.len();
        if outer > 0 {
            self.path.push('/');
        }
        self.path.push_str(step);
        within(self);
        self.path.truncate(outer);
    }

    fn tell(&mut self, severity: Severity, message: String) {
        self.found.push(Unlike { path: self.path.clone(), message, severity });
    }
}

const NOTHING: &str = "nothing";
const BOOLEAN: &str = "a boolean";
const NUMBER: &str = "a number";
const TEXT: &str = "a text";
const LIST: &str = "a list";
const OBJECT: &str = "an object";

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => NOTHING,
        Value::Boolean(_) => BOOLEAN,
        Value::Number(_) => NUMBER,
        Value::Text(_) => TEXT,
        Value::List(_) => LIST,
        Value::Map(_) => OBJECT,
    }
}
