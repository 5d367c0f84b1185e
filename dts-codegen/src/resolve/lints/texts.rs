//! Every text that a file says to people, with its path.

use indexmap::IndexMap;

use crate::{
    parse::NodePath,
    spec::{
        ActionSpec, Deprecated, Difference, DocumentSpec, ErrorSpec, FieldEntry, FieldSpec, FieldsFile, OneOrMany,
        ParameterEntry, ParameterSpec, ParametersFile, ProductSpec, RuleSpec, TypeSpec, TypesFile, ValuesSpec,
    },
};

/// A text with its path.
pub(super) struct Text<'s> {
    pub(super) path: NodePath,
    pub(super) text: &'s str,
    pub(super) role: Role,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Something is said.
    Sentence,
    /// Something is named.
    Name,
}

/// The texts found so far.
#[derive(Default)]
pub(super) struct Texts<'s> {
    pub(super) list: Vec<Text<'s>>,
}

impl<'s> Texts<'s> {
    pub(super) fn product(&mut self, spec: &'s ProductSpec) {
        let root = NodePath::root();
        self.add(root.key("summary"), &spec.summary);
        self.source(&root, Some(&spec.source));
        self.all(&root, &spec.notes);
        self.errors(&spec.errors);
        for (region, city) in &spec.regions {
            self.list.push(Text { path: root.key("regions").key(region), text: city, role: Role::Name });
        }
    }

    pub(super) fn shared_parameters(&mut self, spec: &'s ParametersFile) {
        let path = NodePath::root().key("parameters");
        spec.parameters.iter().for_each(|(name, parameter)| self.parameter(&path.key(name), parameter));
    }

    pub(super) fn shared_fields(&mut self, spec: &'s FieldsFile) {
        self.fields(&NodePath::root().key("fields"), &spec.fields);
    }

    pub(super) fn types_file(&mut self, spec: &'s TypesFile) {
        self.types(&spec.types);
    }

    pub(super) fn action(&mut self, spec: &'s ActionSpec) {
        let root = NodePath::root();
        self.add(root.key("summary"), &spec.summary);
        self.maybe(&root, "description", spec.description.as_ref());
        self.source(&root, Some(&spec.source));
        self.all(&root, &spec.notes);
        self.differs(&root, &spec.differs);
        self.parameters(&root.key("parameters"), &spec.parameters);
        self.rules(&root.key("rules"), &spec.rules);
        self.types(&spec.types);
        self.fields(&root.key("response"), &spec.response);
        self.errors(&spec.errors);
        for (name, waiter) in &spec.waiters {
            self.add(root.key("waiters").key(name).key("doc"), &waiter.doc);
        }
    }

    pub(super) fn document(&mut self, spec: &'s DocumentSpec) {
        let root = NodePath::root();
        self.add(root.key("summary"), &spec.summary);
        self.maybe(&root, "description", spec.description.as_ref());
        self.source(&root, Some(&spec.source));
        self.all(&root, &spec.notes);
        self.differs(&root, &spec.differs);
        for (name, structure) in &spec.structures {
            let path = root.key("structures").key(name);
            self.add(path.key("doc"), &structure.doc);
            self.all(&path, &structure.notes);
            self.parameters(&path.key("members"), &structure.members);
            self.rules(&path.key("rules"), &structure.rules);
        }
    }

    fn parameters(&mut self, path: &NodePath, entries: &'s IndexMap<String, ParameterEntry>) {
        for (name, entry) in entries {
            if let ParameterEntry::Own(parameter) = entry {
                self.parameter(&path.key(name), parameter);
            }
        }
    }

    fn rules(&mut self, path: &NodePath, rules: &'s [RuleSpec]) {
        for (index, rule) in rules.iter().enumerate() {
            let path = path.index(index);
            self.maybe(&path, "doc", rule.doc.as_ref());
            self.maybe(&path, "note", rule.note.as_ref());
            self.source(&path, rule.source.as_ref());
        }
    }

    fn add(&mut self, path: NodePath, text: &'s str) {
        self.list.push(Text { path, text, role: Role::Sentence });
    }

    /// The text under a key, if there is one. Most are not there, and need no path.
    fn maybe(&mut self, path: &NodePath, key: &str, text: Option<&'s String>) {
        text.into_iter().for_each(|text| self.add(path.key(key), text));
    }

    fn all(&mut self, path: &NodePath, texts: &'s [String]) {
        texts.iter().enumerate().for_each(|(index, text)| self.add(path.key("notes").index(index), text));
    }

    fn source(&mut self, path: &NodePath, source: Option<&'s OneOrMany>) {
        for text in source.into_iter().flat_map(|source| &source.0) {
            self.list.push(Text { path: path.key("source"), text, role: Role::Name });
        }
    }

    fn differs(&mut self, path: &NodePath, differs: &'s [Difference]) {
        for (index, difference) in differs.iter().enumerate() {
            let path = path.key("differs").index(index);
            self.list.push(Text { path: path.key("aspect"), text: &difference.aspect, role: Role::Name });
            self.add(path.key("says"), &difference.says);
        }
    }

    fn deprecated(&mut self, path: &NodePath, deprecated: Option<&'s Deprecated>) {
        if let Some(Deprecated::Instead(text)) = deprecated {
            self.add(path.key("deprecated"), text);
        }
    }

    fn errors(&mut self, errors: &'s IndexMap<String, ErrorSpec>) {
        let path = NodePath::root().key("errors");
        errors.iter().for_each(|(code, error)| self.add(path.key(code).key("doc"), &error.doc));
    }

    fn parameter(&mut self, path: &NodePath, spec: &'s ParameterSpec) {
        self.maybe(path, "doc", spec.doc.as_ref());
        self.values(path, spec.values.as_ref());
        self.deprecated(path, spec.deprecated.as_ref());
        self.maybe(path, "note", spec.note.as_ref());
        self.all(path, spec.notes.as_deref().unwrap_or_default());
        self.source(path, spec.source.as_ref());
        self.differs(path, spec.differs.as_deref().unwrap_or_default());
    }

    fn values(&mut self, path: &NodePath, values: Option<&'s ValuesSpec>) {
        let Some(ValuesSpec::Members(members)) = values else { return };
        for (text, member) in members {
            let path = path.key("values").key(text);
            // A doc line stands in the place of the mapping.
            self.add(path.key("doc"), &member.0.doc);
            self.deprecated(&path, member.0.deprecated.as_ref());
        }
    }

    fn types(&mut self, types: &'s IndexMap<String, TypeSpec>) {
        for (name, spec) in types {
            let path = NodePath::root().key("types").key(name);
            self.add(path.key("doc"), &spec.doc);
            self.values(&path, spec.values.as_ref());
            if let Some(fields) = &spec.fields {
                self.fields(&path.key("fields"), fields);
            }
        }
    }

    fn fields(&mut self, path: &NodePath, fields: &'s IndexMap<String, FieldEntry>) {
        for (name, entry) in fields {
            if let FieldEntry::Own(field) = entry {
                self.field(&path.key(name), field);
            }
        }
    }

    fn field(&mut self, path: &NodePath, spec: &'s FieldSpec) {
        self.maybe(path, "doc", spec.doc.as_ref());
        self.values(path, spec.values.as_ref());
        self.deprecated(path, spec.deprecated.as_ref());
        self.maybe(path, "present_when", spec.present_when.as_ref());
        self.maybe(path, "note", spec.note.as_ref());
        self.all(path, spec.notes.as_deref().unwrap_or_default());
        self.differs(path, spec.differs.as_deref().unwrap_or_default());
        if let Some(fields) = &spec.fields {
            self.fields(&path.key("fields"), fields);
        }
    }
}
