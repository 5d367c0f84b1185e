//! The uses of `request!` in the cases of `ui`, as they are written.

use std::{fs, ops::Range, path::Path};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::Visit;

/// A use.
pub(super) struct Use {
    /// Name of the file, without its extension.
    pub(super) file: String,
    /// Name of the function around it.
    pub(super) function: String,
    /// Lines of the function, counted from 1.
    pub(super) lines: Range<usize>,
    /// Name of the product's module.
    pub(super) product: String,
    /// What the macro is given.
    pub(super) tokens: TokenStream,
}

/// What stands between the braces of a use or a group.
pub(super) struct Entry {
    /// Without quotes.
    pub(super) name: String,
    /// Whether it is a wire name, in quotes.
    pub(super) is_wire: bool,
    /// There is at least one token.
    pub(super) value: Vec<TokenTree>,
}

/// Why a use can't be a map of texts.
pub(super) type NotAMap = &'static str;

/// The uses in all files of the folder.
pub(super) fn uses(folder: &Path) -> Vec<Use> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    files.iter().flat_map(|path| in_file(path)).collect()
}

/// Functions stand at the edge of a file, and what is in them does not.
fn in_file(path: &Path) -> Vec<Use> {
    let text = fs::read_to_string(path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let mut uses = Vec::new();
    for first in (0..lines.len()).filter(|&line| lines[line].starts_with("fn ")) {
        let last =
            first + lines[first..].iter().position(|line| line.ends_with('}') && !line.starts_with(' ')).unwrap();
        let function: syn::ItemFn = syn::parse_str(&lines[first..=last].join("\n")).unwrap();
        let mut found = Found(Vec::new());
        found.visit_item_fn(&function);
        uses.extend(found.0.into_iter().map(|(product, tokens)| Use {
            file: path.file_stem().unwrap().to_string_lossy().into_owned(),
            function: function.sig.ident.to_string(),
            lines: first + 1..last + 2,
            product,
            tokens,
        }));
    }
    uses
}

struct Found(Vec<(String, TokenStream)>);

impl<'a> Visit<'a> for Found {
    fn visit_macro(&mut self, node: &'a syn::Macro) {
        let steps: Vec<String> = node.path.segments.iter().map(|step| step.ident.to_string()).collect();
        if let [product, name] = steps.as_slice()
            && name == "request"
        {
            self.0.push((product.clone(), node.tokens.clone()));
        }
    }
}

impl Use {
    /// Name of the action, if there is one.
    pub(super) fn action(&self) -> Option<String> {
        match self.tokens.clone().into_iter().next() {
            Some(TokenTree::Ident(action)) => Some(action.to_string()),
            _ => None,
        }
    }

    /// What stands between the braces.
    pub(super) fn entries(&self) -> Result<Vec<Entry>, NotAMap> {
        match self.tokens.clone().into_iter().nth(1) {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => entries(group.stream()),
            _ => Err("no braces"),
        }
    }
}

/// What stands between braces.
pub(super) fn entries(stream: TokenStream) -> Result<Vec<Entry>, NotAMap> {
    pieces(stream).into_iter().filter(|piece| !is_rest(piece)).map(|piece| entry(&piece)).collect()
}

fn is_rest(piece: &[TokenTree]) -> bool {
    matches!(piece, [TokenTree::Punct(one), TokenTree::Punct(two)] if one.as_char() == '.' && two.as_char() == '.')
}

fn entry(piece: &[TokenTree]) -> Result<Entry, NotAMap> {
    let [name, TokenTree::Punct(colon), value @ ..] = piece else { return Err("no `name: value`") };
    if colon.as_char() != ':' || value.is_empty() {
        return Err("no `name: value`");
    }
    let (name, is_wire) = match name {
        TokenTree::Ident(name) => (name.to_string().trim_start_matches("r#").to_owned(), false),
        name => (syn::parse2::<syn::LitStr>(name.clone().into()).map_err(|_| "no name")?.value(), true),
    };
    Ok(Entry { name, is_wire, value: value.to_vec() })
}

/// What stands between commas.
pub(super) fn pieces(stream: TokenStream) -> Vec<Vec<TokenTree>> {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
    tokens.split(is_comma).filter(|piece| !piece.is_empty()).map(<[TokenTree]>::to_vec).collect()
}
