//! Response trees.

use indexmap::IndexMap;

use super::{
    action::{Resolver, deprecated, pieces},
    codes, differences, merge,
    parameters::{document, looks_secret},
    values, wire_name,
};
use crate::{
    diagnostic::{Diagnostic, Place, nearest},
    model::{Field, FieldKind, Remarks, SetName, Structure, StructureId},
    parse::NodePath,
    spec::{FieldEntry, FieldSpec, FieldType, SharedRef, TypeSpec},
};

/// The response's structure; it is the first one, and holds the others.
pub(super) fn resolve(cx: &mut Resolver<'_>) -> StructureId {
    let file = cx.file;
    let root = NodePath::root().key("response");
    let name = SetName::From(Vec::new());
    let place = cx.key(&root);
    let doc = format!("What `{}` answers.", file.spec.action);
    structure(cx, name, place, doc, &file.spec.response, &root)
}

/// Adds a structure. Its number is taken before its fields are resolved, because they may refer to it.
fn structure(
    cx: &mut Resolver<'_>,
    name: SetName,
    place: Place,
    doc: String,
    entries: &IndexMap<String, FieldEntry>,
    path: &NodePath,
) -> StructureId {
    let id = StructureId(cx.structures.len());
    cx.structures.push(Structure { name: name.clone(), place, doc, fields: Vec::new() });
    fill(cx, id, &name, entries, path);
    id
}

fn fill(
    cx: &mut Resolver<'_>,
    id: StructureId,
    name: &SetName,
    entries: &IndexMap<String, FieldEntry>,
    path: &NodePath,
) {
    let mut fields = Vec::new();
    for (field_name, entry) in entries {
        let path = path.clone().key(field_name);
        if let Some(fault) = wire_name::fault(field_name) {
            let place = cx.key(&path);
            cx.push(
                Diagnostic::error(&codes::BAD_WIRE_NAME, format!("the field's name {field_name:?} {fault}")).at(place),
            );
            continue;
        }
        let Some(spec) = merged(cx, field_name, entry, &path) else { continue };
        fields.extend(field(cx, name, field_name, &spec, &path));
    }
    if let Some(structure) = cx.structures.get_mut(id.0) {
        structure.fields = fields;
    }
}

/// The entry on top of the shared one that it refers to.
fn merged(cx: &mut Resolver<'_>, name: &str, entry: &FieldEntry, path: &NodePath) -> Option<FieldSpec> {
    let own = match entry {
        FieldEntry::Shared => &FieldSpec { shared: Some(SharedRef::SameName), ..FieldSpec::default() },
        FieldEntry::Own(own) => own.as_ref(),
    };
    let (key, place) = match &own.shared {
        None | Some(SharedRef::No) => return Some(own.clone()),
        Some(SharedRef::SameName) => (name, cx.value(path)),
        Some(SharedRef::Named(key)) => (key.as_str(), cx.value(&path.clone().key("shared"))),
    };
    let shared = cx.files.fields.as_ref();
    if let Some(FieldEntry::Own(base)) = shared.and_then(|file| file.spec.fields.get(key)) {
        return Some(merge::field(own, base));
    }
    let fault = Diagnostic::error(&codes::UNKNOWN_SHARED, format!("no shared field `{key}`")).at(place);
    let listed = shared.into_iter().flat_map(|file| file.spec.fields.keys()).map(String::as_str);
    cx.missing_shared(match nearest(key, listed) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help("add it to the product's `fields.yaml`, or describe the field here"),
    });
    None
}

fn field(cx: &mut Resolver<'_>, parent: &SetName, name: &str, spec: &FieldSpec, path: &NodePath) -> Option<Field> {
    let place = cx.key(path);
    let doc = match spec.doc.as_deref().map(str::trim) {
        Some(doc) if !doc.is_empty() => doc.to_owned(),
        _ => {
            cx.push(
                Diagnostic::error(&codes::MISSING_DOC, format!("field `{name}` has no doc"))
                    .at(place)
                    .help("add `doc:` with one sentence"),
            );
            return None;
        }
    };
    let secret = spec.secret.unwrap_or(false);
    if !secret && looks_secret(name) && spec.secret.is_none() && spec.kind != Some(FieldType::Boolean) {
        cx.push(
            Diagnostic::warning(
                &codes::UNMARKED_SECRET,
                format!("`{name}` looks like a secret, but is not marked as one"),
            )
            .at(place.clone())
            .help("add `secret: true`, or `secret: false` if it really is none"),
        );
    }
    let kind = kind(cx, parent, name, spec, path, &doc)?;
    if spec.wrapper.is_some() && !matches!(kind, FieldKind::Array(_)) {
        let place = cx.key(&path.clone().key("wrapper"));
        cx.push(
            Diagnostic::error(&codes::MISPLACED_KEY, format!("`wrapper` is given, but `{name}` is not an array"))
                .at(place),
        );
    }
    if secret && !can_be_secret(&kind) {
        let place = cx.key(&path.clone().key("secret"));
        cx.push(
            Diagnostic::error(&codes::MISPLACED_KEY, format!("`secret` does not fit the type of `{name}`"))
                .at(place)
                .help("only text is kept out of sight: use `type: string` or `json`, without `values`"),
        );
        return None;
    }
    let document = document(cx, spec.document.as_deref(), matches!(kind, FieldKind::Json), path);
    let mut notes: Vec<String> = spec.note.iter().cloned().collect();
    notes.extend(spec.notes.iter().flatten().cloned());
    Some(Field {
        name: name.to_owned(),
        place,
        remarks: Remarks {
            doc,
            notes,
            deprecated: deprecated(spec.deprecated.as_ref()),
            public_cloud_only: spec.public_cloud_only.unwrap_or(false),
            differs: differences(spec.differs.as_deref().unwrap_or_default()),
        },
        kind,
        wrapper: spec.wrapper.clone(),
        secret,
        present_when: spec.present_when.clone(),
        example: spec.example.as_ref().map(|text| text.0.clone()),
        rust: spec.rust.clone(),
        document,
    })
}

fn kind(
    cx: &mut Resolver<'_>,
    parent: &SetName,
    name: &str,
    spec: &FieldSpec,
    path: &NodePath,
    doc: &str,
) -> Option<FieldKind> {
    let has_structure = spec.fields.is_some() || spec.of.is_some();
    let ty = spec.kind.unwrap_or(if has_structure { FieldType::Object } else { FieldType::String });
    let takes_structure = matches!(ty, FieldType::Object | FieldType::Array | FieldType::Map);
    for (key, given, fits) in [
        ("fields", spec.fields.is_some(), takes_structure),
        ("of", spec.of.is_some(), takes_structure),
        ("items", spec.items.is_some(), matches!(ty, FieldType::Array | FieldType::Map)),
        (
            "values",
            spec.values.is_some(),
            matches!(ty, FieldType::String | FieldType::Array | FieldType::Int32 | FieldType::Int64),
        ),
    ] {
        if given && !fits {
            let place = cx.key(&path.clone().key(key));
            cx.push(
                Diagnostic::error(&codes::MISPLACED_KEY, format!("`{key}` does not fit the type of `{name}`"))
                    .at(place),
            );
            return None;
        }
    }
    if usize::from(spec.fields.is_some()) + usize::from(spec.of.is_some()) + usize::from(spec.items.is_some()) > 1 {
        let place = cx.key(path);
        cx.push(
            Diagnostic::error(
                &codes::MISPLACED_KEY,
                format!("`{name}` has more than one of `fields`, `of` and `items`"),
            )
            .at(place),
        );
        return None;
    }
    Some(match ty {
        FieldType::String => match values(cx, parent, name, spec, path, doc) {
            Some(set) => set?,
            None => FieldKind::String,
        },
        FieldType::Boolean => FieldKind::Boolean,
        FieldType::Int32 => FieldKind::Int32,
        FieldType::Int64 => FieldKind::Int64,
        FieldType::Float => FieldKind::Float,
        FieldType::Json => FieldKind::Json,
        FieldType::Any => FieldKind::Any,
        FieldType::Object => FieldKind::Object(inner(cx, name, spec, path, doc)?),
        FieldType::Array => FieldKind::Array(Box::new(item(cx, parent, name, spec, path, doc)?)),
        FieldType::Map => FieldKind::Map(Box::new(item(cx, parent, name, spec, path, doc)?)),
    })
}

/// The items of an array or map.
fn item(
    cx: &mut Resolver<'_>,
    parent: &SetName,
    name: &str,
    spec: &FieldSpec,
    path: &NodePath,
    doc: &str,
) -> Option<FieldKind> {
    if spec.fields.is_some() || spec.of.is_some() {
        return inner(cx, name, spec, path, doc).map(FieldKind::Object);
    }
    if let Some(set) = values(cx, parent, name, spec, path, doc) {
        return set;
    }
    Some(match spec.items {
        Some(FieldType::String) => FieldKind::String,
        Some(FieldType::Boolean) => FieldKind::Boolean,
        Some(FieldType::Int32) => FieldKind::Int32,
        Some(FieldType::Int64) => FieldKind::Int64,
        Some(FieldType::Float) => FieldKind::Float,
        Some(FieldType::Json) => FieldKind::Json,
        Some(FieldType::Any) => FieldKind::Any,
        Some(FieldType::Object | FieldType::Array | FieldType::Map) | None => {
            let place = cx.key(path);
            cx.push(
                Diagnostic::error(&codes::MISPLACED_KEY, format!("the items of `{name}` have no type"))
                    .at(place)
                    .help("add `fields:`, `of: TypeName` or `items: string`"),
            );
            return None;
        }
    })
}

/// The value set of a text field, if it has one: `Some(None)` when that is faulty.
fn values(
    cx: &mut Resolver<'_>,
    parent: &SetName,
    name: &str,
    spec: &FieldSpec,
    path: &NodePath,
    doc: &str,
) -> Option<Option<FieldKind>> {
    let values = spec.values.as_ref()?;
    let mut from = pieces(parent);
    from.push(name.to_owned());
    let used = values::Use {
        values,
        path: path.clone().key("values"),
        name: spec.rust_type.clone().map_or(SetName::From(from), SetName::Given),
        doc: doc.to_owned(),
        complete: spec.complete.unwrap_or(true),
        ignore_case: spec.case_insensitive.unwrap_or(false),
    };
    Some(values::resolve(cx, used).map(FieldKind::Values))
}

/// Everything but text has a type that shows itself.
fn can_be_secret(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::String | FieldKind::Json => true,
        FieldKind::Array(item) | FieldKind::Map(item) => can_be_secret(item),
        _ => false,
    }
}

/// The structure of an object or of items: written here, or named.
fn inner(cx: &mut Resolver<'_>, name: &str, spec: &FieldSpec, path: &NodePath, doc: &str) -> Option<StructureId> {
    match (&spec.fields, &spec.of) {
        (Some(fields), _) => {
            let name = spec.rust_type.clone().map_or_else(|| SetName::From(vec![name.to_owned()]), SetName::Given);
            let place = cx.key(path);
            Some(structure(cx, name, place, doc.to_owned(), fields, &path.clone().key("fields")))
        }
        (None, Some(of)) => named(cx, of, &path.clone().key("of")),
        (None, None) => {
            let place = cx.key(path);
            cx.push(
                Diagnostic::error(&codes::MISPLACED_KEY, format!("object `{name}` has no fields"))
                    .at(place)
                    .help("add `fields:` or `of: TypeName`, or use `type: any`"),
            );
            None
        }
    }
}

/// A structure under `types` of the action or of the product.
fn named(cx: &mut Resolver<'_>, name: &str, path: &NodePath) -> Option<StructureId> {
    if let Some(id) = cx.named_structures.get(name) {
        return Some(*id);
    }
    let (file, files) = (cx.file, cx.files);
    let own_path = NodePath::root().key("types").key(name);
    let own = file.spec.types.get(name).map(|spec| (spec, file.key_place(&own_path)));
    let found: Option<(&TypeSpec, Place)> = own.or_else(|| {
        files.types.iter().find_map(|types| types.spec.types.get(name).map(|spec| (spec, types.key_place(&own_path))))
    });
    let at = cx.value(path);
    match found {
        Some((TypeSpec { fields: Some(fields), doc, .. }, place)) => {
            let id = StructureId(cx.structures.len());
            let given = SetName::Given(name.to_owned());
            cx.structures.push(Structure { name: given.clone(), place, doc: doc.clone(), fields: Vec::new() });
            cx.named_structures.insert(name.to_owned(), id);
            fill(cx, id, &given, fields, &own_path.key("fields"));
            Some(id)
        }
        Some((_, place)) => {
            cx.push(
                Diagnostic::error(&codes::UNKNOWN_TYPE, format!("type `{name}` is not a structure"))
                    .at(at)
                    .related(place, "specified here without `fields`"),
            );
            None
        }
        None => {
            let listed = file.spec.types.keys().chain(files.types.iter().flat_map(|types| types.spec.types.keys()));
            let help = nearest(name, listed.map(String::as_str)).map_or_else(
                || String::from("add it under `types:`, or write the fields here"),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("unknown structure `{name}`");
            cx.missing_shared(Diagnostic::error(&codes::UNKNOWN_TYPE, message).at(at).help(help));
            None
        }
    }
}
