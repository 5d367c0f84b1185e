//! One action.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    codes, differences, errors, examples, lints, pages, parameters, response, rules, sources, waiters, wire_name,
};
use crate::{
    diagnostic::{Diagnostic, Diagnostics, Place, Severity},
    model::{Action, Document, SetName, Structure, ValueSet, ValueSetId},
    parse::{ActionFile, NodePath, ProductFiles, SpecFile},
    spec::{ActionSpec, Deprecated},
};

/// What the resolution of an action knows and gathers.
pub(super) struct Resolver<'a> {
    /// The product's files.
    pub(super) files: &'a ProductFiles,
    /// The action's file.
    pub(super) file: &'a SpecFile<ActionSpec>,
    /// Where the facts come from.
    pub(super) source: String,
    /// Value sets found so far.
    pub(super) value_sets: Vec<ValueSet>,
    /// Value sets that have a name in the spec.
    pub(super) named_sets: BTreeMap<String, Option<ValueSetId>>,
    /// Structures found so far.
    pub(super) structures: Vec<Structure>,
    /// Structures that have a name in the spec.
    pub(super) named_structures: BTreeMap<String, crate::model::StructureId>,
    /// The product's documents.
    pub(super) documents: &'a BTreeMap<String, Arc<Document>>,
    /// What is resolved: an action, or a structure of a document.
    pub(super) subject: Subject,
    /// Faults found so far.
    pub(super) found: Vec<Diagnostic>,
    /// Whether something is missing that a faulty shared file may hold: told there, not here.
    pub(super) incomplete: bool,
}

/// What is resolved by the code for actions.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Subject {
    /// An action: it has the file for itself.
    Action,
    /// A structure of a document, at this path.
    Structure(NodePath),
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        files: &'a ProductFiles,
        file: &'a SpecFile<ActionSpec>,
        documents: &'a BTreeMap<String, Arc<Document>>,
        subject: Subject,
    ) -> Self {
        Self {
            files,
            file,
            source: sources(&file.spec.source),
            value_sets: Vec::new(),
            named_sets: BTreeMap::new(),
            structures: Vec::new(),
            named_structures: BTreeMap::new(),
            documents,
            subject,
            found: Vec::new(),
            incomplete: false,
        }
    }

    /// Where the parameters, or members, are written.
    pub(super) fn parameters_path(&self) -> NodePath {
        match &self.subject {
            Subject::Action => NodePath::root().key("parameters"),
            Subject::Structure(path) => path.clone().key("members"),
        }
    }

    /// Where the rules are written.
    pub(super) fn rules_path(&self) -> NodePath {
        match &self.subject {
            Subject::Action => NodePath::root().key("rules"),
            Subject::Structure(path) => path.clone().key("rules"),
        }
    }

    /// Whether members of a document are resolved.
    pub(super) fn in_document(&self) -> bool {
        self.subject != Subject::Action
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Tells that something shared is missing, unless the file that should hold it is at fault itself.
    pub(super) fn missing_shared(&mut self, diagnostic: Diagnostic) {
        if self.files.shared_at_fault {
            self.incomplete = true;
        } else {
            self.found.push(diagnostic);
        }
    }

    pub(super) fn key(&self, path: &NodePath) -> Place {
        self.file.key_place(path)
    }

    pub(super) fn value(&self, path: &NodePath) -> Place {
        self.file.value_place(path)
    }
}

/// Resolves an action; `None` if it has errors.
pub(super) fn resolve(
    files: &ProductFiles,
    entry: &ActionFile,
    documents: &BTreeMap<String, Arc<Document>>,
    diagnostics: &mut Diagnostics,
) -> Option<Action> {
    let spec = &entry.file.spec;
    lints::action(entry, diagnostics);
    let mut cx = Resolver::new(files, &entry.file, documents, Subject::Action);
    let root = NodePath::root();
    if let Some(fault) = wire_name::fault(&spec.action) {
        let place = cx.value(&root.clone().key("action"));
        cx.push(
            Diagnostic::error(&codes::BAD_WIRE_NAME, format!("the action's name `{}` {fault}", spec.action)).at(place),
        );
    }
    for (key, text) in [("summary", Some(&spec.summary)), ("description", spec.description.as_ref())] {
        if text.is_some_and(|text| text.trim().is_empty()) {
            let place = cx.value(&root.clone().key(key));
            cx.push(
                Diagnostic::error(&codes::MISSING_DOC, format!("`{key}` is empty"))
                    .at(place)
                    .help("write one sentence"),
            );
        }
    }
    let parameters = parameters::resolve(&mut cx);
    let root_structure = response::resolve(&mut cx);
    let unused =
        spec.types.keys().filter(|name| !cx.named_sets.contains_key(*name) && !cx.named_structures.contains_key(*name));
    for name in unused.cloned().collect::<Vec<_>>() {
        let place = cx.key(&root.clone().key("types").key(&name));
        cx.push(Diagnostic::warning(&codes::UNUSED_TYPE, format!("type `{name}` is never used")).at(place));
    }
    let mut action = Action {
        name: spec.action.clone(),
        group: entry.group.clone(),
        module: entry.file.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
        file: entry.file.path.display().to_string(),
        place: cx.value(&root.clone().key("action")),
        summary: spec.summary.clone(),
        description: spec.description.clone(),
        source: cx.source.clone(),
        lifecycle: spec.lifecycle,
        successor: spec.successor.clone(),
        idempotent: spec.idempotent,
        public_cloud_only: spec.public_cloud_only,
        notes: spec.notes.clone(),
        differs: differences(&spec.differs),
        parameters,
        rules: Vec::new(),
        structures: std::mem::take(&mut cx.structures),
        value_sets: std::mem::take(&mut cx.value_sets),
        response: root_structure,
        errors: errors(&spec.errors),
        pagination: None,
        waiters: Vec::new(),
        examples: Vec::new(),
    };
    parameters::check_values(&mut cx, &action);
    // With parameters or fields missing, what follows would complain of nothing else.
    if cx.incomplete {
        cx.found.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
        return None;
    }
    action.rules = rules::resolve(&mut cx, &action);
    action.pagination = pages::pagination(&mut cx, &action);
    action.waiters = waiters::waiters(&mut cx, &action);
    action.examples = examples::resolve(&mut cx, &action);
    // A file with errors has other worries.
    if !cx.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        lints::complete(&mut cx, &action);
    }
    let failed = cx.incomplete || cx.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    for diagnostic in cx.found {
        diagnostics.push(diagnostic);
    }
    (!failed).then_some(action)
}

/// What `deprecated` says: a text, or a flag.
pub(super) fn deprecated(spec: Option<&Deprecated>) -> Option<String> {
    match spec {
        Some(Deprecated::Instead(text)) => Some(text.clone()),
        Some(Deprecated::Flag(true)) => Some(String::from("About to be removed.")),
        Some(Deprecated::Flag(false)) | None => None,
    }
}

/// The pieces that a name is made from.
pub(super) fn pieces(name: &SetName) -> Vec<String> {
    match name {
        SetName::Given(name) => vec![name.clone()],
        SetName::From(pieces) => pieces.clone(),
    }
}
