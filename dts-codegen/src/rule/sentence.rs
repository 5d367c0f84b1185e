//! A rule in one sentence.

use super::{Condition, RuleKind};

/// The rule in one sentence, without a full stop.
pub fn sentence(kind: &RuleKind, when: Option<&Condition>) -> String {
    let suffix = when.map(|when| format!(" when {}", condition(when))).unwrap_or_default();
    match kind {
        RuleKind::RequiredIf(list) => format!("{} required{suffix}", subject(list)),
        RuleKind::ValidOnlyIf(list) => {
            let only = when.map(condition).unwrap_or_default();
            format!("{} valid only when {only}", subject(list))
        }
        RuleKind::AtLeastOneOf(list) => format!("at least one of {} is required{suffix}", names(list, "and")),
        RuleKind::ExactlyOneOf(list) => format!("exactly one of {} is required{suffix}", names(list, "and")),
        RuleKind::Requires { with, parameters } => match when {
            Some(when) => format!("{} required with `{with}` when {}", subject(parameters), condition(when)),
            None => format!("{} required with `{with}`", subject(parameters)),
        },
        RuleKind::FixedValue { parameter, value } => format!("`{parameter}` must be `{value}`{suffix}"),
        RuleKind::Range { parameter, minimum, maximum } => match (minimum, maximum) {
            (Some(minimum), Some(maximum)) => format!("`{parameter}` must be from {minimum} to {maximum}{suffix}"),
            (Some(minimum), None) => format!("`{parameter}` must be {minimum} or more{suffix}"),
            (None, Some(maximum)) => format!("`{parameter}` must be {maximum} or less{suffix}"),
            (None, None) => format!("`{parameter}` must be a number{suffix}"),
        },
    }
}

fn subject(list: &[String]) -> String {
    let verb = if list.len() == 1 { "is" } else { "are" };
    format!("{} {verb}", names(list, "and"))
}

fn names(list: &[String], word: &str) -> String {
    let quoted: Vec<String> = list.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} {word} {last}", first.join(", ")),
        all => all.join(", "),
    }
}

/// The condition in words.
fn condition(condition: &Condition) -> String {
    match condition {
        Condition::In { parameter, values } => match values.as_slice() {
            [value] => format!("`{parameter}` is `{value}`"),
            values => format!("`{parameter}` is {}", names(values, "or")),
        },
        Condition::NotIn { parameter, values } => match values.as_slice() {
            [value] => format!("`{parameter}` is not `{value}`"),
            values => format!("`{parameter}` is none of {}", names(values, "and")),
        },
        Condition::Present { parameter, present: true } => format!("`{parameter}` is given"),
        Condition::Present { parameter, present: false } => format!("`{parameter}` is not given"),
        Condition::All(list) => join(list, " and "),
        Condition::Any(list) => join(list, " or "),
        Condition::Not(inner) => format!("not ({})", self::condition(inner)),
    }
}

fn join(list: &[Condition], word: &str) -> String {
    let parts: Vec<String> = list
        .iter()
        .map(|one| match one {
            Condition::All(inner) | Condition::Any(inner) if inner.len() > 1 => format!("({})", condition(one)),
            one => condition(one),
        })
        .collect();
    parts.join(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(parameter: &str, values: &[&str]) -> Condition {
        Condition::In { parameter: parameter.into(), values: values.iter().map(|v| (*v).into()).collect() }
    }

    #[test]
    fn reads_as_a_sentence() {
        let when = Condition::All(vec![
            is("Type", &["A", "B", "C"]),
            Condition::Any(vec![Condition::Present { parameter: "X".into(), present: false }, is("Y", &["1"])]),
        ]);
        assert_eq!(
            sentence(&RuleKind::RequiredIf(vec!["IP".into(), "Port".into()]), Some(&when)),
            "`IP` and `Port` are required when `Type` is `A`, `B` or `C` and (`X` is not given or `Y` is `1`)"
        );
        assert_eq!(
            sentence(&RuleKind::Range { parameter: "Months".into(), minimum: Some(1.0), maximum: Some(60.0) }, None),
            "`Months` must be from 1 to 60"
        );
    }
}
