//! Limits of a single value.

use regex_lite::Regex;

use super::{ViolationKind, json, texts};
use crate::{
    diagnostic::Severity,
    facts::{KindFacts, ParameterFacts, SetFacts},
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

/// The limits that `value` breaks as a value of `parameter`, or as one item where it is a list. `set` is its value set.
pub fn limit_faults(parameter: &ParameterFacts, set: Option<&SetFacts>, value: &str) -> Vec<LimitFault> {
    let mut faults = Vec::new();
    let mut fault = |kind, severity, message: String| faults.push(LimitFault { kind, severity, message });
    let shown = match (parameter.secret, value) {
        (true, _) => String::from("its value"),
        (false, "") => String::from("an empty text"),
        (false, value) => format!("`{}`", shortened(value)),
    };
    let limits = &parameter.limits;

    let typed = match parameter.item_kind() {
        KindFacts::Boolean if !matches!(value, "true" | "false") => Some("a boolean (`true` or `false`)"),
        KindFacts::Int32 if !is_integer(value) || value.parse::<i32>().is_err() => Some("a whole number of 32 bits"),
        KindFacts::Int64 if !is_integer(value) || value.parse::<i64>().is_err() => Some("a whole number of 64 bits"),
        KindFacts::Float if !value.parse::<f64>().is_ok_and(f64::is_finite) => Some("a number"),
        _ => None,
    };
    if let Some(expected) = typed {
        fault(ViolationKind::Type, Severity::Error, format!("{shown} is not {expected}"));
        return faults;
    }
    if let Some(set) = set.filter(|set| !set.contains(value)) {
        let severity = if set.complete { Severity::Error } else { Severity::Warning };
        let known = set.members.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(", ");
        fault(ViolationKind::Enum, severity, format!("{shown} is not among its documented values ({known})"));
    }
    if !limits.one_of.is_empty() && !limits.one_of.iter().any(|number| value.parse() == Ok(*number)) {
        let severity = if limits.one_of_complete { Severity::Error } else { Severity::Warning };
        let known = limits.one_of.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        fault(ViolationKind::Enum, severity, format!("{shown} is not among its documented values ({known})"));
    }
    // In Rust a secret is a secret before it is a document.
    if matches!(parameter.item_kind(), KindFacts::Json(_)) && !parameter.secret && !json::is_json(value) {
        fault(ViolationKind::Type, Severity::Error, format!("{shown} is not a JSON document"));
    }
    if (limits.minimum.is_some() || limits.maximum.is_some()) && !texts::in_range(value, limits.minimum, limits.maximum)
    {
        let range = texts::range_text(limits.minimum, limits.maximum);
        fault(ViolationKind::Range, Severity::Error, format!("{shown} is not a number {range}"));
    }
    let length = value.chars().count();
    if let Some(fewest) = limits.min_length.filter(|&fewest| length < fewest as usize) {
        let message = format!("{}; {}", texts::counted(length, "character"), texts::at_least(fewest));
        fault(ViolationKind::Length, Severity::Error, message);
    }
    if let Some(most) = limits.max_length.filter(|&most| length > most as usize) {
        let message = format!("{}; {}", texts::counted(length, "character"), texts::at_most(most));
        fault(ViolationKind::Length, Severity::Error, message);
    }
    if let Some(charset) = &limits.charset
        && let Some(outside) = texts::first_outside(charset, value)
    {
        let which = if parameter.secret { String::from("a character") } else { format!("the character {outside:?}") };
        fault(ViolationKind::Charset, Severity::Error, format!("{which} is not allowed (allowed: {charset})"));
    }
    if let Some((at_least, classes)) = &limits.classes {
        let kinds = classes.iter().filter(|class| texts::has_class(**class, value)).count();
        if kinds < *at_least as usize {
            let names = classes.iter().map(|class| texts::class_name(*class)).collect::<Vec<_>>().join(", ");
            let kinds = texts::counted(kinds, "kind");
            let message = format!("characters of {kinds}; at least {at_least} of these are needed: {names}");
            fault(ViolationKind::Charset, Severity::Error, message);
        }
    }
    if let Some(pattern) = &limits.pattern
        && regex(pattern).is_ok_and(|regex| !regex.is_match(value))
    {
        fault(ViolationKind::Pattern, Severity::Error, format!("{shown} does not match `{pattern}`"));
    }
    if let Some(format) = limits.format.filter(|format| !texts::has_format(*format, value)) {
        fault(ViolationKind::Pattern, Severity::Error, format!("{shown} is not {}", texts::expected(format)));
    }
    faults
}

/// Why a `pattern` is no regular expression to those who will check values by it.
pub fn unreadable_pattern(pattern: &str) -> Option<String> {
    regex(pattern).err().map(|error| error.to_string())
}

/// A pattern matches whole values.
fn regex(pattern: &str) -> Result<Regex, regex_lite::Error> {
    Regex::new(&format!("^(?:{pattern})$"))
}

/// Whether a value of the right type can be refused, or one item where it is a list.
pub(super) fn can_be_refused(parameter: &ParameterFacts, set: Option<&SetFacts>) -> bool {
    let by_kind = match parameter.item_kind() {
        KindFacts::Set(_) => set.is_none_or(|set| set.complete),
        // Rust has texts that are no JSON, and numbers that are none.
        KindFacts::Json(_) => !parameter.secret,
        KindFacts::Float => true,
        KindFacts::Part(_) | KindFacts::Groups { .. } => true,
        _ => false,
    };
    by_kind || has_limits(parameter)
}

/// The same of a constant, whose limits were checked: those that constants can be held to.
pub(super) fn can_constant_be_refused(parameter: &ParameterFacts, set: Option<&SetFacts>) -> bool {
    match parameter.item_kind() {
        KindFacts::String | KindFacts::Boolean | KindFacts::Int32 | KindFacts::Int64 | KindFacts::Float => {
            parameter.limits.pattern.is_some()
        }
        _ => can_be_refused(parameter, set),
    }
}

/// Whether a single value has limits beside those of its type.
pub(super) fn has_limits(parameter: &ParameterFacts) -> bool {
    let limits = &parameter.limits;
    (!limits.one_of.is_empty() && limits.one_of_complete)
        || limits.minimum.is_some()
        || limits.maximum.is_some()
        || limits.min_length.is_some()
        || limits.max_length.is_some()
        || limits.charset.is_some()
        || limits.classes.is_some()
        || limits.pattern.is_some()
        || limits.format.is_some()
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
