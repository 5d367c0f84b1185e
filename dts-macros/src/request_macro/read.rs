//! From what is written to what is meant: names to parameters, tokens to values of their kinds.

use dts_codegen::{
    diagnostic::nearest,
    facts::{ActionFacts, KindFacts, ParameterFacts},
};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

use super::{
    entry::{self, Entry, Name, Written},
    marks::{ACTION, Marks},
    paths::stem,
    split,
    value::{Assigned, Request, Unknown, Value},
};
use crate::names;

/// Reads by the facts of an action.
#[derive(Clone, Copy)]
pub(super) struct Reader<'f, 'm> {
    /// The facts.
    pub(super) facts: &'f ActionFacts,
    /// Numbers and faults.
    pub(super) marks: &'m Marks,
}

/// Whose parameters are read.
#[derive(Clone, Copy)]
pub(super) struct Owner<'f> {
    /// The parameters.
    pub(super) parameters: &'f [ParameterFacts],
    /// The list that a group is an item of.
    pub(super) list: Option<&'f ParameterFacts>,
}

impl<'f> Reader<'f, '_> {
    /// What stands behind the action's name: braces, and nothing else.
    pub(super) fn request(self, given: TokenStream) -> Request<'f> {
        let owner = Owner { parameters: &self.facts.members.parameters, list: None };
        let mut request = Request { assigned: Vec::new(), unknown: Vec::new(), is_whole: false };
        let given: Vec<_> = given.into_iter().collect();
        let (first, more) = match given.split_first() {
            Some((first, more)) => (first, more),
            None => {
                let message = format!("expected parameters behind the action: `{} {{ ... }}`", self.facts.name);
                self.marks.fault(ACTION, message);
                return request;
            }
        };
        match first {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                self.entries(group.stream(), owner, &mut request);
            }
            other => {
                let message = format!("expected braces behind the action: `{} {{ ... }}`", self.facts.name);
                self.marks.fault(self.marks.one(other.span()), message);
                return request;
            }
        }
        if let Some(more) = more.first().filter(|token| !is_comma(token) || more.len() > 1) {
            self.marks.fault(self.marks.one(more.span()), "unexpected token behind the request; remove it");
        }
        request
    }

    /// What stands between the braces of a request or a group.
    pub(super) fn entries(self, stream: TokenStream, owner: Owner<'f>, request: &mut Request<'f>) {
        let is_whole = entry::entries(stream, self.marks, &mut |entry| match self.find(&entry.name, owner) {
            Some(parameter) => request.assigned.push(self.assigned(entry, parameter, &request.assigned)),
            None => {
                let meant = self.unknown(&entry.name, owner);
                request.unknown.push(unknown(entry, meant));
            }
        });
        request.is_whole = is_whole;
    }

    pub(super) fn find(self, name: &Name, owner: Owner<'f>) -> Option<&'f ParameterFacts> {
        let text = name.text.as_str();
        if !name.is_wire {
            return owner.parameters.iter().find(|parameter| parameter.rust == text);
        }
        // `Key` within `Tag.N`, and `ResourceId` for `ResourceId.N`.
        let is_named = |wire: &str| wire == text || wire.strip_suffix(".N") == Some(text);
        owner
            .parameters
            .iter()
            .find(|parameter| is_named(&parameter.wire) || owner.short(parameter).is_some_and(is_named))
    }

    fn assigned(self, entry: Entry, parameter: &'f ParameterFacts, before: &[Assigned<'f>]) -> Assigned<'f> {
        let Entry { name, maybe, value } = entry;
        let is_second = before.iter().any(|other| std::ptr::eq(other.parameter, parameter));
        if is_second {
            let message = format!("`{}` is given twice; remove one", parameter.wire);
            self.marks.fault(name.at, message);
        }
        let (at, value) = match value {
            Written::Shorthand => (name.at, Value::Expression(name.token.to_token_stream())),
            Written::Value(tokens) => {
                let tokens = split::bare(tokens);
                // Without tokens there was a fault, at another place.
                let at = if tokens.is_empty() { name.at } else { self.marks.all(&tokens) };
                match tokens.is_empty() {
                    true => (at, Value::Faulty),
                    false if maybe => (at, Value::Expression(tokens.into_iter().collect())),
                    false => (at, self.value(tokens, at, &parameter.kind, parameter)),
                }
            }
        };
        let is_wrong = maybe && !self.may_be_absent(name.at, parameter);
        let (maybe, value) = if is_wrong { (false, Value::Faulty) } else { (maybe, value) };
        Assigned { parameter, span: name.span, named_at: name.at, at, maybe, value, is_second }
    }

    /// Whether there is a method that takes an `Option`.
    fn may_be_absent(self, at: usize, parameter: &ParameterFacts) -> bool {
        let (wire, rust) = (&parameter.wire, &parameter.rust);
        let message = if parameter.required {
            format!("`{wire}` is required, so it has no `maybe`; write `{rust}: value`")
        } else if super::value::is_vec(&parameter.kind) {
            format!("`{wire}` is a list, which is empty instead of absent; write `{rust}: list`")
        } else {
            return true;
        };
        self.marks.fault(at, message);
        false
    }

    /// A name that is no parameter's.
    pub(super) fn unknown(self, name: &Name, owner: Owner<'f>) -> Option<&'f ParameterFacts> {
        let parameters = || owner.parameters.iter();
        let text = name.text.as_str();
        let near = match name.is_wire {
            true => {
                let wires = parameters().flat_map(|parameter| [stem(parameter), owner.short_stem(parameter)]);
                nearest(text, wires).or_else(|| {
                    parameters().find(|parameter| parameter.rust == text).map(|parameter| owner.short_stem(parameter))
                })
            }
            // A wire name without quotes is meant as often as another Rust name.
            false => {
                let snake = names::field_name(text);
                let exact = parameters().find(|parameter| parameter.rust == snake || stem(parameter) == text);
                let near = || nearest(&snake, parameters().map(|parameter| parameter.rust.as_str()));
                exact.map(|parameter| parameter.rust.as_str()).or_else(near)
            }
        };
        // `Tag.1.Key` is the list `Tag.N`.
        let first = |wire: &str| wire.split('.').next().unwrap_or_default().to_owned();
        let numbered = (name.is_wire && is_numbered(text))
            .then(|| parameters().find(|list| super::value::is_vec(&list.kind) && first(&list.wire) == first(text)))
            .flatten();
        let near_one = parameters().find(|parameter| match (name.is_wire, near) {
            (_, None) => false,
            (true, Some(near)) => stem(parameter) == near || owner.short_stem(parameter) == near,
            (false, Some(near)) => parameter.rust == near,
        });
        let place = match owner.list {
            None => format!("action `{}`", self.facts.name),
            Some(list) => format!("`{}`", list.wire),
        };
        let help = match (near, owner.list) {
            _ if name.is_wire && is_numbered(text) => {
                let example = match numbered {
                    Some(list) if matches!(list.kind, KindFacts::Groups { .. }) => {
                        format!("{}: [{{ ... }}]", list.rust)
                    }
                    Some(list) => format!("{}: [\"...\"]", list.rust),
                    None => String::from("name: [\"...\"]"),
                };
                format!("the items of a list stand between square brackets, without numbers: `{example}`")
            }
            (Some(near), _) if name.is_wire => format!("did you mean `\"{near}\"`?"),
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, None) => format!(
                "one that is newer than these bindings goes through `extra_parameter` of `{}::builder()`",
                self.facts.path.last().unwrap_or(&self.facts.name)
            ),
            (None, Some(_)) => format!("it has {}", list(parameters().map(|parameter| parameter.rust.as_str()))),
        };
        self.marks.fault(name.at, format!("unknown parameter `{text}` in {place}; {help}"));
        numbered.or(near_one)
    }
}

impl<'f> Owner<'f> {
    /// The name of a member within its group: `Key` of `Tag.N.Key`.
    fn short(self, parameter: &'f ParameterFacts) -> Option<&'f str> {
        parameter.wire.strip_prefix(self.list?.wire.as_str())?.strip_prefix('.')
    }

    fn short_stem(self, parameter: &'f ParameterFacts) -> &'f str {
        let short = self.short(parameter).unwrap_or(&parameter.wire);
        short.strip_suffix(".N").unwrap_or(short)
    }
}

/// A name that is no parameter's, with the parameter that is meant.
fn unknown(entry: Entry, meant: Option<&ParameterFacts>) -> Unknown<'_> {
    let Entry { name, value, .. } = entry;
    let ident = match name.token {
        TokenTree::Ident(ident) => Some(ident),
        _ => None,
    };
    let value = match value {
        Written::Value(tokens) => tokens.into_iter().collect(),
        Written::Shorthand => TokenStream::new(),
    };
    Unknown { ident, at: name.at, value, meant }
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// `Tag.1.Key`
fn is_numbered(wire: &str) -> bool {
    wire.split('.').skip(1).any(|step| step.parse::<u32>().is_ok())
}

/// Names with commas and `and`.
pub(super) fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => String::from("none"),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
