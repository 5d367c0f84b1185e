//! `derive(Decode)`: an attributed struct to an item.

use dts_codegen::item::{Context, MemberItem, ResponseTypeItem, StructureItem};
use proc_macro2::Ident;
use syn::{DeriveInput, Field, FieldsNamed, ext::IdentExt};

use crate::{attribute::Attributes, docs, faults::Faults, names, types};

/// A structure of a response, as far as it can be read.
pub(crate) fn structure(input: &DeriveInput, fields: &FieldsNamed, cx: &mut Context, faults: &Faults) -> StructureItem {
    let mut attributes = Attributes::of(&input.attrs, input.ident.span(), "the structure", faults);
    cx.runtime = attributes.runtime().unwrap_or_else(|| cx.runtime.clone());
    attributes.finish();
    let mut members: Vec<MemberItem> = Vec::new();
    for field in &fields.named {
        let Some(ident) = &field.ident else { continue };
        members.extend(member(field, ident, &members, faults));
    }
    StructureItem { ident: input.ident.clone(), docs: docs::docs(&input.attrs), members }
}

fn member(field: &Field, ident: &Ident, earlier: &[MemberItem], faults: &Faults) -> Option<MemberItem> {
    let mut attributes = Attributes::of(&field.attrs, ident.span(), "the field", faults);
    let missing = format!("add the wire name: `#[dts(name = \"{}\")]`", names::camel(&ident.unraw().to_string()));
    let name = attributes.needed_text("name", &missing);
    let wrapper = attributes.text("wrapper");
    attributes.finish();
    let ty = types::member(&field.ty, faults);
    if let Some(wrapper) = wrapper.as_ref().filter(|_| !matches!(ty, ResponseTypeItem::List(_))) {
        faults.push(wrapper.span(), "a `wrapper` stands between a list and its items; write `Vec<...>`, or remove it");
    }
    let name = name?;
    let wire = name.value();
    if let Some(other) = earlier.iter().find(|other| other.wire == wire) {
        faults
            .push(name.span(), format!("wire name `{wire}` is taken by the field `{}`; each has its own", other.ident));
    }
    Some(MemberItem {
        ident: ident.clone(),
        wire,
        docs: docs::docs(&field.attrs),
        ty,
        wrapper: wrapper.map(|wrapper| wrapper.value()),
        deprecated: docs::deprecated(&field.attrs),
    })
}
