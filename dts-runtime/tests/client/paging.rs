//! Results in pages.

use dts_runtime::{FakeTransport, Paged, Value};

use crate::actions::{ByToken, Numbered};
use crate::support::{client, now, refusal, sent};

fn page(total: i64, items: &[i64]) -> String {
    format!(r#"{{"RequestId":"{total}-{items:?}","Total":{total},"Items":{items:?}}}"#).replace(", ", ",")
}

fn all(transport: &FakeTransport, request: Numbered) -> Vec<i64> {
    let items = now(client(transport).items(request).all()).unwrap();
    items.iter().map(|item| item.as_i64().unwrap()).collect()
}

fn asked(transport: &FakeTransport, name: &str) -> Vec<Option<String>> {
    transport.requests().iter().map(|request| sent(request).get(name).cloned()).collect()
}

fn numbers(texts: &[Option<String>]) -> Vec<Option<&str>> {
    texts.iter().map(Option::as_deref).collect()
}

#[test]
fn a_short_page_with_all_results_is_the_last() {
    let transport =
        FakeTransport::new().json(200, page(5, &[1, 2])).json(200, page(5, &[3, 4])).json(200, page(5, &[5]));
    assert_eq!(all(&transport, Numbered { size: Some(2), page: None }), [1, 2, 3, 4, 5]);
    assert_eq!(numbers(&asked(&transport, "PageNumber")), [None, Some("2"), Some("3")]);
    assert_eq!(numbers(&asked(&transport, "PageSize")), [Some("2"); 3]);
}

#[test]
fn a_total_that_is_too_small_loses_nothing() {
    let transport =
        FakeTransport::new().json(200, page(2, &[1, 2])).json(200, page(2, &[3, 4])).json(200, page(2, &[]));
    assert_eq!(all(&transport, Numbered { size: Some(2), page: None }), [1, 2, 3, 4]);
    // A short page alone does not tell either: some services fill pages before they filter.
    let transport = FakeTransport::new().json(200, page(9, &[1])).json(200, page(9, &[2, 3])).json(200, page(9, &[]));
    assert_eq!(all(&transport, Numbered { size: Some(2), page: None }), [1, 2, 3]);
}

#[test]
fn a_page_that_comes_again_ends_them() {
    let transport = FakeTransport::new().json(200, page(0, &[1, 2])).json(200, page(0, &[1, 2]));
    assert_eq!(all(&transport, Numbered::default()), [1, 2]);
    assert_eq!(transport.answers_left(), 0);
}

#[test]
fn they_begin_where_the_request_says() {
    let transport = FakeTransport::new().json(200, page(7, &[5, 6])).json(200, page(7, &[7])).json(200, page(7, &[]));
    assert_eq!(all(&transport, Numbered { page: Some(3), size: Some(2) }), [5, 6, 7]);
    assert_eq!(numbers(&asked(&transport, "PageNumber")), [Some("3"), Some("4"), Some("5")]);
}

#[test]
fn a_request_is_lent_or_given() {
    let transport = FakeTransport::new().json(200, page(1, &[1])).json(200, page(1, &[])).json(200, page(1, &[1]));
    let request = Numbered::default();
    let client = client(&transport);
    assert_eq!(now(client.items(&request).all()).unwrap().len(), 1);
    assert!(now(client.pages(request).next()).unwrap().is_ok());
}

#[test]
fn nothing_is_one_page() {
    let transport = FakeTransport::new().json(200, page(0, &[]));
    let mut pages = client(&transport).pages(Numbered::default());
    let first = now(pages.next()).unwrap().unwrap();
    assert!(Numbered::items(&first).is_empty());
    assert!(now(pages.next()).is_none() && now(pages.next()).is_none());
}

#[test]
fn after_an_error_the_same_page_is_asked_for() {
    let transport = FakeTransport::new()
        .json(200, page(3, &[1, 2]))
        .answer(refusal(400, "InvalidParameter"))
        .json(200, page(3, &[3]));
    let mut items = client(&transport).items(Numbered { size: Some(2), page: None });
    let mut seen = Vec::new();
    let mut errors = 0;
    while let Some(item) = now(items.next()) {
        match item {
            Ok(item) => seen.push(item.as_i64().unwrap()),
            Err(_) => errors += 1,
        }
    }
    assert_eq!((seen, errors), (vec![1, 2, 3], 1));
    assert_eq!(numbers(&asked(&transport, "PageNumber")), [None, Some("2"), Some("2")]);
}

#[test]
fn a_next_that_is_dropped_loses_nothing() {
    let transport = FakeTransport::new().json(200, page(1, &[1])).json(200, page(1, &[]));
    let mut items = client(&transport).items(Numbered::default());
    drop(items.next());
    assert_eq!(now(items.next()).unwrap().unwrap(), Value::Number(String::from("1")));
    assert!(now(items.next()).is_none());
}

#[test]
fn tokens_lead_on_until_there_is_none() {
    let token = |token: &str, item: i64| format!(r#"{{"NextToken":"{token}","Items":[{item}]}}"#);
    let transport = FakeTransport::new().json(200, token("a", 1)).json(200, token("b", 2)).json(200, token("", 3));
    let items = now(client(&transport).items(ByToken).all()).unwrap();
    assert_eq!(items.len(), 3);
    assert_eq!(numbers(&asked(&transport, "NextToken")), [None, Some("a"), Some("b")]);
    // A token that comes again leads in a circle.
    let transport = FakeTransport::new().json(200, token("a", 1)).json(200, token("a", 2));
    assert_eq!(now(client(&transport).items(ByToken).all()).unwrap().len(), 2);
    let turn = std::sync::atomic::AtomicI64::new(0);
    let transport = FakeTransport::from_fn(move |_| {
        let turn = turn.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let body = token(["a", "b", "c"][turn as usize % 3], turn).into_bytes();
        Ok(dts_runtime::HttpResponse { status: 200, headers: Vec::new(), body })
    });
    assert_eq!(now(client(&transport).items(ByToken).all()).unwrap().len(), 4);
}

#[test]
fn debug_shows_no_results() {
    let transport = FakeTransport::new().json(200, r#"{"Items":["s3cret","b"]}"#);
    let mut items = client(&transport).items(Numbered::default());
    now(items.next()).unwrap().unwrap();
    assert_eq!(format!("{items:?}"), r#"Results { pages: Pages { action: "Numbered", seen: 2, .. }, ready: 1 }"#);
}

#[test]
fn requests_may_be_lent() {
    let request = Numbered { size: Some(2), page: None };
    let transport = FakeTransport::new().json(200, page(3, &[1, 2])).json(200, page(3, &[3]));
    assert_eq!(now(client(&transport).items(&request).all()).unwrap().len(), 3);
    assert_eq!(transport.requests().len(), 2, "the total ends them");
    let transport =
        FakeTransport::new().json(200, r#"{"NextToken":"b","Items":[1]}"#).json(200, r#"{"NextToken":"","Items":[2]}"#);
    assert_eq!(now(client(&transport).items(&ByToken).all()).unwrap().len(), 2);
    assert_eq!(numbers(&asked(&transport, "NextToken")), [None, Some("b")]);
}
