//! What is written in `include_spec!`: the folder, and what is said of its bindings.

use dts_codegen::diagnostic::nearest;
use proc_macro2::{Span, TokenStream};
use syn::{
    Ident, LitStr, Path, Token,
    parse::{ParseStream, Parser},
};

use crate::faults::Faults;

/// What may be said of the bindings.
const KEYS: [&str; 2] = ["module", "runtime"];

/// The arguments, understood.
pub(super) struct Arguments {
    /// The spec folder.
    pub(super) folder: String,
    /// Where it is written.
    pub(super) span: Span,
    /// Path of the module below the root of the crate; empty for the root.
    pub(super) module: String,
    /// Path of the runtime.
    pub(super) runtime: String,
}

/// Reads them; `None` after a fault that hides what follows.
pub(super) fn read(input: TokenStream, faults: &Faults) -> Option<Arguments> {
    let read = |input: ParseStream<'_>| arguments(input, faults);
    read.parse2(input).map_err(|fault| faults.push_error(fault)).ok()
}

fn arguments(input: ParseStream<'_>, faults: &Faults) -> syn::Result<Arguments> {
    if !input.peek(LitStr) {
        let message = "expected the path of a spec folder in quotes: `include_spec!(\"spec\")`; it is relative to the \
                       folder of Cargo.toml";
        return Err(syn::Error::new(input.span(), message));
    }
    let folder: LitStr = input.parse()?;
    let mut arguments = Arguments {
        folder: folder.value(),
        span: folder.span(),
        module: String::new(),
        runtime: String::from("dts_runtime"),
    };
    if arguments.folder.trim().is_empty() {
        faults.push(arguments.span, "the path is empty; write that of a spec folder: `include_spec!(\"spec\")`");
    }
    let mut said: Vec<String> = Vec::new();
    while !input.is_empty() {
        if !input.peek(Token![,]) {
            return Err(syn::Error::new(input.span(), "expected a comma"));
        }
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        let key: Ident = input.parse().map_err(|fault| syn::Error::new(fault.span(), expected()))?;
        input.parse::<Token![=]>().map_err(|fault| syn::Error::new(fault.span(), expected()))?;
        let value: LitStr = input.parse().map_err(|fault| {
            syn::Error::new(fault.span(), format!("expected a path in quotes: `{key} = \"bindings\"`"))
        })?;
        let name = key.to_string();
        if said.contains(&name) {
            faults.push(key.span(), format!("`{name}` is given twice; keep one"));
            continue;
        }
        match name.as_str() {
            "module" => arguments.module = module(&value, faults),
            "runtime" => arguments.runtime = runtime(&value, faults),
            _ => faults.push(key.span(), unknown(&name)),
        }
        said.push(name);
    }
    Ok(arguments)
}

fn expected() -> String {
    String::from("expected `module = \"...\"` or `runtime = \"...\"`")
}

fn unknown(name: &str) -> String {
    match nearest(name, KEYS) {
        Some(key) => format!("unknown argument `{name}`; did you mean `{key}`?"),
        None => format!("unknown argument `{name}`; {}", expected()),
    }
}

/// A path below the root of the crate.
fn module(value: &LitStr, faults: &Faults) -> String {
    let text = value.value();
    if text == "crate" {
        return String::new();
    }
    let below = text.strip_prefix("crate::").unwrap_or(&text);
    match Path::parse_mod_style.parse_str(below) {
        Ok(path) if path.leading_colon.is_none() && !is_relative(&path) => {}
        _ => {
            let message = format!(
                "`{text}` is not the path of a module below the root of the crate; write one such as `bindings`"
            );
            faults.push(value.span(), message);
        }
    }
    below.to_owned()
}

/// Whether a path begins where the macro stands, of which the macro knows nothing.
fn is_relative(path: &Path) -> bool {
    path.segments.iter().any(|segment| segment.ident == "self" || segment.ident == "super" || segment.ident == "crate")
}

fn runtime(value: &LitStr, faults: &Faults) -> String {
    let text = value.value();
    if Path::parse_mod_style.parse_str(&text).is_err() {
        let message = format!("`{text}` is not the path of a crate or module; write one such as `::dts_runtime`");
        faults.push(value.span(), message);
    }
    text
}
