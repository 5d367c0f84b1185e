//! The path of `spec = ...`, and the call that it becomes.

use proc_macro2::{Delimiter, Group, Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{DeriveInput, Path, PathArguments, Type};

use crate::{
    attribute::{Attributes, Value},
    faults::Faults,
    names,
};

const FORM: &str = "write the path of the request's type through its product's module, such as \
                    `spec = dts_generated::dts::StartDtsJob`";

/// Which derive has met the struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// `derive(Request)`.
    Request,
    /// `derive(Group)`.
    Group,
}

impl Door {
    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Request => "Request",
            Self::Group => "Group",
        }
    }
}

/// What becomes of a struct that is held to a spec: a call of the bindings' macro, or faults of the path. `None` for all
/// other structs.
pub(crate) fn handed(input: &DeriveInput, door: Door) -> Option<Result<TokenStream, Faults>> {
    let faults = Faults::default();
    let mut attributes = Attributes::of(&input.attrs, input.ident.span(), "the struct", &faults);
    if !attributes.has("spec") {
        return None;
    }
    let before = faults.count();
    let path = path(&mut attributes, &faults);
    // Other faults are told when the struct is read with the facts.
    Some(match path {
        Some(path) if faults.count() == before => Ok(call(&path, input, door)),
        _ => Err(faults),
    })
}

/// The path of a struct's `spec`, if there is one that could be read.
pub(super) fn of(input: &DeriveInput) -> Option<Path> {
    let faults = Faults::default();
    path(&mut Attributes::of(&input.attrs, input.ident.span(), "the struct", &faults), &faults)
}

fn path(attributes: &mut Attributes<'_>, faults: &Faults) -> Option<Path> {
    let path = match attributes.value("spec", "spec = path::to::Request")? {
        Value::Type(ty) => match *ty {
            Type::Path(ty) if ty.qself.is_none() => ty.path,
            other => {
                faults.push_spanned(other, format!("`spec` is a path; {FORM}"));
                return None;
            }
        },
        other => {
            faults.push(other.span(), format!("`spec` is a path without quotes; {FORM}"));
            return None;
        }
    };
    if let Some(segment) = path.segments.iter().find(|segment| !matches!(segment.arguments, PathArguments::None)) {
        faults.push_spanned(&segment.arguments, "a request has no type parameters; remove them");
        return None;
    }
    let words: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
    match words.as_slice() {
        [] | [_] => {
            faults.push_spanned(&path, format!("`{}` alone does not lead to the bindings; {FORM}", shown(&path)));
            None
        }
        // The module of the action lies in that of its group, which lies in the product's.
        [product @ .., _, module, name] if *module == names::field_name(&name.to_string()).as_str() => {
            let product: Vec<String> = product.iter().map(ToString::to_string).collect();
            let right = match product.is_empty() {
                true => FORM.to_owned(),
                false => format!("write `{}::{name}`", product.join("::")),
            };
            let message = format!("the macro with the facts is in the product's module, not in `{module}`; {right}");
            faults.push_spanned(&path, message);
            None
        }
        _ => Some(path),
    }
}

/// `dts_generated::dts::request! { ConfigureDtsJob derive Request { ... } }`
fn call(path: &Path, input: &DeriveInput, door: Door) -> TokenStream {
    let Some(last) = path.segments.last() else { return TokenStream::new() };
    let (leading, name) = (&path.leading_colon, &last.ident);
    let modules = path.segments.iter().take(path.segments.len() - 1);
    let door = Ident::new(door.name(), proc_macro2::Span::call_site());
    let given = Group::new(Delimiter::Brace, input.to_token_stream());
    let macro_name = quote_spanned!(name.span()=> request);
    quote!(#leading #(#modules::)* #macro_name! { #name derive #door #given })
}

/// The path as it is written.
pub(super) fn shown(path: &Path) -> String {
    let words: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let leading = if path.leading_colon.is_some() { "::" } else { "" };
    format!("{leading}{}", words.join("::"))
}
