//! The resolved model as one JSON document, for other tools: schema 1.

mod document;
mod parameters;
mod response;
mod rules;

use serde_json::{Value, json};

use crate::{
    model::{Action, ErrorCode, Model, Pagination, Product, Waiter},
    plan::{ActionPlan, Plan, ProductPlan},
    spec::Lifecycle,
};

/// The model as a document. Actions that the plan does not have are left out: they have errors.
///
/// Keys beyond the contract stand at the end of their object; a reader ignores those that it does not know.
pub fn inspect(model: &Model, plan: &Plan) -> Value {
    let products: Vec<Value> = model
        .products
        .iter()
        .filter_map(|product| {
            let plan = plan.products.iter().find(|plan| plan.module == product.folder)?;
            Some(self::product(product, plan))
        })
        .collect();
    json!({ "schema": 1, "products": products })
}

fn product(product: &Product, plan: &ProductPlan) -> Value {
    let plans: Vec<&ActionPlan> = plan.groups.iter().flat_map(|group| &group.actions).collect();
    let mut actions: Vec<(&Action, &ActionPlan)> = product
        .actions
        .iter()
        .filter_map(|action| Some((action, *plans.iter().find(|plan| plan.action == action.name)?)))
        .collect();
    actions.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    json!({
        "product": product.name,
        "version": product.version,
        "actions": actions.into_iter().map(|(action, plan)| self::action(action, plan)).collect::<Vec<_>>(),
        "errors": errors(&product.errors),
        "summary": product.summary,
        "source": product.source,
        "documents": product.documents.iter().map(|one| document::document(one)).collect::<Vec<_>>(),
    })
}

fn action(action: &Action, plan: &ActionPlan) -> Value {
    json!({
        "action": action.name,
        "group": action.group,
        "lifecycle": match action.lifecycle {
            Lifecycle::Current => "current",
            Lifecycle::Legacy => "legacy",
        },
        "idempotent": action.idempotent,
        "public_cloud_only": action.public_cloud_only,
        "parameters": parameters::parameters(action, plan),
        "rules": action.rules.iter().map(rules::rule).collect::<Vec<_>>(),
        "response": response::response(action, plan),
        "errors": errors(&action.errors),
        "pagination": action.pagination.as_ref().map(pagination),
        "successor": action.successor,
        "summary": action.summary,
        "source": action.source,
        "notes": action.notes,
        "rust": plan.request.ident.to_string(),
        "module": plan.module,
        "file": action.file,
        "client_token": plan.request.action.client_token,
        "waiters": action.waiters.iter().map(waiter).collect::<Vec<_>>(),
    })
}

fn errors(errors: &[ErrorCode]) -> Vec<Value> {
    errors
        .iter()
        .map(|error| {
            json!({
                "code": error.code,
                "http_status": error.status,
                "retryable": error.retryable,
                "doc": error.doc,
            })
        })
        .collect()
}

fn pagination(pagination: &Pagination) -> Value {
    match pagination {
        Pagination::Numbered { page, size, items, total } => {
            json!({ "style": "page", "page": page, "size": size, "items": items, "total": total })
        }
        Pagination::Token { token, next, items } => {
            json!({ "style": "token", "token": token, "next": next, "items": items })
        }
    }
}

fn waiter(waiter: &Waiter) -> Value {
    json!({
        "name": waiter.name,
        "field": waiter.field,
        "success": waiter.success,
        "failure": waiter.failure,
        "doc": waiter.doc,
    })
}

/// A limit as it was most likely written: whole numbers without a point.
fn number(number: f64) -> Value {
    /// Up to here every whole number has a float of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
        return Value::from(number as i64);
    }
    Value::from(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (value, text) in [(900.0, "900"), (-1.0, "-1"), (0.5, "0.5"), (1e300, "1e+300"), (-0.0, "0")] {
            assert_eq!(number(value).to_string(), text);
        }
    }
}
