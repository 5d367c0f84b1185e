//! Calls that are made again.

use std::time::Duration;

use dts_runtime::{ErrorKind, FakeTransport, RetryPolicy, TransportError, TransportErrorKind};

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
    let attempts: Vec<_> = transport.requests().iter().map(sent).collect();
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
fn refusals_for_good_are_not_repeated() {
    for code in ["InvalidParameter", "Forbidden.RAM", "SignatureDoesNotMatch", "InvalidAccessKeyId.NotFound"] {
        let transport = FakeTransport::from_fn(move |_| Ok(refusal(400, code)));
        let error = now(client(&transport).send(Read::default())).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Service, 1), "{code}");
    }
}
