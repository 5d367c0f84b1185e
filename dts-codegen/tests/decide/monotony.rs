//! Expressions: what is known less decides less, and never otherwise.

use std::collections::{BTreeMap, BTreeSet, hash_map::DefaultHasher};
use std::hash::{Hash, Hasher};

use dts_codegen::{
    decide::{Json, Known, decide},
    facts::{self, ActionFacts},
    model::{Action, Model, Product},
};
use proptest::{
    prelude::*,
    test_runner::{TestError, TestRunner},
};
use serde_json::Value;

use super::{
    actions, config,
    given::{Texts, Told, given, json, of_verdict},
    hostile,
    maps::maps,
    repository,
};

#[test]
fn on_the_repository() {
    hold(&repository(), 60);
}

#[test]
fn on_every_feature() {
    hold(&hostile(), 1000);
}

fn hold(model: &Model, runs: u32) {
    let mut problems = Vec::new();
    let mut seen = BTreeMap::new();
    for (product, action) in actions(model) {
        let mut runner = TestRunner::new(config(runs));
        let result = {
            let seen = std::cell::RefCell::new(&mut seen);
            runner.run(&(maps(action), any::<u64>()), |(texts, seed)| {
                compare(product, action, &texts, seed, &mut seen.borrow_mut())
            })
        };
        match result {
            Ok(()) => {}
            Err(TestError::Fail(reason, texts)) => problems.push(format!("{}: {reason}\n  {texts:?}", action.name)),
            Err(error) => problems.push(format!("{}: {error}", action.name)),
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
    // Where nothing is left open, or nothing stays decided, little is shown.
    println!("{seen:?}");
    for what in ["kept", "left open", "lists", "inside documents"] {
        assert!(seen.get(what).is_some_and(|count| *count > 30), "{what}: {seen:?}");
    }
}

/// Puts expressions in the place of values, the same ones for the same seed.
struct Hidden<'f> {
    facts: &'f ActionFacts,
    seed: u64,
    /// Full names and paths of what is hidden.
    names: BTreeSet<String>,
}

impl Hidden<'_> {
    fn draws(&self, name: &str, of: u64) -> bool {
        let mut hasher = DefaultHasher::new();
        (self.seed, name).hash(&mut hasher);
        hasher.finish().is_multiple_of(of)
    }

    /// Values that break their own type count as absent, or are told by themselves; no expression can be one.
    fn is_of_its_type(&self, path: &str, told: &[Told]) -> bool {
        !told.iter().any(|(name, kind, rule, _)| {
            rule.is_none() && *kind == "type" && (name == path || name.starts_with(&format!("{path}/")))
        })
    }

    /// The list or the group that a value is in, if all of it is hidden.
    fn part(&mut self, name: &str) -> Option<(String, Known)> {
        let (_, group) = self.facts.members.parameter(&in_spec(name))?;
        let mut steps = name.split('.').collect::<Vec<_>>();
        let number = steps.iter().position(|step| step.parse::<u32>().is_ok())?;
        let item = steps.get(..=number)?.join(".");
        *steps.get_mut(number)? = "N";
        let list = steps.get(..=number)?.join(".");
        if self.draws(&list, 4) {
            self.names.insert(list.trim_end_matches('N').to_owned());
            return Some((list.clone(), if self.draws(&list, 8) { Known::Expression } else { Known::Perhaps }));
        }
        if group.is_some() && self.draws(&item, 4) {
            self.names.insert(item.clone());
            return Some((item, Known::Expression));
        }
        None
    }

    fn value(&mut self, name: &str, text: &str, told: &[Told]) -> Known {
        let (parameter, _) = self.facts.members.parameter(&in_spec(name)).unwrap();
        if self.draws(name, 3) && self.is_of_its_type(name, told) {
            self.names.insert(name.to_owned());
            return match parameter.required || parameter.wire.contains(".N") || self.draws(name, 2) {
                true => Known::Expression,
                false => Known::Perhaps,
            };
        }
        match serde_json::from_str::<Value>(text) {
            Ok(value) if parameter.document().is_some() => Known::Json(self.json(&json(&value, 0), name, told)),
            _ => Known::Text(text.to_owned()),
        }
    }

    fn json(&mut self, value: &Json, path: &str, told: &[Told]) -> Json {
        match value {
            // Null counts as absent, and an expression as given.
            Json::Null(_) => value.clone(),
            _ if self.draws(path, 9) && path.contains('/') && self.is_of_its_type(path, told) => {
                self.names.insert(path.to_owned());
                Json::Expression(1)
            }
            Json::Array(at, items) => {
                let items = items.iter().enumerate();
                Json::Array(*at, items.map(|(index, item)| self.json(item, &format!("{path}/{index}"), told)).collect())
            }
            Json::Object(at, members) => {
                let members = members.iter();
                let hidden = members
                    .map(|(at, name, value)| (*at, name.clone(), self.json(value, &format!("{path}/{name}"), told)));
                Json::Object(*at, hidden.collect())
            }
            other => other.clone(),
        }
    }
}

/// `Tag.N.Key` for `Tag.1.Key`.
fn in_spec(full: &str) -> String {
    let steps = full.split('.').map(|step| if step.parse::<u32>().is_ok() { "N" } else { step });
    steps.collect::<Vec<_>>().join(".")
}

fn compare(
    product: &Product,
    action: &Action,
    texts: &Texts,
    seed: u64,
    seen: &mut BTreeMap<&'static str, usize>,
) -> Result<(), TestCaseError> {
    let facts = facts::of_action(action, product);
    // Documents as they are written out, so that both have the same texts.
    let written = texts.iter().map(|(name, text)| {
        let has_document = facts.members.parameter(&in_spec(name)).is_some_and(|(one, _)| one.document().is_some());
        match serde_json::from_str::<Value>(text) {
            Ok(value) if has_document => (name.clone(), Known::Json(json(&value, 0))),
            _ => (name.clone(), Known::Text(text.clone())),
        }
    });
    let literal = of_verdict(&decide(&facts, &given(written)));
    let mut hidden = Hidden { facts: &facts, seed, names: BTreeSet::new() };
    let values: BTreeMap<String, Known> = texts
        .iter()
        .map(|(name, text)| hidden.part(name).unwrap_or_else(|| (name.clone(), hidden.value(name, text, &literal))))
        .collect();
    let verdict = decide(&facts, &given(values));
    let open = of_verdict(&verdict);

    let added: Vec<&Told> = open.iter().filter(|one| !literal.contains(one)).collect();
    prop_assert!(added.is_empty(), "added {added:?}, hidden {:?}", hidden.names);
    for told in literal.iter().filter(|one| !open.contains(one)) {
        let (name, kind, rule, severity) = told;
        let holder = name.split('/').next().unwrap_or_default();
        let is_left_open = verdict.undecided.iter().any(|open| {
            Some(open) == rule.as_ref() || *open == in_spec(holder) || holder.starts_with(open.trim_end_matches("N"))
        });
        // Sets that are not complete; and what Rust's types see to.
        let may_vanish = *severity == "warning" || *kind == "type" || *kind == "required";
        let is_about_hidden = hidden.names.iter().any(|path| name.starts_with(path));
        prop_assert!(
            is_left_open || (may_vanish && is_about_hidden),
            "lost {told:?}, hidden {:?}, undecided {:?}",
            hidden.names,
            verdict.undecided
        );
    }
    *seen.entry("kept").or_default() += open.len();
    *seen.entry("left open").or_default() += verdict.undecided.len();
    *seen.entry("lists").or_default() += hidden.names.iter().filter(|name| name.ends_with('.')).count();
    *seen.entry("inside documents").or_default() += hidden.names.iter().filter(|name| name.contains('/')).count();
    Ok(())
}
