//! The text of a JSON document: made here where all is known, else when the program runs.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::json::{Json, Key};

/// A literal, or code that joins pieces of it with what expressions give. `is_shown` to an editor, which completes where a
/// value is missing.
pub(super) fn text(json: &Json, runtime: &TokenStream, is_shown: bool) -> TokenStream {
    let mut text = Text { is_shown, ..Text::default() };
    text.json(json);
    let last = &text.last;
    if text.leaves.is_empty() {
        return quote!(#last);
    }
    let out = Ident::new("text", Span::mixed_site());
    let leaves = text.leaves.iter().map(|(before, leaf)| {
        let before = (!before.is_empty()).then(|| quote!(#out.push_str(#before);));
        let (write, tokens) = match leaf {
            Leaf::Value(tokens) => (quote!(write_json), tokens),
            Leaf::Name(tokens) => (quote!(write_name), tokens),
        };
        let value = borrowed(tokens);
        quote!(#before #runtime::__document::#write(&mut #out, #value);)
    });
    quote!({
        let mut #out = ::std::string::String::new();
        #(#leaves)*
        #out.push_str(#last);
        #out
    })
}

/// `&(expression)`, where the expression is: there the compiler points if it is no JSON.
fn borrowed(tokens: &TokenStream) -> TokenStream {
    let span = tokens.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    quote_spanned!(span=> &(#tokens))
}

/// A document's text, cut where expressions are.
#[derive(Default)]
struct Text {
    /// What stands in front of an expression, and the expression.
    leaves: Vec<(String, Leaf)>,
    /// What stands behind the last one.
    last: String,
    /// Whether what is faulty is an expression.
    is_shown: bool,
}

enum Leaf {
    Value(TokenStream),
    Name(TokenStream),
}

impl Text {
    fn json(&mut self, json: &Json) {
        match json {
            Json::Faulty(_) if self.is_shown => self.leaf(Leaf::Value(quote!(loop {}))),
            Json::Null(_) | Json::Faulty(_) => self.last.push_str("null"),
            Json::Boolean(_, value) => self.last.push_str(if *value { "true" } else { "false" }),
            Json::Number(_, number) => self.last.push_str(number),
            Json::Text(_, text) => quoted(text, &mut self.last),
            Json::Array(_, items) => self.between('[', ']', items, Self::json),
            Json::Object(_, members) => self.between('{', '}', members, |text, (key, value)| {
                match key {
                    Key::Text(_, name) => quoted(name, &mut text.last),
                    Key::Expression(tokens) => text.leaf(Leaf::Name(tokens.clone())),
                    Key::Lost => quoted("", &mut text.last),
                }
                text.last.push(':');
                text.json(value);
            }),
            Json::Expression(_, tokens) => self.leaf(Leaf::Value(tokens.clone())),
        }
    }

    fn leaf(&mut self, leaf: Leaf) {
        self.leaves.push((std::mem::take(&mut self.last), leaf));
    }

    fn between<T>(&mut self, open: char, close: char, all: &[T], each: fn(&mut Self, &T)) {
        self.last.push(open);
        for (index, one) in all.iter().enumerate() {
            if index > 0 {
                self.last.push(',');
            }
            each(self, one);
        }
        self.last.push(close);
    }
}

/// A text as JSON writes it, and as the runtime does.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if letter < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
}
