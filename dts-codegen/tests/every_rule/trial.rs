//! Puts the claims of an action to the test.

use std::{collections::BTreeSet, fmt};

use dts_codegen::validate::{Violation, ViolationKind};

use super::{
    choices::Choices,
    claim::{Claim, Due, Then, Wish, label, positions},
    limits, parts, rules,
    search::{Assignment, Missed, Search, Texts, is_warning, texts},
};

/// What came of the claims of an action.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    pub(crate) counts: Counts,
    /// What can't be broken by itself.
    pub(crate) overlaps: Vec<String>,
    /// What is wrong with the spec, or with the validator.
    pub(crate) faults: Vec<String>,
}

impl Verdict {
    /// Nothing could be tested.
    pub(crate) fn faulty(fault: &str) -> Self {
        Self { faults: vec![fault.to_owned()], ..Self::default() }
    }
}

/// How much was tested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) rules: usize,
    /// Parameters and ways of the rules: each was kept once and broken once.
    pub(crate) cases: usize,
    /// Limits: each was kept once and broken once.
    pub(crate) limits: usize,
    /// What parameters may be given or left out, what values they may have, and what rules let pass: each was in a map
    /// that keeps all.
    pub(crate) uses: usize,
    /// What can't be broken by itself.
    pub(crate) overlaps: usize,
    /// Maps that were judged on the way.
    pub(crate) maps: usize,
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            rules: sum.rules + one.rules,
            cases: sum.cases + one.cases,
            limits: sum.limits + one.limits,
            uses: sum.uses + one.uses,
            overlaps: sum.overlaps + one.overlaps,
            maps: sum.maps + one.maps,
        })
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rules, cases, limits, uses, overlaps, maps } = self;
        write!(
            f,
            "{rules} rules in {cases} cases and {limits} limits kept and broken, {overlaps} of them not alone; "
        )?;
        write!(f, "{uses} other uses are fine; {maps} maps tried")
    }
}

/// A map that keeps everything, with as little as can be.
pub(crate) fn plain(choices: &Choices<'_>) -> Result<Texts, Missed> {
    Search::run(choices, &Wish::default(), &choices.plain(), &is_warning).given.map(|given| texts(&given))
}

/// Tries everything that the action or structure claims.
pub(crate) fn judge(choices: &Choices<'_>) -> Verdict {
    let action = choices.action;
    let mut trial = Trial { choices, start: choices.plain(), verdict: Verdict::default() };
    // A request that is right as it is makes the search for others short.
    match trial.find(&[Wish::default()], &choices.plain(), &|_| false) {
        Ok((given, _)) => trial.start = given,
        Err(missed) => trial.miss("a plain request", missed),
    }
    for index in 0..action.parameters.len() {
        let found = limits::claims(choices, index);
        trial.verdict.overlaps.extend(found.implied);
        trial.verdict.faults.extend(found.faults);
        trial.limits(&found.claims);
    }
    trial.limits(&parts::strangers(choices));
    for rule in &action.rules {
        let claims = rules::claims(choices, rule);
        let cases = claims.iter().filter(|claim| claim.is_broken()).count();
        let counts = &mut trial.verdict.counts;
        counts.rules += 1;
        counts.cases += cases;
        counts.uses += claims.len() - cases;
        if cases == 0 {
            trial.verdict.faults.push(format!("rule `{}` ({}) is not tested", rule.id, rule.kind.as_str()));
        }
        claims.iter().for_each(|claim| trial.claim(claim));
    }
    trial.verdict.counts.overlaps = trial.verdict.overlaps.len();
    trial.verdict
}

struct Trial<'a> {
    choices: &'a Choices<'a>,
    /// A request that breaks nothing.
    start: Assignment,
    verdict: Verdict,
}

impl Trial<'_> {
    fn limits(&mut self, claims: &[Claim]) {
        for claim in claims {
            let counts = &mut self.verdict.counts;
            *if claim.is_broken() { &mut counts.limits } else { &mut counts.uses } += 1;
            self.claim(claim);
        }
    }

    fn claim(&mut self, claim: &Claim) {
        let start = self.start.clone();
        let mut kept = self.find(&claim.keep, &start, &|_| false);
        if let (Err(_), Then::Spared(id, kind)) = (&kept, &claim.then) {
            let is_it = |violation: &Violation| violation.rule.as_ref() == Some(id) && violation.kind.as_str() == *kind;
            kept = self.find(&claim.keep, &start, &|violation| !is_it(violation));
        }
        let kept = match kept {
            Ok((kept, wish)) => {
                self.lesser(&claim.name, wish);
                kept
            }
            Err(missed) => return self.miss(&claim.name, missed),
        };
        let Then::Broken(wishes, due) = &claim.then else { return };
        match self.find(wishes, &kept, &|violation| is_due(due, violation)) {
            Ok((broken, wish)) => {
                self.lesser(&claim.name, wish);
                self.compare(claim, due, (&broken, wish), &BTreeSet::new());
            }
            Err(_) => self.overlap(claim, wishes, due, &kept),
        }
    }

    /// The first wish that comes true, and a map for it; without warnings, if it can be.
    fn find<'w>(
        &mut self,
        wishes: &'w [Wish],
        start: &Assignment,
        excused: &dyn Fn(&Violation) -> bool,
    ) -> Result<(Assignment, &'w Wish), Missed> {
        let mut worst = Missed::Impossible;
        let with_warnings = |violation: &Violation| is_warning(violation) || excused(violation);
        for wish in wishes {
            for excused in [excused, &with_warnings] {
                let found = Search::run(self.choices, wish, start, excused);
                self.verdict.counts.maps += found.tried;
                match found.given {
                    Ok(given) => return Ok((given, wish)),
                    Err(Missed::TooMany) => worst = Missed::TooMany,
                    Err(Missed::Impossible) => {}
                }
                if !found.met_warnings {
                    break;
                }
            }
        }
        Err(worst)
    }

    /// The map breaks what it should, each once, and nothing else but what is allowed.
    fn compare(&mut self, claim: &Claim, due: &[Due], broken: (&Assignment, &Wish), allowed: &BTreeSet<String>) {
        let violations = self.violations(broken);
        let is_told = |due: &Due| violations.iter().filter(|violation| due.is(violation)).count() == 1;
        if !due.iter().all(is_told) || !others(due, &violations).is_subset(allowed) {
            let told = violations.iter().map(label).collect::<Vec<_>>().join(" and ");
            let shown = self.choices.shown(&texts(broken.0), broken.1);
            let due = due.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ");
            self.verdict.faults.push(format!("{}: due is {due}, but told {told} of {shown}", claim.name));
        }
    }

    fn violations(&self, (given, wish): (&Assignment, &Wish)) -> Vec<Violation> {
        self.choices.violations(&texts(given), wish)
    }

    /// What else breaks wherever the claim is broken: as little as can be, and of the same parameters.
    fn overlap(&mut self, claim: &Claim, wishes: &[Wish], due: &[Due], kept: &Assignment) {
        let action = self.choices.action;
        let is_related =
            |violation: &Violation| is_due(due, violation) || !positions(action, violation).is_disjoint(&claim.judges);
        let mut broken = match self.find(wishes, kept, &is_related) {
            Ok(broken) => broken,
            Err(missed) => return self.miss(&format!("{}, to be broken", claim.name), missed),
        };
        let mut needed = others(due, &self.violations((&broken.0, broken.1)));
        for other in needed.clone() {
            // Without any of them was tried before.
            if needed.len() == 1 {
                break;
            }
            let is_needed = |violation: &Violation| {
                let label = label(violation);
                is_due(due, violation) || (label != other && needed.contains(&label))
            };
            if let Ok(better) = self.find(wishes, kept, &is_needed) {
                needed = others(due, &self.violations((&better.0, better.1)));
                broken = better;
            }
        }
        self.compare(claim, due, (&broken.0, broken.1), &needed);
        // A text of the wrong type has no value that a rule on it could let pass.
        let is_type = |due: &Due| due.kind == ViolationKind::Type;
        if due.iter().all(is_type) && needed.iter().all(|label| label.starts_with("rule ")) {
            return;
        }
        let needed = needed.into_iter().collect::<Vec<_>>().join(" and ");
        self.verdict.overlaps.push(format!("{}: also breaks {needed}", claim.name));
    }

    fn lesser(&mut self, name: &str, wish: &Wish) {
        self.verdict.overlaps.extend(wish.lacks.map(|lacks| format!("{name}: {lacks}")));
    }

    fn miss(&mut self, name: &str, missed: Missed) {
        let reason = match missed {
            Missed::Impossible => "no request can be so",
            Missed::TooMany => "too many requests would have to be tried",
        };
        self.verdict.faults.push(format!("{name}: {reason}"));
    }
}

fn is_due(due: &[Due], violation: &Violation) -> bool {
    due.iter().any(|due| due.is(violation))
}

/// The errors beside those that are due.
fn others(due: &[Due], violations: &[Violation]) -> BTreeSet<String> {
    violations.iter().filter(|one| !is_due(due, one) && !is_warning(one)).map(label).collect()
}
