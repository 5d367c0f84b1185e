//! Conditions of rules.

use dts_codegen::{
    item::{ConditionItem, ParameterRef, RefKind, TypeItem},
    rule::Condition,
};
use proc_macro2::{Ident, Span};

use super::scope::Scope;
use crate::{
    attribute::{Arg, Body, Entry, List, Value, did_you_mean},
    names,
};

const KEYS: [&str; 7] = ["any_of", "none_of", "present", "absent", "all", "any", "not"];
const FORM: &str = "a condition is `any_of(\"Parameter\", \"value\", ...)`, `none_of(...)`, `present(\"Parameter\")`, \
                    `absent(...)`, `all(...)`, `any(...)` or `not(...)`";

/// `when(...)`: all conditions must hold.
pub(super) fn when(list: List, scope: &Scope<'_>) -> Option<Condition> {
    let mut conditions = several(list, scope)?;
    match conditions.len() {
        1 => conditions.pop(),
        _ => Some(Condition::All(conditions)),
    }
}

fn several(list: List, scope: &Scope<'_>) -> Option<Vec<Condition>> {
    if list.args.is_empty() && !list.is_broken {
        scope.faults.push(list.span(), format!("`{}` is empty; {FORM}", list.key));
    }
    let conditions: Vec<_> = list.args.into_iter().map(|arg| one(arg, scope)).collect();
    conditions.into_iter().collect::<Option<Vec<_>>>().filter(|conditions| !conditions.is_empty())
}

fn one(arg: Arg, scope: &Scope<'_>) -> Option<Condition> {
    let list = match arg {
        Arg::Entry(Entry { key, body: Body::List(args, is_broken) }) => List { key, args, is_broken },
        Arg::Entry(Entry { key, .. }) => {
            scope.faults.push(key.span(), format!("expected a list behind `{key}`; {FORM}"));
            return None;
        }
        Arg::Value(value) => {
            scope.faults.push(value.span(), FORM);
            return None;
        }
    };
    let key = list.key.to_string();
    match key.as_str() {
        "any_of" => compared(list, scope).map(|(parameter, values)| Condition::In { parameter, values }),
        "none_of" => compared(list, scope).map(|(parameter, values)| Condition::NotIn { parameter, values }),
        "present" => named(list, scope).map(|parameter| Condition::Present { parameter, present: true }),
        "absent" => named(list, scope).map(|parameter| Condition::Present { parameter, present: false }),
        "all" => several(list, scope).map(Condition::All),
        "any" => several(list, scope).map(Condition::Any),
        "not" => when(list, scope).map(|condition| Condition::Not(Box::new(condition))),
        _ => {
            let hint = did_you_mean(&key, KEYS, FORM);
            scope.faults.push(list.span(), format!("unknown condition `{key}`{hint}"));
            None
        }
    }
}

/// `present("Parameter")`.
fn named(list: List, scope: &Scope<'_>) -> Option<String> {
    let (key, span) = (list.key.to_string(), list.span());
    let names = list.texts(scope.faults);
    match names.as_slice() {
        [name] => scope.known(name),
        [] => None,
        _ => {
            scope
                .faults
                .push(span, format!("`{key}` takes one parameter; write several with `all(...)` or `any(...)`"));
            None
        }
    }
}

/// `any_of("Parameter", "value", ...)`.
fn compared(list: List, scope: &Scope<'_>) -> Option<(String, Vec<String>)> {
    let (key, span) = (list.key.to_string(), list.span());
    let values = list.values(scope.faults);
    let [Value::Text(name), values @ ..] = values.as_slice() else {
        if !values.is_empty() {
            scope.faults.push(span, format!("expected a parameter and values: `{key}(\"Parameter\", \"value\")`"));
        }
        return None;
    };
    let name = scope.known(name)?;
    if values.is_empty() {
        scope.faults.push(span, format!("`{name}` is compared with nothing; add values, or use `present`"));
        return None;
    }
    let values: Vec<_> = values.iter().map(|value| value_of(&name, value, scope)).collect();
    Some((name, values.into_iter().collect::<Option<Vec<_>>>()?))
}

/// A value that the parameter could have.
pub(super) fn value_of(name: &str, value: &Value, scope: &Scope<'_>) -> Option<String> {
    let Some(text) = value.wire() else {
        scope.faults.push(value.span(), "expected a value as it travels: `\"...\"`");
        return None;
    };
    let (parameter, member) = scope.find(name)?;
    let ty = match &parameter.item.ty {
        TypeItem::List(item) | TypeItem::Csv(item) => item,
        ty => ty,
    };
    let fits = match ty {
        // What a member holds is told in the group's own struct.
        TypeItem::Groups(_) if member.is_some() => true,
        TypeItem::Groups(_) | TypeItem::Json | TypeItem::Document(_) => {
            let message = format!("`{name}` has no single value to compare with; use `present(\"{name}\")`");
            scope.faults.push(value.span(), message);
            return None;
        }
        TypeItem::Boolean => matches!(text.as_str(), "true" | "false"),
        TypeItem::Int32 | TypeItem::Int64 => text.parse::<i64>().is_ok(),
        TypeItem::Float => text.parse::<f64>().is_ok(),
        _ => true,
    };
    if !fits {
        let message = format!("`{text}` can't be a value of `{name}`; write one of the field's type");
        scope.faults.push(value.span(), message);
    }
    // What a member of a group may be is told in the group's own struct.
    if fits && member.is_none() {
        if let Some(why) = parameter.refused(&text) {
            let message =
                format!("`{text}` can't be a value of `{name}`: {why}; write one that its limits let through");
            scope.faults.push(value.span(), message);
            return None;
        }
        scope.assert_member(parameter, &text, value.span());
    }
    fits.then_some(text)
}

/// The condition, from wire names to fields.
pub(super) fn item(condition: Option<&Condition>, scope: &Scope<'_>) -> ConditionItem {
    let Some(condition) = condition else { return ConditionItem::Always };
    let list = |list: &[Condition]| list.iter().map(|one| item(Some(one), scope)).collect();
    match condition {
        Condition::In { parameter, values } => any_of(parameter, values, scope),
        Condition::NotIn { parameter, values } => ConditionItem::Not(Box::new(any_of(parameter, values, scope))),
        Condition::Present { parameter, present: true } => ConditionItem::Present(reference(parameter, scope)),
        Condition::Present { parameter, present: false } => ConditionItem::Absent(reference(parameter, scope)),
        Condition::All(all) => ConditionItem::All(list(all)),
        Condition::Any(any) => ConditionItem::Any(list(any)),
        Condition::Not(inner) => ConditionItem::Not(Box::new(item(Some(inner), scope))),
    }
}

/// A parameter that is not set counts as its default; a required one is never unset.
fn any_of(name: &str, values: &[String], scope: &Scope<'_>) -> ConditionItem {
    let or_unset = scope.find(name).is_some_and(|(parameter, member)| {
        member.is_none()
            && !parameter.item.required
            && parameter.default.as_ref().is_some_and(|default| values.contains(default))
    });
    ConditionItem::AnyOf { parameter: reference(name, scope), values: values.to_vec(), or_unset }
}

/// The field of a wire name, and the member where it is a list of groups.
pub(super) fn reference(name: &str, scope: &Scope<'_>) -> ParameterRef {
    if let Some((parameter, path)) = scope.in_document(name) {
        let field = parameter.item.ident.clone();
        return ParameterRef { name: name.to_owned(), field, of: RefKind::Document(path.to_owned()) };
    }
    let found = scope.find(name);
    let of = match &found {
        Some((parameter, Some(member))) => {
            let own = parameter.members.iter().find(|(name, _)| name == member).map(|(_, ident)| ident.clone());
            // A field that the group does not have is told at the list.
            let guessed = || {
                let mut guessed = ident(&names::field_name(member));
                guessed.set_span(parameter.item.ident.span());
                guessed
            };
            RefKind::Member(own.unwrap_or_else(guessed))
        }
        Some((parameter, None)) if matches!(parameter.item.ty, TypeItem::Groups(_)) => RefKind::Groups,
        _ => RefKind::Field,
    };
    let field = found.map_or_else(|| ident("unnamed"), |(parameter, _)| parameter.item.ident.clone());
    ParameterRef { name: name.to_owned(), field, of }
}

/// An identifier, whatever is in the name: a wrong one is told where the group's field is looked for.
fn ident(name: &str) -> Ident {
    syn::parse_str::<Ident>(name).unwrap_or_else(|_| Ident::new("unnamed", Span::call_site()))
}
