//! How each parameter of an action may be given: few ways, but one of every kind that its rules can tell apart.

use std::collections::{BTreeMap, BTreeSet};

use dts_codegen::{
    diagnostic::Severity,
    model::{Action, Condition, Document, DocumentNode, DocumentStructure, Parameter, ParameterKind, RuleKind},
    validate::{Validator, Violation, limit_faults},
};

use super::{
    claim::{Part, Wish},
    paths, samples,
    search::Texts,
    standing::Standing,
    texts,
};

/// The parameters of an action, or the members of a structure, and how they may be given.
pub(crate) struct Choices<'a> {
    pub(crate) action: &'a Action,
    /// What judges the maps.
    pub(crate) validator: Validator,
    /// The structure of a document whose members these are, and its document.
    pub(crate) structure: Option<(&'a DocumentStructure, &'a Document)>,
    /// Where it stands, if its document is to be judged as a whole.
    standing: Option<Standing<'a>>,
    /// Good texts of every parameter and member by wire name, and of members of documents by path.
    good: BTreeMap<&'a str, Vec<String>>,
    /// Ways to give each parameter, by index; what a plain request would do comes first.
    parts: Vec<Vec<Part>>,
}

impl<'a> Choices<'a> {
    pub(crate) fn new(action: &'a Action) -> Self {
        let all = action.parameters.iter().flat_map(|one| std::iter::once(one).chain(one.members()));
        let good = all.map(|one| (one.name.as_str(), texts::good(action, one)));
        let good = good.chain(paths::texts_at(action)).collect();
        let validator = Validator::new(action);
        Self { action, validator, structure: None, standing: None, good, parts: Vec::new() }.with_parts()
    }

    /// The members of a structure, as if they were parameters. Those in `told` have no other texts; `within` are the
    /// structures that it lies in, itself among them. `None` if a part of it can't be made.
    pub(crate) fn of_structure(
        document: &'a Document,
        number: usize,
        told: &BTreeMap<&str, Vec<String>>,
        within: &[usize],
    ) -> Option<Self> {
        let structure = document.structure(number)?;
        let action = &structure.members;
        let lies_in_itself = within.iter().filter(|one| **one == number).count() > 1;
        let mut good = BTreeMap::new();
        for member in &action.parameters {
            let name = member.name.as_str();
            let texts = match (told.get(name), structure.parts.get(name)) {
                (Some(texts), _) => texts.clone(),
                (None, Some(_)) if lies_in_itself && !member.required => Vec::new(),
                (None, Some(part)) => {
                    samples::part(document, part, &[], within).iter().map(ToString::to_string).collect()
                }
                (None, None) => texts::good(action, member),
            };
            good.insert(name, texts);
        }
        let structure = Some((structure, document));
        let validator = Validator::new(action);
        Some(Self { action, validator, structure, standing: None, good, parts: Vec::new() }.with_parts())
    }

    /// The members of a structure that stands in a document; `None` if no document that fits has it.
    pub(crate) fn standing(document: &'a Document, number: usize) -> Option<Self> {
        let choices = Self::of_structure(document, number, &BTreeMap::new(), &[number])?;
        Some(Self { standing: Some(Standing::new(document, number)?), ..choices })
    }

    fn with_parts(mut self) -> Self {
        let told_apart = values_in_rules(self.action);
        self.parts = (0..self.action.parameters.len()).map(|index| self.ways_to_give(index, &told_apart)).collect();
        self
    }

    /// Everything that a map breaks.
    pub(crate) fn violations(&self, texts: &Texts, wish: &Wish) -> Vec<Violation> {
        match &self.standing {
            Some(standing) => standing.violations(texts, wish.instead.as_ref()),
            None => self.validator.validate(texts),
        }
    }

    /// A map as it is shown.
    pub(crate) fn shown(&self, texts: &Texts, wish: &Wish) -> String {
        match &self.standing {
            Some(standing) => standing.whole(texts, wish.instead.as_ref()).to_string(),
            None => format!("{texts:?}"),
        }
    }

    /// All ways to give a parameter; none of it is one of them.
    pub(crate) fn parts(&self, index: usize) -> &[Part] {
        &self.parts[index]
    }

    /// What a plain request gives: one of each required parameter, nothing else.
    pub(crate) fn plain(&self) -> Vec<Part> {
        self.parts.iter().map(|parts| parts[0].clone()).collect()
    }

    /// Good texts of a parameter or member.
    pub(crate) fn good(&self, name: &str) -> &[String] {
        self.good.get(name).map_or(&[], Vec::as_slice)
    }

    /// The parameter with a document that has no entries, if it is one of entries.
    pub(crate) fn empty_document(&self, name: &str) -> Option<(usize, Part)> {
        let index = self.action.parameters.iter().position(|parameter| parameter.name == name)?;
        let parameter = &self.action.parameters[index];
        let empty = match parameter.document.as_ref()?.root {
            DocumentNode::Array(_) => "[]",
            DocumentNode::Map(_) => "{}",
            _ => return None,
        };
        texts::fits(self.action, parameter, empty).then(|| (index, self.with_text(index, None, empty)))
    }

    /// The parameter with these items, or with this text.
    pub(crate) fn items(&self, parameter: &Parameter, items: &[String]) -> Part {
        let base = parameter.base_name();
        match parameter.kind {
            ParameterKind::List(_) => {
                let numbered = items.iter().enumerate();
                numbered.map(|(index, text)| (format!("{base}.{}", index + 1), text.clone())).collect()
            }
            _ => vec![(base.to_owned(), items.join(","))],
        }
    }

    /// The list of groups with so many groups; the first one has these members as told, and all that it needs.
    pub(crate) fn groups(&self, group: &Parameter, count: usize, first: &[(&Parameter, Option<&String>)]) -> Part {
        let told = |member: &Parameter| first.iter().find(|(one, _)| one.name == member.name).map(|(_, text)| *text);
        let has_required = group.members().iter().any(|member| member.required);
        let mut part = Part::new();
        for number in 1..=count {
            for (index, member) in group.members().iter().enumerate() {
                let is_needed = member.required || (index == 0 && !has_required && (number > 1 || first.is_empty()));
                let plain = self.good(&member.name).first().filter(|_| is_needed);
                let text = if number == 1 { told(member).unwrap_or(plain) } else { plain };
                let Some((base, name)) = member.name.split_once(".N.") else { continue };
                part.extend(text.map(|text| (format!("{base}.{number}.{name}"), text.clone())));
            }
        }
        part
    }

    /// The parameter with this text, and what else it needs to be complete.
    pub(crate) fn with_text(&self, index: usize, member: Option<&Parameter>, text: &str) -> Part {
        let parameter = &self.action.parameters[index];
        let count = fewest(parameter);
        let text = text.to_owned();
        match member {
            Some(member) => self.groups(parameter, count, &[(member, Some(&text))]),
            None => {
                let more = self.good(&parameter.name).first().cloned().unwrap_or_default();
                let items: Vec<String> = std::iter::once(text).chain(std::iter::repeat_n(more, count - 1)).collect();
                self.items(parameter, &items)
            }
        }
    }

    /// The parameter with so many items, or its one text.
    pub(crate) fn with_count(&self, index: usize, count: usize) -> Part {
        let parameter = &self.action.parameters[index];
        if !parameter.members().is_empty() {
            return self.groups(parameter, count, &[]);
        }
        let plain = self.good(&parameter.name).first().cloned().unwrap_or_default();
        self.items(parameter, &vec![plain; count])
    }

    fn ways_to_give(&self, index: usize, told_apart: &BTreeMap<&str, BTreeSet<String>>) -> Vec<Part> {
        let parameter = &self.action.parameters[index];
        let count = fewest(parameter);
        let mut parts: Vec<Part> = match parameter.members() {
            [] => {
                let mut texts = self.texts_told_apart(parameter, told_apart);
                texts.extend(self.documents_told_apart(parameter));
                let alone = texts.iter().map(|text| vec![text.clone(); count]);
                // A list can have two values that rules look for.
                let takes_two = parameter.limits.max_items != Some(1)
                    && matches!(parameter.kind, ParameterKind::List(_) | ParameterKind::Csv(_));
                let pairs = texts.iter().enumerate().filter(|_| takes_two).flat_map(|(index, first)| {
                    let seconds = texts.iter().skip(index + 1);
                    seconds.map(move |second| [first, second].into_iter().cycle().take(count.max(2)).cloned().collect())
                });
                alone.chain(pairs).map(|items| self.items(parameter, &items)).collect()
            }
            members => {
                let mut firsts: Vec<Vec<(&Parameter, Option<String>)>> = vec![Vec::new()];
                for member in members {
                    let absent = (!member.required).then_some(None);
                    let texts = self.texts_told_apart(member, told_apart).into_iter().map(Some);
                    let ways: Vec<Option<String>> = absent.into_iter().chain(texts).collect();
                    let with =
                        |first: &Vec<_>, way: &Option<String>| [first.clone(), vec![(member, way.clone())]].concat();
                    firsts = firsts.iter().flat_map(|first| ways.iter().map(|way| with(first, way))).collect();
                }
                let as_told = |first: &Vec<(&'a Parameter, Option<String>)>| {
                    let first: Vec<_> = first.iter().map(|(member, text)| (*member, text.as_ref())).collect();
                    self.groups(parameter, count, &first)
                };
                firsts.iter().map(as_told).filter(|part| !part.is_empty()).collect()
            }
        };
        let place = if parameter.required { parts.len() } else { 0 };
        parts.insert(place, Part::new());
        parts
    }

    /// Texts that rules tell apart, and one or two that they do not mention.
    fn texts_told_apart(&self, parameter: &Parameter, told_apart: &BTreeMap<&str, BTreeSet<String>>) -> Vec<String> {
        let none = BTreeSet::new();
        let mentioned = told_apart.get(parameter.name.as_str()).unwrap_or(&none);
        let severity = |text: &str| {
            let faults = limit_faults(self.action, parameter, text);
            faults.iter().map(|fault| fault.severity).max_by_key(|severity| *severity == Severity::Error)
        };
        let good = self.good(&parameter.name);
        let fresh = good.iter().filter(|text| !mentioned.contains(*text)).take(2);
        let (clean, open): (Vec<&String>, Vec<&String>) = mentioned
            .iter()
            .filter(|text| severity(text) != Some(Severity::Error))
            .partition(|text| severity(text).is_none());
        // Values that are not in the set are the last resort.
        fresh.chain(clean).chain(open).cloned().collect()
    }

    /// Documents that rules tell apart by what stands in them.
    fn documents_told_apart(&self, parameter: &Parameter) -> Vec<String> {
        let of_parameter = |path: &&str| path.split_once('/').is_some_and(|(name, _)| name == parameter.name);
        let paths = self.good.iter().filter(|(path, _)| of_parameter(path));
        let paths: BTreeMap<&str, &[String]> = paths.map(|(path, texts)| (*path, texts.as_slice())).collect();
        if paths.is_empty() { Vec::new() } else { paths::variants(self.action, parameter, &paths) }
    }
}

/// How many items a list has, if it is given at all.
pub(crate) fn fewest(parameter: &Parameter) -> usize {
    parameter.limits.min_items.map_or(1, |fewest| fewest as usize).max(1)
}

/// The values that rules compare parameters with, those on both sides of a range too.
fn values_in_rules(action: &Action) -> BTreeMap<&str, BTreeSet<String>> {
    fn collect<'a>(condition: &'a Condition, values: &mut BTreeMap<&'a str, BTreeSet<String>>) {
        match condition {
            Condition::In { parameter, values: list } | Condition::NotIn { parameter, values: list } => {
                values.entry(parameter).or_default().extend(list.iter().cloned());
            }
            Condition::Present { .. } => {}
            Condition::All(list) | Condition::Any(list) => list.iter().for_each(|one| collect(one, values)),
            Condition::Not(inner) => collect(inner, values),
        }
    }
    let mut values = BTreeMap::new();
    for rule in &action.rules {
        rule.when.iter().for_each(|when| collect(when, &mut values));
        match &rule.kind {
            RuleKind::FixedValue { parameter, value } => {
                values.entry(parameter).or_default().insert(value.clone());
            }
            RuleKind::Range { parameter, minimum, maximum } => {
                let bounds = [*minimum, *maximum].into_iter().flatten();
                let near = bounds.flat_map(|bound| [bound - 1.0, bound, bound + 1.0]).map(|number| number.to_string());
                values.entry(parameter).or_default().extend(near);
            }
            _ => {}
        }
    }
    values
}
