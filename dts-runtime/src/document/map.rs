//! Objects whose member names are data.

use std::{
    collections::BTreeMap,
    ops::{Deref, DerefMut},
};

use super::Json;
use crate::{Decode, Parameter, Place, View};

/// An object whose member names are data: databases, tables or columns by name. It dereferences to a map.
///
/// ```
/// use dts_runtime::JsonMap;
///
/// let ports = JsonMap::from([("primary", 3306), ("standby", 3307)]);
/// assert_eq!(ports["standby"], 3307);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonMap<T>(BTreeMap<String, T>);

impl<T> JsonMap<T> {
    /// An object without members.
    pub fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// The same with one member more; a member that has the name already is replaced.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<T>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }
}

impl<T> Default for JsonMap<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Deref for JsonMap<T> {
    type Target = BTreeMap<String, T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T> DerefMut for JsonMap<T> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl<T> From<BTreeMap<String, T>> for JsonMap<T> {
    fn from(map: BTreeMap<String, T>) -> Self {
        Self(map)
    }
}

impl<K: Into<String>, T, const N: usize> From<[(K, T); N]> for JsonMap<T> {
    fn from(members: [(K, T); N]) -> Self {
        members.into_iter().collect()
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for JsonMap<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(members: I) -> Self {
        Self(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }
}

impl<T> IntoIterator for JsonMap<T> {
    type Item = (String, T);
    type IntoIter = std::collections::btree_map::IntoIter<String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'m, T> IntoIterator for &'m JsonMap<T> {
    type Item = (&'m String, &'m T);
    type IntoIter = std::collections::btree_map::Iter<'m, String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The entries of a [`JsonMap`], for those who write and check it.
pub trait Entries {
    /// Whether there is none.
    fn is_empty(&self) -> bool;

    /// Shows each entry.
    fn each<'a>(&'a self, take: &mut dyn FnMut(&'a str, View<'a>));
}

impl<T: Parameter> Entries for JsonMap<T> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn each<'a>(&'a self, take: &mut dyn FnMut(&'a str, View<'a>)) {
        self.0.iter().for_each(|(name, value)| take(name, value.view()));
    }
}

impl<T: Parameter> Parameter for JsonMap<T> {
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<T: Decode + Default> Decode for JsonMap<T> {
    fn place(&mut self) -> Place<'_> {
        self.0.place()
    }
}

impl<T: Json> Json for JsonMap<T> {}
