//! The places of the standard types. What each is lenient about is told at [`Decode`].

use std::collections::BTreeMap;

use super::{Decode, Leaf, List, Map, Mismatch, Optional, Place, Scalar};

impl Decode for String {
    fn place(&mut self) -> Place<'_> {
        Place::Text(self)
    }

    fn optional(option: &mut Option<Self>) -> Place<'_> {
        Place::Text(option)
    }
}

impl Leaf for String {
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        let text = if value.is_null() { "" } else { value.text() };
        text.clone_into(self);
        Ok(())
    }
}

impl Leaf for Option<String> {
    fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
        *self = if value.is_null() { None } else { Some(value.text().to_owned()) };
        Ok(())
    }
}

/// A scalar that is absent, or parsed by one method of [`Scalar`].
macro_rules! scalars {
    ($($type:ty, $parse:ident;)*) => {$(
        impl Decode for $type {
            fn place(&mut self) -> Place<'_> {
                Place::Scalar(self)
            }

            fn optional(option: &mut Option<Self>) -> Place<'_> {
                Place::Scalar(option)
            }
        }

        impl Leaf for $type {
            fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
                *self = if value.is_null() || value.is_blank() { <$type>::default() } else { value.$parse()? };
                Ok(())
            }
        }

        impl Leaf for Option<$type> {
            fn take(&mut self, value: Scalar<'_>) -> Result<(), Mismatch> {
                *self = if value.is_null() || value.is_blank() { None } else { Some(value.$parse()?) };
                Ok(())
            }
        }
    )*};
}

scalars! {
    bool, to_bool;
    i32, to_i32;
    i64, to_i64;
    f64, to_f64;
}

impl<T: Decode + Default> Decode for Option<T> {
    fn place(&mut self) -> Place<'_> {
        T::optional(self)
    }
}

impl<T: Decode + Default> Optional for Option<T> {
    fn open(&mut self) -> &mut dyn Decode {
        // The last of repeated members wins; but a list goes on.
        let goes_on = match self {
            Some(value) => is_list(value),
            None => false,
        };
        let kept = if goes_on { self.take() } else { None };
        self.insert(kept.unwrap_or_default())
    }

    fn clear(&mut self) {
        *self = None;
    }
}

/// Not generic: it is compiled once.
fn is_list(value: &mut dyn Decode) -> bool {
    matches!(value.place(), Place::List(_))
}

impl<T: Decode + Default> Decode for Vec<T> {
    fn place(&mut self) -> Place<'_> {
        Place::List(self)
    }
}

impl<T: Decode + Default> List for Vec<T> {
    fn element(&mut self) -> Option<&mut dyn Decode> {
        self.push(T::default());
        self.last_mut().map(|last| last as &mut dyn Decode)
    }

    fn retract(&mut self) {
        self.pop();
    }
}

impl<T: Decode + Default> Decode for BTreeMap<String, T> {
    fn place(&mut self) -> Place<'_> {
        Place::Map(self)
    }
}

impl<T: Decode + Default> Map for BTreeMap<String, T> {
    fn entry(&mut self, name: &str) -> &mut dyn Decode {
        let place = BTreeMap::entry(self, name.to_owned()).or_default();
        if !matches!(place.place(), Place::List(_)) {
            *place = T::default();
        }
        place
    }

    fn retract(&mut self, name: &str) {
        self.remove(name);
    }
}
