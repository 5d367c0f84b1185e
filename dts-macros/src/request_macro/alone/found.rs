//! The parameter of a name.

use dts_codegen::{
    diagnostic::nearest,
    facts::{ActionFacts, KindFacts, MembersFacts, ParameterFacts},
    item::LimitsItem,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::super::{
    emit::Emitter,
    entry::Name,
    marks::Marks,
    paths::{ident, path},
    read::{Owner, Reader},
    value::item,
};

/// A parameter, or a member of a list of groups.
pub(super) struct Found<'f> {
    pub(super) parameter: &'f ParameterFacts,
    group: Option<&'f ParameterFacts>,
}

impl<'f> Found<'f> {
    /// By its Rust name or its wire name; members of groups by the latter: `Tag.N.Key`. What nobody has is told.
    pub(super) fn by(name: &Name, facts: &'f ActionFacts, marks: &Marks) -> Option<Self> {
        let owner = Owner { parameters: &facts.members.parameters, list: None };
        let reader = Reader { facts, marks };
        if let Some(parameter) = reader.find(name, owner) {
            return Some(Self { parameter, group: None });
        }
        if !name.is_wire {
            reader.unknown(name, owner);
            return None;
        }
        let member = |wire: &str| facts.members.parameter(wire);
        if let Some((parameter, group)) = member(&name.text).or_else(|| member(&format!("{}.N", name.text))) {
            return Some(Self { parameter, group });
        }
        let number = |step: &str| step.bytes().all(|byte| byte.is_ascii_digit()) && !step.is_empty();
        let plain: Vec<_> = name.text.split('.').map(|step| if number(step) { "N" } else { step }).collect();
        let by_rust = owner.parameters.iter().find(|parameter| parameter.rust == name.text);
        let plain = plain.join(".");
        let near = member(&plain).map(|(parameter, _)| parameter.wire.as_str());
        let near = near.or_else(|| nearest(&plain, facts.members.wire_names()));
        match near.or(by_rust.map(|parameter| parameter.wire.as_str())) {
            Some(near) => {
                let message =
                    format!("unknown parameter `{}` in action `{}`; did you mean `\"{near}\"`?", name.text, facts.name);
                marks.fault(name.at, message);
            }
            None => {
                reader.unknown(name, owner);
            }
        }
        None
    }

    /// The facts of the action as if it had this parameter alone, of which a list has one item.
    pub(super) fn alone(&self, facts: &ActionFacts) -> ActionFacts {
        let limits = LimitsItem { required: false, min_items: None, max_items: None, ..self.parameter.limits.clone() };
        let parameter = ParameterFacts {
            kind: item(&self.parameter.kind).clone(),
            required: false,
            limits,
            ..self.parameter.clone()
        };
        ActionFacts {
            product: facts.product.clone(),
            name: facts.name.clone(),
            path: facts.path.clone(),
            members: MembersFacts {
                parameters: vec![parameter],
                rules: Vec::new(),
                sets: facts.members.sets.clone(),
                source: facts.members.source.clone(),
            },
            documents: facts.documents.clone(),
        }
    }

    /// The request's field of the same name; a member of a group has none there.
    pub(super) fn name(&self) -> Option<Ident> {
        self.group.is_none().then(|| ident(&self.parameter.rust, Span::call_site()))
    }

    /// The builder's method, where the name is written.
    pub(super) fn shown(&self, name: Span, emitter: &Emitter<'_>) -> TokenStream {
        let request = emitter.request_type();
        let method = ident(&self.parameter.rust, name);
        let value = emitter.stand_in(&self.parameter.kind, self.parameter);
        match self.group.map(|group| &group.kind) {
            Some(KindFacts::Groups { path: names, .. }) => {
                let group = path(emitter.root, names, Span::call_site());
                quote!((#request::builder(), #group::builder().#method(#value)))
            }
            _ => quote!(#request::builder().#method(#value)),
        }
    }
}
