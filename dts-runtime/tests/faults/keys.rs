//! Access keys that end while calls are made, and access keys that can't be had.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use dts_runtime::{
    AssumeRole, BoxFuture, Credentials, CredentialsContext, CredentialsError, CredentialsProvider, CredentialsUri,
    ErrorKind, StsEndpoint,
};

use crate::{
    expected::{
        Expected::{Fails, Works},
        not_sent, refused,
    },
    run::{Case, case},
    secrets::{ISSUED_KEY, ISSUED_TOKEN, KEY, TOKEN, URI},
    server::{After, Received, Server},
    world::{World, falling_silent, good, json, refusal, saying_in_turn},
};

/// A permanent access key.
pub(crate) fn permanent() -> Arc<dyn CredentialsProvider> {
    Arc::new(Credentials::new("LTAI5tExample", KEY))
}

/// Gives other keys each time.
#[derive(Default)]
struct Renewing(AtomicUsize);

impl CredentialsProvider for Renewing {
    fn name(&self) -> &str {
        "renewing"
    }

    fn credentials<'a>(
        &'a self,
        _: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        let number = self.0.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move { Ok(Credentials::temporary(format!("STS.{number}"), KEY, TOKEN)) })
    }
}

fn everything(request: &Received) -> String {
    format!("{} {:?} {}", request.line, request.headers, String::from_utf8_lossy(&request.body))
}

fn expired() -> String {
    refusal("403 Forbidden", "", "InvalidSecurityToken.Expired")
}

/// A gateway for which all keys have ended but `STS.1`.
fn only_new_keys() -> World {
    let server = Server::start(|request, connection| {
        connection.say(if everything(request).contains("STS.1") { good() } else { expired() });
        After::Keep
    });
    World { keys: Arc::new(Renewing::default()), ..World::of(server) }
}

/// A gateway that is never asked, where keys come from STS with this answer.
fn with_sts(sts: Server) -> World {
    let source = Credentials::temporary("STS.source", KEY, TOKEN);
    let endpoint = StsEndpoint::at(sts.url("/"));
    let mut world = World::of(saying_in_turn(vec![good()]));
    world.keys = Arc::new(AssumeRole::new(source, "acs:ram::1:role/r").endpoint(endpoint));
    world.servers.push(sts);
    world
}

fn sts_that_quotes() -> World {
    with_sts(Server::start(|request, connection| {
        let quoted = everything(request).replace(['"', '\\'], "'");
        let body = format!(r#"{{"RequestId":"R-1","Code":"NoPermission","Message":"No: {quoted}"}}"#);
        connection.say(json("403 Forbidden", "", &body));
        After::Keep
    }))
}

fn sts_that_gives() -> World {
    let body = format!(
        r#"{{"Credentials":{{"AccessKeyId":"STS.role","AccessKeySecret":"{ISSUED_KEY}","SecurityToken":"{ISSUED_TOKEN}",
        "Expiration":"2999-01-31T09:00:00Z"}}}}"#
    );
    with_sts(saying_in_turn(vec![json("200 OK", "", &body)]))
}

fn uri_that_refuses() -> World {
    let mut world = World::of(saying_in_turn(vec![good()]));
    let keys = saying_in_turn(vec![refusal("500 Oops", "", "Broken")]);
    world.keys = Arc::new(CredentialsUri::at(keys.url(&format!("/keys?code={}", URI.replace('+', "%2B")))));
    world.servers.push(keys);
    world
}

pub(crate) fn cases() -> Vec<Case> {
    let ended = Fails(
        refused(403).code("InvalidSecurityToken.Expired").body("Expired").did_not_run().says(&["new credentials"]),
    );
    vec![
        case("a token that ends, and a new one", only_new_keys, Works(2)),
        case("a token that ends, and no new one", || World::of(saying_in_turn(vec![expired()])), ended),
        case("keys of a role", sts_that_gives, Works(1)),
        case(
            "no keys of a role",
            sts_that_quotes,
            Fails(not_sent(ErrorKind::Credentials).says(&[
                "NoPermission",
                "(withheld, since it repeats a secret)",
                "R-1",
            ])),
        ),
        case(
            "no keys of a URI",
            uri_that_refuses,
            Fails(not_sent(ErrorKind::Credentials).says(&["/keys` refused with HTTP status 500, code `Broken`"])),
        ),
        case(
            "no time for keys",
            || with_sts(falling_silent("")).call(|call| call.timeout(Duration::from_millis(200))),
            Fails(not_sent(ErrorKind::Timeout).says(&["the limit for the whole call", "did not reach the service"])),
        ),
    ]
}

#[test]
fn keys_that_end_or_are_not_there() {
    cases().iter().for_each(Case::holds);
}
