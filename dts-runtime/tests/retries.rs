//! When a call is made again.

#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::time::Duration;

use dts_runtime::{
    Attempt, CredentialsError, Error, HttpResponse, Judge, Randomness, RetryPolicy, TransportError, TransportErrorKind,
    Value, decode_json,
};

/// Always the same number.
struct Fixed(u64);

impl Randomness for Fixed {
    fn next(&self) -> u64 {
        self.0
    }
}

const MOST: Fixed = Fixed(u64::MAX);
const LEAST: Fixed = Fixed(0);

fn service_with(status: u16, headers: &[(&str, &str)], code: &str) -> Error {
    let headers = headers.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let body = format!(r#"{{"Success":false,"Code":"{code}"}}"#).into_bytes();
    Judge::new("X").judge(HttpResponse { status, headers, body }).unwrap_err()
}

fn service(status: u16, code: &str) -> Error {
    service_with(status, &[], code)
}

fn transport(kind: TransportErrorKind) -> Error {
    Error::transport("X", TransportError::new(kind, "no"))
}

fn undecodable() -> Error {
    let response = HttpResponse { status: 200, headers: Vec::new(), body: b"{".to_vec() };
    let answer = Judge::new("X").judge(response).unwrap();
    Error::decode("X", answer, decode_json::<Value>(b"{").unwrap_err())
}

/// Whether the default policy repeats after the first attempt: where it does harm, and where it does none.
fn repeats(error: &Error) -> (bool, bool) {
    let after = |attempt| RetryPolicy::new().after(&attempt, error, &MOST).is_some();
    (after(Attempt::new(1)), after(Attempt::new(1).repeatable(true)))
}

const NEVER: (bool, bool) = (false, false);
const WHERE_HARMLESS: (bool, bool) = (false, true);
const ALWAYS: (bool, bool) = (true, true);

#[test]
fn what_is_repeated() {
    let hint = [("x-acs-retry-after", "10")];
    for (error, expected) in [
        // It was not carried out, whatever it does.
        (transport(TransportErrorKind::Connect), ALWAYS),
        (transport(TransportErrorKind::ConnectTimeout), ALWAYS),
        (transport(TransportErrorKind::Proxy), ALWAYS),
        (service(400, "Throttling"), ALWAYS),
        (service(400, "Throttling.User"), ALWAYS),
        (service(403, "Throttling.Api"), ALWAYS),
        (service(503, "Throttling"), ALWAYS),
        (service(200, "Throttling.User"), ALWAYS),
        (service(429, ""), ALWAYS),
        (service_with(400, &hint, "Busy"), ALWAYS),
        (service_with(200, &hint, "Busy"), ALWAYS),
        (service(400, "InvalidTimeStamp.Expired"), ALWAYS),
        (service(400, "IllegalTimestamp"), ALWAYS),
        // It may have been carried out.
        (transport(TransportErrorKind::Timeout), WHERE_HARMLESS),
        (transport(TransportErrorKind::Broken), WHERE_HARMLESS),
        (transport(TransportErrorKind::Protocol), WHERE_HARMLESS),
        (transport(TransportErrorKind::Other), WHERE_HARMLESS),
        (service(500, "InternalError"), WHERE_HARMLESS),
        (service(502, ""), WHERE_HARMLESS),
        (service(503, "ServiceUnavailable"), WHERE_HARMLESS),
        (service(504, ""), WHERE_HARMLESS),
        (service(408, ""), WHERE_HARMLESS),
        (service_with(500, &hint, "InternalError"), WHERE_HARMLESS),
        // An earlier request with the nonce may have been.
        (service(400, "SignatureNonceUsed"), WHERE_HARMLESS),
        // It would fail again.
        (Error::setting("no"), NEVER),
        (Error::credentials("X", CredentialsError::new("env", "unset")), NEVER),
        (Error::limit("X", Duration::from_secs(1)), NEVER),
        (undecodable(), NEVER),
        (transport(TransportErrorKind::Request), NEVER),
        (transport(TransportErrorKind::Tls), NEVER),
        (service(400, "InvalidParameter"), NEVER),
        (service(404, "InvalidAccessKeyId.NotFound"), NEVER),
        (service(400, "SignatureDoesNotMatch"), NEVER),
        (service(400, "InvalidTimeStamp.Format"), NEVER),
        (service(403, "NoPermission"), NEVER),
        (service(403, "InvalidSecurityToken.Expired"), NEVER),
        (service(302, ""), NEVER),
        (service(501, ""), NEVER),
        (service(200, "Unlisted"), NEVER),
    ] {
        assert_eq!(repeats(&error), expected, "{error}");
    }
}

#[test]
fn three_attempts_in_total_unless_said_otherwise() {
    let error = service(503, "ServiceUnavailable");
    let attempts = |policy: RetryPolicy| {
        (1..).find(|number| policy.after(&Attempt::new(*number).repeatable(true), &error, &MOST).is_none())
    };
    assert_eq!(attempts(RetryPolicy::new()), Some(3));
    assert_eq!(attempts(RetryPolicy::off()), Some(1));
    assert_eq!(attempts(RetryPolicy::new().attempts(0)), Some(1));
    assert_eq!(attempts(RetryPolicy::new().attempts(100)), Some(100));
    assert_eq!((RetryPolicy::new().max_attempts(), RetryPolicy::off().max_attempts()), (3, 1));
}

#[test]
fn waits_are_random_parts_of_a_time_that_doubles() {
    let policy = RetryPolicy::new().attempts(u32::MAX);
    let wait = |error: &Error, number, random| {
        policy.after(&Attempt::new(number).repeatable(true), error, random).unwrap().as_millis()
    };
    let failed = service(500, "InternalError");
    let throttled = service(400, "Throttling");
    for (number, most, most_throttled) in [
        (1, 100, 500),
        (2, 200, 1000),
        (3, 400, 2000),
        (8, 12_800, 20_000),
        (9, 20_000, 20_000),
        (40, 20_000, 20_000),
        (u32::MAX - 1, 20_000, 20_000),
    ] {
        assert_eq!(wait(&failed, number, &MOST), most);
        assert_eq!(wait(&throttled, number, &MOST), most_throttled);
        assert_eq!(wait(&failed, number, &LEAST), 0);
        assert_eq!(wait(&throttled, number, &Fixed(u64::MAX / 2)), most_throttled / 2);
    }
}

#[test]
fn times_can_be_set() {
    let policy = RetryPolicy::new()
        .first_delay(Duration::from_secs(1))
        .first_throttling_delay(Duration::from_secs(7))
        .longest_delay(Duration::from_secs(5))
        .longest_hint(Duration::from_secs(3));
    let wait = |error: &Error| policy.after(&Attempt::new(1).repeatable(true), error, &MOST).unwrap().as_secs();
    assert_eq!(wait(&service(500, "")), 1);
    assert_eq!(wait(&service(400, "Throttling")), 5);
    assert_eq!(wait(&service_with(400, &[("x-acs-retry-after", "4000")], "Throttling")), 3);
    let endless = RetryPolicy::new().first_delay(Duration::MAX).longest_delay(Duration::MAX);
    assert!(endless.after(&Attempt::new(1).repeatable(true), &service(500, ""), &MOST).is_some());
}

#[test]
fn the_service_says_how_long_to_wait() {
    let wait = |hint: &str| {
        let error = service_with(400, &[("x-acs-retry-after", hint)], "Throttling.User");
        RetryPolicy::new().after(&Attempt::new(1), &error, &LEAST)
    };
    assert_eq!(wait("1234"), Some(Duration::from_millis(1234)));
    assert_eq!(wait("120000"), Some(Duration::from_secs(120)));
    assert_eq!(wait("86400000"), Some(Duration::from_secs(120)));
    // No hint at all: a random part, here of no length.
    assert_eq!(wait("0"), Some(Duration::ZERO));
    assert_eq!(wait("soon"), Some(Duration::ZERO));
    // What a proxy says counts too.
    let error = service_with(503, &[("retry-after", "2")], "ServiceUnavailable");
    let wait = RetryPolicy::new().after(&Attempt::new(1).repeatable(true), &error, &LEAST);
    assert_eq!(wait, Some(Duration::from_secs(2)));
}

#[test]
fn nothing_starts_when_the_time_is_over() {
    let error = service_with(400, &[("x-acs-retry-after", "1000")], "Throttling");
    let after = |left| RetryPolicy::new().after(&Attempt::new(1).left(left), &error, &MOST);
    assert_eq!(after(Duration::from_millis(1001)), Some(Duration::from_secs(1)));
    assert_eq!(after(Duration::from_millis(1000)), None);
    assert_eq!(after(Duration::ZERO), None);
    let error = transport(TransportErrorKind::Connect);
    assert_eq!(RetryPolicy::new().after(&Attempt::new(1).left(Duration::ZERO), &error, &LEAST), None);
}

#[test]
fn an_expired_token_is_worth_one_attempt_with_another() {
    let error = service(403, "InvalidSecurityToken.Expired");
    assert!(error.is_expired_token() && error.did_not_run());
    let after = |policy: RetryPolicy, attempt: Attempt| policy.after(&attempt, &error, &MOST);
    assert_eq!(after(RetryPolicy::new(), Attempt::new(1).with_new_credentials(true)), Some(Duration::ZERO));
    assert_eq!(after(RetryPolicy::new(), Attempt::new(2).repeatable(true)), None);
    assert_eq!(after(RetryPolicy::new(), Attempt::new(3).with_new_credentials(true)), None);
    assert_eq!(after(RetryPolicy::off(), Attempt::new(1).with_new_credentials(true)), None);
    // Other refusals of a token stay.
    assert!(!service(400, "InvalidSecurityToken.Malformed").is_expired_token());
}

#[test]
fn a_clock_that_is_off_would_be_refused_again() {
    let date = ("date".to_owned(), "Sun, 06 Nov 1994 08:49:37 GMT".to_owned());
    let body = br#"{"Code":"InvalidTimeStamp.Expired"}"#.to_vec();
    let response = HttpResponse { status: 400, headers: vec![date], body };
    let error = Judge::new("X").at(std::time::SystemTime::UNIX_EPOCH).judge(response).unwrap_err();
    assert_eq!(repeats(&error), NEVER);
}
