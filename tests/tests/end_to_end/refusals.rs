//! The gateway refuses what it should, and the client understands why: each refusal is provoked.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, SystemTime},
};

use dts_generated::dts::job::{
    describe_dts_job_detail::DescribeDtsJobDetail, modify_dts_job_password::ModifyDtsJobPassword,
};
use dts_runtime::{
    BoxFuture, Credentials, CredentialsContext, CredentialsError, CredentialsProvider, Error, ManualClock, RetryPolicy,
    UntypedCall, Validation,
    sign::{Algorithm, AnswerFormat},
};

use super::{
    caller::{Caller, Setup},
    gateway::{Gateway, KEY_ID, SECRET},
};

pub(super) const ACTION: &str = "DescribeDtsJobDetail";
const ALGORITHMS: [Algorithm; 2] = [Algorithm::RpcV1, Algorithm::Acs3HmacSha256];

pub(super) fn gateway() -> Gateway {
    let actions = [("2020-01-01", ACTION), ("2020-01-01", "ModifyDtsJobPassword"), ("2015-04-01", "AssumeRole")];
    Gateway::start(actions, |_, _| String::from(r#"{"RequestId":"4C46-1","Status":"Synchronizing"}"#))
}

pub(super) fn request() -> DescribeDtsJobDetail {
    DescribeDtsJobDetail::builder().dts_job_id("zebra 1/2+3~*").build().unwrap()
}

/// Callers of both kinds, each with both signatures, of which one asks for XML.
pub(super) fn callers(setup: &Setup) -> Vec<Caller> {
    let [on_tokio, blocking] = setup.each();
    vec![
        on_tokio.with(|call| call.algorithm(Algorithm::RpcV1).format(AnswerFormat::Xml)),
        on_tokio.with(|call| call.algorithm(Algorithm::Acs3HmacSha256)),
        blocking.with(|call| call.algorithm(Algorithm::RpcV1)),
        blocking.with(|call| call.algorithm(Algorithm::Acs3HmacSha256).format(AnswerFormat::Xml)),
    ]
}

/// The one error of each caller, which the gateway refused with this code.
fn refused(gateway: &Gateway, setup: &Setup, code: &'static str) -> Vec<Error> {
    let fails = |caller: Caller| {
        let error = caller.send(request()).unwrap_err();
        assert_eq!((error.code(), error.attempts()), (Some(code), 1), "{}: {error}", caller.name());
        assert_eq!((gateway.refused(), gateway.accepted().len()), (vec![code], 0), "{}", caller.name());
        assert!(error.request_id().unwrap().starts_with("4C467B38-"), "{error}");
        assert_eq!(error.host_id(), Some(gateway.url("").trim_start_matches("http://")));
        assert!(error.recommend().unwrap().contains(code), "{error}");
        assert!(!format!("{error} {error:?} {:?}", error.message()).contains("zebra"), "{error:?}");
        error
    };
    let errors: Vec<Error> = callers(setup).into_iter().map(fails).collect();
    assert_eq!(errors.len(), 4);
    errors
}

#[test]
fn nothing_is_wrong_with_the_request_of_these_tests() {
    let gateway = gateway();
    for caller in callers(&Setup::new(&gateway)) {
        assert_eq!(caller.send(request()).unwrap().request_id(), Some("4C46-1"));
        assert_eq!(gateway.only().parameter("DtsJobId"), Some("zebra 1/2+3~*"));
    }
    assert!(gateway.refused().is_empty());
}

#[test]
fn an_unknown_key() {
    let gateway = gateway();
    let setup = Setup::new(&gateway).credentials(Credentials::new("LTAI5tNobody", SECRET));
    for error in refused(&gateway, &setup, "InvalidAccessKeyId.NotFound") {
        assert_eq!((error.status(), error.is_wrong_secret()), (Some(404), false));
    }
}

#[test]
fn a_wrong_secret() {
    let gateway = gateway();
    let setup = Setup::new(&gateway).credentials(Credentials::new(KEY_ID, "Another-Secret"));
    for error in refused(&gateway, &setup, "SignatureDoesNotMatch") {
        assert!(error.is_wrong_secret(), "{error}");
        assert!(error.to_string().ends_with("so the access key secret is wrong"), "{error}");
        assert!(error.did_not_run() && error.clock_skew().is_none());
    }
}

#[test]
fn a_clock_that_is_off_by_an_hour() {
    const HOUR: Duration = Duration::from_secs(3600);
    let gateway = gateway();
    for (time, is_ahead) in [(SystemTime::now() + HOUR, true), (SystemTime::now() - HOUR, false)] {
        let setup = Setup::new(&gateway).clock(&ManualClock::new(time));
        for error in refused(&gateway, &setup, "InvalidTimeStamp.Expired") {
            let skew = error.clock_skew().unwrap();
            assert_eq!(skew.is_ahead(), is_ahead);
            assert!(skew.by().abs_diff(HOUR) < Duration::from_secs(60), "{skew}");
            assert!(error.to_string().contains(if is_ahead { " ahead" } else { " behind" }), "{error}");
        }
    }
    // Ten minutes are no matter.
    let clock = ManualClock::new(SystemTime::now() - HOUR / 6);
    for caller in callers(&Setup::new(&gateway).clock(&clock)) {
        caller.send(request()).unwrap();
    }
}

#[test]
fn each_attempt_has_a_nonce_of_its_own() {
    let gateway = gateway();
    let clock = ManualClock::new(SystemTime::now());
    // Two numbers make a nonce, one a wait. Every client begins with the same nonce as the others.
    let numbers = |client: u64| [7, 7, 0, client, 8, 0];
    let make = |client| Setup::new(&gateway).clock(&clock).randomness(&numbers(client));
    make(0).blocking().send(request()).unwrap();
    for client in 1..5 {
        let algorithm = ALGORITHMS[usize::from(client % 2 == 0)];
        let caller = if client < 3 { make(client).blocking() } else { make(client).on_tokio() };
        caller.with(|call| call.algorithm(algorithm)).send(request()).unwrap();
    }
    assert_eq!((gateway.accepted().len(), gateway.refused()), (5, vec!["SignatureNonceUsed"; 4]));
    // The call before may have been carried out: what does harm is not repeated.
    let call = UntypedCall::new("Dts", "2020-01-01", ACTION);
    for caller in make(5).each() {
        let error = caller.request(&call).unwrap_err();
        assert_eq!((error.code(), error.attempts()), (Some("SignatureNonceUsed"), 1), "{error}");
    }
}

#[test]
fn a_token_that_is_missing_or_another() {
    let gateway = gateway();
    let key = gateway.keys().issue(Duration::from_secs(3600));
    let setup = Setup::new(&gateway).credentials(Credentials::new(&key.id, key.secret.as_str()));
    for error in refused(&gateway, &setup, "MissingSecurityToken") {
        assert!(!error.is_expired_token());
    }
    let other = Credentials::temporary(&key.id, key.secret.as_str(), "CAISother==");
    let setup = Setup::new(&gateway).credentials(other);
    for error in refused(&gateway, &setup, "InvalidSecurityToken.MismatchWithAccessKey") {
        assert_eq!(error.status(), Some(403));
    }
    for caller in callers(&Setup::new(&gateway).key(&key)) {
        caller.send(request()).unwrap();
        assert_eq!(gateway.only().key_id, key.id);
    }
}

#[test]
fn a_token_that_has_expired_and_no_other() {
    let gateway = gateway();
    let key = gateway.keys().issue(Duration::from_secs(3600));
    gateway.keys().expire(&key.id);
    for error in refused(&gateway, &Setup::new(&gateway).key(&key), "InvalidSecurityToken.Expired") {
        assert!(error.is_expired_token() && error.did_not_run());
    }
}

/// Issues a key whenever it is asked.
struct Issuer(Arc<Gateway>, Arc<AtomicUsize>);

impl CredentialsProvider for Issuer {
    fn name(&self) -> &str {
        "issuer"
    }

    fn credentials<'a>(
        &'a self,
        _: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        let key = self.0.keys().issue(Duration::from_secs(3600));
        Box::pin(async move { Ok(Credentials::temporary(key.id, key.secret, key.token.unwrap())) })
    }
}

#[test]
fn a_token_that_expires_in_mid_flight_is_renewed() {
    let gateway = Arc::new(gateway());
    for make in [Setup::on_tokio, Setup::blocking] {
        for algorithm in ALGORITHMS {
            let asked = Arc::new(AtomicUsize::new(0));
            let setup = Setup::new(&gateway).credentials(Issuer(Arc::clone(&gateway), Arc::clone(&asked)));
            let caller = make(&setup).with(|call| call.algorithm(algorithm));
            caller.send(request()).unwrap();
            let first = gateway.only().key_id;
            gateway.keys().expire(&first);
            caller.send(request()).unwrap();
            let second = gateway.only();
            assert_ne!(second.key_id, first);
            assert_eq!(gateway.refused(), ["InvalidSecurityToken.Expired"]);
            assert_eq!(asked.load(Ordering::Relaxed), 2);
            // Once more than that is no use.
            let once = caller.with(|call| call.retry(RetryPolicy::off()));
            gateway.keys().expire(&second.key_id);
            assert!(once.send(request()).unwrap_err().is_expired_token());
            gateway.refused();
        }
    }
}

#[test]
fn versions_and_actions_that_are_not_there() {
    let gateway = gateway();
    for caller in callers(&Setup::new(&gateway)) {
        for (version, action, code) in [
            ("2019-01-01", ACTION, "NoSuchVersion"),
            ("2015-04-01", ACTION, "InvalidAction.NotFound"),
            ("2020-01-01", "Nothing", "InvalidAction.NotFound"),
        ] {
            let error = caller.request(&UntypedCall::new("Dts", version, action)).unwrap_err();
            assert_eq!((error.code(), error.action()), (Some(code), action), "{error}");
            assert_eq!(gateway.refused(), [code]);
        }
    }
}

#[test]
fn what_a_refusal_quotes_of_a_request_is_not_shown() {
    const PASSWORD: &str = "Zebra+1/2 %&";
    let gateway = gateway();
    let request = ModifyDtsJobPassword::builder().dts_job_id("example0001").endpoint("source").user_name("dtstest");
    let request = request.password(PASSWORD).build_unchecked();
    let key = gateway.keys().issue(Duration::from_secs(3600));
    let token = key.token.clone().unwrap();
    let wrong = Credentials::temporary(&key.id, "Another-Secret", token.as_str());
    for caller in callers(&Setup::new(&gateway).credentials(wrong)) {
        let error = caller.with(|call| call.validation(Validation::Off)).send(&request).unwrap_err();
        let shown = format!("{error} {error:?} {error:#?} {:?} {request:?} {:?}", error.message(), error.code());
        for part in ["Zebra", "CAIS", "Another-Secret"] {
            assert!(!shown.contains(part), "{part}: {shown}");
        }
        // RPC v1 signs the form, so that there was something to hide.
        let is_quoted = error.raw_message().unwrap().contains("Zebra");
        assert_eq!(is_quoted, error.raw_message().unwrap().contains("POST&%2F&"), "{shown}");
        assert!(error.is_wrong_secret());
    }
}
