//! `derive(ValueSet)`: an attributed enum to an item.

use dts_codegen::item::{Context, ValueItem, ValueSetItem};
use syn::{DataEnum, DeriveInput, Fields, Variant};

use crate::{attribute::Attributes, docs, faults::Faults, types};

/// A value set, as far as it can be read.
pub(crate) fn value_set(input: &DeriveInput, data: &DataEnum, cx: &mut Context, faults: &Faults) -> ValueSetItem {
    let mut attributes = Attributes::of(&input.attrs, input.ident.span(), "the value set", faults);
    cx.runtime = attributes.runtime().unwrap_or_else(|| cx.runtime.clone());
    let complete = attributes.switch("complete").is_none_or(|(complete, _)| complete);
    let ignore_case = attributes.is_on("case_insensitive");
    attributes.finish();

    let mut values: Vec<ValueItem> = Vec::new();
    let mut unlisted = None;
    for variant in &data.variants {
        if let Fields::Unit = variant.fields {
            values.extend(value(variant, &values, ignore_case, faults));
            continue;
        }
        if !holds_text(variant) {
            let message = "a variant is a value alone, or takes any other text: `Unlisted(String)`";
            faults.push_spanned(variant, message);
        } else if unlisted.is_some() {
            faults.push_spanned(variant, "another variant takes any other text already; remove one");
        } else {
            Attributes::of(&variant.attrs, variant.ident.span(), "the variant for any other text", faults).finish();
            unlisted = Some(variant.ident.clone());
        }
    }
    if unlisted.is_none() {
        let message = "services send values that nobody has listed; add a variant for them: `Unlisted(String)`";
        faults.push_spanned(&input.ident, message);
    }
    ValueSetItem {
        ident: input.ident.clone(),
        docs: docs::docs(&input.attrs),
        values,
        unlisted: unlisted.unwrap_or_else(|| input.ident.clone()),
        complete,
        ignore_case,
    }
}

fn value(variant: &Variant, earlier: &[ValueItem], ignore_case: bool, faults: &Faults) -> Option<ValueItem> {
    let mut attributes = Attributes::of(&variant.attrs, variant.ident.span(), "the value", faults);
    let missing = format!("add its text on the wire: `#[dts(text = \"{}\")]`", variant.ident);
    let text = attributes.needed_text("text", &missing);
    attributes.finish();
    let text = text?;
    let wire = text.value();
    let same = |other: &&ValueItem| match ignore_case {
        true => other.text.eq_ignore_ascii_case(&wire),
        false => other.text == wire,
    };
    if let Some(other) = earlier.iter().find(same) {
        faults.push(text.span(), format!("the text `{wire}` is taken by `{}`; each value has its own", other.ident));
    }
    Some(ValueItem {
        ident: variant.ident.clone(),
        text: wire,
        docs: docs::docs(&variant.attrs),
        deprecated: docs::deprecated(&variant.attrs),
    })
}

/// Whether the variant holds a `String` alone.
fn holds_text(variant: &Variant) -> bool {
    match &variant.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            fields.unnamed.iter().all(|field| types::split(&field.ty).is_some_and(|(name, _)| name == "String"))
        }
        _ => false,
    }
}
