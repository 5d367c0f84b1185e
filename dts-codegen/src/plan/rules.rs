//! Rules, from wire names to fields.

use proc_macro2::{Ident, Span};

use super::names;
use crate::{
    item::{ConditionItem, FieldItem, ParameterRef, RefKind, RuleCheck, RuleItem, TypeItem},
    model::{Action, Condition, Rule, RuleKind},
};

pub(super) fn rules(action: &Action, fields: &[FieldItem]) -> Vec<RuleItem> {
    let cx = Fields { action, fields };
    action.rules.iter().map(|rule| cx.rule(rule)).collect()
}

struct Fields<'a> {
    action: &'a Action,
    fields: &'a [FieldItem],
}

impl Fields<'_> {
    fn rule(&self, rule: &Rule) -> RuleItem {
        let list = |names: &[String]| names.iter().map(|name| self.parameter(name)).collect();
        RuleItem {
            id: rule.id.clone(),
            says: rule.says.clone(),
            source: rule.source.clone(),
            when: rule.when.as_ref().map_or(ConditionItem::Always, |when| self.condition(when)),
            check: match &rule.kind {
                RuleKind::RequiredIf(names) => RuleCheck::RequiredIf(list(names)),
                RuleKind::ValidOnlyIf(names) => RuleCheck::ValidOnlyIf(list(names)),
                RuleKind::AtLeastOneOf(names) => RuleCheck::AtLeastOneOf(list(names)),
                RuleKind::ExactlyOneOf(names) => RuleCheck::ExactlyOneOf(list(names)),
                RuleKind::Requires { with, parameters } => RuleCheck::Requires(self.parameter(with), list(parameters)),
                RuleKind::FixedValue { parameter, value } => {
                    RuleCheck::FixedValue(self.parameter(parameter), value.clone())
                }
                RuleKind::Range { parameter, minimum, maximum } => {
                    RuleCheck::Range(self.parameter(parameter), *minimum, *maximum)
                }
            },
        }
    }

    fn condition(&self, condition: &Condition) -> ConditionItem {
        match condition {
            Condition::In { parameter, values } => self.any_of(parameter, values),
            Condition::NotIn { parameter, values } => ConditionItem::Not(Box::new(self.any_of(parameter, values))),
            Condition::Present { parameter, present: true } => ConditionItem::Present(self.parameter(parameter)),
            Condition::Present { parameter, present: false } => ConditionItem::Absent(self.parameter(parameter)),
            Condition::All(list) => ConditionItem::All(list.iter().map(|one| self.condition(one)).collect()),
            Condition::Any(list) => ConditionItem::Any(list.iter().map(|one| self.condition(one)).collect()),
            Condition::Not(inner) => ConditionItem::Not(Box::new(self.condition(inner))),
        }
    }

    fn any_of(&self, name: &str, values: &[String]) -> ConditionItem {
        let definition = self.action.parameter(name).map(|(parameter, _)| parameter);
        let set = definition.and_then(|parameter| parameter.values()).and_then(|id| self.action.value_set(id));
        let same = |a: &str, b: &str| set.map_or(a == b, |set| set.same(a, b));
        // A required parameter is never unset.
        let default =
            definition.filter(|parameter| !parameter.required).and_then(|parameter| parameter.default.as_ref());
        let or_unset = default.is_some_and(|default| values.iter().any(|value| same(value, default)));
        ConditionItem::AnyOf { parameter: self.parameter(name), values: values.to_vec(), or_unset }
    }

    /// The field of a wire name, and the member where it is a list of groups.
    fn parameter(&self, name: &str) -> ParameterRef {
        if let Some((parameter, _, path)) = self.action.document_path(name) {
            let field = self.fields.iter().find(|field| field.name == parameter.name);
            let field = field.map_or_else(|| Ident::new("unnamed", Span::call_site()), |field| field.ident.clone());
            return ParameterRef { name: name.to_owned(), field, of: RefKind::Document(path.to_owned()) };
        }
        let (outer, member) = match name.split_once(".N.") {
            Some((group, member)) => (format!("{group}.N"), Some(member)),
            None => (name.to_owned(), None),
        };
        let field = self.fields.iter().find(|field| field.name == outer);
        // A name that is none has been told with the member itself.
        let ident = |name: &str| names::ident(name).unwrap_or_else(|| Ident::new("unnamed", Span::call_site()));
        let of = match member {
            Some(member) => {
                let definition = self.action.parameter(name).and_then(|(parameter, _)| parameter.rust.clone());
                RefKind::Member(ident(&definition.unwrap_or_else(|| names::field_name(member))))
            }
            None if field.is_some_and(|field| matches!(field.ty, TypeItem::Groups(_))) => RefKind::Groups,
            None => RefKind::Field,
        };
        ParameterRef {
            name: name.to_owned(),
            field: field.map_or_else(|| ident("unnamed"), |field| field.ident.clone()),
            of,
        }
    }
}
