//! Conditions of rules.

use super::{action::Resolver, codes, rules};
use crate::{
    diagnostic::Diagnostic,
    model::{Action, Condition, ParameterKind},
    parse::NodePath,
    spec::{Clause, ConditionSpec, TestSpec, Text},
};

/// Resolves a condition; `None` if it is faulty.
pub(super) fn resolve(
    cx: &mut Resolver<'_>,
    action: &Action,
    spec: &ConditionSpec,
    path: &NodePath,
) -> Option<Condition> {
    let mut clauses: Vec<Option<Condition>> = Vec::new();
    for clause in &spec.0 {
        clauses.push(match clause {
            Clause::All(list) => several(cx, action, list, &path.clone().key("all")).map(Condition::All),
            Clause::Any(list) => several(cx, action, list, &path.clone().key("any")).map(Condition::Any),
            Clause::Not(inner) => {
                resolve(cx, action, inner, &path.clone().key("not")).map(|inner| Condition::Not(Box::new(inner)))
            }
            Clause::Parameter(name, test) => parameter(cx, action, name, test, &path.clone().key(name)),
        });
    }
    let mut clauses = clauses.into_iter().collect::<Option<Vec<_>>>()?;
    match clauses.len() {
        1 => clauses.pop(),
        _ => Some(Condition::All(clauses)),
    }
}

fn several(cx: &mut Resolver<'_>, action: &Action, list: &[ConditionSpec], path: &NodePath) -> Option<Vec<Condition>> {
    if list.is_empty() {
        let place = cx.value(path);
        cx.push(Diagnostic::error(&codes::BAD_RULE, "the list of conditions is empty").at(place));
        return None;
    }
    let list: Vec<_> =
        list.iter().enumerate().map(|(index, one)| resolve(cx, action, one, &path.clone().index(index))).collect();
    list.into_iter().collect()
}

fn parameter(
    cx: &mut Resolver<'_>,
    action: &Action,
    name: &str,
    test: &TestSpec,
    path: &NodePath,
) -> Option<Condition> {
    let place = cx.key(path);
    let name = rules::plain(cx, action, name, place)?;
    Some(match test {
        TestSpec::Present(present) => Condition::Present { parameter: name, present: *present },
        TestSpec::In(values) => {
            let values = texts(cx, action, &name, values, path)?;
            Condition::In { parameter: name, values }
        }
        TestSpec::NotIn(values) => {
            let values = texts(cx, action, &name, values, &path.clone().key("not"))?;
            Condition::NotIn { parameter: name, values }
        }
    })
}

/// The values that a parameter is compared with. One outside its set is suspicious, though documents have such.
fn texts(cx: &mut Resolver<'_>, action: &Action, name: &str, values: &[Text], path: &NodePath) -> Option<Vec<String>> {
    let (parameter, _) = action.parameter(name)?;
    if !parameter.members().is_empty() || matches!(parameter.kind, ParameterKind::Json) {
        let place = cx.value(path);
        cx.push(
            Diagnostic::error(&codes::BAD_RULE, format!("`{name}` has no single value to compare with"))
                .at(place)
                .help("test `{ present: true }`, or a member such as `Tag.N.Key`"),
        );
        return None;
    }
    for (index, value) in values.iter().enumerate() {
        let value = &value.0;
        let mut place = cx.value(&path.clone().index(index));
        if values.len() == 1 {
            place = cx.value(path);
        }
        let set = parameter.values().and_then(|id| action.value_set(id));
        if let Some(set) = set.filter(|set| !set.contains(value)) {
            let fault = Diagnostic::warning(
                &codes::VALUE_OUTSIDE_SET,
                format!("the condition compares `{name}` with `{value}`, which is not among its values"),
            )
            .at(place)
            .related(set.place.clone(), "the values are listed here");
            let near =
                set.members.iter().map(|member| member.text.as_str()).find(|text| text.eq_ignore_ascii_case(value));
            // A set that is known to be open, and a value that is new to it: documents do that, and it has been seen.
            if near.is_none() && !set.complete {
                continue;
            }
            cx.push(match near {
                Some(near) => fault.help(format!("did you mean `{near}`?")),
                None => fault.help("add it to the set, or mark the set `complete: false`"),
            });
            continue;
        }
        let is_typed = match parameter.item_kind() {
            ParameterKind::Boolean => matches!(value.as_str(), "true" | "false"),
            ParameterKind::Int32 | ParameterKind::Int64 => value.parse::<i64>().is_ok(),
            ParameterKind::Float => value.parse::<f64>().is_ok(),
            _ => true,
        };
        if !is_typed {
            cx.push(
                Diagnostic::error(&codes::BAD_RULE, format!("`{value}` can't be a value of `{name}`"))
                    .at(place)
                    .help("compare with a value of the parameter's type"),
            );
            return None;
        }
    }
    Some(values.iter().map(|value| value.0.clone()).collect())
}
