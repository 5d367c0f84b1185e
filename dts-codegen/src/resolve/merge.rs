//! A spec entry on top of a shared one: what the entry says wins.

use crate::spec::{FieldSpec, ParameterSpec};

macro_rules! over {
    ($own:ident, $base:ident, $type:ident { $($field:ident),* $(,)? }) => {
        $type { shared: None, $($field: $own.$field.clone().or_else(|| $base.$field.clone())),* }
    };
}

/// `own` on top of `base`.
pub(super) fn parameter(own: &ParameterSpec, base: &ParameterSpec) -> ParameterSpec {
    over!(
        own,
        base,
        ParameterSpec {
            doc,
            kind,
            required,
            values,
            complete,
            case_insensitive,
            rust_type,
            default,
            example,
            minimum,
            maximum,
            min_length,
            max_length,
            charset,
            classes,
            pattern,
            format,
            min_items,
            max_items,
            location,
            secret,
            deprecated,
            public_cloud_only,
            note,
            notes,
            source,
            rust,
            differs,
            document,
            of,
            items,
        }
    )
}

/// `own` on top of `base`.
pub(super) fn field(own: &FieldSpec, base: &FieldSpec) -> FieldSpec {
    over!(
        own,
        base,
        FieldSpec {
            kind,
            doc,
            rust_type,
            rust,
            wrapper,
            items,
            of,
            fields,
            values,
            complete,
            case_insensitive,
            document,
            secret,
            deprecated,
            public_cloud_only,
            present_when,
            example,
            note,
            notes,
            differs,
        }
    )
}
