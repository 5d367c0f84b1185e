//! Access keys of calls.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use dts_runtime::{
    BoxFuture, CachedCredentials, Client, Credentials, CredentialsContext, CredentialsError, CredentialsProvider,
    Environment, ErrorKind, FakeTransport, RetryPolicy,
};

use crate::actions::{Change, Read};
use crate::support::{builder, now, refusal, sent};

/// Gives other keys each time.
#[derive(Default)]
struct Counting(AtomicUsize);

impl CredentialsProvider for Counting {
    fn name(&self) -> &str {
        "counting"
    }

    fn credentials<'a>(
        &'a self,
        _: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            Ok(Credentials::temporary(format!("STS.{number}"), "Test-Access-Key-Secret", format!("token{number}")))
        })
    }
}

fn key_ids(transport: &FakeTransport) -> Vec<String> {
    transport.requests().iter().map(|request| sent(request)["AccessKeyId"].clone()).collect()
}

#[test]
fn an_expired_token_is_renewed_once() {
    let expired = || refusal(400, "InvalidSecurityToken.Expired");
    let transport = FakeTransport::new().answer(expired()).json(200, "{}").answer(expired()).answer(expired());
    let (builder, clock) = builder(&transport);
    let client = builder.credentials(Counting::default()).build().unwrap();
    now(client.send(Change::default())).unwrap();
    assert_eq!(key_ids(&transport), ["STS.0", "STS.1"]);
    assert!(clock.sleeps().is_empty(), "new keys need no wait");
    let error = now(client.send(Change::default())).unwrap_err();
    assert!(error.is_expired_token());
    assert_eq!(key_ids(&transport), ["STS.0", "STS.1", "STS.1", "STS.2"]);
}

#[test]
fn no_keys_are_asked_for_where_no_attempt_is_left() {
    let expired = refusal(400, "InvalidSecurityToken.Expired");
    let transport = FakeTransport::new().answer(expired).json(200, "{}");
    let counting = Arc::new(Counting::default());
    let client = builder(&transport).0.credentials(Arc::clone(&counting)).retry(RetryPolicy::off()).build().unwrap();
    assert_eq!(now(client.send(Read::default())).unwrap_err().attempts(), 1);
    assert_eq!(counting.0.load(Ordering::Relaxed), 1);
    // The refused ones are forgotten all the same.
    now(client.send(Read::default())).unwrap();
    assert_eq!(key_ids(&transport), ["STS.0", "STS.1"]);
}

#[test]
fn keys_that_stay_the_same_are_not_tried_again() {
    let transport = FakeTransport::from_fn(|_| Ok(refusal(400, "InvalidSecurityToken.Expired")));
    let keys = Credentials::temporary("STS.x", "Test-Access-Key-Secret", "token");
    let client = builder(&transport).0.credentials(keys).build().unwrap();
    assert_eq!(now(client.send(Read::default())).unwrap_err().attempts(), 1);
}

#[test]
fn clients_share_keys() {
    let transport = FakeTransport::new().json(200, "{}").json(200, "{}");
    let shared = Arc::new(CachedCredentials::new(Counting::default()));
    for _ in 0..2 {
        let client = builder(&transport).0.shared_credentials(Arc::clone(&shared)).build().unwrap();
        now(client.clone().send(Read::default())).unwrap();
    }
    assert_eq!(key_ids(&transport), ["STS.0", "STS.0"]);
}

/// No variable and no file.
struct Nothing;

impl Environment for Nothing {
    fn variable(&self, name: &str) -> Option<String> {
        (name == "ALIBABA_CLOUD_ECS_METADATA_DISABLED").then(|| String::from("true"))
    }

    fn read(&self, _: &std::path::Path) -> std::io::Result<String> {
        Err(std::io::ErrorKind::NotFound.into())
    }
}

#[test]
fn the_official_chain_is_the_default_and_tells_what_it_tried() {
    let transport = FakeTransport::new();
    let (_, clock) = builder(&transport);
    let client = Client::builder().region("cn-hangzhou").transport(transport.clone()).clock(clock).environment(Nothing);
    let error = now(client.build().unwrap().send(Read::default())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    for tried in ["ALIBABA_CLOUD_ACCESS_KEY_ID", "cli_profile", "profile", "ALIBABA_CLOUD_ECS_METADATA_DISABLED"] {
        assert!(error.to_string().contains(tried), "{error}");
    }
    assert!(transport.requests().is_empty());
}

#[test]
fn a_call_without_keys_asks_for_none() {
    let transport = FakeTransport::new().json(200, "{}").json(200, "{}");
    let counting = Arc::new(Counting::default());
    let client = builder(&transport).0.credentials(Arc::clone(&counting)).build().unwrap();
    let anonymous = client.with(|call| call.anonymous(true));
    now(anonymous.send(Read::default())).unwrap();
    assert!(now(anonymous.sign(Read::default())).unwrap().signed_text().is_empty());
    assert_eq!(counting.0.load(Ordering::Relaxed), 0);
    let request = &transport.requests()[0];
    let names: Vec<_> = sent(request).into_keys().collect();
    assert_eq!(names, ["Action", "Format", "RegionId", "Timestamp", "Version"]);
    assert!(request.headers.iter().all(|(name, _)| name != "authorization"));
    now(client.send(Read::default())).unwrap();
    assert_eq!(counting.0.load(Ordering::Relaxed), 1);
}
