//! Limits and rules, one call each.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use super::{action::option, borrow::borrowed};
use crate::item::{
    ClassItem, ConditionItem, Context, FieldItem, FormatItem, LimitsItem, ParameterRef, RefKind, RuleCheck, RuleItem,
    TypeItem,
};

/// Names of the runtime that checks speak of.
const NAMES: [&str; 9] = [
    "CharacterClass",
    "Format",
    "Limits",
    "Rule",
    "When",
    "every_in_document",
    "groups_of",
    "in_document",
    "member_of_each",
];

/// Imports for the body of `check`, where nothing but the runtime's names is spoken of.
pub(super) fn imports(body: &TokenStream, cx: &Context) -> TokenStream {
    imports_from(body, &cx.runtime)
}

fn imports_from(body: &TokenStream, runtime: &TokenStream) -> TokenStream {
    let mut used = BTreeSet::new();
    collect(body.clone(), &mut used);
    let names: Vec<Ident> = used.iter().map(|name| Ident::new(name, Span::call_site())).collect();
    match names.as_slice() {
        [] => TokenStream::new(),
        [name] => quote!(use #runtime::#name;),
        names => quote!(use #runtime::{#(#names),*};),
    }
}

/// Finds the runtime's names; what follows a dot is a method or field.
fn collect(tokens: TokenStream, used: &mut BTreeSet<&'static str>) {
    let mut after_dot = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) if !after_dot => {
                used.extend(NAMES.iter().find(|name| ident == *name));
            }
            TokenTree::Group(group) => collect(group.stream(), used),
            _ => {}
        }
        after_dot = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '.');
    }
}

/// The calls that check the limits of parameters. A parameter whose type demands nothing and that has no limit has
/// no call.
pub(super) fn limits(fields: &[FieldItem]) -> Vec<TokenStream> {
    fields
        .iter()
        .filter_map(|field| {
            let (value, wire) = (borrowed(&field.ident), &field.wire);
            if let TypeItem::Groups(_) = field.ty {
                let limits = limits_of(&field.limits);
                return Some(quote!(check.groups(#wire, #value, #limits);));
            }
            if field.limits.is_none() && !demands(&field.ty) {
                return None;
            }
            if field.limits.is_none() {
                return Some(quote!(check.value(#wire, #value);));
            }
            let limits = limits_of(&field.limits);
            Some(quote!(check.limits(#wire, #value, #limits);))
        })
        .collect()
}

/// Whether values of the type are checked even without limits.
fn demands(ty: &TypeItem) -> bool {
    match ty {
        TypeItem::Float
        | TypeItem::Json
        | TypeItem::Document(_)
        | TypeItem::Named(_)
        | TypeItem::Structure(_)
        | TypeItem::Map(_) => true,
        TypeItem::Csv(item) | TypeItem::List(item) => demands(item),
        _ => false,
    }
}

/// The limits of a single value, as far as constants are held to them: without patterns, and without numbers of items.
/// An expression that needs no imports.
pub fn limits_in_constant(limits: &LimitsItem, runtime: &TokenStream) -> TokenStream {
    let limits = LimitsItem { required: false, pattern: None, min_items: None, max_items: None, ..limits.clone() };
    let limits = limits_of(&limits);
    let imports = imports_from(&limits, runtime);
    quote!({ #imports #limits })
}

fn limits_of(limits: &LimitsItem) -> TokenStream {
    let mut fields = TokenStream::new();
    if limits.required {
        fields.extend(quote!(required: true,));
    }
    if let Some(minimum) = limits.minimum {
        fields.extend(quote!(minimum: Some(#minimum),));
    }
    if let Some(maximum) = limits.maximum {
        fields.extend(quote!(maximum: Some(#maximum),));
    }
    if !limits.one_of.is_empty() {
        let numbers = limits.one_of.iter().map(|number| Literal::i64_unsuffixed(*number));
        fields.extend(quote!(one_of: &[#(#numbers),*],));
        if !limits.one_of_complete {
            fields.extend(quote!(one_of_open: true,));
        }
    }
    if let Some(length) = limits.min_length.map(unsuffixed) {
        fields.extend(quote!(min_length: Some(#length),));
    }
    if let Some(length) = limits.max_length.map(unsuffixed) {
        fields.extend(quote!(max_length: Some(#length),));
    }
    if let Some(charset) = &limits.charset {
        fields.extend(quote!(charset: Some(#charset),));
    }
    if let Some((at_least, of)) = &limits.classes {
        let at_least = unsuffixed(*at_least);
        let of = of.iter().map(|class| match class {
            ClassItem::Upper => quote!(CharacterClass::Upper),
            ClassItem::Lower => quote!(CharacterClass::Lower),
            ClassItem::Digit => quote!(CharacterClass::Digit),
            ClassItem::Special => quote!(CharacterClass::Special),
        });
        fields.extend(quote!(classes: Some((#at_least, &[#(#of),*])),));
    }
    if let Some(pattern) = &limits.pattern {
        fields.extend(quote!(pattern: Some(#pattern),));
    }
    if let Some(format) = limits.format {
        let format = match format {
            FormatItem::Timestamp => quote!(Timestamp),
            FormatItem::EpochSeconds => quote!(EpochSeconds),
            FormatItem::EpochMilliseconds => quote!(EpochMilliseconds),
            FormatItem::Port => quote!(Port),
            FormatItem::Ip => quote!(Ip),
            FormatItem::PhoneList => quote!(PhoneList),
        };
        fields.extend(quote!(format: Some(Format::#format),));
    }
    if let Some(items) = limits.min_items.map(unsuffixed) {
        fields.extend(quote!(min_items: Some(#items),));
    }
    if let Some(items) = limits.max_items.map(unsuffixed) {
        fields.extend(quote!(max_items: Some(#items),));
    }
    match fields.is_empty() {
        true => quote!(&Limits::NONE),
        false => quote!(&Limits { #fields ..Limits::NONE }),
    }
}

/// The call that checks a rule.
pub(super) fn rule(rule: &RuleItem) -> TokenStream {
    let RuleItem { id, says, source, .. } = rule;
    let fact = quote!(&Rule { id: #id, says: #says, source: #source });
    let when = condition(&rule.when);
    let when = quote!(&#when);
    match &rule.check {
        RuleCheck::RequiredIf(parameters) => {
            let named = demanded(parameters);
            quote!(check.required_if(#fact, #when, &[#(#named),*]);)
        }
        RuleCheck::ValidOnlyIf(parameters) => {
            let named = named(parameters);
            quote!(check.valid_only_if(#fact, #when, &[#(#named),*]);)
        }
        RuleCheck::AtLeastOneOf(parameters) => {
            let named = named(parameters);
            quote!(check.at_least_one_of(#fact, #when, &[#(#named),*]);)
        }
        RuleCheck::ExactlyOneOf(parameters) => {
            let named = named(parameters);
            quote!(check.exactly_one_of(#fact, #when, &[#(#named),*]);)
        }
        RuleCheck::Requires(with, parameters) => {
            let (with, named) = (value(with), demanded(parameters));
            quote!(check.requires(#fact, #when, #with, &[#(#named),*]);)
        }
        RuleCheck::FixedValue(parameter, fixed) => {
            let (name, value) = (&parameter.name, value(parameter));
            quote!(check.fixed_value(#fact, #when, (#name, #value), #fixed);)
        }
        RuleCheck::Range(parameter, minimum, maximum) => {
            let (name, value) = (&parameter.name, value(parameter));
            let (minimum, maximum) = (option(*minimum), option(*maximum));
            quote!(check.range(#fact, #when, (#name, #value), #minimum, #maximum);)
        }
    }
}

fn named(parameters: &[ParameterRef]) -> Vec<TokenStream> {
    parameters
        .iter()
        .map(|parameter| {
            let (name, value) = (&parameter.name, value(parameter));
            quote!((#name, #value))
        })
        .collect()
}

/// The same where they must be given: a member of a document, in every place that its path leads to.
fn demanded(parameters: &[ParameterRef]) -> Vec<TokenStream> {
    parameters
        .iter()
        .map(|parameter| match &parameter.of {
            RefKind::Document(path) => {
                let (name, field) = (&parameter.name, &parameter.field);
                quote!((#name, &every_in_document(&self.#field, #path)))
            }
            _ => {
                let (name, value) = (&parameter.name, value(parameter));
                quote!((#name, #value))
            }
        })
        .collect()
}

fn value(parameter: &ParameterRef) -> TokenStream {
    let field = &parameter.field;
    match &parameter.of {
        RefKind::Field => quote!(&self.#field),
        RefKind::Groups => quote!(&groups_of(&self.#field)),
        RefKind::Document(path) => quote!(&in_document(&self.#field, #path)),
        RefKind::Member(member) => quote!(&member_of_each(&self.#field, |group| &group.#member)),
    }
}

fn condition(condition: &ConditionItem) -> TokenStream {
    let several = |list: &[ConditionItem]| {
        let list: Vec<_> = list.iter().map(self::condition).collect();
        quote!(&[#(#list),*])
    };
    match condition {
        ConditionItem::Always => quote!(When::Always),
        ConditionItem::AnyOf { parameter, values, or_unset } => {
            let parameter = value(parameter);
            match or_unset {
                true => quote!(When::AnyOfOrUnset(#parameter, &[#(#values),*])),
                false => quote!(When::AnyOf(#parameter, &[#(#values),*])),
            }
        }
        ConditionItem::Present(parameter) => {
            let parameter = value(parameter);
            quote!(When::Present(#parameter))
        }
        ConditionItem::Absent(parameter) => {
            let parameter = value(parameter);
            quote!(When::Absent(#parameter))
        }
        ConditionItem::All(list) => {
            let list = several(list);
            quote!(When::All(#list))
        }
        ConditionItem::Any(list) => {
            let list = several(list);
            quote!(When::Any(#list))
        }
        ConditionItem::Not(inner) => {
            let inner = self::condition(inner);
            quote!(When::Not(&#inner))
        }
    }
}

fn unsuffixed(number: u32) -> Literal {
    Literal::u32_unsuffixed(number)
}
