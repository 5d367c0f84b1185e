//! Values that are known when they are compiled, though not to the macro: constants are held to their limits by the
//! runtime's `const fn`, where they are written.

use dts_codegen::{
    emit,
    facts::{KindFacts, ParameterFacts},
    item::LimitsItem,
};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::{
    emit::Emitter,
    literal::{Scalar, ScalarKind},
};

/// What stands in `const { ... }`, if the tokens are that.
pub(super) fn inner(tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
    match tokens {
        [TokenTree::Ident(word), TokenTree::Group(group)]
            if word == "const" && group.delimiter() == Delimiter::Brace =>
        {
            Some(group.stream().into_iter().collect())
        }
        _ => None,
    }
}

/// The literal that stands in `const { ... }`, if it is one of a kind that parameters have.
pub(super) fn literal(tokens: &[TokenTree]) -> Option<Scalar> {
    Scalar::of(&inner(tokens)?).filter(|scalar| scalar.kind != ScalarKind::Other)
}

/// Whether a constant of this kind is held to limits when it is compiled. A pattern is not looked at.
pub(super) fn is_checked(kind: &KindFacts, limits: &LimitsItem) -> bool {
    match kind {
        KindFacts::String | KindFacts::Int32 | KindFacts::Int64 => {
            let single =
                LimitsItem { required: false, pattern: None, min_items: None, max_items: None, ..limits.clone() };
            !single.is_none()
        }
        // Some are no numbers.
        KindFacts::Float => true,
        _ => false,
    }
}

/// The value of an expression, which must be constant, if its limits allow it. All tokens lie where the expression does:
/// there the compiler points.
pub(super) fn checked(
    value: &TokenStream,
    kind: &KindFacts,
    parameter: &ParameterFacts,
    emitter: &Emitter<'_>,
) -> TokenStream {
    let runtime = emitter.runtime;
    let (name, source) = (&parameter.wire, parameter.source.as_ref().unwrap_or(&emitter.facts.members.source));
    let limits = emit::limits_in_constant(&parameter.limits, runtime);
    let place = Place::of(value);
    let item = can_be_item(value, kind);
    if let KindFacts::Int32 | KindFacts::Int64 | KindFacts::Float = kind {
        let function = match kind {
            KindFacts::Int32 => quote!(int32),
            KindFacts::Int64 => quote!(int64),
            _ => quote!(float),
        };
        let typed = typed(value, &emitter.item_type(kind, parameter));
        let call = place.first(quote!(#runtime::__constant::#function));
        let arguments = place.group(Delimiter::Parenthesis, quote!(#typed, #limits, #name, #source));
        return place.constant(quote!(#call #arguments), item.then(|| emitter.item_type(kind, parameter)));
    }
    let import = quote!(#[allow(unused_imports)] use #runtime::__constant::OtherConstant as _;);
    let constant = place.first(quote!(#runtime::__constant::Constant));
    let value = place.group(Delimiter::Parenthesis, value.clone());
    let method = place.end(if parameter.secret { quote!(.secret) } else { quote!(.text) });
    let arguments = place.group(Delimiter::Parenthesis, quote!(#limits, #name, #source));
    place.constant(quote!(#import #constant #value #method #arguments), item.then(|| quote!(&'static str)))
}

/// The value, which is of this type: there the compiler points if it is not.
pub(super) fn typed(value: &TokenStream, ty: &TokenStream) -> TokenStream {
    let place = Place::of(value);
    let name = Ident::new("value", Span::mixed_site());
    let before = place.start(quote!(let #name: #ty =));
    quote!({ #before #value; #name })
}

/// Whether an item may hold the expression: `cargo check` and editors look at items, while `const` blocks in functions are
/// evaluated when they are built. Items can't speak of the generics around them, nor of `Self`, so that it must be plain
/// that the expression does not.
fn can_be_item(value: &TokenStream, kind: &KindFacts) -> bool {
    let tokens: Vec<_> = value.clone().into_iter().collect();
    match (inner(&tokens).unwrap_or(tokens).as_slice(), kind) {
        // No generic constant is a text. A variable is none at all, which the compiler says better of blocks.
        ([TokenTree::Ident(word)], KindFacts::String | KindFacts::Json(_)) => {
            word != "Self" && word.to_string().starts_with(char::is_uppercase)
        }
        ([TokenTree::Ident(first), rest @ .., TokenTree::Ident(_)], _) if !rest.is_empty() => {
            // Modules begin with a small letter, and types with a capital one.
            let is_module = first.to_string().trim_start_matches("r#").starts_with(|c: char| c.is_lowercase());
            is_module && first != "as" && rest.iter().all(is_of_path)
        }
        _ => false,
    }
}

fn is_of_path(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(word) => word != "as",
        TokenTree::Punct(punct) => punct.as_char() == ':',
        _ => false,
    }
}

/// Where an expression is written.
struct Place {
    start: Span,
    end: Span,
}

impl Place {
    fn of(value: &TokenStream) -> Self {
        let mut spans = value.clone().into_iter().map(|token| token.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        Self { start, end: spans.last().unwrap_or(start) }
    }

    fn start(&self, tokens: TokenStream) -> TokenStream {
        located(tokens, self.start)
    }

    /// What is called, in parentheses: the path of the runtime comes from another macro, and an expression that begins with
    /// it would be shown as its first token.
    fn first(&self, path: TokenStream) -> TokenTree {
        let mut group = Group::new(Delimiter::Parenthesis, self.start(path));
        group.set_span(Span::call_site().located_at(self.start));
        TokenTree::Group(group)
    }

    fn end(&self, tokens: TokenStream) -> TokenStream {
        located(tokens, self.end)
    }

    fn group(&self, delimiter: Delimiter, tokens: TokenStream) -> Group {
        let mut group = Group::new(delimiter, tokens);
        group.set_span(Span::call_site().located_at(self.end));
        group
    }

    /// `const { tokens }`, or an item, if it may be one.
    fn constant(&self, tokens: TokenStream, item: Option<TokenStream>) -> TokenStream {
        let block = self.group(Delimiter::Brace, tokens);
        match item {
            Some(ty) => {
                let name = Ident::new("CHECKED_BY_REQUEST", Span::call_site().located_at(self.start));
                let inner = quote!(const #name: #ty = #block; #name);
                TokenTree::Group(self.group(Delimiter::Brace, inner)).into()
            }
            None => {
                let word = self.start(quote!(const));
                quote!(#word #block)
            }
        }
    }
}

/// The tokens at another place; what they mean does not change.
fn located(tokens: TokenStream, place: Span) -> TokenStream {
    let at = |mut token: TokenTree| {
        token.set_span(token.span().located_at(place));
        token
    };
    tokens.into_iter().map(at).collect()
}
