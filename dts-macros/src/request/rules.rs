//! Rules across parameters: read into the form that spec files have too, then into items.

use dts_codegen::{
    facts::RuleFacts,
    item::{RuleCheck, RuleItem, TypeItem},
    rule::{RuleKind, sentence},
};
use proc_macro2::Span;
use syn::LitStr;

use super::{condition, scope::Scope};
use crate::{
    attribute::{Attributes, List, Value},
    faults::Faults,
    held_to_spec::Spec,
    limits,
};

/// A rule as it is written, and where.
pub(super) struct Written {
    /// The rule.
    pub(super) facts: RuleFacts,
    /// Its name.
    pub(super) id: Span,
    /// Its condition.
    pub(super) when: Option<Span>,
}

/// All rules; `only_then` makes two of one.
pub(super) fn rules(lists: Vec<List>, scope: &Scope<'_>) -> Vec<Written> {
    let mut seen: Vec<String> = Vec::new();
    let mut written = Vec::new();
    for list in lists {
        let attributes = list.entries("the rule", scope.faults);
        written.extend(rule(attributes, &mut seen, scope).unwrap_or_default());
    }
    written
}

/// A rule, from wire names to fields.
pub(super) fn item(rule: &RuleFacts, scope: &Scope<'_>) -> RuleItem {
    RuleItem {
        id: rule.id.clone(),
        says: rule.says.clone(),
        source: rule.source.clone(),
        when: condition::item(rule.when.as_ref(), scope),
        check: check(&rule.kind, scope),
    }
}

fn rule(mut attributes: Attributes<'_>, seen: &mut Vec<String>, scope: &Scope<'_>) -> Option<Vec<Written>> {
    let id = attributes.needed_text("id", "name it: `id = \"express-needs-ip\"`");
    let says = attributes.text("says").map(|says| says.value());
    let source = attributes.text("source").map_or_else(|| scope.source.to_owned(), |source| source.value());
    let when = attributes.list("when");
    let has_when = when.is_some();
    let when_at = when.as_ref().map(List::span);
    let when = when.map(|list| condition::when(list, scope));
    let only_then = attributes.switch("only_then");
    let kinds = kinds(&mut attributes, has_when, only_then.map(|(_, span)| span), id.as_ref(), scope);
    attributes.finish();

    let id = id?;
    if let Some(reason) = bad_id(&id.value(), seen) {
        scope.faults.push(id.span(), reason);
    }
    seen.push(id.value());
    let mut kinds = kinds?;
    if only_then.is_some_and(|(on, _)| on) {
        let only = kinds.iter().filter_map(|kind| match kind {
            RuleKind::RequiredIf(list) => Some(RuleKind::ValidOnlyIf(list.clone())),
            _ => None,
        });
        kinds.extend(only.collect::<Vec<_>>());
    }
    let when = match when {
        Some(when) => Some(when?),
        None => None,
    };
    let written = kinds.into_iter().map(|kind| Written {
        facts: RuleFacts {
            id: id.value(),
            says: says.clone().unwrap_or_else(|| sentence(&kind, when.as_ref())),
            source: source.clone(),
            when: when.clone(),
            kind,
        },
        id: id.span(),
        when: when_at,
    });
    Some(written.collect())
}

/// Rules of the spec come with it.
pub(super) fn not_of_spec(own: &[Written], spec: &Spec<'_>, faults: &Faults) {
    for rule in own {
        let id = &rule.facts.id;
        if spec.facts.members.rules.iter().any(|one| one.id == *id) {
            faults.push(rule.id, format!("rule `{id}` comes with the spec; remove it, or give yours another id"));
        }
    }
}

fn bad_id(id: &str, seen: &[String]) -> Option<String> {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !id.split('-').all(is_word) {
        return Some(format!(
            "`{id}` is no rule id; use small letters, digits and hyphens, such as `express-needs-ip`"
        ));
    }
    seen.iter().any(|other| other == id).then(|| format!("rule id `{id}` is given twice; each rule has its own"))
}

/// What the rule demands, one kind for each rule that it stands for.
fn kinds(
    attributes: &mut Attributes<'_>,
    has_when: bool,
    only_then: Option<Span>,
    id: Option<&LitStr>,
    scope: &Scope<'_>,
) -> Option<Vec<RuleKind>> {
    const KINDS: &str = "`required`, `valid`, `at_least_one_of`, `exactly_one_of`, `requires`, `fixed` or `range`";
    let faults = scope.faults;
    let with = attributes.text("with");
    let lists: Vec<(&str, List)> =
        ["required", "valid", "at_least_one_of", "exactly_one_of", "requires", "fixed", "range"]
            .into_iter()
            .flat_map(|key| attributes.lists(key).into_iter().map(move |list| (key, list)))
            .collect();
    let Some(kind) = lists.first().map(|(kind, _)| *kind) else {
        // A key that is misspelt is told as such.
        if let Some(id) = id.filter(|_| !attributes.has_rest()) {
            faults.push(id.span(), format!("the rule does not say what it demands; add {KINDS}"));
        }
        return None;
    };
    for (other, list) in lists.iter().skip(1) {
        if *other != kind || !matches!(kind, "fixed" | "range") {
            faults.push(list.span(), format!("the rule is a `{kind}` already; put `{other}` into a rule of its own"));
        }
    }
    if let Some(span) = only_then.filter(|_| kind != "required") {
        faults.push(span, "`only_then` goes with `required`; a rule that only allows is a `valid`");
    }
    if !has_when && matches!(kind, "required" | "valid") {
        let span = lists.first().map_or_else(Span::call_site, |(_, list)| list.span());
        let message = format!("`{kind}` needs a condition; add `when(...)`. What is always required is no `Option`");
        faults.push(span, message);
    }
    if let Some(with) = with.as_ref().filter(|_| kind != "requires") {
        faults.push(with.span(), "`with` goes with `requires`");
    }
    let kinds: Vec<_> = lists.into_iter().map(|(kind, list)| one_kind(kind, list, with.as_ref(), scope)).collect();
    kinds.into_iter().collect()
}

fn one_kind(kind: &str, list: List, with: Option<&LitStr>, scope: &Scope<'_>) -> Option<RuleKind> {
    let (span, count) = (list.span(), list.args.len());
    if matches!(kind, "at_least_one_of" | "exactly_one_of") && count == 1 {
        scope.faults.push(span, format!("`{kind}` needs two or more parameters"));
        return None;
    }
    Some(match kind {
        "required" => RuleKind::RequiredIf(scope.all_known(list)?),
        "valid" => RuleKind::ValidOnlyIf(scope.all_known(list)?),
        "at_least_one_of" => RuleKind::AtLeastOneOf(scope.all_known(list)?),
        "exactly_one_of" => RuleKind::ExactlyOneOf(scope.all_known(list)?),
        "requires" => {
            if with.is_none() {
                scope.faults.push(span, "`requires(\"B\")` needs `with = \"A\"`: B must be given where A is");
            }
            let with = with.and_then(|with| scope.known(with));
            let parameters = scope.all_known(list);
            RuleKind::Requires { with: with?, parameters: parameters? }
        }
        "fixed" => fixed(list, scope)?,
        _ => range(list, scope)?,
    })
}

/// `fixed("Parameter", "value")`.
fn fixed(list: List, scope: &Scope<'_>) -> Option<RuleKind> {
    let span = list.span();
    let values = list.values(scope.faults);
    let [Value::Text(name), value] = values.as_slice() else {
        scope.faults.push(span, "expected a parameter and its value: `fixed(\"Parameter\", \"value\")`");
        return None;
    };
    let parameter = scope.target(name)?;
    if scope.in_document(&parameter).is_some() {
        return Some(RuleKind::FixedValue { value: value.wire()?, parameter });
    }
    Some(RuleKind::FixedValue { value: condition::value_of(&parameter, value, scope)?, parameter })
}

/// `range("Parameter", minimum = 1, maximum = 5)`.
fn range(list: List, scope: &Scope<'_>) -> Option<RuleKind> {
    let span = list.span();
    let (values, mut attributes) = list.split("the range", scope.faults);
    let (minimum, maximum) = (attributes.number("minimum"), attributes.number("maximum"));
    attributes.finish();
    let [Value::Text(name)] = values.as_slice() else {
        scope.faults.push(span, "expected a parameter and its range: `range(\"Parameter\", minimum = 1, maximum = 5)`");
        return None;
    };
    let parameter = scope.known(name)?;
    let (minimum, maximum) = (minimum.map(|(number, _)| number), maximum.map(|(number, _)| number));
    let is_numeric = scope.find(&parameter).is_some_and(|(definition, member)| {
        let ty = match &definition.item.ty {
            TypeItem::List(item) | TypeItem::Csv(item) => item,
            ty => ty,
        };
        member.is_some() || matches!(ty, TypeItem::Int32 | TypeItem::Int64 | TypeItem::Float | TypeItem::String)
    });
    let is_empty = minimum.zip(maximum).is_some_and(|(minimum, maximum)| minimum > maximum);
    if is_empty || !is_numeric || (minimum.is_none() && maximum.is_none()) {
        let help = "give `minimum` or `maximum`, the smaller one first, for a parameter that holds numbers";
        scope.faults.push(span, format!("the range of `{parameter}` can't be kept; {help}"));
        return None;
    }
    if let Some((definition, None)) = scope.find(&parameter) {
        let limits = &definition.item.limits;
        let below = |most: Option<f64>, least: Option<f64>| most.zip(least).is_some_and(|(most, least)| most < least);
        let is_in = |number: &i64| {
            let number = *number as f64;
            minimum.is_none_or(|minimum| number >= minimum) && maximum.is_none_or(|maximum| number <= maximum)
        };
        let own = (limits.minimum, limits.maximum);
        let listed = !limits.one_of.is_empty() && limits.one_of_complete;
        let outside = if below(maximum, own.0) || below(own.1, minimum) {
            Some(bounds(own.0, own.1))
        } else if listed && !limits.one_of.iter().any(is_in) {
            Some(format!("`{}`", limits::shown_numbers(limits)))
        } else {
            None
        };
        if let Some(own) = outside {
            let message = format!("the range of `{parameter}` can't be kept: the field itself has {own}");
            scope.faults.push(span, format!("{message}; change one of them"));
            return None;
        }
    }
    Some(RuleKind::Range { parameter, minimum, maximum })
}

/// Bounds, as they are written.
fn bounds(minimum: Option<f64>, maximum: Option<f64>) -> String {
    let minimum = minimum.map(|minimum| format!("`minimum = {minimum}`"));
    let maximum = maximum.map(|maximum| format!("`maximum = {maximum}`"));
    minimum.into_iter().chain(maximum).collect::<Vec<_>>().join(" and ")
}

fn check(kind: &RuleKind, scope: &Scope<'_>) -> RuleCheck {
    let one = |name: &String| condition::reference(name, scope);
    let list = |names: &[String]| names.iter().map(one).collect();
    match kind {
        RuleKind::RequiredIf(names) => RuleCheck::RequiredIf(list(names)),
        RuleKind::ValidOnlyIf(names) => RuleCheck::ValidOnlyIf(list(names)),
        RuleKind::AtLeastOneOf(names) => RuleCheck::AtLeastOneOf(list(names)),
        RuleKind::ExactlyOneOf(names) => RuleCheck::ExactlyOneOf(list(names)),
        RuleKind::Requires { with, parameters } => RuleCheck::Requires(one(with), list(parameters)),
        RuleKind::FixedValue { parameter, value } => RuleCheck::FixedValue(one(parameter), value.clone()),
        RuleKind::Range { parameter, minimum, maximum } => RuleCheck::Range(one(parameter), *minimum, *maximum),
    }
}
