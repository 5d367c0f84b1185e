//! Private clouds: the scope of a call, and their older gateway.

use dts_generated::dts::job::describe_dts_jobs::DescribeDtsJobs;
use dts_runtime::{CallSettings, Gateway as Kind, RetryPolicy, Scope, UntypedCall, sign::Algorithm};
use serde_json::Value as Json;

use super::{
    caller::{REGION, Setup},
    gateway::{ASAPI, Accepted, Gateway, Signature},
};

const JOBS: &str = "DescribeDtsJobs";
const ANSWER: &str = r#"{"RequestId":"4C46-1","Success":true,"DtsJobList":[{"DtsJobId":"example0001"}]}"#;

fn gateway() -> Gateway {
    let actions = [("2020-01-01", JOBS), ("2014-05-26", "Touch")];
    Gateway::start(actions, |_, _| String::from(ANSWER))
}

fn jobs() -> DescribeDtsJobs {
    DescribeDtsJobs::builder().region("cn-qingdao-env1-d01").job_type("SYNC").build().unwrap()
}

fn scope() -> Scope {
    Scope::new().organization_id("37").resource_group_id("128").instance_id("dtsexample0001").caller_source("nightly")
}

const SCOPE: [(&str, &str); 5] = [
    ("x-acs-regionid", REGION),
    ("x-acs-organizationid", "37"),
    ("x-acs-resourcegroupid", "128"),
    ("x-acs-instanceid", "dtsexample0001"),
    ("x-acs-caller-sdk-source", "nightly"),
];

#[track_caller]
fn has_headers(call: &Accepted, expected: &[(&str, &str)]) {
    for (name, value) in expected {
        assert_eq!(call.received.header(name), Some(*value), "{name}");
    }
}

#[test]
fn the_scope_is_signed_with_acs3() {
    let gateway = gateway();
    for caller in Setup::new(&gateway).each() {
        let caller = caller.with(|call| call.algorithm(Algorithm::Acs3HmacSha256).scope(scope()));
        assert_eq!(caller.send(jobs()).unwrap().dts_job_list[0].dts_job_id.as_deref(), Some("example0001"));
        let call = gateway.only();
        has_headers(&call, &SCOPE);
        for (name, _) in SCOPE {
            assert!(call.signed_headers.iter().any(|signed| signed == name), "{name} of {:?}", call.signed_headers);
        }
        // Whoever changes the scope on the way is found out.
        let mut prepared = caller.sign(jobs()).unwrap();
        let organization = prepared.headers.iter_mut().find(|(name, _)| name == "x-acs-organizationid").unwrap();
        organization.1 = String::from("1");
        assert_eq!(caller.transmit(&prepared).unwrap().status, 400);
        assert_eq!(gateway.refused(), ["SignatureDoesNotMatch"]);
    }
}

#[test]
fn the_scope_may_be_repeated_as_parameters() {
    let gateway = gateway();
    for caller in Setup::new(&gateway).each() {
        caller.with(|call| call.scope(scope().as_parameters(true))).send(jobs()).unwrap();
        let call = gateway.only();
        has_headers(&call, &SCOPE);
        for (name, value) in
            [("Department", "37"), ("OrganizationId", "37"), ("ResourceGroup", "128"), ("RegionId", REGION)]
        {
            assert_eq!(call.parameter(name), Some(value), "{name}");
        }
    }
}

fn asapi(gateway: &Gateway) -> impl FnOnce(CallSettings) -> CallSettings {
    let endpoint = gateway.url(ASAPI);
    move |call| call.endpoint(endpoint).gateway(Kind::AsapiV3).scope(scope()).retry(RetryPolicy::off())
}

#[test]
fn asapi_serves_all_products_at_one_path() {
    let gateway = gateway();
    for caller in Setup::new(&gateway).each() {
        let caller = caller.with(asapi(&gateway));
        assert_eq!(caller.send(jobs()).unwrap().dts_job_list[0].dts_job_id.as_deref(), Some("example0001"));
        let call = gateway.only();
        assert_eq!((call.method.as_str(), call.path.as_str(), call.signature), ("POST", ASAPI, Signature::RpcV1));
        assert_eq!((call.parameter("Product"), call.parameter("JobType")), (Some("Dts"), Some("SYNC")));
        let own =
            [("x-acs-asapi-product", "Dts"), ("x-acs-request-version", "v1"), ("x-acs-asapi-gateway-version", "3.0")];
        has_headers(&call, &own);
        has_headers(&call, &SCOPE);

        // Another product, whose raw body travels as a parameter.
        let raw = UntypedCall::new("Ecs", "2014-05-26", "Touch").query("Zone", "a b").json(r#"{"name":"例"}"#);
        let answer: Json = serde_json::from_slice(caller.request(&raw).unwrap().body()).unwrap();
        assert_eq!(answer["RequestId"], "4C46-1");
        let call = gateway.only();
        let said = ["Product", "Zone", "x-acs-body"].map(|name| call.parameter(name).unwrap());
        assert_eq!(said, ["Ecs", "a b", r#"{"name":"例"}"#]);
        has_headers(&call, &[("x-acs-asapi-product", "Ecs")]);
    }
    assert!(gateway.refused().is_empty());
}

#[test]
fn asapi_refuses_in_an_envelope_of_its_own() {
    let gateway = gateway();
    let key = gateway.keys().issue(std::time::Duration::from_secs(3600));
    gateway.keys().expire(&key.id);
    for caller in Setup::new(&gateway).key(&key).each() {
        let error = caller.with(asapi(&gateway)).send(jobs()).unwrap_err();
        assert_eq!((error.code(), error.status()), (Some("InvalidSecurityToken.Expired"), Some(403)));
        assert!(error.is_expired_token() && error.message() == Some("Specified SecurityToken is expired."));
        assert!(error.request_id().unwrap().starts_with("4C467B38-"));
    }
}

#[test]
fn the_path_of_asapi_serves_nothing_else() {
    let gateway = gateway();
    for caller in Setup::new(&gateway).each() {
        let endpoint = gateway.url(ASAPI);
        // A client that does not know where it is: `Product` is missing.
        let error = caller.with(|call| call.endpoint(endpoint)).send(jobs()).unwrap_err();
        assert_eq!(error.code(), Some("MissingParameter"), "{error}");
    }
}
