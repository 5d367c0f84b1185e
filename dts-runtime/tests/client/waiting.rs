//! Waiting for states.

use std::time::Duration;

use dts_runtime::{ErrorKind, FakeTransport, HttpResponse, TransportError, TransportErrorKind};

use crate::actions::Read;
use crate::support::{builder, client, now, refusal, start};

const MINUTE: Duration = Duration::from_secs(60);

fn state(state: &str) -> HttpResponse {
    let body = format!(r#"{{"RequestId":"4C46-9","Status":"{state}"}}"#).into_bytes();
    HttpResponse { status: 200, headers: Vec::new(), body }
}

#[test]
fn the_wanted_state_ends_it() {
    let transport = FakeTransport::new().json(200, "{}").answer(state("Initializing")).answer(state("Synchronizing"));
    let (builder, clock) = builder(&transport);
    let wait = Read::default().until_synchronizing().every(MINUTE).within(10 * MINUTE);
    let reply = now(builder.build().unwrap().wait(wait)).unwrap();
    assert_eq!(reply.request_id(), Some("4C46-9"));
    assert_eq!(clock.sleeps(), [MINUTE, MINUTE]);
    assert!(transport.requests().iter().all(|request| request.timeout.is_some_and(|limit| limit <= 10 * MINUTE)));
}

#[test]
fn a_failed_state_is_no_timeout() {
    let transport = FakeTransport::new().answer(state("Initializing")).answer(state("Locked"));
    let error = now(client(&transport).wait(Read::default().until_synchronizing())).unwrap_err();
    assert_eq!((error.kind(), error.state()), (ErrorKind::FailedState, Some("Locked")));
    assert!(!error.is_waiting_over() && !error.is_timeout() && !error.is_retryable());
    assert_eq!(error.to_string(), "`Read` will not be `synchronizing`: the state is `Locked` (request id 4C46-9)");
    assert_eq!(error.body(), state("Locked").body);
}

#[test]
fn time_that_is_over_is_no_failed_state() {
    let transport = FakeTransport::from_fn(|_| Ok(state("Initializing")));
    let (builder, clock) = builder(&transport);
    let wait = Read::default().until_synchronizing().every(MINUTE).within(5 * MINUTE);
    let error = now(builder.build().unwrap().wait(wait)).unwrap_err();
    assert_eq!(
        (error.kind(), error.state(), error.is_waiting_over()),
        (ErrorKind::Timeout, Some("Initializing"), true)
    );
    assert_eq!(error.to_string(), "`Read` was not `synchronizing` within 300s; the last state was `Initializing`");
    // What would be asked for when the time is over is not worth the wait.
    assert_eq!(clock.sleeps(), [MINUTE; 4]);
}

#[test]
fn a_service_that_is_away_for_a_moment_changes_no_state() {
    let away = || refusal(503, "ServiceUnavailable");
    let mut transport = FakeTransport::new();
    for _ in 0..6 {
        transport = transport.answer(away());
    }
    transport = transport.answer(state("Synchronizing"));
    now(client(&transport).wait(Read::default().until_synchronizing())).unwrap();

    let transport = FakeTransport::from_fn(move |_| Ok(away()));
    let error = now(client(&transport).wait(Read::default().until_synchronizing())).unwrap_err();
    assert_eq!((error.kind(), transport.requests().len()), (ErrorKind::Service, 9));

    let transport = FakeTransport::from_fn(|_| Ok(refusal(403, "Forbidden.RAM")));
    now(client(&transport).wait(Read::default().until_synchronizing())).unwrap_err();
    assert_eq!(transport.requests().len(), 1);
}

#[test]
fn a_limit_may_be_shorter_than_the_interval_or_nothing() {
    let transport = FakeTransport::from_fn(|_| Ok(state("Initializing")));
    let (builder, clock) = builder(&transport);
    let client = builder.build().unwrap();
    let wait = || Read::default().until_synchronizing().every(MINUTE);
    let error = now(client.wait(wait().within(MINUTE / 2))).unwrap_err();
    assert_eq!((error.is_waiting_over(), error.state()), (true, Some("Initializing")));
    assert_eq!(transport.requests().len(), 1);
    // Without any time, nothing is asked.
    let error = now(client.wait(wait().within(Duration::ZERO))).unwrap_err();
    assert_eq!((error.is_waiting_over(), error.state(), transport.requests().len()), (true, None, 1));
    assert!(error.to_string().ends_with("no state was seen"), "{error}");
    assert!(clock.sleeps().is_empty());
    // What is asked without a pause still lets others have the processor.
    let error = now(client.wait(wait().every(Duration::ZERO).within(Duration::from_millis(5)))).unwrap_err();
    assert!(error.is_waiting_over() && clock.sleeps() == [Duration::from_millis(1); 5], "{:?}", clock.sleeps());
}

#[test]
fn a_limit_hides_no_failure() {
    // One that no waiting mends.
    let transport = FakeTransport::from_fn(|_| Ok(refusal(403, "Forbidden.RAM")));
    let client = client(&transport);
    let wait = |limit| Read::default().until_synchronizing().every(MINUTE).within(limit);
    let error = now(client.wait(wait(MINUTE / 2))).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("Forbidden.RAM")));
    let mistaken = client.with(|call| call.endpoint("ftp://x"));
    assert_eq!(now(mistaken.wait(wait(Duration::ZERO))).unwrap_err().kind(), ErrorKind::Setting);
    // And one that might have passed, where nothing else was seen.
    let transport = FakeTransport::from_fn(|_| Ok(refusal(503, "ServiceUnavailable")));
    let error = now(self::client(&transport).wait(wait(MINUTE / 2))).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("ServiceUnavailable")));
}

#[test]
fn a_poll_that_the_limit_cuts_off_is_no_failure() {
    let clock = dts_runtime::ManualClock::new(start());
    let slow = clock.clone();
    let transport = FakeTransport::from_fn(move |request| {
        slow.advance(request.timeout.unwrap());
        Err(TransportError::new(TransportErrorKind::Timeout, "slow"))
    });
    let client = builder(&transport).0.clock(clock).build().unwrap();
    let error = now(client.wait(Read::default().until_synchronizing().within(MINUTE))).unwrap_err();
    assert!(error.is_waiting_over() && error.state().is_none(), "{error}");
}
