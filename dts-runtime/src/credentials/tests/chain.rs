//! The official order, and what a chain remembers.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::support::{FakeEnvironment, FakeTransport, World, silence, status, sts_answer};
use crate::credentials::{
    Credentials, CredentialsChain, CredentialsContext, CredentialsError, CredentialsProvider, EnvironmentVariables,
};
use crate::{BoxFuture, TransportErrorKind};

const KEYS: &str = r#"{"Code":"Success","AccessKeyId":"{id}","AccessKeySecret":"s","SecurityToken":"t",
    "Expiration":"2026-01-31T14:00:00Z"}"#;

/// An environment where all providers give keys, those of the first `without` ones excepted.
fn environment(without: usize) -> FakeEnvironment {
    let mut environment = FakeEnvironment::default().variable("HOME", "/h").file("/token", "ey.J");
    let mut add = |from: usize, pairs: &[(&str, &str)]| {
        for (name, value) in pairs {
            if without <= from {
                environment = std::mem::take(&mut environment).variable(name, value);
            }
        }
    };
    add(0, &[("ALIBABA_CLOUD_ACCESS_KEY_ID", "variables"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s")]);
    add(
        1,
        &[
            ("ALIBABA_CLOUD_ROLE_ARN", "r"),
            ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "p"),
            ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/token"),
        ],
    );
    add(5, &[("ALIBABA_CLOUD_CREDENTIALS_URI", "http://uri/")]);
    if without <= 2 {
        let config =
            r#"{"current":"x","profiles":[{"name":"x","mode":"AK","access_key_id":"cli","access_key_secret":"s"}]}"#;
        environment = environment.file("/h/.aliyun/config.json", config);
    }
    if without <= 3 {
        let file = "[default]\ntype=access_key\naccess_key_id=file\naccess_key_secret=s\n";
        environment = environment.file("/h/.alibabacloud/credentials", file);
    }
    environment
}

fn world(without: usize) -> World {
    let transport = FakeTransport::new(move |request| match request.url.as_str() {
        "https://sts.aliyuncs.com/" => sts_answer("oidc"),
        "http://uri/" => status(200, KEYS.replace("{id}", "uri")),
        _ if without > 4 => silence(TransportErrorKind::ConnectTimeout),
        url if url.ends_with("/token") => status(200, "T0ken"),
        url if url.ends_with('/') => status(200, "worker"),
        _ => status(200, KEYS.replace("{id}", "ecs")),
    });
    World::new(environment(without), transport)
}

#[test]
fn the_order_is_the_official_one() {
    let ids =
        (0..6).map(|without| world(without).ask(&CredentialsChain::official()).unwrap().access_key_id().to_owned());
    assert_eq!(ids.collect::<Vec<_>>(), ["variables", "oidc", "cli", "file", "ecs", "uri"]);
}

#[test]
fn parts_can_be_turned_off() {
    let id = |environment: FakeEnvironment| {
        let world = World::new(environment, world(2).transport);
        world.ask(&CredentialsChain::official()).unwrap().access_key_id().to_owned()
    };
    assert_eq!(id(environment(2).variable("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true")), "file");
    let off = environment(4).variable("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true");
    assert_eq!(id(off.variable("ALIBABA_CLOUD_CREDENTIALS_URI", "http://uri/")), "uri");
    // Two of three variables are no identity provider.
    assert_eq!(id(environment(1).variable("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "")), "cli");
}

#[test]
fn an_error_lists_all_that_was_tried() {
    let error = world(6).ask(&CredentialsChain::official()).unwrap_err();
    let tried: Vec<&str> = error.tried().iter().map(CredentialsError::provider).collect();
    assert_eq!(tried, ["environment", "oidc_role_arn", "cli_profile", "profile", "ecs_ram_role", "credentials_uri"]);
    assert_eq!(
        error.to_string(),
        "default: no provider gave an access key\n\
         - environment: not set: `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET`\n\
         - oidc_role_arn: not set: `ALIBABA_CLOUD_ROLE_ARN`, `ALIBABA_CLOUD_OIDC_PROVIDER_ARN`, \
         `ALIBABA_CLOUD_OIDC_TOKEN_FILE`\n\
         - cli_profile: `/h/.aliyun/config.json` can't be read: no such file\n\
         - profile: `/h/.alibabacloud/credentials` can't be read: no such file\n    \
           `/h/.alibabacloud/credentials.ini` can't be read: no such file\n\
         - ecs_ram_role: the metadata service at `http://100.100.100.200` did not answer: no answer\n\
         - credentials_uri: not set: `ALIBABA_CLOUD_CREDENTIALS_URI`"
    );
}

/// Gives what it is told to give.
struct Told {
    id: Mutex<Option<&'static str>>,
    asked: AtomicUsize,
}

impl Told {
    fn new(id: Option<&'static str>) -> Arc<Self> {
        Arc::new(Self { id: Mutex::new(id), asked: AtomicUsize::new(0) })
    }
}

impl CredentialsProvider for Told {
    fn name(&self) -> &str {
        "told"
    }

    fn credentials<'a>(
        &'a self,
        _context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let id = *self.id.lock().unwrap();
        Box::pin(async move {
            id.map(|id| Credentials::new(id, "s")).ok_or_else(|| CredentialsError::new("told", "nothing"))
        })
    }
}

#[test]
fn who_answers_first_is_kept() {
    let world = World::offline(FakeEnvironment::default());
    let (first, second) = (Told::new(None), Told::new(Some("second")));
    let chain = CredentialsChain::new("own").then(Arc::clone(&first)).then(Arc::clone(&second));
    assert_eq!(world.ask(&chain).unwrap().access_key_id(), "second");
    *first.id.lock().unwrap() = Some("first");
    assert_eq!(world.ask(&chain).unwrap().access_key_id(), "second", "who calls does not change");
    assert_eq!((first.asked.load(Ordering::SeqCst), second.asked.load(Ordering::SeqCst)), (1, 2));
    *second.id.lock().unwrap() = None;
    assert_eq!(
        world.refusal(&chain),
        "own: the provider that gave keys before gives none now, and others would be somebody else's\n- told: nothing"
    );
    *second.id.lock().unwrap() = Some("again");
    assert_eq!(world.ask(&chain).unwrap().access_key_id(), "again", "a failure does not stick");
}

#[test]
fn failures_do_not_decide() {
    let world = World::offline(FakeEnvironment::default());
    let told = Told::new(None);
    let chain = CredentialsChain::new("own").then(EnvironmentVariables).then(Arc::clone(&told));
    assert!(world.ask(&chain).is_err());
    *told.id.lock().unwrap() = Some("late");
    assert_eq!(world.ask(&chain).unwrap().access_key_id(), "late");
    assert!(format!("{chain:?}").contains(r#"kept: Some("told")"#), "{chain:?}");
    assert_eq!(world.refusal(&CredentialsChain::new("none")), "none: no provider gave an access key");
}
