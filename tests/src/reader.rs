//! Wire names and texts, read the way a caller would give them to a builder.

use std::{cell::RefCell, collections::BTreeSet, fmt, rc::Rc, str::FromStr};

use crate::spec::Texts;

/// Why Rust's types can't hold a map of texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRepresentable {
    /// A required parameter is missing.
    Missing(&'static str),
    /// A text is none of its type, or not the text that the type gives back.
    Text(String),
    /// A list is not numbered 1, 2, 3, ...
    Gap(String),
    /// The request has no such parameter.
    Unknown(String),
    /// The request was refused, though it was not to be checked.
    Refused,
}

impl fmt::Display for NotRepresentable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "required parameter `{name}` is missing"),
            Self::Text(name) => write!(f, "the text of `{name}` does not fit its type"),
            Self::Gap(name) => write!(f, "list `{name}` has gaps"),
            Self::Unknown(name) => write!(f, "there is no parameter `{name}`"),
            Self::Refused => f.write_str("the request was refused unchecked"),
        }
    }
}

impl std::error::Error for NotRepresentable {}

/// Reads parameters, and knows which ones nobody asked for.
pub struct Reader<'a> {
    texts: &'a Texts,
    prefix: String,
    used: Rc<RefCell<BTreeSet<String>>>,
}

impl<'a> Reader<'a> {
    /// A reader of all parameters.
    pub(crate) fn new(texts: &'a Texts) -> Self {
        Self { texts, prefix: String::new(), used: Rc::default() }
    }

    /// Whether every parameter has been read.
    pub(crate) fn finish(&self) -> Result<(), NotRepresentable> {
        let used = self.used.borrow();
        let unknown = self.texts.keys().find(|name| !used.contains(*name));
        unknown.map_or(Ok(()), |name| Err(NotRepresentable::Unknown(name.clone())))
    }

    /// The text of a parameter.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        let full = format!("{}{name}", self.prefix);
        let text = self.texts.get(&full)?;
        self.used.borrow_mut().insert(full);
        Some(text)
    }

    /// The value of a parameter that is not a text.
    ///
    /// # Errors
    ///
    /// When the text is none of this type, or not in the one spelling that the type gives back.
    pub fn parsed<T: FromStr + ToString>(&self, name: &str) -> Result<Option<T>, NotRepresentable> {
        self.text(name).map(|text| parse(name, text)).transpose()
    }

    /// The values between commas.
    pub fn csv(&self, name: &str) -> Option<Vec<&'a str>> {
        self.text(name).map(|text| text.split(',').map(str::trim).collect())
    }

    /// The items of a list.
    ///
    /// # Errors
    ///
    /// When they are not numbered 1, 2, 3, ...
    pub fn items(&self, name: &str) -> Result<Vec<&'a str>, NotRepresentable> {
        let base = format!("{}{name}.", self.prefix);
        let numbers = self.texts.keys().filter_map(|full| number(full.strip_prefix(&base)?)).collect();
        let count = without_gaps(name, numbers)?;
        Ok((1..=count).filter_map(|number| self.text(&format!("{name}.{number}"))).collect())
    }

    /// The items of a list of numbers or booleans.
    ///
    /// # Errors
    ///
    /// As [`items`](Self::items) and [`parsed`](Self::parsed).
    pub fn parsed_items<T: FromStr + ToString>(&self, name: &str) -> Result<Vec<T>, NotRepresentable> {
        self.items(name)?.into_iter().map(|text| parse(name, text)).collect()
    }

    /// A reader for each group of a list.
    ///
    /// # Errors
    ///
    /// When they are not numbered 1, 2, 3, ...
    pub fn groups(&self, name: &str) -> Result<Vec<Reader<'a>>, NotRepresentable> {
        let base = format!("{}{name}.", self.prefix);
        let in_group = |full: &String| number(full.strip_prefix(&base)?.split_once('.')?.0);
        let count = without_gaps(name, self.texts.keys().filter_map(in_group).collect())?;
        let reader =
            |number| Reader { texts: self.texts, prefix: format!("{base}{number}."), used: Rc::clone(&self.used) };
        Ok((1..=count).map(reader).collect())
    }
}

fn parse<T: FromStr + ToString>(name: &str, text: &str) -> Result<T, NotRepresentable> {
    let parsed = text.parse::<T>().ok().filter(|value| value.to_string() == text);
    parsed.ok_or_else(|| NotRepresentable::Text(name.to_owned()))
}

fn number(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number: &usize| number.to_string() == text)
}

fn without_gaps(name: &str, numbers: BTreeSet<usize>) -> Result<usize, NotRepresentable> {
    match numbers.iter().copied().eq(1..=numbers.len()) {
        true => Ok(numbers.len()),
        false => Err(NotRepresentable::Gap(name.to_owned())),
    }
}
