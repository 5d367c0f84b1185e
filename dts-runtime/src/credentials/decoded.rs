//! Structures of JSON documents.

/// Says which member of a JSON object goes to which field, as generated code does.
macro_rules! decoded {
    ($type:ty { $($name:literal => $field:ident,)* }) => {
        impl $crate::Decode for $type {
            fn place(&mut self) -> $crate::Place<'_> {
                $crate::Place::Structure(self)
            }
        }

        impl $crate::Structure for $type {
            fn member(&mut self, name: &str) -> Option<$crate::Slot<'_>> {
                Some(match name {
                    $($name => $crate::Slot::new(&mut self.$field),)*
                    _ => return None,
                })
            }
        }
    };
}

pub(super) use decoded;
