//! Time.

use std::{future::ready, io, path::Path, sync::Arc, time::Duration};

use dts_runtime::{
    BoxFuture, CachedCredentials, CliProfile, Clock, CredentialsUri, Environment, ErrorKind, FakeTransport,
    HttpResponse, ManualClock, TransportError, TransportErrorKind,
};

use crate::actions::Read;
use crate::support::{builder, client, now, refusal, start};

#[test]
fn timeouts_travel_with_each_attempt() {
    let transport = FakeTransport::new().json(200, "{}").answer(refusal(503, "Busy")).json(200, "{}");
    now(client(&transport).send(Read::default())).unwrap();
    let short = client(&transport).with(|call| {
        call.connect_timeout(Duration::from_secs(1))
            .read_timeout(Duration::from_secs(2))
            .timeout(Duration::from_secs(9))
    });
    now(short.send(Read::default())).unwrap();
    let times = |index: usize| {
        let request = &transport.requests()[index];
        (request.connect_timeout, request.read_timeout, request.timeout)
    };
    let seconds = Duration::from_secs;
    assert_eq!(times(0), (seconds(5), seconds(10), None));
    assert_eq!(times(1), (seconds(1), seconds(2), Some(seconds(9))));
    // The clock has moved by the wait alone.
    assert_eq!(times(2).2, Some(seconds(9) - Duration::from_millis(100)));
}

#[test]
fn no_attempt_begins_when_the_time_is_over() {
    let clock = ManualClock::new(start());
    let slow = clock.clone();
    let transport = FakeTransport::from_fn(move |_| {
        slow.advance(Duration::from_secs(4));
        Ok(refusal(503, "Busy"))
    });
    let limited = builder(&transport).0.clock(clock).timeout(Duration::from_secs(6)).build().unwrap();
    let error = now(limited.send(Read::default())).unwrap_err();
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Service, Some(503), 2));
}

/// A transport that is as slow as its limit allows, for keys alone.
fn slow_keys(clock: &ManualClock, seconds: u64) -> FakeTransport {
    let clock = clock.clone();
    FakeTransport::from_fn(move |request| {
        if !request.url.contains("keys.test") {
            return Ok(dts_runtime::HttpResponse { status: 200, body: b"{}".to_vec(), headers: Vec::new() });
        }
        let limit = request.timeout.unwrap_or(Duration::MAX);
        clock.advance(limit.min(Duration::from_secs(seconds)));
        if limit < Duration::from_secs(seconds) {
            return Err(TransportError::new(TransportErrorKind::Timeout, "slow"));
        }
        let body = br#"{"Code":"Success","AccessKeyId":"STS.x","AccessKeySecret":"Test-Access-Key-Secret",
            "SecurityToken":"token","Expiration":"2020-08-03T18:00:00Z"}"#;
        Ok(dts_runtime::HttpResponse { status: 200, body: body.to_vec(), headers: Vec::new() })
    })
}

#[test]
fn getting_keys_counts_and_spoils_nothing_for_others() {
    let clock = ManualClock::new(start());
    let transport = slow_keys(&clock, 3);
    let keys = Arc::new(CachedCredentials::new(CredentialsUri::at("http://keys.test/")));
    let client = builder(&transport).0.clock(clock).shared_credentials(keys).build().unwrap();
    let error = now(client.with(|call| call.timeout(Duration::from_secs(2))).send(Read::default())).unwrap_err();
    assert_eq!((error.kind(), error.did_not_run()), (ErrorKind::Timeout, true));
    assert!(error.to_string().contains("longer than 2s"), "{error}");
    // Another call has more time, and need not wait until the failure is forgotten.
    now(client.send(Read::default())).unwrap();
    now(client.with(|call| call.timeout(Duration::from_secs(1))).send(Read::default())).unwrap();
}

/// An environment whose program takes three seconds.
struct Slow(ManualClock);

impl Environment for Slow {
    fn variable(&self, name: &str) -> Option<String> {
        (name == "HOME").then(|| String::from("/h"))
    }

    fn read(&self, _: &Path) -> io::Result<String> {
        let profile = r#"{"name":"e","mode":"External","process_command":"/opt/tool"}"#;
        Ok(format!(r#"{{"current":"e","profiles":[{profile}]}}"#))
    }

    fn run<'a>(&'a self, _: &'a [String], limit: Duration) -> BoxFuture<'a, io::Result<Vec<u8>>> {
        let needed = Duration::from_secs(3);
        self.0.advance(needed.min(limit));
        let keys = br#"{"mode":"AK","access_key_id":"id","access_key_secret":"Test-Access-Key-Secret"}"#.to_vec();
        Box::pin(ready(if limit < needed { Err(io::ErrorKind::TimedOut.into()) } else { Ok(keys) }))
    }
}

#[test]
fn programs_that_give_keys_are_not_waited_for_longer() {
    let clock = ManualClock::new(start());
    let transport =
        FakeTransport::from_fn(|_| Ok(HttpResponse { status: 200, body: b"{}".to_vec(), ..Default::default() }));
    let builder = builder(&transport).0.credentials(CliProfile::new()).environment(Slow(clock.clone()));
    let client = builder.clock(clock.clone()).build().unwrap();
    let error = now(client.with(|call| call.timeout(Duration::from_secs(2))).send(Read::default())).unwrap_err();
    assert_eq!((error.kind(), error.did_not_run()), (ErrorKind::Timeout, true), "{error}");
    assert_eq!(clock.elapsed(), Duration::from_secs(2));
    now(client.send(Read::default())).unwrap();
}
