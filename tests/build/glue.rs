//! A function for each action that builds its request from a map, through the public builder.

use dts_codegen::{
    item::{FieldItem, GroupItem, TypeItem},
    plan::{ActionPlan, Plan},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// `pub(crate) fn cases() -> Vec<Case>` and what it needs. `root` is the crate or module with the generated code.
pub(crate) fn cases(plan: &Plan, root: &TokenStream) -> TokenStream {
    let mut entries = Vec::new();
    let mut modules = Vec::new();
    for product in &plan.products {
        let product_module = ident(&product.module);
        let product_name = &product.name;
        for group in &product.groups {
            let group_module = ident(&group.module);
            for action in &group.actions {
                let action_module = ident(&action.module);
                let request = &action.request.ident;
                let module = format_ident!("{}_{}_{}", product.module, group.module, action.module);
                let path = quote!(#root::#product_module::#group_module::#action_module);
                let (name, file) = (&action.action, &action.module);
                let paged = action.paged.as_ref().map(|_| quote!(.paged::<#path::#request>()));
                let waits = action.waits.iter().flat_map(|waits| &waits.methods).map(|method| {
                    let (method, name) = (&method.ident, method.ident.to_string());
                    quote!(.waiting::<#path::#request>(#name, self::#module::request, #path::#request::#method))
                });
                entries.push(quote! {
                    crate::Case::new::<#path::#request>(#product_name, #name, #file, self::#module::request)
                        #paged
                        #(#waits)*
                });
                modules.push(module_of(&module, &path, action));
            }
        }
    }
    quote! {
        pub(crate) fn cases() -> Vec<crate::Case> {
            vec![#(#entries),*]
        }
        #(#modules)*
    }
}

fn module_of(module: &Ident, path: &TokenStream, action: &ActionPlan) -> TokenStream {
    let request = &action.request.ident;
    let body = built(request, path, &action.request.fields);
    let groups = action.groups.iter().map(|group| group_function(group, path));
    // Nothing is read for a request without parameters.
    let reader = ident(if action.request.fields.is_empty() { "_reader" } else { "reader" });
    quote! {
        mod #module {
            pub(super) fn request(
                #reader: &crate::Reader<'_>,
                is_checked: bool,
            ) -> Result<Result<#path::#request, dts_runtime::Violations>, crate::NotRepresentable> {
                #body
                Ok(if is_checked { builder.build() } else { Ok(builder.build_unchecked()) })
            }
            #(#groups)*
        }
    }
}

fn group_function(group: &GroupItem, path: &TokenStream) -> TokenStream {
    let ident = &group.ident;
    let name = group_name(ident);
    let body = built(ident, path, &group.fields);
    quote! {
        fn #name(reader: &crate::Reader<'_>) -> Result<#path::#ident, crate::NotRepresentable> {
            #body
            Ok(builder.build())
        }
    }
}

fn group_name(ident: &Ident) -> Ident {
    format_ident!("group_{}", ident.to_string().to_lowercase())
}

/// The builder with everything that the reader has: required parameters first, they change its type.
fn built(ident: &Ident, path: &TokenStream, fields: &[FieldItem]) -> TokenStream {
    let required = fields.iter().filter(|field| field.required).map(|field| {
        let (setter, value) = (&field.ident, value(field));
        quote!(.#setter(#value))
    });
    let optional = fields.iter().filter(|field| !field.required).map(|field| {
        let (setter, maybe, value) = (&field.ident, &field.maybe, value(field));
        match field.ty.is_vec() {
            true => quote!(let builder = builder.#setter(#value);),
            false => quote! {
                let builder = match #value {
                    Some(value) => builder.#setter(value),
                    None => builder.#maybe(None),
                };
            },
        }
    });
    quote! {
        let builder = #path::#ident::builder() #(#required)*;
        #(#optional)*
    }
}

/// The argument of a setter: a list as it is, a required value, or an option.
fn value(field: &FieldItem) -> TokenStream {
    let wire = &field.wire;
    let scalar = |read: TokenStream, parse: Option<TokenStream>| {
        let required = field.required.then(|| quote!(.ok_or(crate::NotRepresentable::Missing(#wire))?));
        match parse {
            Some(ty) => quote!(reader.parsed::<#ty>(#wire)? #required),
            None => quote!(#read #required),
        }
    };
    match &field.ty {
        TypeItem::Groups(_) => {
            let function = group_of(field);
            quote!(reader.groups(#wire)?.iter().map(#function).collect::<Result<Vec<_>, _>>()?)
        }
        TypeItem::List(item) => match parsed(item) {
            Some(ty) => quote!(reader.parsed_items::<#ty>(#wire)?),
            None => quote!(reader.items(#wire)?),
        },
        TypeItem::Csv(_) => scalar(quote!(reader.csv(#wire)), None),
        ty => scalar(quote!(reader.text(#wire)), parsed(ty)),
    }
}

/// The type that a text is parsed into; none where the builder takes a text.
fn parsed(ty: &TypeItem) -> Option<TokenStream> {
    Some(match ty {
        TypeItem::Boolean => quote!(bool),
        TypeItem::Int32 => quote!(i32),
        TypeItem::Int64 => quote!(i64),
        TypeItem::Float => quote!(f64),
        _ => return None,
    })
}

/// The function of the field's group.
fn group_of(field: &FieldItem) -> Ident {
    let TypeItem::Groups(path) = &field.ty else { return ident("unknown") };
    let name = path.to_string();
    group_name(&ident(name.rsplit(' ').next().unwrap_or(&name)))
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
