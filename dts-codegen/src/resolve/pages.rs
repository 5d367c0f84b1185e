//! Pagination and waiters.

use super::{action::Resolver, codes};
use crate::{
    diagnostic::{Diagnostic, nearest},
    model::{Action, FieldKind, Pagination, Waiter},
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
    let is_list = action
        .fields(action.response)
        .iter()
        .any(|field| field.name == spec.items && matches!(field.kind, FieldKind::Array(_)));
    if fields.contains(&spec.items.as_str()) && !is_list {
        let place = cx.value(&path.clone().key("items"));
        cx.push(Diagnostic::error(&codes::BAD_PAGINATION, format!("`{}` is not a list", spec.items)).at(place));
    }
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

/// The states to wait for.
pub(super) fn waiters(cx: &mut Resolver<'_>, action: &Action) -> Vec<Waiter> {
    let file = cx.file;
    let mut waiters = Vec::new();
    for (name, spec) in &file.spec.waiters {
        let path = NodePath::root().key("waiters").key(name);
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !is_name {
            let place = cx.key(&path);
            cx.push(Diagnostic::error(&codes::BAD_WAITER, format!("waiter `{name}` is not in snake case")).at(place));
        }
        let fields = action.fields(action.response);
        let Some(field) = fields.iter().find(|field| field.name == spec.field) else {
            let listed = fields.iter().map(|field| field.name.as_str()).collect();
            unknown(cx, "response field", &spec.field, &path.clone().key("field"), listed);
            continue;
        };
        let set = match &field.kind {
            FieldKind::Values(id) => action.value_set(*id),
            _ => None,
        };
        for (key, list) in [("success", &spec.success), ("failure", &spec.failure)] {
            for (index, text) in list.iter().enumerate() {
                if set.is_some_and(|set| !set.contains(&text.0)) {
                    let place = cx.value(&path.clone().key(key).index(index));
                    cx.push(
                        Diagnostic::warning(
                            &codes::VALUE_OUTSIDE_SET,
                            format!("`{}` is not among the values of `{}`", text.0, spec.field),
                        )
                        .at(place),
                    );
                }
            }
        }
        let texts = |list: &[crate::spec::Text]| list.iter().map(|text| text.0.clone()).collect();
        waiters.push(Waiter {
            name: name.clone(),
            doc: spec.doc.clone(),
            field: spec.field.clone(),
            success: texts(&spec.success),
            failure: texts(&spec.failure),
        });
    }
    waiters
}

fn unknown(cx: &mut Resolver<'_>, what: &str, name: &str, path: &NodePath, listed: Vec<&str>) {
    let place = cx.value(path);
    let fault = Diagnostic::error(&codes::UNKNOWN_PARAMETER, format!("unknown {what} `{name}`")).at(place);
    cx.push(match nearest(name, listed) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault,
    });
}
