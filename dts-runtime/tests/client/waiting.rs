//! Waiting for states.

use std::time::Duration;

use dts_runtime::{ErrorKind, FakeTransport, HttpResponse};

use crate::actions::Read;
use crate::support::{builder, client, now, refusal};

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
