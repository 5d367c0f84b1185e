//! Actions.

use super::{At, Document, Field, Parameter, Rule, Structure, StructureId, ValueSet, ValueSetId};
use crate::{diagnostic::Place, spec::Lifecycle};

/// An action.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Wire name.
    pub name: String,
    /// Name of its group: the folder it lies in.
    pub group: String,
    /// Its module: the file name without the ending.
    pub module: String,
    /// Path of its file.
    pub file: String,
    /// Where its name is written.
    pub place: Place,
    /// What it does.
    pub summary: String,
    /// More.
    pub description: Option<String>,
    /// Where the facts come from.
    pub source: String,
    /// Whether the documents still recommend it.
    pub lifecycle: Lifecycle,
    /// The action that replaces it.
    pub successor: Option<String>,
    /// Whether a retry may repeat it.
    pub idempotent: bool,
    /// Only the public cloud documents it.
    pub public_cloud_only: bool,
    /// Facts that can't be checked.
    pub notes: Vec<String>,
    /// Where documents disagree.
    pub differs: Vec<(String, String)>,
    /// Parameters as written; members of groups apart, in their group.
    pub parameters: Vec<Parameter>,
    /// Rules as written.
    pub rules: Vec<Rule>,
    /// Structures that the response speaks of.
    pub structures: Vec<Structure>,
    /// Value sets that parameters and response speak of.
    pub value_sets: Vec<ValueSet>,
    /// The response.
    pub response: StructureId,
    /// Error codes, sorted.
    pub errors: Vec<ErrorCode>,
    /// How results come in pages.
    pub pagination: Option<Pagination>,
    /// States to wait for.
    pub waiters: Vec<Waiter>,
    /// Requests and responses.
    pub examples: Vec<Example>,
}

impl Action {
    /// The parameter of this wire name, and the group that it is a member of.
    pub fn parameter(&self, name: &str) -> Option<(&Parameter, Option<&Parameter>)> {
        for parameter in &self.parameters {
            if parameter.name == name {
                return Some((parameter, None));
            }
            if let Some(member) = parameter.members().iter().find(|member| member.name == name) {
                return Some((member, Some(parameter)));
            }
        }
        None
    }

    /// What a path such as `DbList/*/Table/*/part_key` speaks of: the parameter, its document and the path in it.
    pub fn document_path<'p>(&self, path: &'p str) -> Option<(&Parameter, &Document, &'p str)> {
        let (name, inner) = path.split_once('/')?;
        let (parameter, _) = self.parameter(name)?;
        let document = parameter.document.as_deref().filter(|document| document.has_member(inner))?;
        Some((parameter, document, inner))
    }

    /// All wire names that a rule may speak of.
    pub fn parameter_names(&self) -> impl Iterator<Item = &str> {
        self.parameters.iter().flat_map(|parameter| {
            std::iter::once(parameter.name.as_str())
                .chain(parameter.members().iter().map(|member| member.name.as_str()))
        })
    }

    /// The value set of this number.
    pub fn value_set(&self, id: ValueSetId) -> Option<&ValueSet> {
        self.value_sets.get(id.0)
    }

    /// The structure of this number.
    pub fn structure(&self, id: StructureId) -> Option<&Structure> {
        self.structures.get(id.0)
    }

    /// The fields of the structure of this number.
    pub fn fields(&self, id: StructureId) -> &[Field] {
        self.structure(id).map_or(&[], |structure| &structure.fields)
    }
}

/// An error code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// The code.
    pub code: String,
    /// HTTP status.
    pub status: Option<u16>,
    /// What it means.
    pub doc: String,
    /// Whether the same request may succeed later.
    pub retryable: bool,
}

/// How results come in pages, in wire names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pagination {
    /// By number, from 1.
    Numbered {
        /// Parameter with the number of the page.
        page: String,
        /// Parameter with the number of results of a page.
        size: Option<String>,
        /// Response field with the results.
        items: String,
        /// Response field that counts all results.
        total: Option<String>,
    },
    /// By token.
    Token {
        /// Parameter that takes the token.
        token: String,
        /// Response field that gives the next one.
        next: String,
        /// Response field with the results.
        items: String,
    },
}

/// A state to wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiter {
    /// Its name, in snake case.
    pub name: String,
    /// What has happened then.
    pub doc: String,
    /// Response field that tells the state.
    pub field: String,
    /// Values that end the waiting well.
    pub success: Vec<String>,
    /// Values that end it badly.
    pub failure: Vec<String>,
}

/// A request, and the response to it or the rules that it breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its name.
    pub name: At<String>,
    /// Parameters as they travel.
    pub request: Vec<(String, String)>,
    /// The response body.
    pub response: Option<serde_json::Value>,
    /// What the request breaks: rule ids, and names of parameters whose own limits break.
    pub breaks: Vec<String>,
}
