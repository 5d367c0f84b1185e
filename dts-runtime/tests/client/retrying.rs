//! Calls that are made again.

use std::time::Duration;

use dts_runtime::{CredentialsUri, ErrorKind, FakeTransport, RetryPolicy, TransportError, TransportErrorKind};

use crate::actions::{Change, Create, Read};
use crate::support::{builder, client, now, refusal, sent};

fn throttled(hint: &str) -> dts_runtime::HttpResponse {
    let mut answer = refusal(400, "Throttling.User");
    if !hint.is_empty() {
        answer.headers.push((String::from("x-acs-retry-after"), String::from(hint)));
    }
    answer
}

#[test]
fn throttling_is_waited_out_whatever_the_action() {
    let transport = FakeTransport::new().answer(throttled("")).answer(throttled("1500")).json(200, "{}");
    let (builder, clock) = builder(&transport);
    now(builder.build().unwrap().send(Change::default())).unwrap();
    // Full jitter of 500 ms at its largest, and what the service asks for.
    assert_eq!(clock.sleeps(), [Duration::from_millis(500), Duration::from_millis(1500)]);
    let requests = transport.requests();
    assert!(requests.iter().all(|request| request.headers == requests[0].headers), "{requests:?}");
    let attempts: Vec<_> = requests.iter().map(sent).collect();
    for name in ["SignatureNonce", "Timestamp", "Signature"] {
        let mut texts: Vec<_> = attempts.iter().map(|attempt| &attempt[name]).collect();
        texts.dedup();
        // The first wait is within a second.
        assert_eq!(texts.len(), if name == "Timestamp" { 2 } else { 3 }, "{name}: {texts:?}");
    }
}

#[test]
fn three_attempts_are_all() {
    let transport = FakeTransport::from_fn(|_| Ok(refusal(503, "ServiceUnavailable")));
    let (builder, clock) = builder(&transport);
    let client = builder.build().unwrap();
    let error = now(client.send(Read::default())).unwrap_err();
    assert_eq!((error.attempts(), transport.requests().len(), clock.sleeps().len()), (3, 3, 2));
    assert!(error.to_string().contains("3 attempts"), "{error}");
    let once = client.with(|call| call.retry(RetryPolicy::off()));
    assert_eq!(now(once.send(Read::default())).unwrap_err().attempts(), 1);
    assert_eq!(transport.requests().len(), 4);
}

#[test]
fn what_may_have_been_done_is_not_done_again() {
    for (kind, attempts) in [
        (TransportErrorKind::Connect, 3),
        (TransportErrorKind::ConnectTimeout, 3),
        (TransportErrorKind::Proxy, 3),
        (TransportErrorKind::Tls, 1),
        (TransportErrorKind::Broken, 1),
        (TransportErrorKind::Timeout, 1),
    ] {
        let transport = FakeTransport::from_fn(move |_| Err(TransportError::new(kind, "no")));
        let error = now(client(&transport).send(Change::default())).unwrap_err();
        assert_eq!(transport.requests().len(), attempts, "{kind:?}");
        assert_eq!(error.attempts() as usize, attempts, "{kind:?}");
    }
    let transport = FakeTransport::from_fn(|_| Ok(refusal(500, "InternalError")));
    assert_eq!(now(client(&transport).send(Change::default())).unwrap_err().attempts(), 1);
    let transport = FakeTransport::from_fn(|_| Err(TransportError::new(TransportErrorKind::Broken, "cut")));
    assert_eq!(now(client(&transport).send(Read::default())).unwrap_err().attempts(), 3);
}

#[test]
fn a_client_token_makes_it_one_request() {
    let transport = FakeTransport::new().answer(refusal(500, "InternalError")).json(200, "{}").json(200, "{}");
    let client = client(&transport);
    now(client.send(Create::default())).unwrap();
    let own = Create { token: Some(String::from("my own")) };
    now(client.send(own)).unwrap();
    let tokens: Vec<_> = transport.requests().iter().map(|request| sent(request)["ClientToken"].clone()).collect();
    assert_eq!(tokens[0], tokens[1]);
    assert_eq!((tokens[0].len(), tokens[2].as_str()), (36, "my own"));
    let shape: String = tokens[0].chars().map(|c| if c.is_ascii_hexdigit() { 'x' } else { c }).collect();
    assert_eq!(shape, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");

    let transport = FakeTransport::from_fn(|_| Ok(refusal(500, "InternalError")));
    let without = builder(&transport).0.fill_client_token(false).build().unwrap();
    assert_eq!(now(without.send(Create::default())).unwrap_err().attempts(), 1);
    assert!(!sent(&transport.requests()[0]).contains_key("ClientToken"));
}

#[test]
fn what_may_have_run_once_may_have_run() {
    let fails = |kind| TransportError::new(kind, "no");
    let last = |transport: &FakeTransport| now(client(transport).send(Read::default())).unwrap_err();
    let never = FakeTransport::from_fn(move |_| Err(fails(TransportErrorKind::Connect)));
    assert!(last(&never).did_not_run());
    // The last attempt did not reach the service, but the first one may have.
    let transport = FakeTransport::from_fn(move |_| Err(fails(TransportErrorKind::Connect)))
        .error(fails(TransportErrorKind::Connect))
        .error(fails(TransportErrorKind::Broken));
    let error = last(&transport);
    assert_eq!((error.attempts(), error.did_not_run()), (3, false));
    assert!(error.to_string().ends_with("; the service may have carried the request out"), "{error}");
    let transport = FakeTransport::from_fn(|_| Ok(refusal(400, "Throttling"))).answer(refusal(503, "Busy"));
    let error = last(&transport);
    assert_eq!((error.kind(), error.did_not_run()), (ErrorKind::Throttled, false));
}

#[test]
fn keys_that_are_gone_before_a_repetition_tell_of_what_was_sent() {
    let keys = CredentialsUri::at("http://keys.test/");
    let transport = FakeTransport::new()
        .json(
            200,
            r#"{"Code":"Success","AccessKeyId":"STS.x","AccessKeySecret":"s","SecurityToken":"t",
                "Expiration":"2020-08-03T08:00:01Z"}"#,
        )
        .error(TransportError::new(TransportErrorKind::Broken, "cut"))
        .answer(refusal(500, "NoMoreKeys"));
    let slow = RetryPolicy::new().first_delay(Duration::from_secs(2));
    let client = builder(&transport).0.credentials(keys).retry(slow).build().unwrap();
    let error = now(client.send(Read::default())).unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.did_not_run()), (ErrorKind::Credentials, 2, false));
    let text = error.to_string();
    assert!(text.starts_with("`Read` was not sent again: credentials_uri: "), "{text}");
    assert!(text.ends_with("; the service may have carried the request out"), "{text}");
}

#[test]
fn an_answer_that_can_not_be_read_tells_how_often_was_asked() {
    let transport = FakeTransport::new().answer(refusal(503, "Busy")).json(200, "<html>");
    let error = now(client(&transport).send(Read::default())).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 2));
}

#[test]
fn refusals_for_good_are_not_repeated() {
    for code in ["InvalidParameter", "Forbidden.RAM", "SignatureDoesNotMatch", "InvalidAccessKeyId.NotFound"] {
        let transport = FakeTransport::from_fn(move |_| Ok(refusal(400, code)));
        let error = now(client(&transport).send(Read::default())).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Service, 1), "{code}");
    }
}
