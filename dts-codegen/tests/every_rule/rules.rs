//! The claims of rules: in each way in which its condition comes to hold, for each parameter that it speaks of.

use std::collections::BTreeSet;

use dts_codegen::{
    diagnostic::Severity,
    model::{Action, Condition, Rule, RuleKind},
    validate::{ViolationKind, limit_faults},
};

use super::{
    choices::Choices,
    claim::{Claim, Due, Fact, Part, Then, Wish, holder, position},
    paths::Last,
    ways::{Way, ways, ways_of},
};

/// The claims of a rule.
pub(crate) fn claims(choices: &Choices<'_>, rule: &Rule) -> Vec<Claim> {
    let mut of = Of { choices, rule, claims: Vec::new() };
    let ways = ways_of(rule.when.as_ref());
    match &rule.kind {
        RuleKind::RequiredIf(list) => of.required(list, &ways),
        RuleKind::ValidOnlyIf(list) => of.valid(list, &ways),
        RuleKind::AtLeastOneOf(list) => of.one_of(list, &ways, ViolationKind::AtLeastOneOf),
        RuleKind::ExactlyOneOf(list) => of.one_of(list, &ways, ViolationKind::ExactlyOneOf),
        RuleKind::Requires { with, parameters } => of.requires(with, parameters, &ways),
        RuleKind::FixedValue { parameter, value } => of.fixed(parameter, value, &ways),
        RuleKind::Range { parameter, minimum, maximum } => of.range(parameter, *minimum, *maximum, &ways),
    }
    of.claims
}

struct Of<'a> {
    choices: &'a Choices<'a>,
    rule: &'a Rule,
    claims: Vec<Claim>,
}

fn present(name: &str) -> Fact {
    Condition::Present { parameter: name.to_owned(), present: true }.into()
}

fn absent(name: &str) -> Fact {
    Condition::Present { parameter: name.to_owned(), present: false }.into()
}

/// It is not where it could be: a member of a document, in one of its places.
fn lacking(action: &Action, name: &str) -> Fact {
    if holder(action, name).is_some() { Fact::Gap(name.to_owned()) } else { absent(name) }
}

/// With this way alone, at best.
fn wishes(way: &Way, more: &[Fact]) -> Vec<Wish> {
    let [alone, together] =
        [&way.alone, &way.together].map(|way| Wish::of(more.iter().cloned().chain([way.clone().into()])));
    vec![alone, together.lacking("it never counts alone")]
}

impl Of<'_> {
    fn push(&mut self, what: &str, keep: Vec<Wish>, then: Then) {
        let action = self.choices.action;
        let judges = self.rule.kind.parameters().into_iter().filter_map(|name| position(action, name)).collect();
        let name = format!("rule `{}` ({}), {what}", self.rule.id, self.rule.kind.as_str());
        self.claims.push(Claim { name, judges, keep, then });
    }

    fn due(&self, kind: ViolationKind, parameter: &str) -> Due {
        let rule = Some(self.rule.id.clone());
        Due { parameter: parameter.to_owned(), rule, kind, severity: Severity::Error }
    }

    fn holder<'n>(&self, name: &'n str) -> Option<&'n str> {
        holder(self.choices.action, name)
    }

    /// Where its condition does not hold, the rule lets this pass.
    fn spares(&mut self, what: &str, this: impl Fn(&Way) -> Wish) {
        let Some(when) = &self.rule.when else { return };
        let keep = ways(when, false).iter().map(this).collect();
        let then = Then::Spared(self.rule.id.clone(), self.rule.kind.as_str());
        self.push(&format!("spares {what} elsewhere"), keep, then);
    }

    fn required(&mut self, list: &[String], ways: &[Way]) {
        let action = self.choices.action;
        for way in ways {
            for name in list {
                let due = vec![self.due(ViolationKind::RequiredIf, name)];
                let (keep, broken) = (wishes(way, &[present(name)]), wishes(way, &[lacking(action, name)]));
                self.push(&format!("`{name}`, {}", way.name), keep.clone(), Then::Broken(broken, due));
                self.entries(name, [Last::Lacks, Last::Has], way, &[], ViolationKind::RequiredIf, &keep);
            }
            self.all(list, way, ViolationKind::RequiredIf, &present, &|name| lacking(action, name));
            self.without_document(list, way, ViolationKind::RequiredIf, &[]);
        }
        for name in list {
            self.spares(&format!("no `{name}`"), |way| Wish::of([lacking(action, name), way.together.clone().into()]));
        }
    }

    /// What must stand in a document must so too where there is no document. Entries of lists and maps need not be.
    fn without_document(&mut self, list: &[String], way: &Way, kind: ViolationKind, always: &[Fact]) {
        let holders: BTreeSet<&str> = list.iter().filter_map(|name| self.holder(name)).collect();
        for holder in holders {
            let within = list.iter().filter(|name| self.holder(name) == Some(holder));
            let (of_entries, due): (Vec<&String>, Vec<&String>) = within.partition(|name| name.contains('*'));
            let without = [always, &[absent(holder)]].concat();
            if !due.is_empty() {
                let due = due.iter().map(|name| self.due(kind, name)).collect();
                let all: Vec<Fact> = always.iter().cloned().chain(list.iter().map(|name| present(name))).collect();
                let then = Then::Broken(wishes(way, &without), due);
                self.push(&format!("no `{holder}`, {}", way.name), wishes(way, &all), then);
            } else if !of_entries.is_empty() {
                let spared = Then::Spared(self.rule.id.clone(), self.rule.kind.as_str());
                let together = |facts: &[Fact]| Wish::of(facts.iter().cloned().chain([way.together.clone().into()]));
                let what = format!("spares no `{holder}`, {}", way.name);
                self.push(&what, vec![together(&without)], spared.clone());
                if let Some(empty) = self.choices.empty_document(holder) {
                    let keep = Wish { pin: Some(empty), ..together(always) };
                    self.push(&format!("spares `{holder}` without entries, {}", way.name), vec![keep], spared);
                }
            }
        }
    }

    /// The rule is about every entry of lists and maps: it is broken where the last entry breaks it, and where all
    /// others do. `last` are what the last one is like in either case.
    fn entries(&mut self, name: &str, last: [Last; 2], way: &Way, more: &[Fact], kind: ViolationKind, keep: &[Wish]) {
        if self.holder(name).is_none() || !name.contains('*') {
            return;
        }
        for (which, last) in ["the last entry", "all but the last entry"].into_iter().zip(last) {
            let broken = wishes(way, &[more, &[Fact::Last(name.to_owned(), last)]].concat());
            let due = vec![self.due(kind, name)];
            self.push(&format!("`{name}` of {which}, {}", way.name), keep.to_vec(), Then::Broken(broken, due));
        }
    }

    fn valid(&mut self, list: &[String], ways: &[Way]) {
        let Some(when) = &self.rule.when else { return };
        for way in self::ways(when, false) {
            for name in list {
                let keep = match self.is_never(name) {
                    true => Wish::of([absent(name), way.together.clone().into()]),
                    false => Wish::of([present(name), when.clone().into()]),
                };
                let due = vec![self.due(ViolationKind::ValidOnlyIf, name)];
                let broken = wishes(&way, &[present(name)]);
                self.push(&format!("`{name}`, {}", way.name), vec![keep.clone()], Then::Broken(broken, due));
                self.entries(name, [Last::Has, Last::Lacks], &way, &[], ViolationKind::ValidOnlyIf, &[keep]);
            }
            self.all(list, &way, ViolationKind::ValidOnlyIf, &absent, &present);
        }
        for way in ways {
            for name in list.iter().filter(|name| !self.is_never(name)).collect::<Vec<_>>() {
                self.push(&format!("`{name}` where {}", way.name), wishes(way, &[present(name)]), Then::Fine);
            }
        }
    }

    /// Whether the member may stand in no document at all: it is valid only where there is none.
    fn is_never(&self, name: &str) -> bool {
        matches!(&self.rule.when, Some(Condition::Present { parameter, present: false }) if self.holder(name) == Some(parameter))
    }

    /// Several parameters break the rule at once, and each is told.
    fn all(
        &mut self,
        list: &[String],
        way: &Way,
        kind: ViolationKind,
        keep: &dyn Fn(&str) -> Fact,
        broken: &dyn Fn(&str) -> Fact,
    ) {
        if list.len() < 2 {
            return;
        }
        let each = |condition: &dyn Fn(&str) -> Fact| list.iter().map(|name| condition(name)).collect::<Vec<_>>();
        let due = list.iter().map(|name| self.due(kind, name)).collect();
        let then = Then::Broken(wishes(way, &each(broken)), due);
        self.push(&format!("all at once, {}", way.name), wishes(way, &each(keep)), then);
    }

    fn one_of(&mut self, list: &[String], ways: &[Way], kind: ViolationKind) {
        let due = vec![self.due(kind, &list.join(", "))];
        let none: Vec<Fact> = list.iter().map(|name| absent(name)).collect();
        for way in ways {
            for (index, name) in list.iter().enumerate() {
                let others = list.iter().filter(|other| *other != name).map(|other| absent(other));
                let alone: Vec<Fact> = others.chain([present(name)]).collect();
                let mut keep = wishes(way, &alone);
                if kind == ViolationKind::AtLeastOneOf {
                    let with_others = wishes(way, &[present(name)]).into_iter();
                    keep.extend(with_others.map(|wish| wish.lacking("another one is always given with it")));
                }
                let broken = wishes(way, &none);
                self.push(&format!("`{name}`, {}", way.name), keep.clone(), Then::Broken(broken, due.clone()));
                if let Some(next) = list.get(index + 1).filter(|_| kind == ViolationKind::ExactlyOneOf) {
                    let broken = wishes(way, &[present(name), present(next)]);
                    self.push(&format!("`{name}` and `{next}`, {}", way.name), keep, Then::Broken(broken, due.clone()));
                }
            }
        }
        self.spares("none", |way| Wish::of(none.iter().cloned().chain([way.together.clone().into()])));
    }

    fn requires(&mut self, with: &str, parameters: &[String], ways: &[Way]) {
        let (action, kind) = (self.choices.action, ViolationKind::Requires);
        for name in parameters {
            for way in ways {
                let due = vec![self.due(kind, name)];
                let keep = wishes(way, &[present(with), present(name)]);
                let broken = wishes(way, &[present(with), lacking(action, name)]);
                self.push(&format!("`{name}`, {}", way.name), keep.clone(), Then::Broken(broken, due));
                self.entries(name, [Last::Lacks, Last::Has], way, &[present(with)], kind, &keep);
            }
            let without = |way: &Way| Wish::of([present(with), lacking(action, name), way.together.clone().into()]);
            self.spares(&format!("no `{name}`"), without);
        }
        // A parameter that needs a member of its own document is not there without it.
        let elsewhere: Vec<String> =
            parameters.iter().filter(|name| self.holder(name) != Some(with)).cloned().collect();
        for way in ways {
            self.without_document(&elsewhere, way, kind, &[present(with)]);
        }
    }

    fn fixed(&mut self, parameter: &str, value: &str, ways: &[Way]) {
        let values = vec![value.to_owned()];
        let is_it = Condition::In { parameter: parameter.to_owned(), values };
        let is_other = Fact::from(Condition::Not(Box::new(is_it.clone())));
        let other = self.choices.good(parameter).iter().find(|text| *text != value).cloned();
        for way in ways {
            let due = vec![self.due(ViolationKind::FixedValue, parameter)];
            let keep = wishes(way, &[present(parameter), is_it.clone().into()]);
            let broken = wishes(way, &[present(parameter), is_other.clone()]);
            self.push(&format!("`{parameter}`, {}", way.name), keep.clone(), Then::Broken(broken, due));
            if let Some(other) = &other {
                let last = [other.as_str(), value].map(|text| Last::Is(text.to_owned()));
                self.entries(parameter, last, way, &[], ViolationKind::FixedValue, &keep);
            }
        }
        let other = |way: &Way| Wish::of([present(parameter), is_other.clone(), way.together.clone().into()]);
        self.spares(&format!("another `{parameter}`"), other);
    }

    fn range(&mut self, parameter: &str, minimum: Option<f64>, maximum: Option<f64>, ways: &[Way]) {
        let action = self.choices.action;
        let Some((definition, group)) = action.parameter(parameter) else { return };
        let Some(index) = position(action, parameter) else { return };
        let member = group.map(|_| definition);
        for (side, bound, sign) in [("minimum", minimum, -1.0), ("maximum", maximum, 1.0)] {
            let Some(bound) = bound else { continue };
            let faults = |text: &String| limit_faults(action, definition, text).len();
            let beyond = [1.0, 0.5].map(|step| (bound + sign * step).to_string());
            let Some(beyond) = beyond.into_iter().min_by_key(faults) else { continue };
            let [bound, beyond_it] =
                [&bound.to_string(), &beyond].map(|text| self.choices.with_text(index, member, text));
            let pinned = |way: &Way, part: &Part| -> Vec<Wish> {
                let pin = Some((index, part.clone()));
                wishes(way, &[]).into_iter().map(|wish| Wish { pin: pin.clone(), ..wish }).collect()
            };
            for way in ways {
                let any =
                    Wish::of([present(parameter), way.together.clone().into()]).lacking("no request just keeps it");
                let keep = [pinned(way, &bound), vec![any]].concat();
                let due = vec![self.due(ViolationKind::Range, parameter)];
                self.push(
                    &format!("{side} of `{parameter}`, {}", way.name),
                    keep,
                    Then::Broken(pinned(way, &beyond_it), due),
                );
            }
            let elsewhere = |way: &Way| {
                let pin = Some((index, beyond_it.clone()));
                Wish { pin, ..Wish::of([way.together.clone()]) }
            };
            // What a limit of its own forbids is out of question.
            if faults(&beyond) == 0 {
                self.spares(&format!("more than the {side} of `{parameter}`"), elsewhere);
            }
        }
    }
}
