//! Holds a model against official metadata.

mod aspects;
mod explain;
mod parameters;
mod wording;

use std::{collections::BTreeMap, path::PathBuf};

use super::{
    difference::{Comparison, Difference, Kind, Left, Statement},
    official::{Document, Metadata, OfficialAction},
};
use crate::{
    diagnostic::{Place, nearest},
    model::{Action, Model, Product},
    spec::Lifecycle,
};

/// Compares every product of the model with the documents that speak of it.
///
/// Documents complete one another: an action or parameter is unknown only where no document has it.
pub fn compare(model: &Model, metadata: &Metadata) -> Comparison {
    let mut comparison = Comparison { left: foreign(model, metadata), ..Comparison::default() };
    for product in &model.products {
        let documents: Vec<&Document> = metadata.documents.iter().filter(|one| speaks_of(one, product)).collect();
        if documents.is_empty() {
            comparison.left.push(Left::Unknown { product: product.name.clone() });
            continue;
        }
        comparison.documents += documents.len();
        self::product(product, &documents, &mut comparison);
    }
    if !metadata.others.is_empty() {
        comparison.left.push(Left::Others { files: metadata.others.clone() });
    }
    let place = |difference: &Difference| (difference.place.clone(), difference.kind, difference.parameter.clone());
    comparison.differences.sort_by_key(place);
    comparison
}

fn is_named(document: &Document, product: &Product) -> bool {
    document.product.eq_ignore_ascii_case(&product.name)
}

fn speaks_of(document: &Document, product: &Product) -> bool {
    is_named(document, product) && document.version.as_ref().is_none_or(|version| *version == product.version)
}

/// Documents that speak of none of the products, together by product and version.
fn foreign(model: &Model, metadata: &Metadata) -> Vec<Left> {
    let mut groups: BTreeMap<(String, Option<&str>), Vec<&Document>> = BTreeMap::new();
    for document in &metadata.documents {
        if !model.products.iter().any(|product| speaks_of(document, product)) {
            let key = (document.product.to_ascii_lowercase(), document.version.as_deref());
            groups.entry(key).or_default().push(document);
        }
    }
    let left = |((_, version), documents): ((String, Option<&str>), Vec<&Document>)| {
        let first = documents.first()?;
        let known = model.products.iter().find(|product| is_named(first, product));
        Some(Left::Foreign {
            product: first.product.clone(),
            version: version.map(str::to_owned),
            spec_version: known.map(|product| product.version.clone()),
            actions: documents.iter().map(|document| document.actions.len()).sum(),
            files: documents.iter().map(|document| document.file.clone()).collect(),
        })
    };
    groups.into_iter().filter_map(left).collect()
}

/// What one document says of an action.
#[derive(Clone, Copy)]
struct Voice<'m> {
    document: &'m Document,
    action: &'m OfficialAction,
}

fn product(product: &Product, documents: &[&Document], comparison: &mut Comparison) {
    let mut known: BTreeMap<&str, Vec<Voice<'_>>> = BTreeMap::new();
    for document in documents {
        for action in &document.actions {
            known.entry(&action.name).or_default().push(Voice { document, action });
        }
    }
    let in_spec = |name: &str| product.actions.iter().any(|action| action.name == name);
    let unknown: Vec<&str> =
        product.actions.iter().map(|action| action.name.as_str()).filter(|name| !known.contains_key(name)).collect();
    for (name, voices) in known.iter().filter(|(name, _)| !in_spec(name)) {
        comparison.differences.push(action_missing(product, name, voices, &unknown));
    }
    for action in &product.actions {
        match known.get(action.name.as_str()) {
            Some(voices) => {
                comparison.actions += 1;
                let found = deprecated(product, action, voices);
                comparison.differences.extend(found);
                comparison.differences.extend(parameters::compare(product, action, voices));
            }
            None => {
                let missing: Vec<&str> = known.keys().copied().filter(|name| !in_spec(name)).collect();
                comparison.differences.push(action_unknown(product, action, documents, &missing));
            }
        }
    }
}

fn action_missing(product: &Product, name: &str, voices: &[Voice<'_>], unknown: &[&str]) -> Difference {
    let help = match nearest(name, unknown.iter().copied()) {
        Some(near) => format!("if it is `{near}`, correct that name; if not, add the action to the spec"),
        None => String::from("add the action to the spec"),
    };
    Difference {
        kind: Kind::ActionMissing,
        product: product.name.clone(),
        action: name.to_owned(),
        parameter: None,
        place: Place { file: PathBuf::from(&product.file), span: None },
        spec: String::from("no such action"),
        official: vec![Statement { says: String::from("an action"), files: files(voices) }],
        explained: None,
        help,
    }
}

fn action_unknown(product: &Product, action: &Action, documents: &[&Document], missing: &[&str]) -> Difference {
    let noted = wording::or_note(Kind::ActionUnknown);
    let help = match nearest(&action.name, missing.iter().copied()) {
        Some(near) => format!("correct the name, if `{near}` is meant{noted}"),
        None => format!("check the name{noted}"),
    };
    Difference {
        parameter: None,
        spec: String::from("an action"),
        official: vec![Statement {
            says: String::from("no such action"),
            files: documents.iter().map(|document| document.file.clone()).collect(),
        }],
        explained: explain::of_action(action, Kind::ActionUnknown),
        help,
        ..about(product, action, Kind::ActionUnknown)
    }
}

/// Documents that mark an action, where the spec calls it current. A document that does not mark it says nothing: most
/// mark none at all.
fn deprecated(product: &Product, action: &Action, voices: &[Voice<'_>]) -> Option<Difference> {
    let marking: Vec<Voice<'_>> = voices.iter().filter(|voice| voice.action.deprecated).copied().collect();
    if marking.is_empty() || action.lifecycle == Lifecycle::Legacy {
        return None;
    }
    Some(Difference {
        spec: String::from("current"),
        official: vec![Statement { says: String::from("deprecated"), files: files(&marking) }],
        explained: explain::of_action(action, Kind::Deprecated),
        help: format!("write `lifecycle: legacy`{}", wording::or_note(Kind::Deprecated)),
        ..about(product, action, Kind::Deprecated)
    })
}

/// A difference of the action as a whole, with nothing said yet.
fn about(product: &Product, action: &Action, kind: Kind) -> Difference {
    Difference {
        kind,
        product: product.name.clone(),
        action: action.name.clone(),
        parameter: None,
        place: action.place.clone(),
        spec: String::new(),
        official: Vec::new(),
        explained: None,
        help: String::new(),
    }
}

fn files(voices: &[Voice<'_>]) -> Vec<PathBuf> {
    voices.iter().map(|voice| voice.document.file.clone()).collect()
}
