//! JSON documents.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    action::{Resolver, Subject},
    codes, differences, document_examples, parameters, rules, sources,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Severity, nearest},
    model::{Action, Document, DocumentNode, DocumentScalar, DocumentStructure, Part, StructureId},
    parse::{NodePath, ProductFiles, SpecFile},
    spec::{
        ActionSpec, DocumentSpec, DocumentType, Lifecycle, ParameterEntry, ParameterSpec, ParameterType, StructureSpec,
    },
};

/// The documents of a product, by name. Those with faults are left out, and their faults are told.
pub(super) fn resolve(files: &ProductFiles, diagnostics: &mut Diagnostics) -> BTreeMap<String, Arc<Document>> {
    let mut documents = BTreeMap::new();
    for file in &files.documents {
        let Some(document) = document(files, file, diagnostics) else { continue };
        if let Some(first) = documents.get(&document.name) {
            let first: &Arc<Document> = first;
            let message = format!("document `{}` is specified twice", document.name);
            diagnostics.push(
                Diagnostic::error(&codes::DUPLICATE_DOCUMENT, message)
                    .at(document.place.clone())
                    .related(first.place.clone(), "first specified here")
                    .help("remove one of the files"),
            );
            continue;
        }
        documents.insert(document.name.clone(), Arc::new(document));
    }
    documents
}

fn document(files: &ProductFiles, file: &SpecFile<DocumentSpec>, diagnostics: &mut Diagnostics) -> Option<Document> {
    let spec = &file.spec;
    let mut found = Vec::new();
    let root_path = NodePath::root();
    for (key, text) in [("summary", Some(&spec.summary)), ("description", spec.description.as_ref())] {
        if text.is_some_and(|text| text.trim().is_empty()) {
            let place = file.value_place(&root_path.clone().key(key));
            found.push(Diagnostic::error(&codes::MISSING_DOC, format!("`{key}` is empty")).at(place));
        }
    }
    let names: Vec<&str> = spec.structures.keys().map(String::as_str).collect();
    let mut used = BTreeSet::new();
    let root = structure_number(file, &names, &spec.of, &root_path.clone().key("of"), &mut found).map(|number| {
        used.insert(number);
        let whole = DocumentNode::Object(number);
        match spec.kind {
            DocumentType::Object => whole,
            DocumentType::Array => DocumentNode::Array(Box::new(whole)),
            DocumentType::Map => DocumentNode::Map(Box::new(whole)),
        }
    });
    let mut structures = Vec::new();
    for (name, structure) in &spec.structures {
        structures.extend(self::structure(files, file, name, structure, &names, &mut used, &mut found));
    }
    for (number, name) in names.iter().enumerate().filter(|(number, _)| !used.contains(number)) {
        let _ = number;
        let place = file.key_place(&root_path.clone().key("structures").key(*name));
        found.push(Diagnostic::warning(&codes::UNUSED_TYPE, format!("structure `{name}` is never used")).at(place));
    }
    endless(file, &structures, &mut found);
    let failed = found.iter().any(|fault| fault.severity == Severity::Error);
    found.into_iter().for_each(|fault| diagnostics.push(fault));
    if failed {
        return None;
    }
    let mut document = Document {
        name: spec.document.clone(),
        module: file.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
        file: file.path.display().to_string(),
        place: file.value_place(&root_path.key("document")),
        summary: spec.summary.clone(),
        description: spec.description.clone(),
        source: sources(&spec.source),
        public_cloud_only: spec.public_cloud_only,
        notes: spec.notes.clone(),
        differs: differences(&spec.differs),
        root: root?,
        structures,
        examples: Vec::new(),
    };
    document.examples = document_examples::resolve(file, &document, diagnostics)?;
    Some(document)
}

/// A structure, checked by the same code as an action.
fn structure(
    files: &ProductFiles,
    file: &SpecFile<DocumentSpec>,
    name: &str,
    spec: &StructureSpec,
    names: &[&str],
    used: &mut BTreeSet<usize>,
    found: &mut Vec<Diagnostic>,
) -> Option<DocumentStructure> {
    let path = NodePath::root().key("structures").key(name);
    if spec.doc.trim().is_empty() {
        let place = file.key_place(&path);
        found.push(Diagnostic::error(&codes::MISSING_DOC, format!("structure `{name}` has no doc")).at(place));
    }
    let as_action = file.with(ActionSpec {
        action: name.to_owned(),
        summary: spec.doc.clone(),
        description: None,
        source: file.spec.source.clone(),
        lifecycle: Lifecycle::Current,
        successor: None,
        idempotent: false,
        public_cloud_only: file.spec.public_cloud_only,
        notes: spec.notes.clone(),
        differs: Vec::new(),
        parameters: spec.members.clone(),
        rules: spec.rules.clone(),
        types: indexmap::IndexMap::new(),
        response: indexmap::IndexMap::new(),
        errors: indexmap::IndexMap::new(),
        pagination: None,
        waiters: indexmap::IndexMap::new(),
        examples: Vec::new(),
    });
    let documents = BTreeMap::new();
    let mut cx = Resolver::new(files, &as_action, &documents, Subject::Structure(path.clone()));
    let mut members = parameters::resolve(&mut cx);
    let mut parts = BTreeMap::new();
    for (member, entry) in &spec.members {
        let ParameterEntry::Own(entry) = entry else { continue };
        let path = path.clone().key("members").key(member);
        if let Some(node) = part(&mut cx, file, names, entry, &path, used) {
            let (min_items, max_items) = (entry.min_items, entry.max_items);
            parts.insert(member.clone(), Part { node, min_items, max_items });
        }
    }
    // The items of a part are counted with what it holds; to its structure it is one value.
    for member in members.iter_mut().filter(|member| parts.contains_key(&member.name)) {
        (member.limits.min_items, member.limits.max_items) = (None, None);
    }
    let mut action = Action {
        name: name.to_owned(),
        group: String::new(),
        module: String::new(),
        file: file.path.display().to_string(),
        place: file.key_place(&path),
        summary: spec.doc.clone(),
        description: None,
        source: cx.source.clone(),
        lifecycle: Lifecycle::Current,
        successor: None,
        idempotent: false,
        public_cloud_only: file.spec.public_cloud_only,
        notes: spec.notes.clone(),
        differs: Vec::new(),
        parameters: members,
        rules: Vec::new(),
        structures: Vec::new(),
        value_sets: std::mem::take(&mut cx.value_sets),
        response: StructureId(0),
        errors: Vec::new(),
        pagination: None,
        waiters: Vec::new(),
        examples: Vec::new(),
    };
    for member in action.parameters.iter().filter(|member| member.is_list()) {
        let message = format!("`{}` is the name of a list of parameters; JSON has lists of its own", member.name);
        let fault = Diagnostic::error(&codes::MISPLACED_KEY, message).at(member.place.clone());
        cx.found.push(fault.help("leave `.N` out, and write `type: array` with `items:` or `of:`"));
    }
    for member in action.parameters.iter().filter(|member| member.secret) {
        let message = format!("`{}` is a secret inside a document, which is shown as a whole", member.name);
        let fault = Diagnostic::error(&codes::MISPLACED_KEY, message).at(member.place.clone());
        cx.found.push(fault.help("mark the parameter that holds the document as secret instead"));
    }
    parameters::check_values(&mut cx, &action);
    action.rules = rules::resolve(&mut cx, &action);
    found.append(&mut cx.found);
    (!cx.incomplete).then_some(DocumentStructure { members: action, parts })
}

/// A structure that holds itself without a list or map in between has no end.
fn endless(file: &SpecFile<DocumentSpec>, structures: &[DocumentStructure], found: &mut Vec<Diagnostic>) {
    let within = |number: usize| {
        let parts = structures.get(number).into_iter().flat_map(|structure| &structure.parts);
        parts.filter_map(|(name, part)| match part.node {
            DocumentNode::Object(inner) => Some((name, inner)),
            _ => None,
        })
    };
    for (number, structure) in structures.iter().enumerate() {
        for (member, first) in within(number) {
            let (mut seen, mut open) = (BTreeSet::new(), vec![first]);
            while let Some(inner) = open.pop() {
                if seen.insert(inner) {
                    open.extend(within(inner).map(|(_, next)| next));
                }
            }
            if !seen.contains(&number) {
                continue;
            }
            let name = &structure.members.name;
            let path = NodePath::root().key("structures").key(name).key("members").key(member);
            let message = format!("structure `{name}` holds itself by `{member}`, without an end");
            let fault = Diagnostic::error(&codes::MISPLACED_KEY, message).at(file.key_place(&path));
            found.push(fault.help("put an array or a map in between, or use `type: any`"));
        }
    }
}

/// What a member holds that is no single value.
fn part(
    cx: &mut Resolver<'_>,
    file: &SpecFile<DocumentSpec>,
    names: &[&str],
    spec: &ParameterSpec,
    path: &NodePath,
    used: &mut BTreeSet<usize>,
) -> Option<DocumentNode> {
    let kind = spec.kind.unwrap_or_default();
    let misplaced = |cx: &mut Resolver<'_>, key: &str, help: &str| {
        let place = file.key_place(&path.clone().key(key));
        let message = format!("`{key}` does not fit the type of the member");
        cx.found.push(Diagnostic::error(&codes::MISPLACED_KEY, message).at(place).help(help));
        None
    };
    let inner = match (&spec.of, spec.items) {
        (Some(_), Some(_)) => return misplaced(cx, "items", "give `of:` or `items:`, not both"),
        (Some(_), None) if !is_part(kind) || kind == ParameterType::Any => {
            return misplaced(cx, "of", "it is for `type: object`, `array` and `map`");
        }
        (None, Some(_)) if !matches!(kind, ParameterType::Array | ParameterType::Map) => {
            return misplaced(cx, "items", "it is for `type: array` and `map`");
        }
        (Some(of), None) => {
            let number = structure_number(file, names, of, &path.clone().key("of"), &mut cx.found)?;
            used.insert(number);
            Some(DocumentNode::Object(number))
        }
        (None, Some(items)) => match scalar(items) {
            Some(node) => Some(node),
            None => return misplaced(cx, "items", "items are `string`, `boolean`, `int32`, `int64`, `float` or `any`"),
        },
        (None, None) => None,
    };
    match (kind, inner) {
        (ParameterType::Any, _) => Some(DocumentNode::Any),
        (ParameterType::Object, Some(inner)) => Some(inner),
        (ParameterType::Array, Some(inner)) => Some(DocumentNode::Array(Box::new(inner))),
        (ParameterType::Map, Some(inner)) => Some(DocumentNode::Map(Box::new(inner))),
        (ParameterType::Object, None) => misplaced(cx, "type", "add `of: Name` with a name under `structures`"),
        (ParameterType::Array | ParameterType::Map, None) => {
            misplaced(cx, "type", "add `of: Name` with a name under `structures`, or `items: string`")
        }
        _ => None,
    }
}

/// Whether a member of this type is no single value.
pub(super) fn is_part(kind: ParameterType) -> bool {
    matches!(kind, ParameterType::Any | ParameterType::Object | ParameterType::Array | ParameterType::Map)
}

fn scalar(kind: ParameterType) -> Option<DocumentNode> {
    Some(DocumentNode::Scalar(match kind {
        ParameterType::String => DocumentScalar::String,
        ParameterType::Boolean => DocumentScalar::Boolean,
        ParameterType::Int32 => DocumentScalar::Int32,
        ParameterType::Int64 => DocumentScalar::Int64,
        ParameterType::Float => DocumentScalar::Float,
        ParameterType::Any => return Some(DocumentNode::Any),
        _ => return None,
    }))
}

fn structure_number(
    file: &SpecFile<DocumentSpec>,
    names: &[&str],
    name: &str,
    path: &NodePath,
    found: &mut Vec<Diagnostic>,
) -> Option<usize> {
    let number = names.iter().position(|known| *known == name);
    if number.is_none() {
        let message = format!("unknown structure `{name}`");
        let fault = Diagnostic::error(&codes::UNKNOWN_TYPE, message).at(file.value_place(path));
        found.push(match nearest(name, names.iter().copied()) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault.help("add it under `structures:`"),
        });
    }
    number
}
