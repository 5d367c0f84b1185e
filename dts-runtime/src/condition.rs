//! Conditions of rules.

use crate::Parameter;

/// Whether the parameter is set.
pub fn present(parameter: &dyn Parameter) -> bool {
    parameter.view().is_set()
}

/// Whether the parameter is not set.
pub fn absent(parameter: &dyn Parameter) -> bool {
    !parameter.view().is_set()
}

/// Whether the parameter has one of these values.
pub fn any_of(parameter: &dyn Parameter, values: &[&str]) -> bool {
    let view = parameter.view();
    (0..view.count()).any(|index| {
        let value = view.value(index);
        values.iter().any(|wanted| value.is(wanted))
    })
}

/// Whether the parameter has one of these values, or is not set and its default is among them.
pub fn any_of_or_unset(parameter: &dyn Parameter, values: &[&str]) -> bool {
    absent(parameter) || any_of(parameter, values)
}
