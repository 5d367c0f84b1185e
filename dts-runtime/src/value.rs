//! An answer, or a part of one, without a type.

use std::fmt::{self, Write};

use crate::decode::{Decode, Place, Scalar, ScalarKind};

/// Any JSON value. Numbers keep their exact text and members their order, and both count when values are compared.
///
/// The accessors are as lenient as typed fields are: `as_bool` takes the text `"true"`, `as_i64` the text `"20"`.
/// Out of XML, which has no types, every scalar is a [`Text`](Value::Text).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`, or nothing.
    #[default]
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as it was written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object's members in the order of arrival. Of members that came repeatedly, the last value.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The text of a text. For numbers and booleans see [`to_string`](ToString::to_string).
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A boolean, also from `"true"`, `"False"`, 1 and 0.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Boolean(boolean) => Some(*boolean),
            _ => self.scalar_text()?.to_bool().ok(),
        }
    }

    /// A whole number, also from a text. `None` for fractions and beyond 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        self.scalar_text()?.to_i64().ok()
    }

    /// A number, also from a text.
    pub fn as_f64(&self) -> Option<f64> {
        self.scalar_text()?.to_f64().ok()
    }

    /// The elements of a list.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Self::List(elements) => Some(elements),
            _ => None,
        }
    }

    /// The members of an object.
    pub fn as_map(&self) -> Option<&[(String, Value)]> {
        match self {
            Self::Map(members) => Some(members),
            _ => None,
        }
    }

    /// The member `name` of an object.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_map()?.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The element `index`, from 0, of a list.
    pub fn at(&self, index: usize) -> Option<&Value> {
        self.as_list()?.get(index)
    }

    fn scalar_text(&self) -> Option<Scalar<'_>> {
        match self {
            Self::Number(text) => Some(Scalar::new(ScalarKind::Number, text)),
            Self::Text(text) => Some(Scalar::of_text(text)),
            _ => None,
        }
    }

    /// An object of these members; of repeated ones the last value stays, at the place of the first.
    pub(crate) fn map(mut members: Vec<(String, Value)>) -> Self {
        // Few members are compared with each other; many are sorted, lest a hostile answer costs its square.
        const FEW: usize = 24;
        let repeated = if members.len() <= FEW {
            members.iter().enumerate().any(|(at, (name, _))| members.iter().take(at).any(|(other, _)| other == name))
        } else {
            let mut names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
            names.sort_unstable();
            names.windows(2).any(|pair| pair.first() == pair.last())
        };
        if repeated {
            members = last_of_each(members);
        }
        Self::Map(members)
    }
}

fn last_of_each(members: Vec<(String, Value)>) -> Vec<(String, Value)> {
    let mut places = std::collections::BTreeMap::new();
    let mut kept: Vec<(String, Value)> = Vec::with_capacity(members.len());
    for (name, value) in members {
        let place = *places.entry(name.clone()).or_insert(kept.len());
        match kept.get_mut(place) {
            Some((_, old)) => *old = value,
            None => kept.push((name, value)),
        }
    }
    kept
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number.to_string())
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(elements: Vec<T>) -> Self {
        Self::List(elements.into_iter().map(Into::into).collect())
    }
}

impl Decode for Value {
    fn place(&mut self) -> Place<'_> {
        Place::Any(self)
    }
}

/// Compact JSON.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean(boolean) => write!(f, "{boolean}"),
            Self::Number(text) => f.write_str(text),
            Self::Text(text) => quoted(f, text),
            Self::List(elements) => {
                f.write_char('[')?;
                for (at, element) in elements.iter().enumerate() {
                    if at > 0 {
                        f.write_char(',')?;
                    }
                    element.fmt(f)?;
                }
                f.write_char(']')
            }
            Self::Map(members) => {
                f.write_char('{')?;
                for (at, (name, value)) in members.iter().enumerate() {
                    if at > 0 {
                        f.write_char(',')?;
                    }
                    quoted(f, name)?;
                    f.write_char(':')?;
                    value.fmt(f)?;
                }
                f.write_char('}')
            }
        }
    }
}

/// A text as JSON writes it.
pub(crate) fn quoted(f: &mut dyn Write, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            c if c < ' ' => write!(f, "\\u{:04x}", u32::from(c))?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}
