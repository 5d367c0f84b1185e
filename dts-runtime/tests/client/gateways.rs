//! The gateways of private clouds.

use dts_runtime::{FakeTransport, Gateway, Scope, UntypedCall, sign::Algorithm};

use crate::actions::Change;
use crate::support::{builder, client, header, now, sent};

fn scope() -> Scope {
    Scope::new().organization_id("37").resource_group_id("128").instance_id("dts1").caller_source("nightly")
}

#[test]
fn pop_looks_at_scope_headers() {
    let transport = FakeTransport::new().json(200, "{}").json(200, "{}");
    let client = builder(&transport).0.endpoint("dts.cn-qingdao.example.com").scope(scope()).build().unwrap();
    now(client.send(Change::default())).unwrap();
    let narrow = scope().as_parameters(true);
    now(client.with(|call| call.scope(narrow)).send(Change::default())).unwrap();
    let [headers_alone, parameters] = transport.requests().try_into().unwrap();
    for (name, value) in [
        ("x-acs-regionid", "cn-hangzhou"),
        ("x-acs-organizationid", "37"),
        ("x-acs-resourcegroupid", "128"),
        ("x-acs-instanceid", "dts1"),
        ("x-acs-caller-sdk-source", "nightly"),
    ] {
        assert_eq!(header(&headers_alone, name), Some(value), "{name}");
    }
    assert!(!sent(&headers_alone).contains_key("Department"));
    let parameters = sent(&parameters);
    for (name, value) in
        [("Department", "37"), ("OrganizationId", "37"), ("ResourceGroup", "128"), ("RegionId", "cn-hangzhou")]
    {
        assert_eq!(parameters[name], value, "{name}");
    }
}

#[test]
fn no_scope_no_headers() {
    let transport = FakeTransport::new().json(200, "{}");
    now(client(&transport).send(Change::default())).unwrap();
    let names: Vec<_> = transport.requests()[0].headers.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(names, ["content-type", "x-acs-action", "x-acs-version", "user-agent"]);
}

#[test]
fn asapi_serves_all_products_at_one_endpoint() {
    let transport = FakeTransport::new().json(200, "{}").json(200, "{}");
    let client = builder(&transport)
        .0
        .endpoint("https://public.asapi.cn-qingdao.example.com:8443/asapi/v3")
        .gateway(Gateway::AsapiV3)
        .build()
        .unwrap();
    now(client.send(Change { job: Some(String::from("dts1")), ..Change::default() })).unwrap();
    let call = UntypedCall::new("Ecs", "2014-05-26", "Touch").json(r#"{"a":1}"#);
    now(client.request(&call)).unwrap();
    let [typed, raw] = transport.requests().try_into().unwrap();
    assert_eq!(typed.url, "https://public.asapi.cn-qingdao.example.com:8443/asapi/v3?JobId=dts1");
    assert_eq!((typed.method.as_str(), sent(&typed)["Product"].as_str()), ("POST", "Dts"));
    for (name, value) in [
        ("x-acs-asapi-product", "Dts"),
        ("x-acs-request-version", "v1"),
        ("x-acs-asapi-gateway-version", "3.0"),
        ("x-acs-regionid", "cn-hangzhou"),
        ("x-acs-caller-sdk-source", "dts-runtime"),
    ] {
        assert_eq!(header(&typed, name), Some(value), "{name}");
    }
    assert_eq!((sent(&raw)["x-acs-body"].as_str(), sent(&raw)["Product"].as_str()), (r#"{"a":1}"#, "Ecs"));
    assert_eq!(header(&raw, "content-type"), Some("application/x-www-form-urlencoded"));
}

#[test]
fn asapi_says_what_it_can_not_do() {
    let transport = FakeTransport::new();
    let client = client(&transport).with(|call| {
        call.endpoint("https://public.asapi.cn-qingdao.example.com/asapi/v3")
            .gateway(Gateway::Asapi)
            .algorithm(Algorithm::Acs3HmacSha256)
            .scope(Scope::new().resource_group_id("128"))
    });
    let call = UntypedCall::new("CS", "2015-12-15", "X").path("/clusters").body("x/y", vec![0xff]);
    let error = now(client.request(&call.method(dts_runtime::sign::Method::Put))).unwrap_err().to_string();
    for told in ["RPC v1 alone", "by POST, not by PUT", "serves no paths", "must be UTF-8", "organization_id"] {
        assert!(error.contains(told), "{told}: {error}");
    }
    let twice = UntypedCall::new("Ecs", "2014-05-26", "Touch").form("x-acs-body", "{}").json("{}");
    let error = now(client.with(|call| call.algorithm(Algorithm::RpcV1).scope(Scope::new())).request(&twice));
    assert!(error.unwrap_err().to_string().contains("`x-acs-body`, which is a parameter already"));
}

#[test]
fn its_envelope_is_understood() {
    let body = r#"{"asapiSuccess":false,"asapiErrorCode":"asapi.gateway.denied","asapiErrorMessage":"No.","asapiRequestId":"7F1E"}"#;
    let transport = FakeTransport::new().json(200, body);
    let client = builder(&transport).0.gateway(Gateway::Asapi).endpoint("http://asapi.test/asapi/v3").build().unwrap();
    let error = now(client.send(Change::default())).unwrap_err();
    assert_eq!((error.code(), error.request_id()), (Some("asapi.gateway.denied"), Some("7F1E")));
}
