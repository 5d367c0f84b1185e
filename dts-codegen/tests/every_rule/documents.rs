//! Puts the claims of documents to the test: what the whole is, and everything in each of its structures.

use dts_codegen::{
    diagnostic::Severity,
    model::{Document, DocumentStructure},
    validate::{ViolationKind, document_violations},
};
use serde_json::{Value, json};

use super::{
    choices::Choices,
    claim::Due,
    parts::{self, Misfit},
    samples,
    standing::Standing,
    trial::{self, Verdict},
};

/// How the names of documents begin, among those of actions.
pub(crate) const DOCUMENT: &str = "document ";

/// Verdicts on the document as a whole and on each of its structures, by name.
pub(crate) fn judge(document: &Document) -> Vec<(String, Verdict)> {
    let name = format!("{DOCUMENT}{}", document.name);
    let of_structure = |(number, structure): (usize, &DocumentStructure)| {
        let verdict = Choices::standing(document, number).map_or_else(
            || Verdict::faulty("no document has it that keeps everything"),
            |choices| trial::judge(&choices),
        );
        (format!("{name}, {}", structure.members.name), verdict)
    };
    let structures = document.structures.iter().enumerate().map(of_structure);
    std::iter::once((name.clone(), whole(document))).chain(structures).collect()
}

/// What the whole is, and what its items are.
fn whole(document: &Document) -> Verdict {
    let Some(good) = samples::whole(document, &[]) else {
        return Verdict::faulty("no document is known that keeps everything");
    };
    let mut verdict = Verdict::default();
    let found = document_violations(document, &good, "");
    if !found.is_empty() {
        verdict.faults.push(format!("{good} breaks {found:?}"));
    }
    for Misfit { name, value, at, severity } in parts::misfits(&document.root, &good) {
        let due = Due { parameter: at, rule: None, kind: ViolationKind::Type, severity };
        let found = document_violations(document, &value, "");
        verdict.counts.limits += 1;
        if !matches!(found.as_slice(), [one] if due.is(one)) {
            verdict.faults.push(format!("{name}: due is {due}, but told {found:?} of {value}"));
        }
    }
    verdict
}

/// A document with a list in the place of a text, and that place; it breaks nothing else.
pub(crate) fn broken_inside(document: &Document) -> Option<(Value, String)> {
    document.structures.iter().enumerate().find_map(|(number, structure)| {
        let (choices, standing) = (Choices::standing(document, number)?, Standing::new(document, number)?);
        let texts = trial::plain(&choices).ok()?;
        let singles = structure.members.parameters.iter().filter(|one| !structure.parts.contains_key(&one.name));
        let mut broken = singles.map(|one| standing.whole(&texts, Some(&(one.name.clone(), json!([7])))));
        broken.find_map(|value| {
            let found = document_violations(document, &value, "");
            let [one] = found.as_slice() else { return None };
            let is_it = one.kind == ViolationKind::Type && one.severity == Severity::Error;
            is_it.then(|| one.parameter.trim_start_matches('/').to_owned()).map(|at| (value, at))
        })
    })
}
