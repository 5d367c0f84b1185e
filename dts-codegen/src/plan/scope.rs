//! The names of an action's module, each given once.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span};

use super::{codes, names};
use crate::{
    diagnostic::{Diagnostic, Place},
    item::FieldItem,
    model::{Action, Parameter, ParameterKind, SetName, StructureId, ValueSetId},
};

/// Names that generated code uses from the prelude.
const TAKEN: [&str; 17] = [
    "Box",
    "Default",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self",
    "Some",
    "String",
    "Vec",
    "Clone",
    "Debug",
];

/// Collects the faults of naming.
pub(super) struct Scope<'a> {
    action: &'a Action,
    faults: Vec<Diagnostic>,
}

/// Names of the types of an action.
pub(super) struct TypeNames {
    /// The request.
    pub(super) request: Ident,
    /// Its builder.
    pub(super) builder: Ident,
    /// The module of its marks.
    pub(super) required: Ident,
    /// Structures of the response, by number.
    pub(super) structures: Vec<Ident>,
    /// Value sets, by number.
    pub(super) value_sets: Vec<Ident>,
    /// Groups of parameters, by wire name: structure, builder, module of marks.
    pub(super) groups: BTreeMap<String, (Ident, Ident, Ident)>,
}

impl TypeNames {
    pub(super) fn structure(&self, id: StructureId) -> Ident {
        self.structures.get(id.0).cloned().unwrap_or_else(|| call_site("Unnamed"))
    }

    /// All of them.
    fn all(&self) -> impl Iterator<Item = &Ident> {
        let groups = self.groups.values().flat_map(|(group, builder, _)| [group, builder]);
        [&self.request, &self.builder].into_iter().chain(groups).chain(&self.structures).chain(&self.value_sets)
    }

    pub(super) fn value_set(&self, id: ValueSetId) -> Ident {
        self.value_sets.get(id.0).cloned().unwrap_or_else(|| call_site("Unnamed"))
    }
}

fn call_site(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

impl<'a> Scope<'a> {
    pub(super) fn new(action: &'a Action) -> Self {
        Self { action, faults: Vec::new() }
    }

    pub(super) fn into_faults(self) -> Vec<Diagnostic> {
        self.faults
    }

    /// The identifier, or a fault and a stand-in.
    pub(super) fn ident(&mut self, name: &str, wire: &str, key: &str, place: &Place) -> Ident {
        names::ident(name).unwrap_or_else(|| {
            self.faults.push(
                Diagnostic::error(&codes::NO_RUST_NAME, format!("`{wire}` does not become a Rust name (`{name}`)"))
                    .at(place.clone())
                    .help(format!("add `{key}: some_name`")),
            );
            call_site("unnamed")
        })
    }

    /// Names the types of the action.
    pub(super) fn types(&mut self) -> TypeNames {
        let action = self.action;
        let mut taken = Taken::new();
        let base = names::type_name(std::slice::from_ref(&action.name));
        let request = self.ident(&base, &action.name, "action", &action.place);
        taken.claim(self, &request, format!("action `{}`", action.name), "action", &action.place);
        let builder = call_site(&composed(&request, "Builder"));
        taken.claim(self, &builder, format!("the builder of `{}`", action.name), "action", &action.place);
        let response = call_site(&composed(&request, "Response"));
        taken.claim(self, &response, format!("the response of `{}`", action.name), "action", &action.place);

        let mut groups = BTreeMap::new();
        for parameter in &action.parameters {
            let ParameterKind::Groups { rust_type, .. } = &parameter.kind else { continue };
            let pieces = [parameter.base_name().to_owned()];
            let name = rust_type.clone().unwrap_or_else(|| names::type_name(&pieces));
            let ident = self.ident(&name, &parameter.name, "rust_type", &parameter.place);
            taken.claim(self, &ident, format!("group `{}`", parameter.name), "rust_type", &parameter.place);
            let builder = call_site(&composed(&ident, "Builder"));
            taken.claim(self, &builder, format!("the builder of `{}`", parameter.name), "rust_type", &parameter.place);
            let required = required_module(&ident);
            groups.insert(parameter.name.clone(), (ident, builder, required));
        }
        let value_sets = action.value_sets.iter().map(|set| {
            let name = name_of(&set.name);
            let ident = self.ident(&name, &name, "rust_type", &set.place);
            taken.claim(self, &ident, format!("value set `{name}`"), "rust_type", &set.place);
            ident
        });
        let value_sets = value_sets.collect();
        let structures = action.structures.iter().enumerate().map(|(index, structure)| {
            if index == 0 {
                return response.clone();
            }
            let name = name_of(&structure.name);
            let ident = self.ident(&name, &name, "rust_type", &structure.place);
            taken.claim(self, &ident, format!("structure `{name}`"), "rust_type", &structure.place);
            ident
        });
        let structures = structures.collect();
        TypeNames { required: required_module(&request), request, builder, structures, value_sets, groups }
    }

    /// The marks of a builder's required parameters stand beside the types of the module, each once.
    pub(super) fn marks(&mut self, names: &TypeNames, parameters: &[Parameter], fields: &[FieldItem]) {
        let mut seen: BTreeMap<String, (String, Option<Place>)> =
            names.all().map(|ident| (ident.to_string(), (format!("type `{ident}`"), None))).collect();
        for (parameter, field) in parameters.iter().zip(fields).filter(|(_, field)| field.required) {
            let mark = field.mark.to_string();
            let what = format!("parameter `{}`", parameter.name);
            if let Some((other, first)) = seen.get(&mark) {
                let message = format!("{other} and the mark of required {what} are both called `{mark}` in Rust");
                let fault = Diagnostic::error(&codes::NAME_COLLISION, message)
                    .at(parameter.place.clone())
                    .help(format!("add `rust:` with a name that is not `{}` to `{}`", field.ident, parameter.name));
                self.faults.push(match first {
                    Some(first) => fault.related(first.clone(), "the other one"),
                    None => fault,
                });
            }
            seen.insert(mark, (what, Some(parameter.place.clone())));
        }
    }

    /// Names of fields or variants, each once. `taken` are names that the surroundings use.
    pub(super) fn members<'m>(
        &mut self,
        members: impl IntoIterator<Item = (String, &'m str, &'m Place)>,
        reserved: &[&str],
        what: &str,
    ) -> Vec<Ident> {
        let mut seen: BTreeMap<String, (String, Place)> =
            reserved.iter().map(|name| ((*name).to_owned(), (String::new(), self.action.place.clone()))).collect();
        let mut idents = Vec::new();
        for (name, wire, place) in members {
            let ident = self.ident(&name, wire, "rust", place);
            // What is no name can't collide either.
            if names::ident(&name).is_none() {
                idents.push(ident);
                continue;
            }
            if let Some((other, first)) = seen.get(&name) {
                let clash = match other.is_empty() {
                    true => {
                        format!("{what} `{wire}` would be called `{name}` in Rust, a name that generated code uses")
                    }
                    false => format!("{what}s `{other}` and `{wire}` are both called `{name}` in Rust"),
                };
                let suggestion = if what == "value" { format!("{name}2") } else { format!("{name}_2") };
                let mut fault = Diagnostic::error(&codes::NAME_COLLISION, clash)
                    .at(place.clone())
                    .help(format!("add `rust: {suggestion}` (or a better name) to `{wire}`"));
                if !other.is_empty() {
                    fault = fault.related(first.clone(), "the other one");
                }
                self.faults.push(fault);
            }
            seen.insert(name, (wire.to_owned(), place.clone()));
            idents.push(ident);
        }
        idents
    }
}

/// A longer name; the underscore that a keyword has got is needed no more.
fn composed(ident: &Ident, suffix: &str) -> String {
    format!("{}{suffix}", ident.to_string().trim_end_matches('_'))
}

/// The module of a builder's marks.
fn required_module(ident: &Ident) -> Ident {
    call_site(&format!("{}_required", names::field_name(&ident.to_string()).trim_end_matches('_')))
}

fn name_of(name: &SetName) -> String {
    match name {
        SetName::Given(name) => name.clone(),
        SetName::From(pieces) => names::type_name(pieces),
    }
}

/// Type names that are given.
struct Taken(BTreeMap<String, (String, Option<Place>)>);

impl Taken {
    fn new() -> Self {
        Self(TAKEN.iter().map(|name| ((*name).to_owned(), (String::from("Rust's prelude"), None))).collect())
    }

    fn claim(&mut self, scope: &mut Scope<'_>, ident: &Ident, what: String, key: &str, place: &Place) {
        let name = ident.to_string();
        if let Some((other, first)) = self.0.get(&name) {
            let message = format!("{what} and {other} are both called `{name}` in Rust");
            let mut fault = Diagnostic::error(&codes::NAME_COLLISION, message).at(place.clone());
            if let Some(first) = first {
                fault = fault.related(first.clone(), "the other one");
            }
            scope.faults.push(match key {
                "action" => fault.help("rename the structure or value set that has the name"),
                key => fault.help(format!(
                    "add `{key}: {name}2` (or a better name) here; equal ones can share a type under `types:`"
                )),
            });
        }
        self.0.insert(name, (what, Some(place.clone())));
    }
}
