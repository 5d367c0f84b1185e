//! Rules across parameters.

use std::collections::BTreeMap;

use super::{action::Resolver, codes, conditions, parameters::to_f64, sources, worlds};
use crate::{
    diagnostic::{Diagnostic, Place, nearest},
    model::{Action, ParameterKind, Rule, RuleKind},
    parse::NodePath,
    rule::sentence,
    spec::{RangeSpec, RuleSpec},
    validate::limit_faults,
};

/// All rules of the action. `only_then` makes two of one.
pub(super) fn resolve(cx: &mut Resolver<'_>, action: &Action) -> Vec<Rule> {
    let file = cx.file;
    let mut rules: Vec<Rule> = Vec::new();
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for (index, spec) in file.spec.rules.iter().enumerate() {
        let path = cx.rules_path().index(index);
        let place = cx.value(&path.clone().key("id"));
        if !is_kebab(&spec.id) {
            cx.push(
                Diagnostic::error(&codes::BAD_RULE, format!("`{}` is not a rule id", spec.id))
                    .at(place.clone())
                    .help("use small letters, digits and hyphens, such as `express-needs-ip`"),
            );
        }
        if let Some(first) = seen.get(&spec.id) {
            let fault = Diagnostic::error(&codes::DUPLICATE_RULE, format!("rule `{}` is specified twice", spec.id))
                .at(place.clone())
                .related(first.clone(), "first specified here");
            cx.push(fault);
            continue;
        }
        seen.insert(spec.id.clone(), place);
        rules.extend(rule(cx, action, spec, &path).unwrap_or_default());
    }
    worlds::check(cx, action, &rules);
    rules
}

/// The wire name, if the action has it; members of the error text's list are told apart.
pub(super) fn known(cx: &mut Resolver<'_>, action: &Action, name: &str, place: Place) -> Option<String> {
    if action.parameter(name).is_some() {
        return Some(name.to_owned());
    }
    if let Some((outer, inner)) = name.split_once('/')
        && let Some((parameter, _)) = action.parameter(outer)
    {
        let message = match &parameter.document {
            Some(document) if document.has_member(inner) => return Some(name.to_owned()),
            Some(document) => format!("document `{}` has no member at `{inner}`", document.name),
            None => format!("`{outer}` holds no document whose members are known"),
        };
        let help = "a path has the names of members, and `*` for every entry of a map or list: `DbList/*/Table/*/name`";
        cx.push(Diagnostic::error(&codes::UNKNOWN_PARAMETER, message).at(place).help(help));
        return None;
    }
    let message = match cx.in_document() {
        true => format!("unknown member `{name}` in structure `{}`", action.name),
        false => format!("unknown parameter `{name}` in action `{}`", action.name),
    };
    let fault = Diagnostic::error(&codes::UNKNOWN_PARAMETER, message).at(place);
    let listed: Vec<&str> = action.parameter_names().collect();
    cx.push(match nearest(name, listed) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help("rules speak of parameters of the same action, by wire name"),
    });
    None
}

/// The wire name of a parameter; members of documents are not meant here.
pub(super) fn plain(cx: &mut Resolver<'_>, action: &Action, name: &str, place: Place) -> Option<String> {
    let known = known(cx, action, name, place.clone())?;
    if action.parameter(&known).is_some() {
        return Some(known);
    }
    let message = format!("`{name}` is a member of a document; here only parameters are looked at");
    let help = "members of documents can be required, valid only when, and fixed";
    cx.push(Diagnostic::error(&codes::BAD_RULE, message).at(place).help(help));
    None
}

/// The rules that an entry stands for: two with `only_then`, one for each parameter of `fixed` and `range`.
fn rule(cx: &mut Resolver<'_>, action: &Action, spec: &RuleSpec, path: &NodePath) -> Option<Vec<Rule>> {
    let place = cx.value(&path.clone().key("id"));
    let kinds = [
        ("required", spec.required.is_some()),
        ("valid", spec.valid.is_some()),
        ("at_least_one_of", spec.at_least_one_of.is_some()),
        ("exactly_one_of", spec.exactly_one_of.is_some()),
        ("requires", spec.requires.is_some()),
        ("fixed", spec.fixed.is_some()),
        ("range", spec.range.is_some()),
    ];
    let given: Vec<&str> = kinds.iter().filter(|(_, given)| *given).map(|(key, _)| *key).collect();
    let bad = |cx: &mut Resolver<'_>, message: String, help: &str| {
        let fault = Diagnostic::error(&codes::BAD_RULE, message).at(place.clone()).help(help);
        cx.push(fault);
        None
    };
    let [kind] = given.as_slice() else {
        let listed = kinds.map(|(key, _)| format!("`{key}`")).join(", ");
        let message = match given.is_empty() {
            true => format!("rule `{}` does not say what it demands", spec.id),
            false => format!("rule `{}` has several kinds: {}", spec.id, given.join(", ")),
        };
        return bad(cx, message, &format!("a rule has exactly one of {listed}"));
    };
    if spec.only_then.is_some() && *kind != "required" {
        return bad(cx, format!("rule `{}` has `only_then` without `required`", spec.id), "use `valid:` instead");
    }
    if spec.with.is_some() != (*kind == "requires") {
        return bad(
            cx,
            format!("rule `{}` needs `requires` and `with` together", spec.id),
            "`requires: B` and `with: A` mean that B must be given where A is",
        );
    }
    let when = spec.when.as_ref().map(|when| conditions::resolve(cx, action, when, &path.clone().key("when")));
    if when.is_none() && matches!(*kind, "required" | "valid") {
        return bad(
            cx,
            format!("rule `{}` has no `when`", spec.id),
            "a parameter that is always required has `required: true`",
        );
    }
    // Both are looked at before either gives up: all faults of a rule are told at once.
    let demands = demands(cx, action, spec, kind, path);
    let (demands, when) = (demands?, when.map_or(Some(None), |when| when.map(Some))?);
    let says = |kind: &RuleKind| match &spec.doc {
        Some(doc) => doc.clone(),
        None => sentence(kind, when.as_ref()),
    };
    let source = spec.source.as_ref().map_or_else(|| cx.source.clone(), sources);
    let only = match (demands.first(), spec.only_then) {
        (Some(RuleKind::RequiredIf(list)), Some(true)) => Some(RuleKind::ValidOnlyIf(list.clone())),
        _ => None,
    };
    let make = |kind: RuleKind| Rule {
        id: spec.id.clone(),
        place: place.clone(),
        says: says(&kind),
        kind,
        when: when.clone(),
        source: source.clone(),
    };
    Some(demands.into_iter().chain(only).map(make).collect())
}

fn demands(
    cx: &mut Resolver<'_>,
    action: &Action,
    spec: &RuleSpec,
    kind: &str,
    path: &NodePath,
) -> Option<Vec<RuleKind>> {
    let at = path.clone().key(kind);
    let names = |cx: &mut Resolver<'_>, list: &[String]| -> Option<Vec<String>> {
        let all: Vec<_> = list
            .iter()
            .enumerate()
            .map(|(index, name)| {
                let place = cx.value(&if list.len() == 1 { at.clone() } else { at.clone().index(index) });
                known(cx, action, name, place)
            })
            .collect();
        all.into_iter().collect()
    };
    if let Some(list) = &spec.required {
        return names(cx, &list.0).map(|list| vec![RuleKind::RequiredIf(list)]);
    }
    if let Some(list) = &spec.valid {
        return names(cx, &list.0).map(|list| vec![RuleKind::ValidOnlyIf(list)]);
    }
    for (list, is_exact) in [(&spec.at_least_one_of, false), (&spec.exactly_one_of, true)] {
        let Some(list) = list else { continue };
        let list = names(cx, list)?;
        if list.len() < 2 {
            let place = cx.key(&at);
            cx.push(Diagnostic::error(&codes::BAD_RULE, format!("`{kind}` needs two or more parameters")).at(place));
            return None;
        }
        return Some(vec![if is_exact { RuleKind::ExactlyOneOf(list) } else { RuleKind::AtLeastOneOf(list) }]);
    }
    if let (Some(list), Some(with)) = (&spec.requires, &spec.with) {
        let place = cx.value(&path.clone().key("with"));
        let with = plain(cx, action, with, place)?;
        return names(cx, &list.0).map(|parameters| vec![RuleKind::Requires { with, parameters }]);
    }
    if let Some(fixed) = &spec.fixed {
        let all: Vec<_> = fixed.iter().map(|(name, value)| self::fixed(cx, action, name, &value.0, &at)).collect();
        return all.into_iter().collect();
    }
    let ranges = spec.range.as_ref()?;
    let all: Vec<_> = ranges.iter().map(|(name, range)| self::range(cx, action, name, range, &at)).collect();
    all.into_iter().collect()
}

fn fixed(cx: &mut Resolver<'_>, action: &Action, name: &str, value: &str, path: &NodePath) -> Option<RuleKind> {
    let place = cx.key(&path.clone().key(name));
    let parameter = known(cx, action, name, place)?;
    let place = cx.value(&path.clone().key(name));
    let definition = action.parameter(&parameter).map(|(definition, _)| definition);
    for fault in definition.into_iter().flat_map(|definition| limit_faults(action, definition, value)) {
        let message = format!("`{value}` can't be a value of `{parameter}`: {}", fault.message);
        cx.push(
            Diagnostic { severity: fault.severity, ..Diagnostic::error(&codes::BAD_VALUE, message) }.at(place.clone()),
        );
    }
    Some(RuleKind::FixedValue { parameter, value: value.to_owned() })
}

fn range(cx: &mut Resolver<'_>, action: &Action, name: &str, range: &RangeSpec, path: &NodePath) -> Option<RuleKind> {
    let place = cx.key(&path.clone().key(name));
    let parameter = plain(cx, action, name, place.clone())?;
    let (minimum, maximum) = (range.minimum.map(to_f64), range.maximum.map(to_f64));
    let is_empty = matches!((minimum, maximum), (Some(minimum), Some(maximum)) if minimum > maximum);
    let (definition, _) = action.parameter(&parameter)?;
    let is_numeric = matches!(
        definition.item_kind(),
        ParameterKind::Int32 | ParameterKind::Int64 | ParameterKind::Float | ParameterKind::String
    );
    if is_empty || (minimum.is_none() && maximum.is_none()) || !is_numeric {
        cx.push(
            Diagnostic::error(&codes::BAD_RULE, format!("the range of `{parameter}` can't be kept"))
                .at(place)
                .help("give `minimum` or `maximum`, the smaller one first, for a parameter that holds numbers"),
        );
        return None;
    }
    Some(RuleKind::Range { parameter, minimum, maximum })
}

fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}
