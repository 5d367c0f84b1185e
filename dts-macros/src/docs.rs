//! Documentation and deprecation, from the attributes that Rust itself has for them.

use dts_codegen::item::{DeprecatedItem, Docs};
use syn::{Attribute, Expr, Lit, LitStr, Meta};

/// The lines of `///`, without the leading blank.
pub(crate) fn docs(attributes: &[Attribute]) -> Docs {
    let texts = attributes.iter().filter(|attribute| attribute.path().is_ident("doc")).filter_map(|attribute| {
        let Meta::NameValue(pair) = &attribute.meta else { return None };
        text(&pair.value)
    });
    texts
        .flat_map(|text| {
            let mut lines: Vec<String> =
                text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned()).collect();
            if lines.is_empty() {
                lines.push(String::new());
            }
            lines
        })
        .collect()
}

/// The attribute `#[deprecated]` itself.
pub(crate) fn deprecated_attribute(attributes: &[Attribute]) -> Option<&Attribute> {
    attributes.iter().find(|attribute| attribute.path().is_ident("deprecated"))
}

/// What `#[deprecated]` says. What is wrong in it is told by the compiler.
pub(crate) fn deprecated(attributes: &[Attribute]) -> Option<DeprecatedItem> {
    let mut note = String::new();
    match &deprecated_attribute(attributes)?.meta {
        Meta::NameValue(pair) => note = text(&pair.value).unwrap_or_default(),
        Meta::List(list) => {
            let read = list.parse_nested_meta(|meta| {
                let value: LitStr = meta.value()?.parse()?;
                if meta.path.is_ident("note") {
                    note = value.value();
                }
                Ok(())
            });
            if read.is_err() {
                note.clear();
            }
        }
        Meta::Path(_) => {}
    }
    Some(DeprecatedItem { note })
}

fn text(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        Expr::Group(group) => text(&group.expr),
        _ => None,
    }
}
