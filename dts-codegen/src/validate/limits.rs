//! Limits of a single value.

use regex_lite::Regex;

use super::{ViolationKind, text};
use crate::{
    diagnostic::Severity,
    model::{Action, Parameter, ParameterKind},
};

/// A limit that a value breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitFault {
    /// Which kind of limit.
    pub kind: ViolationKind,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, without the parameter's name.
    pub message: String,
}

/// The limits that `value` breaks as a value of `parameter`, or as one item where it is a list.
pub fn limit_faults(action: &Action, parameter: &Parameter, value: &str) -> Vec<LimitFault> {
    let mut faults = Vec::new();
    let mut fault = |kind, severity, message: String| faults.push(LimitFault { kind, severity, message });
    let shown = if parameter.secret { String::from("its value") } else { format!("`{}`", shortened(value)) };
    let limits = &parameter.limits;

    let typed = match parameter.item_kind() {
        ParameterKind::Boolean if !matches!(value, "true" | "false") => Some("a boolean (`true` or `false`)"),
        ParameterKind::Int32 if !is_integer(value) || value.parse::<i32>().is_err() => {
            Some("a whole number of 32 bits")
        }
        ParameterKind::Int64 if !is_integer(value) || value.parse::<i64>().is_err() => {
            Some("a whole number of 64 bits")
        }
        ParameterKind::Float if !value.parse::<f64>().is_ok_and(f64::is_finite) => Some("a number"),
        _ => None,
    };
    if let Some(expected) = typed {
        fault(ViolationKind::Type, Severity::Error, format!("{shown} is not {expected}"));
        return faults;
    }
    if let ParameterKind::Values(id) = parameter.item_kind()
        && let Some(set) = action.value_set(*id).filter(|set| !set.contains(value))
    {
        let severity = if set.complete { Severity::Error } else { Severity::Warning };
        let known = set.members.iter().map(|member| member.text.as_str()).collect::<Vec<_>>().join(", ");
        fault(ViolationKind::Enum, severity, format!("{shown} is not among its documented values ({known})"));
    }
    if !limits.one_of.is_empty() && !limits.one_of.iter().any(|(number, _)| value.parse() == Ok(*number)) {
        let severity = if limits.one_of_open { Severity::Warning } else { Severity::Error };
        let known = limits.one_of.iter().map(|(number, _)| number.to_string()).collect::<Vec<_>>().join(", ");
        fault(ViolationKind::Enum, severity, format!("{shown} is not among its documented values ({known})"));
    }
    // In Rust a secret is a secret before it is a document.
    if matches!(parameter.item_kind(), ParameterKind::Json) && !parameter.secret && !text::is_json(value) {
        fault(ViolationKind::Type, Severity::Error, format!("{shown} is not a JSON document"));
    }
    if (limits.minimum.is_some() || limits.maximum.is_some()) && !text::in_range(value, limits.minimum, limits.maximum)
    {
        let range = text::range_text(limits.minimum, limits.maximum);
        fault(ViolationKind::Range, Severity::Error, format!("{shown} is not a number {range}"));
    }
    let length = value.chars().count();
    if let Some(fewest) = limits.min_length.filter(|&fewest| length < fewest as usize) {
        let message = format!("{length} characters; at least {fewest} are needed");
        fault(ViolationKind::Length, Severity::Error, message);
    }
    if let Some(most) = limits.max_length.filter(|&most| length > most as usize) {
        let message = format!("{length} characters; at most {most} are allowed");
        fault(ViolationKind::Length, Severity::Error, message);
    }
    if let Some(charset) = &limits.charset
        && let Some(outside) = text::first_outside(charset, value)
    {
        let which = if parameter.secret { String::from("a character") } else { format!("the character {outside:?}") };
        fault(ViolationKind::Charset, Severity::Error, format!("{which} is not allowed (allowed: {charset})"));
    }
    if let Some(classes) = &limits.classes {
        let kinds = classes.of.iter().filter(|class| text::has_class(**class, value)).count();
        let at_least = classes.at_least;
        if kinds < at_least as usize {
            let names = classes.of.iter().map(|class| text::class_name(*class)).collect::<Vec<_>>().join(", ");
            let message = format!("characters of {kinds} kinds; at least {at_least} of these are needed: {names}");
            fault(ViolationKind::Charset, Severity::Error, message);
        }
    }
    if let Some(pattern) = &limits.pattern
        && Regex::new(&format!("^(?:{pattern})$")).is_ok_and(|regex| !regex.is_match(value))
    {
        fault(ViolationKind::Pattern, Severity::Error, format!("{shown} does not match `{pattern}`"));
    }
    if let Some(format) = limits.format.filter(|format| !text::has_format(*format, value)) {
        fault(ViolationKind::Pattern, Severity::Error, format!("{shown} is not {}", text::expected(format)));
    }
    faults
}

fn is_integer(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Long texts would drown the message.
fn shortened(value: &str) -> String {
    match value.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}
