//! Calls by name.

use dts_runtime::{ErrorKind, FakeTransport, UntypedCall, sign::Method};

use crate::actions::PRODUCT;
use crate::support::{SECRET, builder, client, header, now, refusal, sent};

#[test]
fn names_and_texts_are_enough() {
    let transport = FakeTransport::new().json(200, r#"{"RequestId":"4C46-1"}"#);
    let answer = now(client(&transport).call("Dts", "2020-01-01", "New", [("DbPassword", "s3cret"), ("A", "b c")]));
    assert_eq!(answer.unwrap().request_id(), Some("4C46-1"));
    let [request] = transport.requests().try_into().unwrap();
    assert_eq!(request.url, "https://dts.cn-hangzhou.aliyuncs.com/");
    assert_eq!((sent(&request)["DbPassword"].as_str(), sent(&request)["A"].as_str()), ("s3cret", "b c"));
}

#[test]
fn a_known_product_brings_its_facts() {
    let transport = FakeTransport::new()
        .answer(refusal(500, "InternalError"))
        .json(200, "{}")
        .answer(refusal(500, "InternalError"));
    let client = builder(&transport).0.product(&PRODUCT).build().unwrap();
    let call = UntypedCall::new("Dts", "2020-01-01", "New").query("Region", "cn-hangzhou");
    now(client.request(&call.clone().idempotent(true))).unwrap();
    assert_eq!(now(client.request(&call)).unwrap_err().attempts(), 1);
    assert_eq!(transport.requests()[0].url, "https://dts.aliyuncs.com/?Region=cn-hangzhou");
}

#[test]
fn paths_and_bodies_of_rest() {
    let transport = FakeTransport::new().json(200, "[]").json(200, "{}");
    let client = builder(&transport).0.endpoint("cs.cn-hangzhou.aliyuncs.com").build().unwrap();
    let get = UntypedCall::new("CS", "2015-12-15", "DescribeClustersV1")
        .method(Method::Get)
        .path("/api/v1/clusters")
        .query("page_number", "1");
    assert_eq!(now(client.request(&get)).unwrap().body(), b"[]");
    let put = UntypedCall::new("CS", "2015-12-15", "Tag").method(Method::Put).path("/tags").json(r#"{"key":"a"}"#);
    now(client.request(&put)).unwrap();
    let [get, put] = transport.requests().try_into().unwrap();
    assert_eq!(
        (get.method.as_str(), get.url.as_str()),
        ("GET", "https://cs.cn-hangzhou.aliyuncs.com/api/v1/clusters?page_number=1")
    );
    assert!(get.body.is_empty() && header(&get, "authorization").is_some());
    assert_eq!((put.method.as_str(), put.body.as_slice()), ("PUT", &br#"{"key":"a"}"#[..]));
    assert_eq!(header(&put, "content-type"), Some("application/json; charset=utf-8"));
}

#[test]
fn what_can_not_be_signed_is_told() {
    let transport = FakeTransport::new();
    let get = UntypedCall::new("Dts", "2020-01-01", "X").method(Method::Get).form("DbPassword", "s3cret");
    let error = now(client(&transport).request(&get)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setting);
    assert!(error.to_string().contains("`DbPassword` travels in the form body"), "{error}");
    let odd = now(client(&transport).call("D/ts?", "2020-01-01", "X", [("a", "b")])).unwrap_err();
    assert!(odd.to_string().contains("`D/ts?` is no part of a host name"), "{odd}");
    assert!(!format!("{get:?}{error:?}").contains("s3cret"));
    assert!(transport.requests().is_empty());
}

#[test]
fn errors_keep_what_the_query_said_and_hide_the_form() {
    let body = format!(r#"{{"Code":"Bad","Message":"Region mars-1, password s3cret, {SECRET}"}}"#);
    let transport = FakeTransport::new().json(400, body);
    let call = UntypedCall::new("Dts", "2020-01-01", "X").query("Region", "mars-1").form("DbPassword", "s3cret");
    let error = now(client(&transport).request(&call)).unwrap_err();
    assert_eq!(error.message(), Some("Region mars-1, password ***, ***"));
    assert_eq!(error.action(), "X");
}
