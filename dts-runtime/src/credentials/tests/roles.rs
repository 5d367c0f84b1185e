//! AssumeRole, AssumeRoleWithOIDC, and where STS is.

use std::time::Duration;

use super::support::{
    FakeEnvironment, FakeTransport, NOW, World, block_on, fields, header, silence, status, sts_answer, sts_keys,
};
use crate::credentials::sign_query::SIGN_QUERY;
use crate::credentials::{AssumeRole, Credentials, CredentialsContext, CredentialsProvider, OidcRole, StsEndpoint};
use crate::sign::rpc_v1;
use crate::{Secret, TransportErrorKind};

const ARN: &str = "acs:ram::1234567890123456:role/operator";

fn role() -> AssumeRole {
    AssumeRole::new(Credentials::new("id", "secret"), ARN)
}

#[test]
fn assumes_a_role() {
    let world = World::new(FakeEnvironment::default(), FakeTransport::script([sts_answer("role")]));
    let provider = role().session_name("alice").external_id("ext 1").policy(r#"{"Version": "1"}"#);
    assert_eq!(world.ask(&provider).unwrap(), sts_keys("role"));
    let asked = world.transport.asked();
    let [request] = asked.as_slice() else { panic!("{} requests", asked.len()) };
    assert_eq!((request.method.as_str(), request.url.as_str()), ("POST", "https://sts.aliyuncs.com/"));
    let expected = [
        ("AccessKeyId", "id"),
        ("Action", "AssumeRole"),
        ("DurationSeconds", "3600"),
        ("ExternalId", "ext 1"),
        ("Policy", r#"{"Version": "1"}"#),
        ("RoleArn", ARN),
        ("RoleSessionName", "alice"),
        ("Signature", "signed by secret"),
        ("SignatureNonce", "00000000000000010000000000000002"),
        ("Timestamp", NOW),
        ("Version", "2015-04-01"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(fields(request).into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn a_policy_with_blanks_is_signed_as_documented() {
    let world = World::new(FakeEnvironment::default(), FakeTransport::script([sts_answer("role")]));
    let context = CredentialsContext { sign: SIGN_QUERY, ..world.context() };
    let policy = r#"{"Statement": [{"Action": "dts:*", "Effect": "Allow"}], "Version": "1"}"#;
    block_on(role().session_name("alice").policy(policy).credentials(&context)).unwrap();
    let request = &world.transport.asked()[0];
    let mut sent = fields(request);
    assert_eq!(sent["Policy"], policy);
    let signature = sent.remove("Signature").unwrap();
    let query = rpc_v1::canonical_query(sent.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    assert!(query.contains("Policy=%7B%22Statement%22%3A%20%5B%7B%22Action%22%3A%20%22dts%3A%2A%22"), "{query}");
    let signed = rpc_v1::string_to_sign(&request.method, &query);
    assert_eq!(signature, rpc_v1::signature(&Secret::from("secret"), &signed));
    assert!(!request.url.contains('?') && str::from_utf8(&request.body).unwrap().contains("%20"));
}

#[test]
fn a_nonce_is_never_used_again() {
    let answers = [sts_answer("a"), sts_answer("b")];
    let world = World::new(FakeEnvironment::default(), FakeTransport::script(answers));
    world.ask(&role()).unwrap();
    world.ask(&role()).unwrap();
    let nonces: Vec<_> =
        world.transport.asked().iter().map(|request| fields(request)["SignatureNonce"].clone()).collect();
    assert_ne!(nonces[0], nonces[1]);
}

#[test]
fn roles_are_assumed_one_from_the_other() {
    let world =
        World::new(FakeEnvironment::default(), FakeTransport::script([sts_answer("first"), sts_answer("second")]));
    let provider = AssumeRole::new(role(), "acs:ram::6543210987654321:role/auditor");
    assert_eq!(world.ask(&provider).unwrap(), sts_keys("second"));
    let asked = world.transport.asked();
    assert_eq!(asked.len(), 2);
    let second = fields(&asked[1]);
    assert_eq!(second["AccessKeyId"], "first");
    assert_eq!(second["SecurityToken"], "first-token");
    assert_eq!(second["Signature"], "signed by first-secret");
    // Secrets never travel in a URL.
    assert!(asked.iter().all(|request| !request.url.contains('?')));
}

#[test]
fn names_and_arns_come_from_the_environment_too() {
    let environment = FakeEnvironment::default()
        .variable("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:role/env")
        .variable("ALIBABA_CLOUD_ROLE_SESSION_NAME", "from-env");
    let world = World::new(environment, FakeTransport::new(|_| sts_answer("x")));
    world.ask(&AssumeRole::new(Credentials::new("id", "secret"), "")).unwrap();
    world.ask(&role().session_name("own")).unwrap();
    let asked = world.transport.asked();
    assert_eq!(fields(&asked[0])["RoleArn"], "acs:ram::1:role/env");
    assert_eq!(fields(&asked[0])["RoleSessionName"], "from-env");
    assert_eq!(fields(&asked[1])["RoleArn"], ARN);
    assert_eq!(fields(&asked[1])["RoleSessionName"], "own");
}

#[test]
fn a_session_has_a_name_in_any_case() {
    let world = World::new(FakeEnvironment::default(), FakeTransport::new(|_| sts_answer("x")));
    world.ask(&role()).unwrap();
    assert_eq!(fields(&world.transport.asked()[0])["RoleSessionName"], "credentials-rust-1769846400");
    for name in ["a", "a b", "naïve", &"x".repeat(65)] {
        let refusal = world.refusal(&role().session_name(name));
        assert!(refusal.contains("2 to 64 characters"), "{refusal}");
    }
    assert_eq!(world.transport.asked().len(), 1);
}

#[test]
fn sessions_last_an_hour_and_at_least_900_seconds() {
    let world = World::new(FakeEnvironment::default(), FakeTransport::new(|_| sts_answer("x")));
    world.ask(&role().duration(Duration::from_secs(900))).unwrap();
    world.ask(&role().duration(Duration::ZERO)).unwrap();
    let durations: Vec<_> =
        world.transport.asked().iter().map(|request| fields(request)["DurationSeconds"].clone()).collect();
    assert_eq!(durations, ["900", "3600"]);
    assert_eq!(
        world.refusal(&role().duration(Duration::from_secs(899))),
        "ram_role_arn: a role is assumed for at least 900 seconds, and 899 are asked for"
    );
}

#[test]
fn sts_is_where_it_is_said_to_be() {
    let url = |environment: FakeEnvironment, endpoint: StsEndpoint| {
        let world = World::new(environment, FakeTransport::new(|_| sts_answer("x")));
        world.ask(&role().endpoint(endpoint)).map(|_| world.transport.asked()[0].url.clone())
    };
    let none = FakeEnvironment::default;
    let region = || none().variable("ALIBABA_CLOUD_STS_REGION", "cn-beijing");
    let vpc = |environment: FakeEnvironment| environment.variable("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED", "True");
    for (environment, endpoint, expected) in [
        (none(), StsEndpoint::new(), "https://sts.aliyuncs.com/"),
        (none(), StsEndpoint::new().vpc(true), "https://sts.aliyuncs.com/"),
        (vpc(none()), StsEndpoint::new(), "https://sts.aliyuncs.com/"),
        (none(), StsEndpoint::region("cn-hangzhou"), "https://sts.cn-hangzhou.aliyuncs.com/"),
        (none(), StsEndpoint::region("cn-hangzhou").vpc(true), "https://sts-vpc.cn-hangzhou.aliyuncs.com/"),
        (region(), StsEndpoint::new(), "https://sts.cn-beijing.aliyuncs.com/"),
        (vpc(region()), StsEndpoint::new(), "https://sts-vpc.cn-beijing.aliyuncs.com/"),
        (vpc(region()), StsEndpoint::new().vpc(false), "https://sts.cn-beijing.aliyuncs.com/"),
        (region(), StsEndpoint::region("cn-hangzhou"), "https://sts.cn-hangzhou.aliyuncs.com/"),
        (vpc(region()), StsEndpoint::at("sts.example.com"), "https://sts.example.com/"),
        (none(), StsEndpoint::at("http://127.0.0.1:8080/sts"), "http://127.0.0.1:8080/sts"),
    ] {
        assert_eq!(url(environment, endpoint.clone()).unwrap(), expected, "{endpoint:?}");
    }
    for endpoint in [
        StsEndpoint::region("evil.example.com/"),
        StsEndpoint::region("a b"),
        StsEndpoint::at("ftp://sts"),
        StsEndpoint::at("https://"),
        StsEndpoint::at("https:///x"),
        StsEndpoint::at("sts.example.com?x=y"),
        StsEndpoint::at("user@sts.example.com"),
    ] {
        assert!(url(none(), endpoint.clone()).is_err(), "{endpoint:?}");
    }
}

#[test]
fn a_source_without_keys_is_named() {
    let world = World::offline(FakeEnvironment::default());
    let provider = AssumeRole::new(AssumeRole::new(Credentials::new("", ""), ARN), ARN);
    assert_eq!(
        world.refusal(&provider),
        "ram_role_arn: the provider whose keys should assume the role gave none\n\
         - ram_role_arn: the provider whose keys should assume the role gave none\n  \
           - static_ak: the access key ID is empty"
    );
}

#[test]
fn a_call_that_can_not_be_signed_is_not_sent() {
    let world = World::offline(FakeEnvironment::default());
    let context = CredentialsContext { sign: |_| Err(String::from("no pen")), ..world.context() };
    let error = block_on(role().credentials(&context)).unwrap_err();
    assert_eq!(error.to_string(), "ram_role_arn: the call of STS can't be signed: no pen");
    assert!(world.transport.asked().is_empty());
}

#[test]
fn failures_of_sts_are_told() {
    let refusal = |answer| World::new(FakeEnvironment::default(), FakeTransport::script([answer])).refusal(&role());
    assert_eq!(
        refusal(status(403, r#"{"Code":"NoPermission","Message":"You are not authorized.","RequestId":"R-2"}"#)),
        "ram_role_arn: STS at `https://sts.aliyuncs.com/` refused with HTTP status 403, code `NoPermission`: \
         You are not authorized. (request id R-2)"
    );
    assert_eq!(
        refusal(silence(TransportErrorKind::Timeout)),
        "ram_role_arn: STS at `https://sts.aliyuncs.com/` did not answer: no answer"
    );
    let unreadable = refusal(status(200, "<html>secret</html>"));
    assert!(unreadable.contains("gave no JSON that fits: malformed answer at line 1"), "{unreadable}");
    assert!(refusal(status(200, "{}")).ends_with("lacks `Credentials`"));
    assert!(
        refusal(status(200, r#"{"Credentials":{"AccessKeyId":"x","Expiration":""}}"#))
            .ends_with("gave no keys: the answer lacks `AccessKeySecret`, `SecurityToken`, `Expiration`")
    );
    let bad = r#"{"Credentials":{"AccessKeyId":"x","AccessKeySecret":"y","SecurityToken":"z","Expiration":"soon"}}"#;
    assert!(
        refusal(status(200, bad)).ends_with("`Expiration` in the answer is no time such as `2026-01-31T08:00:00Z`")
    );
}

#[test]
fn a_token_of_an_identity_provider_gives_a_role() {
    let environment = FakeEnvironment::default()
        .variable("ALIBABA_CLOUD_ROLE_ARN", ARN)
        .variable("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "acs:ram::1:oidc-provider/c")
        .variable("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/var/run/token")
        .file("/var/run/token", " ey.J\n");
    let world = World::new(environment, FakeTransport::new(|_| sts_answer("pod")));
    assert_eq!(world.ask(&OidcRole::new()).unwrap(), sts_keys("pod"));
    let asked = world.transport.asked();
    assert_eq!((asked[0].method.as_str(), asked[0].url.as_str()), ("POST", "https://sts.aliyuncs.com/"));
    assert_eq!(header(&asked[0], "content-type"), Some("application/x-www-form-urlencoded"));
    let expected = [
        ("Action", "AssumeRoleWithOIDC"),
        ("DurationSeconds", "3600"),
        ("Format", "JSON"),
        ("OIDCProviderArn", "acs:ram::1:oidc-provider/c"),
        // Without the line's end.
        ("OIDCToken", "ey.J"),
        ("RoleArn", ARN),
        ("RoleSessionName", "credentials-rust-1769846400"),
        ("Timestamp", NOW),
        ("Version", "2015-04-01"),
    ];
    // It is neither signed, nor has it a nonce.
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(fields(&asked[0]).into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn settings_of_an_identity_provider_win_over_variables() {
    let environment = FakeEnvironment::default().variable("ALIBABA_CLOUD_ROLE_ARN", "other").file("t", "token");
    let world = World::new(environment, FakeTransport::new(|_| sts_answer("pod")));
    let provider = OidcRole::new().role_arn(ARN).provider_arn("p").token_file("t").policy("{}").session_name("bob");
    world.ask(&provider.endpoint(StsEndpoint::region("cn-hangzhou"))).unwrap();
    let asked = &world.transport.asked()[0];
    assert_eq!(asked.url, "https://sts.cn-hangzhou.aliyuncs.com/");
    let sent = fields(asked);
    assert_eq!((sent["RoleArn"].as_str(), sent["Policy"].as_str()), (ARN, "{}"));
    assert_eq!(sent["RoleSessionName"], "bob");
}

#[test]
fn an_identity_provider_needs_all_three() {
    let world = World::offline(FakeEnvironment::default().variable("ALIBABA_CLOUD_ROLE_ARN", ARN));
    assert_eq!(OidcRole::new().name(), "oidc_role_arn");
    assert_eq!(
        world.refusal(&OidcRole::new()),
        "oidc_role_arn: not set: `ALIBABA_CLOUD_OIDC_PROVIDER_ARN`, `ALIBABA_CLOUD_OIDC_TOKEN_FILE`"
    );
    let whole = OidcRole::new().provider_arn("p").token_file("/none");
    assert_eq!(world.refusal(&whole), "oidc_role_arn: the token file `/none` can't be read: no such file");
    let world = World::offline(FakeEnvironment::default().variable("ALIBABA_CLOUD_ROLE_ARN", ARN).file("/none", " \n"));
    assert_eq!(world.refusal(&whole), "oidc_role_arn: the token file `/none` is empty");
}
