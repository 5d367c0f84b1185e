//! What a spec claims: a limit of one parameter, or a rule in one of its cases.

use std::{collections::BTreeSet, fmt};

use dts_codegen::{
    diagnostic::Severity,
    model::{Action, Condition, Parameter, Rule},
    validate::{Given, Violation, ViolationKind},
};
use serde_json::Value;

use super::{
    paths::{Last, places},
    search::Texts,
};

/// Full wire names and texts of one parameter, list or list of groups; none, if it is not given.
pub(crate) type Part = Vec<(String, String)>;

/// Something that can be seen in a map.
#[derive(Clone, Debug)]
pub(crate) enum Fact {
    /// The condition holds.
    Holds(Condition),
    /// The document is there, and some place in it that the path leads to lacks the member.
    Gap(String),
    /// The last place that the path leads to is like that, and no other is.
    Last(String, Last),
}

impl From<Condition> for Fact {
    fn from(condition: Condition) -> Self {
        Self::Holds(condition)
    }
}

impl Fact {
    /// The facts that it consists of.
    fn simple(self) -> Vec<Self> {
        match self {
            Self::Holds(Condition::All(list)) => list.into_iter().flat_map(|one| Self::Holds(one).simple()).collect(),
            fact => vec![fact],
        }
    }

    pub(crate) fn is_so(&self, texts: &Texts, given: &Given<'_>) -> bool {
        let seen = |path: &str, test: &dyn Fn(&[Option<&Value>]) -> bool| {
            let Some((parameter, inner)) = path.split_once('/') else { return false };
            let value = texts.get(parameter).and_then(|text| serde_json::from_str(text).ok());
            value.is_some_and(|value| test(&places(&value, inner)))
        };
        match self {
            Self::Holds(condition) => given.holds(condition),
            Self::Gap(path) => seen(path, &|places| places.contains(&None)),
            Self::Last(path, last) => seen(path, &|places| last.is_so(places)),
        }
    }

    /// The parameters that decide it.
    pub(crate) fn positions(&self, action: &Action) -> BTreeSet<usize> {
        let names = match self {
            Self::Holds(condition) => condition.parameters(),
            Self::Gap(path) | Self::Last(path, _) => vec![path.as_str()],
        };
        names.into_iter().filter_map(|name| position(action, name)).collect()
    }
}

/// What a map must be like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wish {
    /// These are so.
    pub(crate) facts: Vec<Fact>,
    /// The parameter of this index is given so.
    pub(crate) pin: Option<(usize, Part)>,
    /// In a document, this stands in the place of the member of this name.
    pub(crate) instead: Option<(String, Value)>,
    /// What a map of this kind does not show, if it is only second best.
    pub(crate) lacks: Option<&'static str>,
}

impl Wish {
    pub(crate) fn of<T: Into<Fact>>(facts: impl IntoIterator<Item = T>) -> Self {
        let facts = facts.into_iter().flat_map(|fact| fact.into().simple()).collect();
        Self { facts, ..Self::default() }
    }

    pub(crate) fn pinned(index: usize, part: Part) -> Self {
        Self { pin: Some((index, part)), ..Self::default() }
    }

    pub(crate) fn lacking(self, what: &'static str) -> Self {
        Self { lacks: Some(what), ..self }
    }
}

/// One thing that a spec says of an action, to be kept once and broken once.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// The limit or rule, and which side or case of it.
    pub(crate) name: String,
    /// The parameters that it judges, by their index.
    pub(crate) judges: BTreeSet<usize>,
    /// How a map looks that keeps it; the first that can be found counts.
    pub(crate) keep: Vec<Wish>,
    /// What else the claim says.
    pub(crate) then: Then,
}

impl Claim {
    /// Whether a map is looked for that breaks it.
    pub(crate) fn is_broken(&self) -> bool {
        matches!(self.then, Then::Broken(..))
    }
}

/// What a claim says beside that it can be kept.
#[derive(Clone, Debug)]
pub(crate) enum Then {
    /// How a map looks that breaks it, the first that can be found, and what must be told of that map.
    Broken(Vec<Wish>, Vec<Due>),
    /// Nothing: the request can be made.
    Fine,
    /// This rule, by id and kind, does not count there, though others may.
    Spared(String, &'static str),
}

/// A violation that must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Due {
    pub(crate) parameter: String,
    pub(crate) rule: Option<String>,
    pub(crate) kind: ViolationKind,
    pub(crate) severity: Severity,
}

impl Due {
    pub(crate) fn is(&self, violation: &Violation) -> bool {
        let Violation { parameter, rule, kind, severity, message: _ } = violation;
        (&self.parameter, &self.rule, self.kind, self.severity) == (parameter, rule, *kind, *severity)
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} of `{}`", self.severity.as_str(), self.kind.as_str(), self.parameter)?;
        self.rule.iter().try_for_each(|rule| write!(f, " by rule `{rule}`"))
    }
}

/// A violation in a few words: the rule, or the parameter and which kind of limit.
pub(crate) fn label(violation: &Violation) -> String {
    match &violation.rule {
        Some(rule) => format!("rule `{rule}` ({})", violation.kind.as_str()),
        None => format!("{} of `{}`", violation.kind.as_str(), violation.parameter),
    }
}

/// The parameter, list or list of groups that a name belongs to, as the spec writes it (`Tag.N.Key`) or in full
/// (`Tag.1.Key`), or the one that holds the document that a path leads into.
pub(crate) fn position(action: &Action, name: &str) -> Option<usize> {
    let all = action.parameters.iter();
    all.clone().position(|parameter| stands_for(parameter, name)).or_else(|| {
        let (holder, _) = name.split_once('/')?;
        all.clone().position(|parameter| parameter.name == holder)
    })
}

/// The parameter whose document a path leads into; `None` for the name of a parameter, whatever it looks like.
pub(crate) fn holder<'n>(action: &Action, name: &'n str) -> Option<&'n str> {
    let (holder, _) = name.split_once('/').filter(|_| action.parameter(name).is_none())?;
    Some(holder)
}

fn stands_for(parameter: &Parameter, name: &str) -> bool {
    let Some(rest) = name.strip_prefix(parameter.base_name()) else { return false };
    let number = rest.strip_prefix('.').and_then(|rest| rest.split('.').next());
    match parameter.is_list() {
        true => number.is_some_and(|number| number == "N" || number.parse::<u32>().is_ok()),
        false => rest.is_empty(),
    }
}

/// The rule that a violation speaks of; `None` for a limit.
fn rule_of<'a>(action: &'a Action, violation: &Violation) -> Option<&'a Rule> {
    let id = violation.rule.as_ref()?;
    action.rules.iter().find(|rule| {
        rule.id == *id
            && rule.kind.as_str() == violation.kind.as_str()
            && (rule.kind.parameters().contains(&violation.parameter.as_str())
                || rule.kind.parameters().join(", ") == violation.parameter)
    })
}

/// The parameters that a violation has to do with.
pub(crate) fn positions(action: &Action, violation: &Violation) -> BTreeSet<usize> {
    match rule_of(action, violation) {
        Some(rule) => {
            let looked_at = rule.when.iter().flat_map(Condition::parameters);
            rule.kind.parameters().into_iter().chain(looked_at).filter_map(|name| position(action, name)).collect()
        }
        None => position(action, &violation.parameter).into_iter().collect(),
    }
}
