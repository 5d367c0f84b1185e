//! Examples of documents: each breaks exactly what it says.

use std::collections::BTreeSet;

use super::codes;
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity},
    model::{At, Document, DocumentExample},
    parse::{NodePath, SpecFile},
    spec::DocumentSpec,
    validate::document_violations,
};

/// The examples; `None` if one of them is wrong.
pub(super) fn resolve(
    file: &SpecFile<DocumentSpec>,
    document: &Document,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<DocumentExample>> {
    let mut examples = Vec::new();
    let mut seen = BTreeSet::new();
    let mut good = true;
    for (index, spec) in file.spec.examples.iter().enumerate() {
        let path = NodePath::root().key("examples").index(index);
        let place = file.value_place(&path.clone().key("name"));
        let mut fault = |message: String, help: &str| {
            good = false;
            diagnostics.push(Diagnostic::error(&codes::BAD_EXAMPLE, message).at(place.clone()).help(help));
        };
        if !seen.insert(&spec.name) {
            fault(format!("example `{}` is given twice", spec.name), "give it another name");
        }
        let mut expected: BTreeSet<&str> = spec.breaks.iter().map(String::as_str).collect();
        let mut met = BTreeSet::new();
        for violation in document_violations(document, &spec.document, "") {
            let label = violation.rule.unwrap_or_else(|| violation.parameter.trim_start_matches('/').to_owned());
            if expected.contains(label.as_str()) {
                met.insert(label);
            } else if violation.severity == Severity::Error {
                let help = format!("mend the document, or add `{label}` to the example's `breaks`");
                fault(format!("example `{}`: {}", spec.name, violation.message), &help);
            }
        }
        expected.retain(|label| !met.contains(*label));
        for label in expected {
            let help = "`breaks` lists rule ids, and paths of values such as `shop/Table/orders/name`";
            fault(format!("example `{}` does not break `{label}`", spec.name), help);
        }
        examples.push(DocumentExample {
            name: At { value: spec.name.clone(), place: place.clone() },
            document: spec.document.clone(),
            breaks: spec.breaks.clone(),
        });
    }
    good.then_some(examples)
}
