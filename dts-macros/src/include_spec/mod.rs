//! `include_spec!`: the whole staircase of dts-codegen, walked down inside the compiler.
//!
//! What comes out is the text that the generator writes, read as tokens.

mod arguments;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use dts_codegen::{
    diagnostic::{Diagnostic, Severity, Sources, plain},
    parse,
    render::{self, Layout, Paths},
    resolve,
};
use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use self::arguments::Arguments;
use crate::{editor, faults::Faults};

/// The bindings of a spec folder; `package` is the folder that its path is relative to.
pub(crate) fn include_spec(input: TokenStream, package: Option<PathBuf>) -> TokenStream {
    let faults = Faults::default();
    let arguments = arguments::read(input, &faults);
    let found = faults.finish();
    let Some(arguments) = arguments.filter(|_| !found.any) else { return found.errors };
    let Some(package) = package else {
        let message = "`CARGO_MANIFEST_DIR` is not set: paths of specs are relative to it; build with cargo, or set it";
        return error(arguments.span, message);
    };
    Included::read(&package, &arguments).tokens(arguments.span)
}

/// What became of a spec folder.
struct Included {
    /// The bindings: of an API with faults those of the actions that have none, so that these get no second error.
    text: String,
    /// All faults, sorted.
    faults: Vec<Diagnostic>,
    /// What was read, as people call it.
    sources: Sources,
}

impl Included {
    fn read(package: &Path, arguments: &Arguments) -> Self {
        let (tree, mut faults) = parse::load(&package.join(&arguments.folder));
        let (model, more) = resolve::resolve(&tree);
        faults.append(more);
        let paths = Paths { runtime: &arguments.runtime, module: &arguments.module, ..Paths::default() };
        let (files, more) = render::render_model(&model, &paths, Layout::Single { file: "bindings.rs" });
        // Names that collide would be told once more by the compiler.
        let is_sound = !more.has_errors();
        faults.append(more);
        let text = files.files.into_values().filter(|_| is_sound).collect();
        // The path as it stands in the macro is short, and the same on every machine.
        Self { text, faults: faults.into_vec(), sources: tree.sources.moved_below(&arguments.folder) }
    }

    fn tokens(&self, span: Span) -> TokenStream {
        let bindings = match self.text.parse::<TokenStream>() {
            Ok(tokens) if editor::is_asking() => placed(tokens, span),
            Ok(tokens) => tokens,
            Err(fault) => error(span, &format!("the bindings of this spec are no Rust, which is a bug: {fault}")),
        };
        let faults = self.faults.iter().map(|fault| match fault.severity {
            Severity::Error => error(span, &plain::message(fault, &self.sources)),
            Severity::Warning => warning(span, &plain::line(fault, &self.sources)),
        });
        let watched = self.sources.files().map(|file| watch(span, file));
        quote!(#(#faults)* #bindings #(#watched)*)
    }
}

/// The same tokens, where the path is written. For the compiler they are where the macro is; rust-analyzer gives tokens of a text the
/// places that they have in that text, which may be behind the end of the user's file.
fn placed(tokens: TokenStream, span: Span) -> TokenStream {
    let placed = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), placed(group.stream(), span)).into();
        }
        token.set_span(span);
        token
    });
    placed.collect()
}

fn error(span: Span, message: &str) -> TokenStream {
    quote_spanned!(span=> ::core::compile_error! { #message })
}

/// A use of something deprecated, which is how a macro warns.
fn warning(span: Span, note: &str) -> TokenStream {
    quote_spanned! {span=>
        const _: () = {
            #[deprecated(note = #note)]
            #[allow(non_upper_case_globals)]
            const spec: () = ();
            spec
        };
    }
}

/// Makes the compiler know the file, so that cargo asks whether it has changed.
fn watch(span: Span, file: &Path) -> TokenStream {
    match file.to_str() {
        Some(file) => quote!(
            const _: &[u8] = ::core::include_bytes!(#file);
        ),
        None => error(
            span,
            &format!("`{}` can't be watched, since its path is not UTF-8; rename the folder", file.display()),
        ),
    }
}
