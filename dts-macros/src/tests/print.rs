//! Items as the attributed structs that a person would write.

use dts_codegen::{
    item::{
        ClassItem, DeprecatedItem, Docs, FieldItem, FormatItem, GroupItem, LimitsItem, LocationItem, PaginationItem,
        ProductItem, RequestItem, ResponseTypeItem, RuleCheck, RuleItem, StructureItem, TypeItem, ValueSetItem,
    },
    model::Action,
    rule::{Condition, sentence},
};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

pub(super) fn request(item: &RequestItem, action: &Action) -> TokenStream {
    let (vis, ident, extra, response, source) = (&item.vis, &item.ident, &item.extra, &item.response, &item.source);
    let documentation = docs(&item.docs);
    let name = &item.action.name;
    let product = match &item.action.product {
        ProductItem::Constant(path) => quote!(product = #path),
        ProductItem::Named { name, version } => quote!(product = #name, version = #version),
    };
    let flags = [
        ("legacy", item.action.legacy),
        ("idempotent", item.action.idempotent),
        ("public_cloud_only", item.action.public_cloud_only),
    ];
    let flags = flags.into_iter().filter(|(_, on)| *on).map(|(flag, _)| ident_of(flag));
    let pagination = item.action.pagination.iter().map(|pagination| match pagination {
        PaginationItem::Numbered { page, size, items, total } => {
            let (size, total) = (size.iter(), total.iter());
            quote!(pagination(page = #page, #(size = #size,)* items = #items, #(total = #total)*))
        }
        PaginationItem::Token { token, next, items } => {
            quote!(pagination(token = #token, next = #next, items = #items))
        }
    });
    let errors = item.action.errors.iter().map(|error| {
        let code = &error.code;
        let status = error.status.map(Literal::u16_unsuffixed).into_iter();
        let retryable = error.retryable.then(|| quote!(retryable));
        quote!(error(code = #code, #(status = #status,)* #retryable))
    });
    let waiters = item.action.waiters.iter().map(|waiter| {
        let (name, field, success) = (&waiter.name, &waiter.field, &waiter.success);
        let failure = list("failure", &waiter.failure);
        quote!(waiter(name = #name, field = #field, success(#(#success),*), #failure))
    });
    let rules = rules(&item.rules, action);
    let fields = item.fields.iter().map(|item| {
        let default = action.parameter(&item.name).and_then(|(parameter, _)| parameter.default.clone());
        field(item, &item.name, default, members(item, &rules_of(item, action)))
    });
    quote! {
        #documentation
        #[derive(Clone, Debug, PartialEq)]
        #[dts(#product, action = #name, response = #response, source = #source)]
        #[dts(#(#flags,)* #(#pagination,)*)]
        #(#[dts(#errors)])*
        #(#[dts(#waiters)])*
        #(#[dts(#rules)])*
        #vis struct #ident {
            #(#fields,)*
            #[dts(extra)]
            pub #extra: dts_runtime::ExtraParameters,
        }
    }
}

pub(super) fn group(item: &GroupItem) -> TokenStream {
    let (vis, ident, documentation) = (&item.vis, &item.ident, docs(&item.docs));
    let mut list = String::new();
    let fields: Vec<_> = item
        .fields
        .iter()
        .map(|item| {
            let (outer, member) = item.name.split_once(".N.").unwrap();
            list = format!("{outer}.N");
            field(item, member, None, Vec::new())
        })
        .collect();
    quote!(#documentation #[dts(name = #list)] #vis struct #ident { #(#fields),* })
}

pub(super) fn value_set(item: &ValueSetItem) -> TokenStream {
    let (ident, unlisted, documentation) = (&item.ident, &item.unlisted, docs(&item.docs));
    let complete = (!item.complete).then(|| quote!(complete = false,));
    let ignore_case = item.ignore_case.then(|| quote!(case_insensitive));
    let variants = item.values.iter().map(|value| {
        let (variant, text, documentation) = (&value.ident, &value.text, docs(&value.docs));
        let deprecation = deprecated(value.deprecated.as_ref());
        quote!(#documentation #deprecation #[dts(text = #text)] #variant)
    });
    quote!(#documentation #[dts(#complete #ignore_case)] pub enum #ident { #(#variants,)* #unlisted(String) })
}

pub(super) fn structure(item: &StructureItem) -> TokenStream {
    let (ident, documentation) = (&item.ident, docs(&item.docs));
    let fields = item.members.iter().map(|member| {
        let (field, wire, documentation) = (&member.ident, &member.wire, docs(&member.docs));
        let deprecation = deprecated(member.deprecated.as_ref());
        let wrapper = member.wrapper.iter();
        let inner = member_type(&member.ty);
        let ty = match member.ty {
            ResponseTypeItem::List(_) | ResponseTypeItem::Map(_) => inner,
            _ => quote!(Option<#inner>),
        };
        quote!(#documentation #deprecation #[dts(name = #wire #(, wrapper = #wrapper)*)] pub #field: #ty)
    });
    quote!(#documentation pub struct #ident { #(#fields),* })
}

fn field(item: &FieldItem, name: &str, default: Option<String>, members: Vec<TokenStream>) -> TokenStream {
    let (ident, inner, documentation) = (&item.ident, parameter_type(&item.ty), docs(&item.docs));
    let ty = if item.required || item.ty.is_vec() { inner } else { quote!(Option<#inner>) };
    let mut facts = vec![quote!(name = #name)];
    if matches!(item.ty, TypeItem::Groups(_)) {
        facts.push(quote!(group));
    }
    if item.required && item.ty.is_vec() {
        facts.push(quote!(required));
    }
    if item.location == LocationItem::Body {
        facts.push(quote!(body));
    }
    if let Some(text) = default {
        let is_text = matches!(
            item.ty,
            TypeItem::String
                | TypeItem::Json
                | TypeItem::Document(_)
                | TypeItem::Secret
                | TypeItem::Named(_)
                | TypeItem::Csv(_)
                | TypeItem::List(_)
        );
        let value: TokenStream = if is_text { quote!(#text) } else { text.parse().unwrap() };
        facts.push(quote!(default = #value));
    }
    if let Some(DeprecatedItem { note }) = &item.deprecated {
        facts.push(quote!(deprecated = #note));
    }
    facts.extend(members);
    facts.extend(limits(&item.limits));
    quote!(#documentation #[dts(#(#facts),*)] pub #ident: #ty)
}

fn limits(limits: &LimitsItem) -> Vec<TokenStream> {
    let count = |key: &str, count: Option<u32>| {
        let (key, count) = (ident_of(key), count.map(Literal::u32_unsuffixed));
        count.map(|count| quote!(#key = #count))
    };
    let number = |key: &str, number: Option<f64>| {
        let (key, number) = (ident_of(key), number.map(Literal::f64_unsuffixed));
        number.map(|number| quote!(#key = #number))
    };
    let text = |key: &str, text: Option<&str>| {
        let key = ident_of(key);
        text.map(|text| quote!(#key = #text))
    };
    let format = limits.format.map(|format| match format {
        FormatItem::Timestamp => "timestamp",
        FormatItem::EpochSeconds => "epoch_seconds",
        FormatItem::EpochMilliseconds => "epoch_milliseconds",
        FormatItem::Port => "port",
        FormatItem::Ip => "ip",
        FormatItem::PhoneList => "phone_list",
    });
    let classes = limits.classes.as_ref().map(|(at_least, of)| {
        let at_least = Literal::u32_unsuffixed(*at_least);
        let of = of.iter().map(|class| match class {
            ClassItem::Upper => quote!(upper),
            ClassItem::Lower => quote!(lower),
            ClassItem::Digit => quote!(digit),
            ClassItem::Special => quote!(special),
        });
        quote!(classes(#at_least, #(#of),*))
    });
    let one_of = (!limits.one_of.is_empty()).then(|| {
        let key = ident_of(if limits.one_of_complete { "one_of" } else { "known_among" });
        let numbers = limits.one_of.iter().map(|number| Literal::i64_unsuffixed(*number));
        quote!(#key(#(#numbers),*))
    });
    let all = [
        number("minimum", limits.minimum),
        number("maximum", limits.maximum),
        count("min_length", limits.min_length),
        count("max_length", limits.max_length),
        count("min_items", limits.min_items),
        count("max_items", limits.max_items),
        text("charset", limits.charset.as_deref()),
        text("pattern", limits.pattern.as_deref()),
        text("format", format),
        classes,
        one_of,
    ];
    all.into_iter().flatten().collect()
}

/// Rules of one id are one rule: `required` with `only_then`, or several `fixed`.
fn rules(items: &[RuleItem], action: &Action) -> Vec<TokenStream> {
    let mut printed: Vec<TokenStream> = Vec::new();
    let mut rest = items.iter().zip(&action.rules).peekable();
    while let Some((item, rule)) = rest.next() {
        let (id, source) = (&item.id, &item.source);
        let mut demands = vec![demand(&item.check)];
        while let Some((next, _)) = rest.next_if(|(next, _)| next.id == item.id) {
            demands.push(match &next.check {
                RuleCheck::ValidOnlyIf(_) => quote!(only_then),
                other => demand(other),
            });
        }
        let is_automatic = item.says == sentence(&rule.kind, rule.when.as_ref());
        let says = (!is_automatic).then(|| {
            let says = &item.says;
            quote!(, says = #says)
        });
        // The sentence tells `not (P is V)` from `P is not V`, which are one item: so from the model.
        let when = rule.when.as_ref().map(|when| match when {
            Condition::All(all) => all.iter().map(condition).collect(),
            one => vec![condition(one)],
        });
        let when = when.into_iter().map(|when| quote!(when(#(#when),*)));
        printed.push(quote!(rule(id = #id, #(#demands,)* #(#when,)* source = #source #says)));
    }
    printed
}

fn demand(check: &RuleCheck) -> TokenStream {
    let names = |list: &[dts_codegen::item::ParameterRef]| list.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    match check {
        RuleCheck::RequiredIf(parameters) => list("required", &names(parameters)),
        RuleCheck::ValidOnlyIf(parameters) => list("valid", &names(parameters)),
        RuleCheck::AtLeastOneOf(parameters) => list("at_least_one_of", &names(parameters)),
        RuleCheck::ExactlyOneOf(parameters) => list("exactly_one_of", &names(parameters)),
        RuleCheck::Requires(with, parameters) => {
            let (with, parameters) = (&with.name, list("requires", &names(parameters)));
            quote!(#parameters, with = #with)
        }
        RuleCheck::FixedValue(parameter, value) => {
            let name = &parameter.name;
            quote!(fixed(#name, #value))
        }
        RuleCheck::Range(parameter, minimum, maximum) => {
            let name = &parameter.name;
            let (minimum, maximum) =
                (minimum.map(Literal::f64_unsuffixed).into_iter(), maximum.map(Literal::f64_unsuffixed).into_iter());
            quote!(range(#name #(, minimum = #minimum)* #(, maximum = #maximum)*))
        }
    }
}

fn condition(condition: &Condition) -> TokenStream {
    match condition {
        Condition::In { parameter, values } => quote!(any_of(#parameter, #(#values),*)),
        Condition::NotIn { parameter, values } => quote!(none_of(#parameter, #(#values),*)),
        Condition::Present { parameter, present: true } => quote!(present(#parameter)),
        Condition::Present { parameter, present: false } => quote!(absent(#parameter)),
        Condition::All(all) => {
            let all = all.iter().map(self::condition);
            quote!(all(#(#all),*))
        }
        Condition::Any(any) => {
            let any = any.iter().map(self::condition);
            quote!(any(#(#any),*))
        }
        Condition::Not(inner) => {
            let inner = self::condition(inner);
            quote!(not(#inner))
        }
    }
}

/// Wire names of members of the group that rules speak of; the derive guesses their fields.
fn rules_of<'a>(item: &FieldItem, action: &'a Action) -> Vec<&'a str> {
    let names = action
        .rules
        .iter()
        .flat_map(|rule| rule.kind.parameters().into_iter().chain(rule.when.iter().flat_map(|when| when.parameters())));
    let start = format!("{}.", item.name);
    names.filter_map(|name| name.strip_prefix(start.as_str())).collect()
}

/// `member(...)` where the spec gives a member another Rust name than the usual one.
fn members(item: &FieldItem, spoken_of: &[&str]) -> Vec<TokenStream> {
    let TypeItem::Groups(_) = item.ty else { return Vec::new() };
    spoken_of
        .iter()
        .map(|name| {
            let field = ident_of(&dts_codegen::plan::field_name(name));
            quote!(member(name = #name, field = #field))
        })
        .collect()
}

fn parameter_type(ty: &TypeItem) -> TokenStream {
    match ty {
        TypeItem::String => quote!(String),
        TypeItem::Boolean => quote!(bool),
        TypeItem::Int32 => quote!(i32),
        TypeItem::Int64 => quote!(i64),
        TypeItem::Float => quote!(f64),
        TypeItem::Json => quote!(dts_runtime::JsonText),
        TypeItem::Document(path) => quote!(dts_runtime::Document<#path>),
        TypeItem::Secret => quote!(dts_runtime::Secret),
        TypeItem::Named(path) => path.clone(),
        TypeItem::Csv(item) => {
            let item = parameter_type(item);
            quote!(dts_runtime::Csv<#item>)
        }
        TypeItem::List(item) => {
            let item = parameter_type(item);
            quote!(Vec<#item>)
        }
        TypeItem::Groups(path) => quote!(Vec<#path>),
        TypeItem::Structure(_) | TypeItem::Map(_) | TypeItem::Any => panic!("only documents have these"),
    }
}

fn member_type(ty: &ResponseTypeItem) -> TokenStream {
    match ty {
        ResponseTypeItem::String => quote!(String),
        ResponseTypeItem::Boolean => quote!(bool),
        ResponseTypeItem::Int32 => quote!(i32),
        ResponseTypeItem::Int64 => quote!(i64),
        ResponseTypeItem::Float => quote!(f64),
        ResponseTypeItem::Json => quote!(dts_runtime::JsonText),
        ResponseTypeItem::Document(path) => quote!(dts_runtime::Document<#path>),
        ResponseTypeItem::Secret => quote!(dts_runtime::Secret),
        ResponseTypeItem::Any => quote!(dts_runtime::Value),
        ResponseTypeItem::Named(path) => path.clone(),
        ResponseTypeItem::Nested(path) => quote!(dts_runtime::Nested<#path>),
        ResponseTypeItem::List(item) => {
            let item = member_type(item);
            quote!(Vec<#item>)
        }
        ResponseTypeItem::Map(item) => {
            let item = member_type(item);
            quote!(std::collections::BTreeMap<String, #item>)
        }
    }
}

fn list(key: &str, texts: &[String]) -> TokenStream {
    let key = ident_of(key);
    if texts.is_empty() { TokenStream::new() } else { quote!(#key(#(#texts),*)) }
}

fn docs(lines: &Docs) -> TokenStream {
    lines
        .iter()
        .map(|line| {
            let line = if line.is_empty() { String::new() } else { format!(" {line}") };
            quote!(#[doc = #line])
        })
        .collect()
}

fn deprecated(deprecated: Option<&DeprecatedItem>) -> Option<TokenStream> {
    deprecated.map(|DeprecatedItem { note }| quote!(#[deprecated(note = #note)]))
}

fn ident_of(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
