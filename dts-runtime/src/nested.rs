//! A structure within itself.

use std::ops::{Deref, DerefMut};

use crate::decode::{Decode, Place};

/// A boxed structure, for types that contain themselves. It dereferences to the structure.
///
/// It exists because the orphan rules leave no room to decode into a plain `Box`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Nested<T>(Box<T>);

impl<T> Nested<T> {
    /// The structure itself, out of its box.
    pub fn into_inner(self) -> T {
        *self.0
    }
}

impl<T> From<T> for Nested<T> {
    fn from(inner: T) -> Self {
        Self(Box::new(inner))
    }
}

impl<T> Deref for Nested<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Nested<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

/// Everything goes to the structure within.
impl<T: Decode> Decode for Nested<T> {
    fn place(&mut self) -> Place<'_> {
        self.0.place()
    }
}

#[cfg(test)]
mod tests {
    use super::Nested;

    #[test]
    fn stands_for_the_structure_within() {
        let mut nested = Nested::from(vec![1]);
        nested.push(2);
        assert_eq!(nested.len(), 2);
        assert_eq!(nested.clone().into_inner(), [1, 2]);
        assert_eq!(Nested::<Vec<i32>>::default().into_inner(), []);
        assert_eq!(format!("{:?}", Nested::from(1)), "Nested(1)");
    }
}
