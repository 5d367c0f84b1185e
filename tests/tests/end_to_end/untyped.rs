//! Calls by name.

use dts_runtime::{UntypedCall, sign::Algorithm, sign::Method};
use serde_json::{Value as Json, json};

use super::{
    caller::{REGION, Setup},
    gateway::{Accepted, Gateway, Signature},
};

/// A gateway of an action without bindings, and of a REST-style product, that tells what it got.
fn gateway() -> Gateway {
    let dts = ["NewAction"].map(|action| ("2020-01-01", action));
    let cs = ["DescribeClustersV1", "CreateCluster", "DeleteCluster"].map(|action| ("2015-12-15", action));
    Gateway::start(dts.into_iter().chain(cs), |call, _| {
        let body = String::from_utf8_lossy(&call.received.body);
        json!({ "RequestId": "4C46-1", "path": call.path, "body": body, "method": call.method }).to_string()
    })
}

fn said(body: &[u8], name: &str) -> String {
    serde_json::from_slice::<Json>(body).unwrap()[name].as_str().unwrap().to_owned()
}

fn places(call: &Accepted) -> Vec<(&str, &str, bool)> {
    let own = call.parameters.iter().filter(|parameter| parameter.name != "RegionId");
    let mut own: Vec<_> =
        own.map(|parameter| (parameter.name.as_str(), parameter.value.as_str(), parameter.in_body)).collect();
    own.sort_unstable();
    own
}

#[test]
fn query_and_form() {
    let gateway = gateway();
    for caller in Setup::new(&gateway).each() {
        for algorithm in [Algorithm::RpcV1, Algorithm::Acs3HmacSha256] {
            let call = UntypedCall::new("Dts", "2020-01-01", "NewAction")
                .query("Name", "a b&c=d+e%20/~*'\"")
                .query("Tag.10.Key", "")
                .query("Tag.2.Key", "例えば 😀")
                .form("DbPassword", "p@ss w0rd&+%")
                .form("Line", "one\r\ntwo");
            let answer = caller.with(|call| call.algorithm(algorithm)).request(&call).unwrap();
            assert_eq!((answer.request_id(), answer.status()), (Some("4C46-1"), 200));
            let call = gateway.only();
            let expected = [
                ("DbPassword", "p@ss w0rd&+%", true),
                ("Line", "one\r\ntwo", true),
                ("Name", "a b&c=d+e%20/~*'\"", false),
                ("Tag.10.Key", "", false),
                ("Tag.2.Key", "例えば 😀", false),
            ];
            assert_eq!(places(&call), expected);
            assert_eq!(call.parameter("RegionId"), Some(REGION));
            assert!(!call.received.line.contains("w0rd"));
        }
    }
    assert!(gateway.refused().is_empty());
}

#[test]
fn by_get() {
    let gateway = gateway();
    for caller in Setup::new(&gateway).each() {
        for (algorithm, signature) in
            [(Algorithm::RpcV1, Signature::RpcV1), (Algorithm::Acs3HmacSha256, Signature::Acs3)]
        {
            let call = UntypedCall::new("Dts", "2020-01-01", "NewAction").method(Method::Get).query("Name", "a b");
            caller.with(|call| call.algorithm(algorithm)).request(&call).unwrap();
            let call = gateway.only();
            assert_eq!((call.method.as_str(), call.signature), ("GET", signature));
            assert_eq!(places(&call), [("Name", "a b", false)]);
            assert!(call.received.body.is_empty());
        }
    }
}

#[test]
fn bodies_of_json() {
    const BODY: &str = r#"{"name":"例","nodes":[1,2]}"#;
    let gateway = gateway();
    for caller in Setup::new(&gateway).each() {
        for algorithm in [Algorithm::RpcV1, Algorithm::Acs3HmacSha256] {
            let call = UntypedCall::new("Dts", "2020-01-01", "NewAction").query("Name", "a b").json(BODY);
            let answer = caller.with(|call| call.algorithm(algorithm)).request(&call).unwrap();
            assert_eq!(said(answer.body(), "body"), BODY);
            let call = gateway.only();
            assert_eq!(call.received.header("content-type"), Some("application/json; charset=utf-8"));
            assert_eq!(places(&call), [("Name", "a b", false)]);
        }
    }
}

#[test]
fn paths() {
    let gateway = gateway();
    let key = gateway.keys().issue(std::time::Duration::from_secs(3600));
    for setup in [Setup::new(&gateway), Setup::new(&gateway).key(&key)] {
        for caller in setup.each() {
            let cs = |action: &str| UntypedCall::new("CS", "2015-12-15", action);
            let list = cs("DescribeClustersV1").method(Method::Get).path("/api/v1/clusters").query("name", "a b/c+d");
            caller.request(&list).unwrap();
            let call = gateway.only();
            assert_eq!((call.method.as_str(), call.path.as_str()), ("GET", "/api/v1/clusters"));
            assert_eq!((call.signature, call.parameters.len()), (Signature::Acs3, 1));
            assert_eq!(call.parameter("name"), Some("a b/c+d"));

            let create = cs("CreateCluster").path("/clusters").json(r#"{"name":"example"}"#);
            let answer = caller.request(&create).unwrap();
            assert_eq!(said(answer.body(), "body"), r#"{"name":"example"}"#);
            gateway.only();

            let delete = cs("DeleteCluster").method(Method::Delete).path("/clusters/c 1%2F例");
            assert_eq!(said(caller.request(&delete).unwrap().body(), "path"), "/clusters/c%201%2F%E4%BE%8B");
            assert_eq!(gateway.only().method, "DELETE");
        }
    }
    assert!(gateway.refused().is_empty());
}
