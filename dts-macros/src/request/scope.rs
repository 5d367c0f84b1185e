//! What rules may speak of.

use std::cell::RefCell;

use dts_codegen::item::TypeItem;
use proc_macro2::{Span, TokenStream};
use syn::LitStr;

use crate::{
    assertions,
    attribute::{List, did_you_mean},
    faults::Faults,
    field::Parameter,
};

/// What a rule may speak of.
pub(super) struct Scope<'a> {
    /// Name of the action on the wire.
    pub(super) action: &'a str,
    /// Where rules come from that do not say it.
    pub(super) source: &'a str,
    /// The parameters.
    pub(super) parameters: &'a [Parameter],
    /// The path of the runtime.
    pub(super) runtime: &'a TokenStream,
    /// Takes items that assert what the derive can't see.
    pub(super) asserted: &'a RefCell<Vec<TokenStream>>,
    /// Takes the faults.
    pub(super) faults: &'a Faults,
}

impl Scope<'_> {
    /// Asserts that a text is one of the user's own value set.
    pub(super) fn assert_member(&self, parameter: &Parameter, text: &str, span: Span) {
        if let Some(ty) = parameter.own_type() {
            let name = &parameter.item.name;
            let items =
                parameter.singles(text).into_iter().map(|text| assertions::value(ty, text, name, span, self.runtime));
            self.asserted.borrow_mut().extend(items);
        }
    }

    /// The parameter of a wire name, and the member's name where it is one of a group.
    pub(super) fn find(&self, name: &str) -> Option<(&Parameter, Option<String>)> {
        let (outer, member) = match name.split_once(".N.") {
            Some((group, member)) => (format!("{group}.N"), Some(member.to_owned())),
            None => (name.to_owned(), None),
        };
        let parameter = self.parameters.iter().find(|parameter| parameter.item.name == outer)?;
        let is_group = matches!(parameter.item.ty, TypeItem::Groups(_));
        (member.is_none() || is_group).then_some((parameter, member))
    }

    /// The wire name, if there is such a parameter.
    pub(super) fn known(&self, name: &LitStr) -> Option<String> {
        let text = name.value();
        if self.find(&text).is_some() {
            return Some(text);
        }
        // Where a field lost its name, nobody knows what is meant.
        if self.parameters.iter().all(|parameter| parameter.named_at.is_some()) {
            let names = self.parameters.iter().map(|parameter| parameter.item.name.as_str());
            let hint = did_you_mean(&text, names, "write the wire name of one of its fields");
            self.faults.push(name.span(), format!("unknown parameter `{text}` in action `{}`{hint}", self.action));
        }
        None
    }

    /// The document of a path such as `DbList/*/Table/*/name`, and the path in it. Where it leads is for the service to
    /// say: the derive does not see the document's type.
    pub(super) fn in_document<'n>(&self, name: &'n str) -> Option<(&Parameter, &'n str)> {
        let (outer, path) = name.split_once('/')?;
        let (parameter, _) = self.find(outer)?;
        let is_path = path.split('/').all(|step| !step.is_empty());
        (is_path && matches!(parameter.item.ty, TypeItem::Document(_))).then_some((parameter, path))
    }

    /// The wire name, or the path of a member of a document.
    pub(super) fn target(&self, name: &LitStr) -> Option<String> {
        match self.in_document(&name.value()) {
            Some(_) => Some(name.value()),
            None => self.known(name),
        }
    }

    pub(super) fn all_known(&self, list: List) -> Option<Vec<String>> {
        let names = list.texts(self.faults);
        let known: Vec<_> = names.iter().map(|name| self.target(name)).collect();
        known.into_iter().collect::<Option<Vec<_>>>().filter(|known| !known.is_empty())
    }
}
