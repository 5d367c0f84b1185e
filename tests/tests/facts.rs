//! What generated code states of each action, held against the spec.

use dts_codegen::model::{Action, Pagination};
use dts_tests::{Case, Loaded, Page, Texts};
use serde_json::Value as Json;

use super::support;

#[test]
fn an_action_knows_its_product() {
    let (spec, cases) = support::repository();
    for case in &cases {
        let product = spec.model.products.iter().find(|product| product.name == case.product).unwrap();
        let stated = case.facts.product;
        assert_eq!(case.facts.name, case.action);
        assert_eq!((stated.name, stated.version), (product.name.as_str(), product.version.as_str()), "{}", case.action);
        let hosts: Vec<_> =
            stated.endpoints.iter().map(|(region, host)| (region.to_string(), host.to_string())).collect();
        assert_eq!(hosts, product.endpoints, "{}", case.action);
        let codes = stated.errors.iter().map(|error| (error.code, error.retryable));
        assert!(codes.eq(product.errors.iter().map(|error| (error.code.as_str(), error.retryable))), "{}", case.action);
    }
}

#[test]
fn a_parameter_called_client_token_is_known_as_one() {
    let (spec, cases) = support::repository();
    let mut tokens = 0;
    for case in &cases {
        let has_one = spec.action(case).unwrap().parameter("ClientToken").is_some();
        assert_eq!(case.facts.client_token, has_one.then_some("ClientToken"), "{}", case.action);
        tokens += usize::from(has_one);
    }
    assert!(tokens > 10, "only {tokens}");
}

/// The real spec, and the one with names and types that nobody should use.
fn both() -> [(Loaded, Vec<Case>); 2] {
    [support::repository(), support::hostile()]
}

#[test]
fn results_are_found_on_their_pages() {
    let (mut actions, mut results) = (0, 0);
    for (spec, cases) in both() {
        for case in &cases {
            let action = spec.action(case).unwrap();
            assert_eq!(case.page.is_some(), action.pagination.is_some(), "{}", case.action);
            let (Some(read), Some(pagination)) = (case.page, &action.pagination) else { continue };
            actions += 1;
            for answer in action.examples.iter().filter_map(|example| example.response.as_ref()) {
                let page = read(answer.to_string().as_bytes());
                assert_eq!(page, expected(action, pagination, answer), "{} {answer}", case.action);
                results += page.items;
            }
            // Whatever is missing is no reason to stop.
            let empty = Page { items: 0, total: None, next: None, is_taken: true };
            assert_eq!(read(b"{}"), empty, "{}", case.action);
        }
    }
    assert!(actions >= 20 && results > 25, "{results} results of {actions} actions");
}

/// What the answer holds, by wire names alone.
fn expected(action: &Action, pagination: &Pagination, answer: &Json) -> Page {
    let (items, total, next) = match pagination {
        Pagination::Numbered { items, total, .. } => (items, total.as_ref(), None),
        Pagination::Token { items, next, .. } => (items, None, Some(next)),
    };
    let field = action.fields(action.response).iter().find(|field| field.name == *items).unwrap();
    let list = match &field.wrapper {
        Some(wrapper) => &answer[items][wrapper],
        None => &answer[items],
    };
    let number = |value: &Json| value.as_i64().or_else(|| value.as_str()?.parse().ok());
    Page {
        items: list.as_array().map_or(0, Vec::len),
        total: total.and_then(|total| number(&answer[total])),
        next: next.and_then(|next| answer[next].as_str().map(str::to_owned)),
        is_taken: true,
    }
}

#[test]
fn every_waiter_is_a_method_that_reads_its_field() {
    let (mut methods, mut found) = (0, 0);
    for (spec, cases) in both() {
        for case in &cases {
            let action = spec.action(case).unwrap();
            let named: Vec<String> = action.waiters.iter().map(|waiter| format!("until_{}", waiter.name)).collect();
            let there: Vec<&str> = case.waits.iter().map(|(method, _)| *method).collect();
            assert_eq!(there, named, "{}", case.action);
            let Some(request) = action.examples.iter().find(|example| example.breaks.is_empty()) else { continue };
            let texts: Texts = request.request.iter().cloned().collect();
            for ((method, read), waiter) in case.waits.iter().zip(&action.waiters) {
                methods += 1;
                for answer in action.examples.iter().filter_map(|example| example.response.as_ref()) {
                    let (stated, state) = read(&texts, answer.to_string().as_bytes());
                    let what = format!("{} {method}", case.action);
                    assert_eq!((stated.name, stated.field), (waiter.name.as_str(), waiter.field.as_str()), "{what}");
                    assert_eq!(
                        (stated.success, stated.failure),
                        (&*strs(&waiter.success), &*strs(&waiter.failure)),
                        "{what}"
                    );
                    assert_eq!(state.as_deref(), answer[&waiter.field].as_str(), "{what}");
                    found += usize::from(state.is_some());
                }
                // A state is compared as it is spelled, whether a value set knows it or not.
                for text in waiter.success.iter().chain(&waiter.failure).map(String::as_str).chain(["Dreaming"]) {
                    let answer = serde_json::json!({ waiter.field.as_str(): text });
                    assert_eq!(read(&texts, answer.to_string().as_bytes()).1.as_deref(), Some(text), "{method}");
                }
                assert_eq!(read(&texts, b"{}").1, None, "{method}");
            }
        }
    }
    assert!(methods >= 20 && found >= 20, "{found} states of {methods} methods");
}

fn strs(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}
