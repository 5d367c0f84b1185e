//! What errors tell, and what they must not.

#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::time::Duration;

use dts_runtime::{
    Checker, CredentialsError, Error, ErrorKind, HttpResponse, Judge, Parameters, Request, Rule, TransportError,
    TransportErrorKind, Value, Violations, When,
};

/// A request that breaks one rule.
struct Broken;

impl Request for Broken {
    const ACTION: &'static dts_runtime::Action =
        &dts_runtime::Action::new(&dts_runtime::Product::new("Dts", "2020-01-01"), "X");
    type Response = Value;

    fn encode<'a>(&'a self, _: &mut Parameters<'a>) {}

    fn check(&self, check: &mut Checker) {
        const RULE: Rule = Rule { id: "one", says: "one of `DtsJobId` and `DtsInstanceId` is required", source: "" };
        check.at_least_one_of(&RULE, &When::Always, &[("DtsJobId", &None::<String>)]);
    }
}

fn violations() -> Violations {
    Broken.validate().unwrap_err()
}

fn service(status: u16, body: &str) -> Error {
    let response = HttpResponse { status, headers: Vec::new(), body: body.as_bytes().to_vec() };
    Judge::new("X").judge(response).unwrap_err()
}

fn transport(kind: TransportErrorKind) -> Error {
    Error::transport("X", TransportError::new(kind, "connection refused"))
}

#[test]
fn is_small_and_can_be_sent_around() {
    fn travels<T: Clone + Send + Sync + std::error::Error + 'static>() {}
    travels::<Error>();
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), Error>>(), size_of::<usize>());
}

#[test]
fn kinds() {
    for (error, kind, did_not_run, retryable) in [
        (Error::validation("X", violations()), ErrorKind::Validation, true, false),
        (Error::credentials("X", CredentialsError::new("env", "unset")), ErrorKind::Credentials, true, false),
        (Error::setting("no region"), ErrorKind::Setting, true, false),
        (Error::limit("X", Duration::from_secs(30)), ErrorKind::Timeout, false, false),
        (transport(TransportErrorKind::Request), ErrorKind::Transport, true, false),
        (transport(TransportErrorKind::Connect), ErrorKind::Transport, true, true),
        (transport(TransportErrorKind::Tls), ErrorKind::Transport, true, false),
        (transport(TransportErrorKind::Proxy), ErrorKind::Transport, true, true),
        (transport(TransportErrorKind::ConnectTimeout), ErrorKind::Timeout, true, true),
        (transport(TransportErrorKind::Timeout), ErrorKind::Timeout, false, true),
        (transport(TransportErrorKind::Broken), ErrorKind::Transport, false, true),
        (transport(TransportErrorKind::Protocol), ErrorKind::Transport, false, true),
        (transport(TransportErrorKind::Other), ErrorKind::Transport, false, true),
        (service(400, "{}"), ErrorKind::Service, false, false),
        (service(429, "{}"), ErrorKind::Throttled, true, true),
    ] {
        assert_eq!(
            (error.kind(), error.did_not_run(), error.is_retryable()),
            (kind, did_not_run, retryable),
            "{error}"
        );
        assert_eq!(error.is_timeout(), kind == ErrorKind::Timeout);
        assert_eq!(error.is_throttling(), kind == ErrorKind::Throttled);
        assert_eq!(error.attempts(), 1);
        let has_answer = matches!(kind, ErrorKind::Service | ErrorKind::Throttled);
        assert_eq!(error.status().is_some(), has_answer);
        // What failed is asked for by its own name.
        assert_eq!(error.violations().is_some(), kind == ErrorKind::Validation);
        assert_eq!(error.credentials_error().is_some(), kind == ErrorKind::Credentials);
        assert!(error.decode_error().is_none() && error.code().is_none());
        assert_eq!(error.kind().to_string(), error.kind().as_str());
    }
    assert_eq!(
        transport(TransportErrorKind::Broken).transport_error().map(TransportError::kind),
        Some(TransportErrorKind::Broken)
    );
}

#[test]
fn texts_are_for_people() {
    for (error, text) in [
        (
            Error::validation("X", violations()),
            "`X` was not sent: the request breaks its documentation\n- one of `DtsJobId` and `DtsInstanceId` is required",
        ),
        (
            Error::credentials(
                "X",
                CredentialsError::none_of(
                    "default",
                    vec![CredentialsError::new("env", "unset"), CredentialsError::new("ecs", "no")],
                ),
            ),
            "`X` was not sent: default: no provider gave an access key\n- env: unset\n- ecs: no",
        ),
        (Error::setting("`proxy` is no URL"), "a setting can't be used: `proxy` is no URL"),
        (
            Error::limit("X", Duration::from_millis(1500)).with_attempts(2),
            "`X` took longer than 1.5s, the limit for the whole call (2 attempts); \
             the service may have carried the request out",
        ),
        (
            transport(TransportErrorKind::Connect).with_attempts(3),
            "`X` got no answer: connection refused (3 attempts); the request did not reach the service",
        ),
        (
            transport(TransportErrorKind::Broken),
            "`X` got no answer: connection refused; the service may have carried the request out",
        ),
        (
            service(400, r#"{"Code":"InvalidSecurityToken.Expired","Message":"Too\n\told"}"#).with_attempts(2),
            "`X` failed: InvalidSecurityToken.Expired: Too old (HTTP status 400, 2 attempts); new credentials are needed",
        ),
    ] {
        let shown = error.to_string();
        assert!(shown.starts_with(text), "{shown}");
    }
    // All is told at once: nothing tells it again.
    assert!(std::error::Error::source(&transport(TransportErrorKind::Broken)).is_none());
    assert_eq!(transport(TransportErrorKind::Broken).with_attempts(3).attempts(), 3);
}

#[test]
fn hostile_messages_stay_on_one_line_and_short() {
    let body = format!(r#"{{"Code":"A\nB\u001b[31m","Message":"{}","RequestId":"a\nb"}}"#, "long ".repeat(10_000));
    let error = service(400, &body);
    let shown = error.to_string();
    assert!(shown.len() < 1500 && !shown.contains(['\n', '\u{1b}']), "{shown}");
    assert!(shown.contains('…'));
    assert_eq!(error.message().map(str::len), Some("long ".len() * 10_000 - 1));
    assert_eq!(error.request_id(), None);
}

#[test]
fn secrets_that_the_service_repeats_are_masked() {
    let body = r#"{"Code":"InvalidPassword","Message":"The password Examp1e-Pa$$ is weak (Examp1e-Pa%24%24).","Recommend":"https://example.com/?q=Examp1e-Pa%24%24"}"#;
    let error = service(400, body).hiding(["Examp1e-Pa$$", "", "unused"]);
    assert_eq!(error.message(), Some("The password *** is weak (***)."));
    assert_eq!(error.recommend(), Some("https://example.com/?q=***"));
    assert!(error.raw_message().is_some_and(|message| message.contains("Examp1e-Pa$$")));
    assert!(!format!("{error} {error:?} {error:#?}").contains("Examp1e"), "{error:?}");
}

#[test]
fn nothing_planted_in_bodies_and_headers_is_shown() {
    const PLANTED: &str = "Pl4nted-S3cret";
    let signed = format!("server string to sign is:POST&%2F&Password%3D{PLANTED}");
    let bodies = [
        format!("plain {PLANTED}"),
        format!("<html>{PLANTED}</html>"),
        format!("{{\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"No. {signed}\"}}"),
        format!(
            "<Error><Code>SignatureDoesNotMatch</Code><Message>No. {}</Message></Error>",
            signed.replace('&', "&amp;")
        ),
        format!("{{\"Code\":\"E\",\"Message\":\"at https://example.com/?Signature={PLANTED}\"}}"),
        format!("{{\"Code\":\"E\",\"Recommend\":\"https://example.com/?SecurityToken={PLANTED}\"}}"),
        format!("{{\"Code\":\"E\",\"Password\":\"{PLANTED}\",\"AccessDeniedDetail\":{{\"A\":\"{PLANTED}\"}}}}"),
        format!("{{\"Code\":\"E\",\"Password\":\"{PLANTED}"),
        format!("{{\"Success\":false,\"ErrCode\":\"E\",\"Data\":\"{PLANTED}\"}}"),
        format!("{{\"Password\":\"{PLANTED}\",\"TotalRecordCount\":[\"{PLANTED}\"]}}"),
        format!("{{\"Password\":{PLANTED}}}"),
    ];
    let headers = ["set-cookie", "location", "x-acs-request-id ", "www-authenticate"];
    for body in &bodies {
        for status in [200, 302, 400, 403, 500, 503] {
            let headers = headers.iter().map(|name| (name.to_string(), PLANTED.to_owned())).collect();
            let response = HttpResponse { status, headers, body: body.clone().into_bytes() };
            let error = match Judge::new("X").judge(response.clone()) {
                Err(error) => error,
                Ok(answer) => {
                    assert!(!format!("{answer:?} {answer:#?}").contains(PLANTED));
                    let Err(problem) = answer.decode::<std::collections::BTreeMap<String, i64>>() else { continue };
                    Error::decode("X", answer, problem)
                }
            };
            assert_eq!(error.body(), response.body);
            let shown = format!("{error}\n{error:?}\n{error:#?}\n{:?}", error.clone());
            assert!(!shown.contains(PLANTED), "{status} {body}\n{shown}");
        }
    }
}
