//! Roles: by the typed action, and by the providers that clients have for them.

use std::{io, path::Path, time::Duration};

use dts_generated::{
    dts::job::describe_dts_jobs::DescribeDtsJobs, sts::role::assume_role::AssumeRole as AssumeRoleAction,
};
use dts_runtime::{
    AssumeRole, CachedCredentials, Credentials, CredentialsProvider, Environment, ErrorKind, OidcRole, RetryPolicy,
    StsEndpoint, sign::Algorithm,
};
use serde_json::json;

use super::{
    caller::{Caller, Setup},
    gateway::{Accepted, Gateway, KEY_ID, Keys, SECRET, Signature},
};

const ROLE: &str = "acs:ram::1234567890123456:role/operator";
const NEXT_ROLE: &str = "acs:ram::6543210987654321:role/auditor";
const POLICY: &str = r#"{"Version":"1","Statement":[{"Action":["dts:Describe*"],"Effect":"Allow","Resource":["*"]}]}"#;
const STS: &str = "2015-04-01";

/// A gateway of STS and DTS, where STS really issues keys.
fn gateway() -> Gateway {
    let actions = [(STS, "AssumeRole"), (STS, "AssumeRoleWithOIDC"), ("2020-01-01", "DescribeDtsJobs")];
    Gateway::start(actions, |call, keys| match call.version.as_str() {
        STS => issued(call, keys),
        _ => String::from(r#"{"RequestId":"4C46-1","Success":true,"DtsJobList":[]}"#),
    })
}

fn issued(call: &Accepted, keys: &Keys) -> String {
    let seconds = call.parameter("DurationSeconds").unwrap_or("3600").parse().unwrap();
    let key = keys.issue(Duration::from_secs(seconds));
    let user = json!({ "Arn": call.parameter("RoleArn"), "AssumedRoleId": call.parameter("RoleSessionName") });
    json!({ "RequestId": "6894-1", "Credentials": key.credentials(), "AssumedRoleUser": user }).to_string()
}

fn jobs() -> DescribeDtsJobs {
    DescribeDtsJobs::builder().region("cn-hangzhou").build().unwrap()
}

/// Who called what, in order.
fn calls(gateway: &Gateway) -> Vec<(String, String)> {
    assert!(gateway.refused().is_empty());
    gateway.accepted().into_iter().map(|call| (call.action, call.key_id)).collect()
}

#[track_caller]
fn same(calls: &[(String, String)], expected: &[(&str, &str)]) {
    let calls: Vec<_> = calls.iter().map(|(action, key)| (action.as_str(), key.as_str())).collect();
    assert_eq!(calls, expected);
}

#[test]
fn the_typed_action_gives_keys_that_work() {
    for algorithm in [Algorithm::RpcV1, Algorithm::Acs3HmacSha256] {
        let gateway = gateway();
        for (number, caller) in (1..).zip(Setup::new(&gateway).each()) {
            let request = AssumeRoleAction::builder().role_arn(ROLE).role_session_name("alice").policy(POLICY);
            let request = request.duration_seconds(900).build().unwrap();
            let caller = caller.with(|call| call.algorithm(algorithm));
            let reply = caller.send(&request).unwrap();
            let call = gateway.only();
            let policy = call.parameters.iter().find(|parameter| parameter.name == "Policy").unwrap();
            assert_eq!((policy.value.as_str(), policy.in_body), (POLICY, true));
            assert_eq!(reply.assumed_role_user.as_ref().unwrap().arn.as_deref(), Some(ROLE));
            let keys = reply.credentials.as_ref().unwrap();
            let id = keys.access_key_id.clone().unwrap();
            assert_eq!(id, format!("STS.Issued{number}"));
            let text = format!("{reply:?}");
            assert!(text.contains("***") && !text.contains("Issued-Secret") && !text.contains("CAIS"), "{text}");
            let (secret, token) = (keys.access_key_secret.clone().unwrap(), keys.security_token.clone().unwrap());
            let setup = Setup::new(&gateway).credentials(Credentials::temporary(id.as_str(), secret, token));
            for caller in setup.each() {
                caller.with(|call| call.algorithm(algorithm)).send(jobs()).unwrap();
            }
            same(&calls(&gateway), &[("DescribeDtsJobs", &id), ("DescribeDtsJobs", &id)]);
        }
    }
}

fn operator(gateway: &Gateway, source: impl CredentialsProvider + 'static) -> AssumeRole {
    AssumeRole::new(source, ROLE)
        .session_name("alice@example")
        .policy(POLICY)
        .endpoint(StsEndpoint::at(gateway.url("")))
}

#[test]
fn a_role_is_assumed_once_and_again_when_its_keys_have_ended() {
    for make in [Setup::on_tokio, Setup::blocking] {
        let gateway = gateway();
        let role = operator(&gateway, Credentials::new(KEY_ID, SECRET)).external_id("example id/1");
        let caller: Caller = make(&Setup::new(&gateway).credentials(role));
        caller.send(jobs()).unwrap();
        let accepted = gateway.accepted();
        let assumed = &accepted[0];
        let said = ["RoleArn", "RoleSessionName", "DurationSeconds", "Policy", "ExternalId"];
        let said = said.map(|name| assumed.parameter(name).unwrap());
        assert_eq!(said, [ROLE, "alice@example", "3600", POLICY, "example id/1"]);
        assert!(assumed.parameters.iter().all(|parameter| parameter.in_body));
        assert_eq!((accepted[1].key_id.as_str(), accepted.len()), ("STS.Issued1", 2));

        caller.send(jobs()).unwrap();
        same(&calls(&gateway), &[("DescribeDtsJobs", "STS.Issued1")]);

        // In mid-flight: the service refuses, the role is assumed anew, the call is made again.
        gateway.keys().expire("STS.Issued1");
        caller.send(jobs()).unwrap();
        assert_eq!(gateway.refused(), ["InvalidSecurityToken.Expired"]);
        same(&calls(&gateway), &[("AssumeRole", KEY_ID), ("DescribeDtsJobs", "STS.Issued2")]);
    }
}

#[test]
fn one_role_assumes_another() {
    for make in [Setup::on_tokio, Setup::blocking] {
        let gateway = gateway();
        // The keys of the first role are kept of their own.
        let first = CachedCredentials::new(operator(&gateway, Credentials::new(KEY_ID, SECRET)));
        let second = AssumeRole::new(first, NEXT_ROLE).endpoint(StsEndpoint::at(gateway.url("/")));
        let caller =
            make(&Setup::new(&gateway).credentials(second)).with(|call| call.algorithm(Algorithm::Acs3HmacSha256));
        caller.send(jobs()).unwrap();
        let expected = [("AssumeRole", KEY_ID), ("AssumeRole", "STS.Issued1"), ("DescribeDtsJobs", "STS.Issued2")];
        same(&calls(&gateway), &expected);
        gateway.keys().expire("STS.Issued2");
        caller.send(jobs()).unwrap();
        gateway.refused();
        same(&calls(&gateway), &[("AssumeRole", "STS.Issued1"), ("DescribeDtsJobs", "STS.Issued3")]);
    }
}

#[test]
fn a_role_that_is_refused_tells_why_and_no_secret() {
    let gateway = gateway();
    let setup = Setup::new(&gateway).credentials(operator(&gateway, Credentials::new(KEY_ID, "Another-Secret")));
    for caller in setup.each() {
        let error = caller.with(|call| call.retry(RetryPolicy::off())).send(jobs()).unwrap_err();
        let text = format!("{error} {error:?}");
        assert_eq!(error.kind(), ErrorKind::Credentials, "{text}");
        assert!(text.contains("`SignatureDoesNotMatch`") && text.contains("4C467B38-"), "{text}");
        assert!(!text.contains("Another-Secret"), "{text}");
    }
    assert!(gateway.accepted().is_empty());
}

/// A pod with the token of its identity provider.
struct Pod;

impl Environment for Pod {
    fn variable(&self, name: &str) -> Option<String> {
        let value = match name {
            "ALIBABA_CLOUD_ROLE_ARN" => ROLE,
            "ALIBABA_CLOUD_OIDC_PROVIDER_ARN" => "acs:ram::1234567890123456:oidc-provider/cluster",
            "ALIBABA_CLOUD_OIDC_TOKEN_FILE" => "/var/run/secrets/token",
            "ALIBABA_CLOUD_ROLE_SESSION_NAME" => "pod-1",
            _ => return None,
        };
        Some(String::from(value))
    }

    fn read(&self, path: &Path) -> io::Result<String> {
        match path.to_str() {
            Some("/var/run/secrets/token") => Ok(String::from("eyJhbGciOi.JSUzI1+NiIs/In==\n")),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

#[test]
fn a_token_of_an_identity_provider_gives_a_role_without_a_signature() {
    let gateway = gateway();
    for make in [Setup::on_tokio, Setup::blocking] {
        let role = OidcRole::new().endpoint(StsEndpoint::at(gateway.url("")));
        let caller = make(&Setup::new(&gateway).environment(Pod).credentials(role));
        caller.send(jobs()).unwrap();
        assert!(gateway.refused().is_empty());
        let [assumed, call] = gateway.accepted().try_into().unwrap();
        assert_eq!((assumed.signature, assumed.method.as_str()), (Signature::None, "POST"));
        assert_eq!(assumed.parameter("OIDCToken"), Some("eyJhbGciOi.JSUzI1+NiIs/In=="));
        assert_eq!(assumed.parameter("RoleSessionName"), Some("pod-1"));
        assert!(assumed.parameters.iter().all(|parameter| parameter.in_body), "nothing is in the URL");
        assert!(call.key_id.starts_with("STS.Issued") && call.action == "DescribeDtsJobs");
    }
}
