//! Lists that travel in one parameter, with commas between the items.

use crate::{Parameter, View};

/// Values that travel in one parameter with commas between them, such as `SkipPreCheckItems`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Csv<T>(Vec<T>);

impl<T> Csv<T> {
    /// The values.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// Splits `text` at its commas; spaces around a value are dropped.
    pub fn parse<'a>(text: &'a str) -> Self
    where
        T: From<&'a str>,
    {
        text.split(',').map(|item| T::from(item.trim())).collect()
    }
}

impl<T> FromIterator<T> for Csv<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T> From<Vec<T>> for Csv<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T: Parameter> Parameter for Csv<T> {
    fn view(&self) -> View<'_> {
        View::Csv(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn travels_with_commas() {
        let items: Csv<String> = Csv::parse("a, b,c");
        assert_eq!(items.view().text(), "a,b,c");
        assert_eq!(items.view().count(), 3);
    }

    #[test]
    fn is_absent_when_empty() {
        assert!(!Csv::<String>::default().view().is_set());
    }
}
