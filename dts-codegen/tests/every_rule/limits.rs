//! The claims of limits: each can be kept, as near to it as there is a text, and just be broken.

use std::collections::BTreeSet;

use dts_codegen::{
    diagnostic::Severity,
    model::{Condition, Limits, Parameter},
    validate::{LimitFault, ViolationKind},
};

use super::{
    choices::{Choices, fewest},
    claim::{Claim, Due, Part, Then, Wish},
    documents,
    edges::{TextLimit, text_limits},
    parts, texts,
};

/// Claims, and what can't be claimed.
#[derive(Default)]
pub(crate) struct Claims {
    pub(crate) claims: Vec<Claim>,
    /// Limits that nothing breaks, because another one is broken first.
    pub(crate) implied: Vec<String>,
    pub(crate) faults: Vec<String>,
}

/// The claims of all limits of the parameter of this index, and of its members.
pub(crate) fn claims(choices: &Choices<'_>, index: usize) -> Claims {
    let parameter = &choices.action.parameters[index];
    let mut found = Claims::default();
    let of = Of { choices, index, parameter, member: None };
    of.presence(&mut found);
    of.counts(&mut found);
    match parameter.members() {
        _ if parts::is_part(choices, parameter) => parts::of_part(choices, index, &mut found),
        [] => {
            of.texts(&mut found);
            of.inside(&mut found);
            found.claims.extend(parts::of_single(choices, index));
        }
        members => {
            for member in members {
                let of = Of { member: Some(member), ..of };
                of.presence(&mut found);
                of.texts(&mut found);
            }
        }
    }
    found
}

/// A parameter, or a member of a list of groups.
#[derive(Clone, Copy)]
struct Of<'a> {
    choices: &'a Choices<'a>,
    index: usize,
    parameter: &'a Parameter,
    member: Option<&'a Parameter>,
}

impl Of<'_> {
    fn definition(&self) -> &Parameter {
        self.member.unwrap_or(self.parameter)
    }

    fn name(&self, limit: &str) -> String {
        format!("`{}`: {limit}", self.definition().name)
    }

    fn pinned(&self, part: Part) -> Wish {
        Wish::pinned(self.index, part)
    }

    /// With any text that rules let it have.
    fn given(&self) -> Wish {
        Wish::of([Condition::Present { parameter: self.definition().name.clone(), present: true }])
    }

    fn claim(&self, limit: &str, keep: Vec<Wish>, broken: Option<(Part, Due)>) -> Claim {
        let then = match broken {
            Some((part, due)) => Then::Broken(vec![self.pinned(part)], vec![due]),
            None => Then::Fine,
        };
        Claim { name: self.name(limit), judges: BTreeSet::from([self.index]), keep, then }
    }

    /// What is told of a limit of the first text, or of the parameter as a whole.
    fn due(&self, kind: ViolationKind, severity: Severity, is_first_text: bool) -> Due {
        let parameter = match self.parameter.is_list() && is_first_text {
            true => self.definition().name.replacen(".N", ".1", 1),
            false => self.definition().name.clone(),
        };
        Due { parameter, rule: None, kind, severity }
    }

    /// It can be given; and left out, if it is not required.
    fn presence(&self, found: &mut Claims) {
        let definition = self.definition();
        let count = fewest(self.parameter);
        let Some(good) = self.choices.good(&definition.name).first() else {
            return found.faults.push(self.name("no text is known that keeps its limits; give it an `example`"));
        };
        let (with, without) = match self.member {
            Some(member) => {
                let others = self.parameter.members().iter().filter(|one| one.name != member.name);
                let texts = others.map(|one| (one, self.choices.good(&one.name).first()));
                let first: Vec<_> = texts.chain([(member, None)]).collect();
                let without = self.choices.groups(self.parameter, count, &first);
                (self.choices.with_text(self.index, Some(member), good), without)
            }
            None => (self.choices.with_count(self.index, count), Part::new()),
        };
        let with = vec![self.pinned(with), self.given()];
        if !definition.required {
            found.claims.push(self.claim("may be given", with, None));
            found.claims.push(self.claim("may be left out", vec![self.pinned(without)], None));
            return;
        }
        if self.member.is_some() && without.is_empty() {
            return found.implied.push(self.name("required: a group has nothing else"));
        }
        let due = self.due(ViolationKind::Required, Severity::Error, self.member.is_some());
        found.claims.push(self.claim("required", with, Some((without, due))));
    }

    /// How many items it may have.
    fn counts(&self, found: &mut Claims) {
        let Limits { min_items, max_items, .. } = self.parameter.limits;
        let claim = |limit: &str, keep: u32, broken: u32| {
            let [keep, broken] = [keep, broken].map(|count| self.choices.with_count(self.index, count as usize));
            let due = self.due(ViolationKind::MaxItems, Severity::Error, false);
            self.claim(limit, vec![self.pinned(keep)], Some((broken, due)))
        };
        if let Some(most) = max_items {
            found.claims.push(claim("max_items", most, most + 1));
        }
        match min_items {
            Some(fewest @ 2..) => found.claims.push(claim("min_items", fewest, fewest - 1)),
            Some(_) => found.implied.push(self.name("min_items: a list that is given has an item")),
            None => {}
        }
    }

    /// Its limits on single texts, and every value of its set.
    fn texts(&self, found: &mut Claims) {
        let (action, definition) = (self.choices.action, self.definition());
        let good = self.choices.good(&definition.name);
        if good.is_empty() {
            return;
        }
        let part = |text: &str| self.choices.with_text(self.index, self.member, text);
        for limit in text_limits(action, definition, good) {
            let Some(broken) = self.breaks(&limit) else {
                let told = limit.broken.iter().flat_map(|text| texts::faults(action, definition, text));
                let told: BTreeSet<&str> = told.map(|fault| fault.kind.as_str()).collect();
                let told = told.into_iter().collect::<Vec<_>>().join(", ");
                found.implied.push(self.name(&format!("{}: {told} is told first", limit.name)));
                continue;
            };
            let nearest = limit.keep.iter().find(|text| texts::fits(action, definition, text));
            if nearest.is_none() && !limit.keep.is_empty() {
                found.implied.push(self.name(&format!("{}: no text is known that just keeps it", limit.name)));
            }
            let keep = match nearest {
                Some(text) => vec![self.pinned(part(text)), self.given().lacking("no request just keeps it")],
                None => vec![self.given()],
            };
            let due = self.due(limit.kind, limit.severity, true);
            found.claims.push(self.claim(limit.name, keep, Some((part(broken), due))));
        }
        let set = definition.values().and_then(|id| action.value_set(id));
        for member in set.iter().flat_map(|set| &set.members) {
            let mut among = self.given();
            let values = vec![member.text.clone()];
            among.facts.push(Condition::In { parameter: definition.name.clone(), values }.into());
            let keep = vec![self.pinned(part(&member.text)), among];
            found.claims.push(self.claim(&format!("may be `{}`", member.text), keep, None));
        }
    }

    /// What is wrong within its document is told with its place.
    fn inside(&self, found: &mut Claims) {
        let Some(document) = self.parameter.document.as_ref().filter(|_| !self.parameter.secret) else { return };
        let Some((value, at)) = documents::broken_inside(document) else {
            return found.faults.push(self.name("no document is known that breaks just one thing"));
        };
        let due = Due {
            parameter: format!("{}/{at}", self.parameter.name),
            ..self.due(ViolationKind::Type, Severity::Error, true)
        };
        let broken = Some((self.choices.with_text(self.index, None, &value.to_string()), due));
        found.claims.push(self.claim("document, inside", vec![self.given()], broken));
    }

    /// The text that breaks the limit and as few others as can be.
    fn breaks<'t>(&self, limit: &'t TextLimit) -> Option<&'t String> {
        let is_it = |fault: &LimitFault| fault.kind == limit.kind && fault.severity == limit.severity;
        let mut best: Option<(usize, &String)> = None;
        for text in &limit.broken {
            let faults = texts::faults(self.choices.action, self.definition(), text);
            if faults.iter().any(is_it) && best.is_none_or(|(count, _)| faults.len() < count) {
                best = Some((faults.len(), text));
                if faults.len() == 1 {
                    break;
                }
            }
        }
        best.map(|(_, text)| text)
    }
}
