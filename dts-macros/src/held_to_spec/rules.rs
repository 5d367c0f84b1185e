//! Rules of the spec, as far as the struct can break them.
//!
//! A parameter without a field is never set. What that decides is folded away; what is left is checked by the struct
//! itself, and what no request of it could keep is told.

use dts_codegen::{
    decide::{Given, GivenValue, Known, RuleState, decide_rules},
    facts::{ParameterFacts, RuleFacts},
    rule::{Condition, Folded, RuleKind},
};
use proc_macro2::Ident;

use super::{Spec, members::Held};
use crate::{faults::Faults, field::Parameter};

/// Judges the rules of the spec by all requests of a struct.
pub(crate) struct Judge<'a> {
    /// Which parameters of the spec the struct has.
    pub(crate) held: &'a Held,
    /// Its fields.
    pub(crate) parameters: &'a [Parameter],
    /// Its own rules.
    pub(crate) own: &'a [RuleFacts],
    /// Its name.
    pub(crate) ident: &'a Ident,
    /// What it is held to.
    pub(crate) spec: &'a Spec<'a>,
    /// Takes the faults.
    pub(crate) faults: &'a Faults,
}

impl Judge<'_> {
    /// The rules that the struct can break and keep.
    pub(crate) fn rules(&self) -> Vec<RuleFacts> {
        let states = decide_rules(self.spec.facts, &self.given());
        let rules = self.spec.facts.members.rules.iter().zip(states);
        rules.filter_map(|(rule, state)| self.left(rule, state)).collect()
    }

    /// Any request of the struct.
    fn given(&self) -> Given {
        let values = self.held.present.iter().map(|wire| {
            let field = self.parameters.iter().find(|one| one.item.name == *wire && !one.is_faulty);
            let is_required = field.is_some_and(|field| field.item.required);
            let value = match self.fixed(wire) {
                Some(value) if is_required && !field.is_some_and(|field| field.item.ty.is_vec()) => {
                    Known::Text(value.to_owned())
                }
                _ if is_required => Known::Expression,
                _ => Known::Perhaps,
            };
            GivenValue { name: wire.clone(), at: 0, value }
        });
        Given { values: values.collect() }
    }

    /// The only value that the struct's own rules let through.
    fn fixed(&self, wire: &str) -> Option<&str> {
        self.own.iter().find_map(|rule| match &rule.kind {
            RuleKind::FixedValue { parameter, value } if parameter == wire && rule.when.is_none() => {
                Some(value.as_str())
            }
            _ => None,
        })
    }

    /// What is left of a rule.
    fn left(&self, rule: &RuleFacts, state: RuleState) -> Option<RuleFacts> {
        if state == RuleState::Kept {
            return None;
        }
        let when = rule.when.as_ref().map_or(Folded::Always, |when| when.folded(&|one| self.known(one)));
        let names = rule.kind.parameters();
        let needed = |list: &[String]| list.iter().filter(|name| self.is_missing(name)).cloned().collect::<Vec<_>>();
        let there = |list: &[String]| list.iter().filter(|name| !self.is_missing(name)).cloned().collect::<Vec<_>>();
        let kind = match &rule.kind {
            RuleKind::RequiredIf(list) | RuleKind::Requires { parameters: list, .. } if !needed(list).is_empty() => {
                self.lacks(rule, &needed(list), "and");
                return None;
            }
            RuleKind::AtLeastOneOf(list) | RuleKind::ExactlyOneOf(list) if there(list).is_empty() => {
                self.lacks(rule, list, "or");
                return None;
            }
            RuleKind::ValidOnlyIf(list) if when == Folded::Never => {
                self.never_valid(rule, &there(list));
                return None;
            }
            _ if state == RuleState::Broken => {
                self.broken(rule, &names);
                return None;
            }
            RuleKind::ValidOnlyIf(list) => RuleKind::ValidOnlyIf(there(list)),
            RuleKind::AtLeastOneOf(list) => RuleKind::AtLeastOneOf(there(list)),
            RuleKind::ExactlyOneOf(list) => RuleKind::ExactlyOneOf(there(list)),
            other => other.clone(),
        };
        let when = match when {
            Folded::Always => None,
            Folded::Never => return None,
            Folded::Open(when) => Some(self.with_defaults(when)),
        };
        Some(RuleFacts { kind, when, ..rule.clone() })
    }

    /// A condition on a parameter that has no field: it counts as its default.
    fn known(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::In { parameter, values } => self.default_among(parameter, values),
            Condition::NotIn { parameter, values } => self.default_among(parameter, values).map(|is_in| !is_in),
            Condition::Present { parameter, present } => self.is_missing(parameter).then_some(!present),
            _ => None,
        }
    }

    fn default_among(&self, name: &str, values: &[String]) -> Option<bool> {
        self.is_missing(name).then(|| self.listed_default(name, values).is_some())
    }

    /// The default of a parameter, if it is the same value as one of these.
    fn listed_default(&self, name: &str, values: &[String]) -> Option<&str> {
        let members = &self.spec.facts.members;
        let (definition, _) = members.parameter(name)?;
        let set = members.set_of(definition);
        let default = definition.default.as_deref()?;
        let same = |value: &String| set.map_or(value == default, |set| set.same(value, default));
        values.iter().any(same).then_some(default)
    }

    /// Values that are the default in another case become it: the struct compares the texts.
    fn with_defaults(&self, condition: Condition) -> Condition {
        let added = |name: &str, mut values: Vec<String>| {
            if let Some(default) =
                self.listed_default(name, &values).filter(|default| !values.iter().any(|v| v == default))
            {
                values.push(default.to_owned());
            }
            values
        };
        let all = |list: Vec<Condition>| list.into_iter().map(|one| self.with_defaults(one)).collect();
        match condition {
            Condition::In { parameter, values } => Condition::In { values: added(&parameter, values), parameter },
            Condition::NotIn { parameter, values } => Condition::NotIn { values: added(&parameter, values), parameter },
            Condition::All(list) => Condition::All(all(list)),
            Condition::Any(list) => Condition::Any(all(list)),
            Condition::Not(inner) => Condition::Not(Box::new(self.with_defaults(*inner))),
            present @ Condition::Present { .. } => present,
        }
    }

    /// Whether the struct has no field for it, or for what it is a member of.
    fn is_missing(&self, name: &str) -> bool {
        let outer = self.outer(name);
        !self.held.present.contains(&outer)
    }

    /// `Tag.N` of `Tag.N.Key`, `DbList` of `DbList/*/name`.
    fn outer(&self, name: &str) -> String {
        let name = name.split_once('/').map_or(name, |(outer, _)| outer);
        match name.split_once(".N.") {
            Some((list, _)) => format!("{list}.N"),
            None => name.to_owned(),
        }
    }

    /// Fields for what is missing, unless one of them was demanded before: then all is told.
    fn fields(&self, names: &[&str], word: &str) -> Option<String> {
        let mut outer: Vec<String> = names.iter().map(|name| self.outer(name)).collect();
        outer.dedup();
        let found: Vec<&ParameterFacts> =
            outer.iter().filter_map(|name| Some(self.spec.facts.members.parameter(name)?.0)).collect();
        if found.iter().any(|one| one.required) {
            return None;
        }
        let fields: Vec<String> = found.iter().map(|one| self.spec.field(one)).collect();
        Some(fields.join(&format!(" {word} ")))
    }

    fn lacks(&self, rule: &RuleFacts, names: &[String], word: &str) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Some(fields) = self.fields(&names, word) {
            self.tell(rule, &format!("the struct has no field for that; add {fields}"));
        }
    }

    /// Every request of the struct breaks it, though it has what the rule demands.
    fn broken(&self, rule: &RuleFacts, names: &[&str]) {
        let missing: Vec<&str> = self.spoken_of(rule, names).filter(|name| self.is_missing(name)).collect();
        match self.fields(&missing, "and").filter(|fields| !fields.is_empty()) {
            Some(fields) => self.tell(rule, &format!("no request of the struct keeps that; add {fields}")),
            None if missing.is_empty() => self.tell(rule, "no request of the struct keeps that; leave a field out"),
            None => {}
        }
    }

    fn spoken_of<'r>(&self, rule: &'r RuleFacts, names: &[&'r str]) -> impl Iterator<Item = &'r str> {
        let conditions = rule.when.iter().flat_map(|when| when.parameters());
        names.iter().copied().chain(conditions)
    }

    /// Fields that may be given only where something is that has no field.
    fn never_valid(&self, rule: &RuleFacts, names: &[String]) {
        let missing: Vec<&str> = self.spoken_of(rule, &[]).filter(|name| self.is_missing(name)).collect();
        let Some(fields) = self.fields(&missing, "and") else { return };
        for name in names {
            let outer = self.outer(name);
            let Some(parameter) = self.parameters.iter().find(|one| one.item.name == outer) else { continue };
            let says = self.sentence(rule);
            let message = format!("{says}, which is so in no request of the struct; add {fields}, or remove `{outer}`");
            self.faults.push(parameter.place("name"), message);
        }
    }

    fn tell(&self, rule: &RuleFacts, what: &str) {
        self.faults.push(self.ident.span(), format!("{}, and {what}", self.sentence(rule)));
    }

    fn sentence(&self, rule: &RuleFacts) -> String {
        format!("{} ({})", rule.says.trim_end_matches('.'), rule.source)
    }
}
