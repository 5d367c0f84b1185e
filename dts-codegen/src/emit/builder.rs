//! Builders: setters by name in any order, and a type that knows which required parameters are still missing.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{
    docs::{deprecated, docs},
    types,
};
use crate::item::{BuilderNames, Context, FieldItem, TypeItem};

/// What a builder builds.
pub(super) struct Target<'a> {
    /// Who sees the structure.
    pub(super) vis: &'a TokenStream,
    /// The structure.
    pub(super) ident: &'a Ident,
    /// Names of the builder and what belongs to it.
    pub(super) names: &'a BuilderNames,
    /// The structure's fields.
    pub(super) fields: &'a [FieldItem],
    /// What it holds beside them.
    pub(super) rest: Rest<'a>,
}

/// What a structure holds that is newer than the bindings, by the name of its field.
#[derive(Clone, Copy)]
pub(super) enum Rest<'a> {
    /// A request: parameters.
    Parameters(&'a Ident),
    /// A structure of a document: members.
    Members(&'a Ident),
    /// A group: nothing.
    Nothing,
}

impl<'a> Rest<'a> {
    fn field(self) -> Option<&'a Ident> {
        match self {
            Self::Parameters(field) | Self::Members(field) => Some(field),
            Self::Nothing => None,
        }
    }
}

/// The builder, its methods, and the marks of the required parameters.
pub(super) fn builder(target: &Target<'_>, cx: &Context) -> Vec<TokenStream> {
    let required: Vec<_> = target.fields.iter().filter(|field| is_tracked(field)).collect();
    let mut items = vec![start(target, &required, cx), definition(target, &required, cx)];
    items.push(methods(target, &required, cx));
    if !required.is_empty() {
        items.push(marks(target, &required, cx));
    }
    items
}

impl Target<'_> {
    /// Whether the builder's type has parameters: then its methods are compiled where they are used.
    fn is_generic(&self) -> bool {
        self.fields.iter().any(is_tracked)
    }
}

/// Whether a setter takes the value itself, and not whatever becomes one.
fn is_plain(ty: &TypeItem) -> bool {
    matches!(ty, TypeItem::Boolean | TypeItem::Int32 | TypeItem::Int64 | TypeItem::Float)
}

/// Whether the builder's type tracks the parameter.
fn is_tracked(field: &FieldItem) -> bool {
    field.required
}

fn start(target: &Target<'_>, required: &[&FieldItem], cx: &Context) -> TokenStream {
    let Context { quiet, .. } = cx;
    let Target { vis, ident, .. } = target;
    let builder = &target.names.ident;
    let fields = target.fields.iter().map(|field| {
        let name = &field.ident;
        let unset = match (&field.ty, field.required) {
            (TypeItem::Map(_), _) => quote!(Default::default()),
            (ty, _) if ty.is_vec() => quote!(Vec::new()),
            (_, required) if !required || field.received => quote!(None),
            (TypeItem::String, true) => quote!(String::new()),
            (TypeItem::Boolean, true) => quote!(false),
            (TypeItem::Int32 | TypeItem::Int64, true) => quote!(0),
            (TypeItem::Float, true) => quote!(0.0),
            _ => quote!(Default::default()),
        };
        quote!(#name: #unset)
    });
    let extra = target.rest.field().map(|extra| quote!(#extra: Default::default(),));
    let markers = markers(required, cx);
    let list = match required.iter().map(|field| format!("`{}`", field.ident)).collect::<Vec<_>>() {
        names if names.is_empty() => String::from(" Starts one; nothing is required."),
        names => format!(" Starts one; required: {}.", names.join(", ")),
    };
    quote! {
        #quiet
        impl #ident {
            #[doc = #list]
            #[inline]
            #vis fn builder() -> #builder {
                #builder {
                    target: Box::new(Self { #(#fields,)* #extra }),
                    #(#markers,)*
                }
            }
        }
    }
}

fn definition(target: &Target<'_>, required: &[&FieldItem], cx: &Context) -> TokenStream {
    let Context { runtime, std, quiet, .. } = cx;
    let Target { vis, ident, .. } = target;
    let builder = &target.names.ident;
    let doc = format!(" Builds a [`{ident}`].");
    let must_use = "a builder does nothing until `build` is called";
    if required.is_empty() {
        return quote! {
            #[doc = #doc]
            #[must_use = #must_use]
            #quiet
            #vis struct #builder {
                target: Box<#ident>,
            }
        };
    }
    let marks: Vec<_> = required.iter().map(|field| &field.mark).collect();
    let fields = marker_fields(required).map(|(name, marks)| {
        let marks = marks.iter().map(|field| &field.mark);
        quote!(#name: #std::marker::PhantomData<(#(#marks,)*)>)
    });
    quote! {
        #[doc = #doc]
        #[doc = ""]
        #[doc = " Its type parameters say which required parameters are set."]
        #[must_use = #must_use]
        #quiet
        #vis struct #builder<#(#marks = #runtime::Unset),*> {
            target: Box<#ident>,
            #(#fields,)*
        }
    }
}

fn methods(target: &Target<'_>, required: &[&FieldItem], cx: &Context) -> TokenStream {
    let (builder, generics) = (&target.names.ident, generics(required));
    let setters = target.fields.iter().map(|field| match is_tracked(field) {
        true => required_setter(field, target, required, cx),
        false => setter(field, target, cx),
    });
    let extra = match target.rest {
        Rest::Parameters(extra) => extra_setters(extra, target.vis),
        Rest::Members(extra) => extra_member(extra, target.vis, cx),
        Rest::Nothing => TokenStream::new(),
    };
    let quiet = &cx.quiet;
    let build = build(target, required, cx);
    quote! {
        #quiet
        impl #generics #builder #generics {
            #(#setters)*
            #extra
            #build
        }
    }
}

/// The fields that hold the marks: a tuple of more than seven counts as a type that is too complex to read.
fn marker_fields<'f>(required: &'f [&'f FieldItem]) -> impl Iterator<Item = (Ident, &'f [&'f FieldItem])> {
    required.chunks(7).enumerate().map(|(index, marks)| {
        let name = if index == 0 { String::from("set") } else { format!("set_{}", index + 1) };
        (Ident::new(&name, Span::call_site()), marks)
    })
}

/// The values of those fields.
fn markers(required: &[&FieldItem], cx: &Context) -> Vec<TokenStream> {
    let std = &cx.std;
    marker_fields(required).map(|(name, _)| quote!(#name: #std::marker::PhantomData)).collect()
}

/// The setter of a required parameter: it turns its own mark from unset to set.
fn required_setter(field: &FieldItem, target: &Target<'_>, required: &[&FieldItem], cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    let (vis, builder) = (target.vis, &target.names.ident);
    let (name, documentation) = (&field.ident, docs(summary(&field.docs), cx));
    let deprecation = deprecated(field.deprecated.as_ref());
    let (argument, mut value) = argument(field, cx);
    if field.received && !field.ty.is_vec() {
        value = quote!(Some(#value));
    }
    let markers = markers(required, cx);
    let result = required.iter().map(|other| match other.ident == field.ident {
        true => quote!(#runtime::Set),
        false => {
            let mark = &other.mark;
            quote!(#mark)
        }
    });
    quote! {
        #documentation
        #deprecation
        #vis fn #name(mut self, value: #argument) -> #builder<#(#result),*> {
            self.target.#name = #value;
            #builder { target: self.target, #(#markers),* }
        }
    }
}

/// The setters of an optional parameter.
fn setter(field: &FieldItem, target: &Target<'_>, cx: &Context) -> TokenStream {
    let vis = target.vis;
    let (name, maybe, documentation) = (&field.ident, &field.maybe, docs(summary(&field.docs), cx));
    let deprecation = deprecated(field.deprecated.as_ref());
    let (argument, value) = argument(field, cx);
    // What is generic is compiled where it is used anyway.
    let inline = (!target.is_generic()).then(|| quote!(#[inline]));
    let inline_plain = inline.as_ref().filter(|_| is_plain(&field.ty));
    if field.ty.is_vec() {
        return quote! {
            #documentation
            #deprecation
            #vis fn #name(mut self, value: #argument) -> Self {
                self.target.#name = #value;
                self
            }
        };
    }
    let ty = types::value(&field.ty, cx);
    let maybe_doc = format!(" [`{name}`](Self::{name}), or nothing.");
    quote! {
        #documentation
        #deprecation
        #inline_plain
        #vis fn #name(mut self, value: #argument) -> Self {
            self.target.#name = Some(#value);
            self
        }

        #[doc = #maybe_doc]
        #deprecation
        #inline
        #vis fn #maybe(mut self, value: Option<#ty>) -> Self {
            self.target.#name = value;
            self
        }
    }
}

fn extra_setters(extra: &Ident, vis: &TokenStream) -> TokenStream {
    quote! {
        #[doc = " Adds a parameter that these bindings do not know, in the query."]
        #vis fn extra_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
            self.target.#extra.query(name, value);
            self
        }

        #[doc = " Adds a parameter that these bindings do not know, in the form body."]
        #vis fn extra_body_parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
            self.target.#extra.body(name, value);
            self
        }
    }
}

fn extra_member(extra: &Ident, vis: &TokenStream, cx: &Context) -> TokenStream {
    let runtime = &cx.runtime;
    quote! {
        #[doc = " Adds a member that these bindings do not know."]
        #vis fn extra_member(mut self, name: impl Into<String>, value: impl Into<#runtime::Value>) -> Self {
            self.target.#extra.insert(name, value);
            self
        }
    }
}

/// What a setter says: the first two paragraphs, which are what the parameter is and its facts. The field says all.
fn summary(docs: &[String]) -> &[String] {
    let end = docs.iter().enumerate().filter(|(_, line)| line.is_empty()).nth(1).map_or(docs.len(), |(index, _)| index);
    docs.get(..end).unwrap_or(docs)
}

fn build(target: &Target<'_>, required: &[&FieldItem], cx: &Context) -> TokenStream {
    let Context { runtime, result, .. } = cx;
    let Target { vis, ident, .. } = target;
    let inline = (!target.is_generic()).then(|| quote!(#[inline]));
    let module = &target.names.required;
    let bounds = (!required.is_empty()).then(|| {
        let marks = required.iter().map(|field| &field.mark);
        let traits = required.iter().map(|field| &field.mark);
        quote!(where #(#marks: #module::#traits,)*)
    });
    if let Rest::Parameters(_) = target.rest {
        quote! {
            #[doc = " The request, if it keeps all documented limits and rules."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " Gives everything that it breaks, at once."]
            #inline
            #vis fn build(self) -> #result<#ident, #runtime::Violations> #bounds {
                #runtime::Request::validate(&*self.target)?;
                Ok(*self.target)
            }

            #[doc = " The request as it is, for the case that the service knows better than its documents."]
            #inline
            #vis fn build_unchecked(self) -> #ident #bounds {
                *self.target
            }
        }
    } else {
        let what = match target.rest {
            Rest::Members(_) => " The structure; its limits and rules are checked with the request that it goes into.",
            _ => " The group; its limits are checked with the request that it goes into.",
        };
        quote! {
            #[doc = #what]
            #inline
            #vis fn build(self) -> #ident #bounds {
                *self.target
            }
        }
    }
}

/// A trait for each required parameter, so that the compiler can name the one that is missing.
fn marks(target: &Target<'_>, required: &[&FieldItem], cx: &Context) -> TokenStream {
    let Context { runtime, quiet, .. } = cx;
    let Target { vis, ident, .. } = target;
    let module = &target.names.required;
    let marks = required.iter().map(|field| {
        let (mark, wire, method) = (&field.mark, &field.name, &field.ident);
        // Braces would be places to fill in.
        let wire = wire.replace('{', "{{").replace('}', "}}");
        let message = format!("required parameter `{wire}` of `{ident}` is missing");
        let label = format!("call `.{method}(...)` before this");
        quote! {
            #[diagnostic::on_unimplemented(message = #message, label = #label)]
            pub trait #mark {}

            impl #mark for #runtime::Set {}
        }
    });
    let doc = format!(" Marks of the required parameters of [`{ident}`].");
    quote! {
        #[doc = #doc]
        #[doc(hidden)]
        #quiet
        #vis mod #module {
            #(#marks)*
        }
    }
}

fn generics(required: &[&FieldItem]) -> TokenStream {
    if required.is_empty() {
        return TokenStream::new();
    }
    let marks = required.iter().map(|field| &field.mark);
    quote!(<#(#marks),*>)
}

/// What a setter takes, and how it becomes the value.
fn argument(field: &FieldItem, cx: &Context) -> (TokenStream, TokenStream) {
    let runtime = &cx.runtime;
    match &field.ty {
        TypeItem::Boolean | TypeItem::Int32 | TypeItem::Int64 | TypeItem::Float => {
            (types::value(&field.ty, cx), quote!(value))
        }
        TypeItem::List(item) | TypeItem::Csv(item) => {
            let item = types::value(item, cx);
            (quote!(impl IntoIterator<Item = impl Into<#item>>), quote!(value.into_iter().map(Into::into).collect()))
        }
        TypeItem::Groups(path) => (quote!(impl IntoIterator<Item = #path>), quote!(value.into_iter().collect())),
        TypeItem::String => (quote!(impl Into<String>), quote!(value.into())),
        TypeItem::Json => (quote!(impl Into<#runtime::JsonText>), quote!(value.into())),
        TypeItem::Secret => (quote!(impl Into<#runtime::Secret>), quote!(value.into())),
        TypeItem::Named(path) | TypeItem::Structure(path) => (quote!(impl Into<#path>), quote!(value.into())),
        TypeItem::Document(_) | TypeItem::Any => {
            let ty = types::value(&field.ty, cx);
            (quote!(impl Into<#ty>), quote!(value.into()))
        }
        TypeItem::Map(item) => {
            let item = types::value(item, cx);
            let entries = quote!(impl IntoIterator<Item = (impl Into<String>, #item)>);
            (entries, quote!(value.into_iter().collect()))
        }
    }
}
