//! Pagination.

use super::{action::Resolver, codes};
use crate::{
    diagnostic::{Diagnostic, nearest},
    model::{Action, FieldKind, Pagination},
    parse::NodePath,
};

/// How the results come in pages.
pub(super) fn pagination(cx: &mut Resolver<'_>, action: &Action) -> Option<Pagination> {
    let spec = cx.file.spec.pagination.as_ref()?;
    let path = NodePath::root().key("pagination");
    for (key, name) in [("page", &spec.page), ("size", &spec.size), ("token", &spec.token)] {
        let Some(name) = name else { continue };
        if action.parameter(name).is_none() {
            unknown(cx, "parameter", name, &path.clone().key(key), action.parameter_names().collect());
        }
    }
    let fields: Vec<&str> = action.fields(action.response).iter().map(|field| field.name.as_str()).collect();
    for (key, name) in [("next", &spec.next), ("items", &Some(spec.items.clone())), ("total", &spec.total)] {
        let Some(name) = name else { continue };
        if !fields.contains(&name.as_str()) {
            unknown(cx, "response field", name, &path.clone().key(key), fields.clone());
        }
    }
    let is_list = |kind: &FieldKind, _: bool| matches!(kind, FieldKind::Array(_));
    let is_count = |kind: &FieldKind, secret: bool| {
        !secret && matches!(kind, FieldKind::Int32 | FieldKind::Int64 | FieldKind::String | FieldKind::Any)
    };
    let is_text = |kind: &FieldKind, secret: bool| !secret && matches!(kind, FieldKind::String);
    fits(cx, action, ("items", Some(&spec.items)), "not a list", is_list);
    fits(cx, action, ("total", spec.total.as_ref()), "neither a whole number nor a text", is_count);
    fits(cx, action, ("next", spec.next.as_ref()), "not a text", is_text);
    match (&spec.page, &spec.token, &spec.next) {
        (Some(page), None, None) => Some(Pagination::Numbered {
            page: page.clone(),
            size: spec.size.clone(),
            items: spec.items.clone(),
            total: spec.total.clone(),
        }),
        (None, Some(token), Some(next)) => {
            Some(Pagination::Token { token: token.clone(), next: next.clone(), items: spec.items.clone() })
        }
        _ => {
            let place = cx.key(&path);
            cx.push(
                Diagnostic::error(&codes::BAD_PAGINATION, "pagination goes by number or by token")
                    .at(place)
                    .help("give `page` (with `size` and `total`), or `token` and `next`"),
            );
            None
        }
    }
}

/// Says so if the response field of this name is not of the kind that its key needs.
fn fits(
    cx: &mut Resolver<'_>,
    action: &Action,
    (key, name): (&str, Option<&String>),
    fault: &str,
    is_one: impl Fn(&FieldKind, bool) -> bool,
) {
    let Some(name) = name else { return };
    let field = action.fields(action.response).iter().find(|field| field.name == *name);
    if let Some(field) = field.filter(|field| !is_one(&field.kind, field.secret)) {
        let place = cx.value(&NodePath::root().key("pagination").key(key));
        cx.push(
            Diagnostic::error(&codes::BAD_PAGINATION, format!("`{name}` is {fault}"))
                .at(place)
                .related(field.place.clone(), "its type is given here")
                .help(format!("name another field as `{key}`, or give this one its type")),
        );
    }
}

/// Says that there is no parameter or field of this name.
pub(super) fn unknown(cx: &mut Resolver<'_>, what: &str, name: &str, path: &NodePath, listed: Vec<&str>) {
    let place = cx.value(path);
    let fault = Diagnostic::error(&codes::UNKNOWN_PARAMETER, format!("unknown {what} `{name}`")).at(place);
    cx.push(match nearest(name, listed) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault,
    });
}
