//! `#[dts(...)]` as written: values, and keys that stand alone, have a value, or have a list.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Lit, LitBool, LitStr, Token, Type, ext::IdentExt, parse::ParseStream, spanned::Spanned, token};

use crate::faults::Faults;

/// One item of a list.
pub(crate) enum Arg {
    /// A value alone.
    Value(Value),
    /// Something with a key.
    Entry(Entry),
}

/// A key and what belongs to it.
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Ident,
    /// What belongs to it.
    pub(crate) body: Body,
}

/// What belongs to a key.
pub(crate) enum Body {
    /// Nothing: `key`.
    Nothing,
    /// A value: `key = value`.
    Value(Value),
    /// A list: `key(...)`, and whether something in it could not be read.
    List(Vec<Arg>, bool),
}

/// A value.
pub(crate) enum Value {
    /// `"text"`.
    Text(LitStr),
    /// `true` or `false`.
    Boolean(LitBool),
    /// A number, with its sign.
    Number {
        /// The number as text.
        text: String,
        /// Its tokens.
        tokens: TokenStream,
    },
    /// A type or path.
    Type(Box<Type>),
}

impl Value {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span(),
            Self::Boolean(boolean) => boolean.span(),
            Self::Number { tokens, .. } => tokens.span(),
            Self::Type(ty) => ty.span(),
        }
    }

    /// A literal as it would travel; types have none.
    pub(crate) fn wire(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.value()),
            Self::Boolean(boolean) => Some(boolean.value.to_string()),
            Self::Number { text, .. } => Some(text.clone()),
            Self::Type(_) => None,
        }
    }

    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(Token![-]) && !input.peek(Lit) {
            return match input.parse() {
                Ok(ty) => Ok(Self::Type(Box::new(ty))),
                Err(error) => {
                    Err(syn::Error::new(error.span(), "expected a text, a number, `true`, `false` or a type"))
                }
            };
        }
        let minus: Option<Token![-]> = input.parse()?;
        let literal: Lit = input.parse()?;
        let digits = match (&literal, minus) {
            (Lit::Str(text), None) => return Ok(Self::Text(text.clone())),
            (Lit::Bool(boolean), None) => return Ok(Self::Boolean(boolean.clone())),
            (Lit::Int(number), _) if number.suffix().is_empty() => number.base10_digits(),
            (Lit::Float(number), _) if number.suffix().is_empty() => number.base10_digits(),
            (Lit::Int(_) | Lit::Float(_), _) => {
                return Err(syn::Error::new_spanned(literal, "numbers are written without their type"));
            }
            _ => return Err(syn::Error::new_spanned(literal, "expected a text, a number, `true`, `false` or a type")),
        };
        let text = format!("{}{digits}", if minus.is_some() { "-" } else { "" });
        let mut tokens = minus.into_token_stream();
        literal.to_tokens(&mut tokens);
        Ok(Self::Number { text, tokens })
    }
}

/// The entries of all `#[dts(...)]`, and whether something could not be read.
pub(crate) fn entries(attributes: &[Attribute], faults: &Faults) -> (Vec<Arg>, bool) {
    let (mut all, mut is_broken) = (Vec::new(), false);
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("dts")) {
        let parsed = attribute.parse_args_with(|input: ParseStream<'_>| Ok(args(input, faults)));
        match parsed {
            Ok((args, broken)) => {
                all.extend(args);
                is_broken |= broken;
            }
            Err(_) => {
                faults.push_spanned(attribute, "expected a list: `#[dts(...)]`");
                is_broken = true;
            }
        }
    }
    (all, is_broken)
}

/// A list; after a fault, reading goes on behind the next comma.
fn args(input: ParseStream<'_>, faults: &Faults) -> (Vec<Arg>, bool) {
    let (mut list, mut is_broken) = (Vec::new(), false);
    while !input.is_empty() {
        match arg(input, faults) {
            Ok((arg, broken)) => {
                list.push(arg);
                is_broken |= broken;
            }
            Err(error) => {
                faults.push_error(error);
                is_broken = true;
                skip(input);
            }
        }
        if input.is_empty() {
            break;
        }
        if let Err(error) = input.parse::<Token![,]>() {
            faults.push(error.span(), "expected a comma");
            is_broken = true;
            skip(input);
            let _ = input.parse::<Token![,]>();
        }
    }
    (list, is_broken)
}

fn arg(input: ParseStream<'_>, faults: &Faults) -> syn::Result<(Arg, bool)> {
    if input.peek(Lit) || input.peek(Token![-]) {
        return Ok((Arg::Value(Value::parse(input)?), false));
    }
    let key = match input.call(Ident::parse_any) {
        Ok(key) => key,
        Err(error) => return Err(syn::Error::new(error.span(), "expected a key, such as `name = \"...\"`")),
    };
    if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        return Ok((Arg::Entry(Entry { key, body: Body::Value(Value::parse(input)?) }), false));
    }
    if input.peek(token::Paren) {
        let content;
        syn::parenthesized!(content in input);
        let (list, is_broken) = args(&content, faults);
        return Ok((Arg::Entry(Entry { key, body: Body::List(list, is_broken) }), is_broken));
    }
    Ok((Arg::Entry(Entry { key, body: Body::Nothing }), false))
}

/// Goes on to the next comma.
fn skip(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            break;
        }
    }
}
