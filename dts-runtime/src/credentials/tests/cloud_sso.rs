//! Profiles of mode `CloudSSO`.

use super::support::{FakeEnvironment, FakeTransport, World, header, status, time};
use crate::credentials::{CliProfile, Credentials};
use crate::{HttpResponse, TransportError};

const ANSWER: &str = r#"{"RequestId":"R","CloudCredential":{"AccessKeyId":"id","AccessKeySecret":"secret",
    "SecurityToken":"token","Expiration":"2026-01-31T09:00:00Z"}}"#;

fn world(url: &str, end: i64, answer: Result<HttpResponse, TransportError>) -> World {
    let config = format!(
        r#"{{"current":"sso","profiles":[{{"name":"sso","mode":"CloudSSO","cloud_sso_sign_in_url":"{url}",
            "cloud_sso_account_id":"1234","cloud_sso_access_config":"ac-\"1","access_token":"hush-hush",
            "cloud_sso_access_token_expire":{end}}}]}}"#
    );
    let environment = FakeEnvironment::default().variable("HOME", "/h").file("/h/.aliyun/config.json", config);
    World::new(environment, FakeTransport::script([answer]))
}

const LATER: i64 = 1_769_846_401;

#[test]
fn asks_the_site_of_the_sign_in() {
    let world = world("https://signin-cn-shanghai.alibabacloudsso.com/acme/login", LATER, status(200, ANSWER));
    let keys = Credentials::temporary("id", "secret", "token").until(time("2026-01-31T09:00:00Z"));
    assert_eq!(world.ask(&CliProfile::new()).unwrap(), keys);
    let asked = &world.transport.asked()[0];
    assert_eq!(asked.method, "POST");
    assert_eq!(asked.url, "https://signin-cn-shanghai.alibabacloudsso.com/cloud-credentials");
    assert_eq!(header(asked, "authorization"), Some("Bearer hush-hush"));
    assert_eq!(header(asked, "content-type"), Some("application/json"));
    assert_eq!(str::from_utf8(&asked.body).unwrap(), r#"{"AccountId":"1234","AccessConfigurationId":"ac-\"1"}"#);
}

#[test]
fn an_ended_sign_in_is_not_tried() {
    let world = world("https://sso.example.com/", 1_769_846_400, status(200, ANSWER));
    assert_eq!(
        world.refusal(&CliProfile::new()),
        "cli_profile: the profile `sso` (mode `CloudSSO`) of `/h/.aliyun/config.json` can't be used: its access token \
         has ended at 2026-01-31T08:00:00Z: renew with `aliyun configure --mode CloudSSO --profile sso`"
    );
    assert!(world.transport.asked().is_empty());
}

#[test]
fn a_token_never_travels_in_the_clear() {
    for url in ["http://sso.example.com/", "sso.example.com", "https://", "https://me@sso.example.com/", "ftp://x/"] {
        let world = world(url, LATER, status(200, ANSWER));
        assert!(world.refusal(&CliProfile::new()).ends_with("is no `https://` URL"), "{url}");
        assert!(world.transport.asked().is_empty(), "{url}");
    }
    for url in ["http://127.0.0.1:8080/", "http://localhost/x", "http://[::1]:1/"] {
        world(url, LATER, status(200, ANSWER)).ask(&CliProfile::new()).unwrap();
    }
}

#[test]
fn failures_are_told() {
    let refusal = |answer| world("https://sso.example.com/", LATER, answer).refusal(&CliProfile::new());
    let refused = refusal(status(401, r#"{"Code":"InvalidToken","Message":"hush-hush is over","RequestId":"R"}"#));
    assert!(
        refused.ends_with(
            "\n- cloud_sso: CloudSSO at `https://sso.example.com/cloud-credentials` refused with HTTP status 401, code \
             `InvalidToken`: (withheld, since it repeats a secret) (request id R)"
        ),
        "{refused}"
    );
    assert!(refusal(status(200, "{}")).ends_with("lacks `CloudCredential`"));
    assert!(refusal(status(200, r#"{"CloudCredential":{}}"#)).contains("lacks `AccessKeyId`"));
}
