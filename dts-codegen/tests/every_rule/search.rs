//! Finds a map of parameters that has what is wished for and breaks nothing.
//!
//! It starts from a request that is nearly right and repairs it: whatever is broken can only be mended by giving one
//! of its parameters in another way. All of those are tried, and what was tried is not tried again, so a search that
//! ends without a map has shown that there is none, as far as the ways of [`Choices`] go. No choice is left to chance.

use std::collections::{BTreeMap, BTreeSet};

use dts_codegen::{
    diagnostic::Severity,
    validate::{Given, Violation},
};

use super::{
    choices::Choices,
    claim::{Fact, Part, Wish, positions},
};

/// More maps than this are not tried for one wish: rules that a person can follow need far fewer.
const MOST_MAPS: usize = 2000;

/// How each parameter is given, by index.
pub(crate) type Assignment = Vec<Part>;

/// Wire names and texts of a request.
pub(crate) type Texts = BTreeMap<String, String>;

/// What came of a search.
pub(crate) struct Found {
    /// How each parameter is given in a map in which the wish comes true.
    pub(crate) given: Result<Assignment, Missed>,
    /// Maps that were tried.
    pub(crate) tried: usize,
    /// Whether some of them drew warnings that were not excused.
    pub(crate) met_warnings: bool,
}

/// Why there is no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missed {
    /// All were tried.
    Impossible,
    /// There are too many to try.
    TooMany,
}

/// What can be seen of a map.
struct Seen {
    /// How much is not as it should be.
    faults: usize,
    /// The parameters of which one must change, of the fault that leaves the fewest; `None` if there is no fault.
    suspects: Option<Vec<usize>>,
}

/// A search for one map.
pub(crate) struct Search<'s> {
    choices: &'s Choices<'s>,
    wish: &'s Wish,
    /// The ways to give each parameter that the wish leaves, by index.
    ways: Vec<Vec<&'s Part>>,
    /// Violations that the map may have.
    excused: &'s dyn Fn(&Violation) -> bool,
    given: Assignment,
    is_settled: Vec<bool>,
    tried: usize,
    met_warnings: bool,
}

impl<'s> Search<'s> {
    /// A map in which the wish comes true.
    pub(crate) fn run(
        choices: &'s Choices<'s>,
        wish: &'s Wish,
        start: &Assignment,
        excused: &'s dyn Fn(&Violation) -> bool,
    ) -> Found {
        let mut given = start.clone();
        let mut is_settled = vec![false; given.len()];
        if let Some((index, part)) = &wish.pin {
            given[*index] = part.clone();
            is_settled[*index] = true;
        }
        let ways = (0..given.len()).map(|index| ways_left(choices, wish, index)).collect();
        let mut search = Search { choices, wish, ways, excused, given, is_settled, tried: 0, met_warnings: false };
        let seen = search.look();
        let is_found = search.repair(seen);
        let Self { given, tried, met_warnings, .. } = search;
        let given = match is_found {
            true => Ok(given),
            false if tried >= MOST_MAPS => Err(Missed::TooMany),
            false => Err(Missed::Impossible),
        };
        Found { given, tried, met_warnings }
    }

    /// Whether the map, which was looked at, is right, or could be made so without touching what is settled.
    fn repair(&mut self, seen: Seen) -> bool {
        let Some(suspects) = seen.suspects else { return true };
        let mut settled = Vec::new();
        for index in suspects {
            let current = self.given[index].clone();
            self.is_settled[index] = true;
            settled.push(index);
            let mut looked = Vec::new();
            for part in self.ways[index].clone() {
                if self.tried >= MOST_MAPS {
                    return false;
                }
                if *part != current {
                    self.given[index].clone_from(part);
                    let seen = self.look();
                    if seen.suspects.is_none() {
                        return true;
                    }
                    looked.push((part, seen));
                }
            }
            // What leaves the fewest faults is likely to be right.
            looked.sort_by_key(|(_, seen)| seen.faults);
            for (part, seen) in looked {
                self.given[index].clone_from(part);
                if self.repair(seen) {
                    return true;
                }
            }
            // Every map that is right differs from this one in another of them.
            self.given[index] = current;
        }
        settled.into_iter().for_each(|index| self.is_settled[index] = false);
        false
    }

    /// What is wrong with the map, and which parameters could mend the fault that leaves the fewest ways to do so.
    fn look(&mut self) -> Seen {
        self.tried += 1;
        let action = self.choices.action;
        let texts = texts(&self.given);
        let given = Given::new(&self.choices.validator, &texts);
        let missed = self.wish.facts.iter().filter(|fact| !fact.is_so(&texts, &given));
        let missed = missed.map(|fact| fact.positions(action));
        let violations = self.choices.violations(&texts, self.wish);
        let broken: Vec<&Violation> = violations.iter().filter(|one| !(self.excused)(one)).collect();
        self.met_warnings |= broken.iter().any(|violation| is_warning(violation));
        let broken = broken.into_iter().map(|violation| positions(action, violation));
        let faults: Vec<BTreeSet<usize>> = missed.chain(broken).collect();
        let unsettled = |indices: &BTreeSet<usize>| -> Vec<usize> {
            indices.iter().copied().filter(|index| !self.is_settled[*index]).collect()
        };
        let ways = |index: &usize| self.ways[*index].len();
        let suspects = faults.iter().map(unsettled).min_by_key(|indices| indices.iter().map(ways).sum::<usize>());
        let in_order = |mut indices: Vec<usize>| {
            indices.sort_by_key(ways);
            indices
        };
        Seen { faults: faults.len(), suspects: suspects.map(in_order) }
    }
}

/// The ways to give a parameter that keep what is wished of it alone.
fn ways_left<'s>(choices: &'s Choices<'s>, wish: &Wish, index: usize) -> Vec<&'s Part> {
    let action = choices.action;
    let own = wish.facts.iter().filter(|fact| fact.positions(action) == BTreeSet::from([index]));
    let own: Vec<&Fact> = own.collect();
    let keeps = |part: &&Part| {
        let texts: Texts = part.iter().cloned().collect();
        let given = Given::new(&choices.validator, &texts);
        own.iter().all(|fact| fact.is_so(&texts, &given))
    };
    choices.parts(index).iter().filter(keeps).collect()
}

/// The map of an assignment.
pub(crate) fn texts(given: &Assignment) -> Texts {
    given.iter().flatten().cloned().collect()
}

/// No violation is excused but warnings, if they are not to count.
pub(crate) fn is_warning(violation: &Violation) -> bool {
    violation.severity == Severity::Warning
}
