//! Every rule and every limit of a spec: a map of parameters that keeps all, and one that breaks just this; and the same
//! for JSON documents and all their structures.
//!
//! What can't be broken by itself is listed in `overlaps.txt`, with the reason; what can't be kept at all is a fault of
//! the spec, and what is judged otherwise than it should be one of the validator.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod choices;
mod claim;
mod documents;
mod edges;
mod limits;
mod parts;
mod paths;
mod rules;
mod samples;
mod search;
mod standing;
mod texts;
mod told;
mod trial;
mod ways;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use choices::Choices;
use documents::DOCUMENT;
use dts_codegen::{
    diagnostic::{Diagnostics, Severity},
    model::Model,
    parse::{self, SpecTree},
    resolve,
};
use trial::{Counts, Verdict};

/// Paragraphs of lines `Action: what` or `document Name, Structure: what`, and below them the reason, indented.
const OVERLAPS: &str = include_str!("overlaps.txt");

#[test]
fn of_the_repository() {
    let model = load("../spec");
    let verdicts = judge(&model);
    let counts = |of_documents: bool| -> Counts {
        let of_kind = verdicts.iter().filter(|(name, _)| name.starts_with(DOCUMENT) == of_documents);
        of_kind.map(|(_, verdict)| verdict.counts).sum()
    };
    println!("{} actions: {}", model.action_count(), counts(false));
    let documents = model.products.iter().flat_map(|product| &product.documents);
    let structures: usize = documents.clone().map(|document| document.structures.len()).sum();
    println!("{} documents of {structures} structures: {}", documents.count(), counts(true));

    let mut problems = told(&verdicts, |verdict| &verdict.faults);
    let (known, met) = (known(), told(&verdicts, |verdict| &verdict.overlaps));
    problems.extend(met.difference(&known).map(|line| format!("not in overlaps.txt: {line}")));
    problems.extend(known.difference(&met).map(|line| format!("no more, but in overlaps.txt: {line}")));
    assert!(problems.is_empty(), "\n{}", problems.into_iter().collect::<Vec<_>>().join("\n"));
}

/// One of each limit and of each kind of rule.
#[test]
fn of_every_feature() {
    let verdicts = judge(&load("../tests/data/fixtures/hostile"));
    let faults: Vec<String> = told(&verdicts, |verdict| &verdict.faults).into_iter().collect();
    let due = [
        // Another rule needs `Free` then, and a third one wants all items to be `c` where there is `Free`.
        "EveryFeature: `Items`: may be `b`: no request can be so",
        "EveryFeature: rule `csv` (required_if), `Free`, `Items` is `b`: no request can be so",
        // One that is required is always given.
        "EveryFeature: rule `valid-if` (valid_only_if), `Charset` where `Id.N` is not given: no request can be so",
    ];
    assert_eq!(faults, due);
    let overlaps: Vec<String> = told(&verdicts, |verdict| &verdict.overlaps).into_iter().collect();
    let known = [
        "EveryFeature: `Free`: min_items: a list that is given has an item",
        "Self: `Type.N.Key`: required: a group has nothing else",
    ];
    assert_eq!(overlaps, known);
    let Counts { rules, cases, limits, .. } = verdicts["EveryFeature"].counts;
    assert_eq!((rules, cases, limits), (19, 44, 86), "as counted by hand");
}

fn load(folder: &str) -> Model {
    resolved(parse::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)))
}

fn resolved((tree, mut faults): (SpecTree, Diagnostics)) -> Model {
    let (model, more) = resolve::resolve(&tree);
    faults.append(more);
    // Lints of texts and examples are for others to tell.
    let faults = faults.into_vec().into_iter().filter(|fault| fault.severity == Severity::Error);
    let faults: Vec<String> = faults.map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    model
}

fn judge(model: &Model) -> BTreeMap<String, Verdict> {
    let mut verdicts = BTreeMap::new();
    for product in &model.products {
        let actions = product.actions.iter().map(|action| (action.name.clone(), trial::judge(&Choices::new(action))));
        for (name, verdict) in actions.chain(product.documents.iter().flat_map(|document| documents::judge(document))) {
            assert!(verdicts.insert(name, verdict).is_none(), "two of one name");
        }
    }
    verdicts
}

/// Lines of a name and what is told of it.
fn told(verdicts: &BTreeMap<String, Verdict>, of: impl Fn(&Verdict) -> &Vec<String>) -> BTreeSet<String> {
    let lines = |(action, verdict)| of(verdict).iter().map(move |line| format!("{action}: {line}"));
    verdicts.iter().flat_map(lines).collect()
}

/// What is known to overlap. Nothing is without a reason.
fn known() -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for paragraph in OVERLAPS.trim_end().split("\n\n").filter(|paragraph| !paragraph.starts_with('#')) {
        let (lines, reason): (Vec<&str>, Vec<&str>) = paragraph.lines().partition(|line| !line.starts_with(' '));
        assert!(!lines.is_empty() && !reason.is_empty(), "a paragraph has lines and a reason: {paragraph}");
        for line in lines {
            assert!(known.insert(line.to_owned()), "overlaps.txt has {line:?} twice");
        }
    }
    known
}
