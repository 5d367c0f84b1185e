//! Names that must differ: on the wire, and among the builder's methods.

use crate::{faults::Faults, field::Parameter};

/// Methods of a request's builder.
pub(super) const REQUEST: [&str; 4] = ["build", "build_unchecked", "extra_parameter", "extra_body_parameter"];
/// Methods of a group's builder.
pub(super) const GROUP: [&str; 1] = ["build"];

/// Says where two are the same.
pub(super) fn check(parameters: &[Parameter], reserved: &[&str], faults: &Faults) {
    for (index, parameter) in parameters.iter().enumerate() {
        let item = &parameter.item;
        let earlier = parameters.get(..index).unwrap_or_default();
        if let Some(span) = parameter.named_at
            && let Some(other) = earlier.iter().find(|other| other.item.wire == item.wire && other.named_at.is_some())
        {
            let message =
                format!("wire name `{}` is taken by the field `{}`; each has its own", item.name, other.item.ident);
            faults.push(span, message);
        }
        if reserved.iter().any(|name| item.ident == name) {
            let message = format!("the builder has a method `{0}` of its own; call the field `{0}_`", item.ident);
            faults.push_unbuildable(&item.ident, message);
        }
        let others = parameters.iter().filter(|other| other.item.ident != item.ident);
        if let Some(other) = others.into_iter().find(|other| has_maybe(other) && other.item.maybe == item.ident) {
            let message = format!(
                "the builder's second method of `{}` is called `{}` too; call the field `{}_`",
                other.item.ident, item.ident, item.ident
            );
            faults.push_unbuildable(&item.ident, message);
        }
        if item.required && earlier.iter().any(|other| other.item.required && other.item.mark == item.mark) {
            let message = format!("another required parameter is marked `{}` too; rename the field", item.mark);
            faults.push_unbuildable(&item.ident, message);
        }
    }
}

/// Whether the builder has a second method for the parameter.
fn has_maybe(parameter: &Parameter) -> bool {
    !parameter.item.required && !parameter.item.ty.is_vec()
}
