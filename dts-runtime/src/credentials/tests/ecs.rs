//! The metadata service of instances.

use std::time::Duration;

use super::support::{FakeEnvironment, FakeTransport, World, header, silence, status, time};
use crate::credentials::{Credentials, EcsRamRole};
use crate::{HttpRequest, HttpResponse, TransportError, TransportErrorKind};

const KEYS: &str = r#"{"Code":"Success","AccessKeyId":"id","AccessKeySecret":"secret","SecurityToken":"token",
    "Expiration":"2026-01-31T14:00:00Z","LastUpdated":"2026-01-31T08:00:00Z"}"#;

const TOKEN: &str = "X-aliyun-ecs-metadata-token";

fn keys() -> Credentials {
    Credentials::temporary("id", "secret", "token").until(time("2026-01-31T14:00:00Z"))
}

/// The service as it should be: it wants a token where `token` says so.
fn instance(request: &HttpRequest, token: bool) -> Result<HttpResponse, TransportError> {
    let path = request.url.strip_prefix("http://100.100.100.200").unwrap_or_default();
    match (request.method.as_str(), path) {
        ("PUT", "/latest/api/token") if token => status(200, "T0ken=="),
        ("PUT", _) => status(404, "<html>404</html>"),
        ("GET", _) if token && header(request, TOKEN) != Some("T0ken==") => status(403, ""),
        ("GET", "/latest/meta-data/ram/security-credentials/") => status(200, "worker\n"),
        ("GET", "/latest/meta-data/ram/security-credentials/worker") => status(200, KEYS),
        _ => status(404, "<html>404</html>"),
    }
}

fn paths(world: &World) -> Vec<String> {
    let shown = |request: &HttpRequest| {
        let path = request.url.rsplit('/').next().unwrap_or_default();
        format!("{} {path} {}", request.method, if header(request, TOKEN).is_some() { "with" } else { "without" })
    };
    world.transport.asked().iter().map(shown).collect()
}

fn plain() -> FakeEnvironment {
    FakeEnvironment::default()
}

#[test]
fn asks_with_a_token() {
    let world = World::new(plain(), FakeTransport::new(|request| instance(request, true)));
    assert_eq!(world.ask(&EcsRamRole::new()).unwrap(), keys());
    assert_eq!(paths(&world), ["PUT token without", "GET  with", "GET worker with"]);
    let asked = world.transport.asked();
    assert_eq!(header(&asked[0], "x-aliyun-ecs-metadata-token-ttl-seconds"), Some("21600"));
    let second = Duration::from_secs(1);
    assert!(asked.iter().all(|request| request.connect_timeout == second && request.read_timeout == second));
}

#[test]
fn a_named_role_saves_a_request() {
    let environment = plain().variable("ALIBABA_CLOUD_ECS_METADATA", "worker");
    let world = World::new(environment, FakeTransport::new(|request| instance(request, true)));
    assert_eq!(world.ask(&EcsRamRole::new()).unwrap(), keys());
    assert_eq!(paths(&world), ["PUT token without", "GET worker with"]);
    assert!(world.ask(&EcsRamRole::new().role("other")).is_err(), "the name that is given wins");
}

#[test]
fn goes_on_without_a_token() {
    let world = World::new(plain(), FakeTransport::new(|request| instance(request, false)));
    assert_eq!(world.ask(&EcsRamRole::new()).unwrap(), keys());
    assert_eq!(paths(&world), ["PUT token without", "GET  without", "GET worker without"]);
    // So it does where the answer to the first request is lost, as it is in containers behind a hop.
    let lost = FakeTransport::new(|request| match request.method.as_str() {
        "PUT" => silence(TransportErrorKind::Timeout),
        _ => instance(request, false),
    });
    assert_eq!(World::new(plain(), lost).ask(&EcsRamRole::new()).unwrap(), keys());
}

#[test]
fn repeats_without_the_token_what_fails_with_it() {
    let transport = FakeTransport::new(|request| match (request.method.as_str(), header(request, TOKEN)) {
        ("PUT", _) => status(200, "T0ken=="),
        (_, Some(_)) => status(500, ""),
        _ => instance(request, false),
    });
    let world = World::new(plain(), transport);
    assert_eq!(world.ask(&EcsRamRole::new()).unwrap(), keys());
    assert_eq!(
        paths(&world),
        ["PUT token without", "GET  with", "GET  without", "GET worker with", "GET worker without"]
    );
}

#[test]
fn version_one_can_be_turned_off() {
    let world = World::new(plain(), FakeTransport::new(|request| instance(request, false)));
    assert_eq!(
        world.refusal(&EcsRamRole::new().without_v1()),
        "ecs_ram_role: no token: the metadata service at `http://100.100.100.200` refused with HTTP status 404"
    );
    assert_eq!(paths(&world), ["PUT token without"]);
    let environment = plain().variable("ALIBABA_CLOUD_IMDSV1_DISABLED", "TRUE");
    let transport = FakeTransport::new(|request| match request.method.as_str() {
        "PUT" => status(200, "T0ken=="),
        _ => status(403, ""),
    });
    let world = World::new(environment, transport);
    assert!(world.refusal(&EcsRamRole::new()).ends_with("refused with HTTP status 403"));
    assert_eq!(paths(&world), ["PUT token without", "GET  with"]);
}

#[test]
fn nobody_there_is_learned_from_one_request() {
    for kind in [TransportErrorKind::ConnectTimeout, TransportErrorKind::Connect] {
        let world = World::new(plain(), FakeTransport::new(move |_| silence(kind)));
        assert_eq!(
            world.refusal(&EcsRamRole::new()),
            "ecs_ram_role: the metadata service at `http://100.100.100.200` did not answer: no answer"
        );
        assert_eq!(world.transport.asked().len(), 1);
    }
}

#[test]
fn can_be_turned_off() {
    let environment = plain().variable("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "True");
    let world = World::offline(environment);
    assert_eq!(world.refusal(&EcsRamRole::new()), "ecs_ram_role: turned off by `ALIBABA_CLOUD_ECS_METADATA_DISABLED`");
    assert!(world.transport.asked().is_empty());
}

#[test]
fn what_is_wrong_is_told() {
    let refusal = |role: &'static str, page: &'static str| {
        let transport = FakeTransport::new(move |request| match request.method.as_str() {
            "PUT" => status(200, "T0ken=="),
            _ if request.url.ends_with('/') && role.is_empty() => status(404, ""),
            _ if request.url.ends_with('/') => status(200, role),
            _ if page.is_empty() => status(404, ""),
            _ => status(200, page),
        });
        World::new(plain(), transport).refusal(&EcsRamRole::new().without_v1())
    };
    assert!(refusal("", KEYS).ends_with("says that the instance has no RAM role"));
    assert!(refusal("<html>sign in</html>", KEYS).ends_with("gave no name of a role, but something else"));
    assert!(refusal("worker", "").ends_with("knows no role `worker` of this instance"));
    assert!(refusal("worker", r#"{"Code":"Failed"}"#).ends_with("gave no keys: `Code` is \"Failed\""));
    assert!(refusal("worker", "{}").ends_with("the answer lacks `Code`"));
    assert!(refusal("worker", r#"{"Code":"Success"}"#).contains("lacks `AccessKeyId`, `AccessKeySecret`"));
    assert!(refusal("worker", "secret").contains("gave no JSON that fits"));
    let world = World::new(plain(), FakeTransport::new(|request| instance(request, true)));
    assert!(world.refusal(&EcsRamRole::new().role("../x")).contains("is no name of a role"));
}

#[test]
fn the_service_may_be_elsewhere() {
    let transport = FakeTransport::new(|request| match request.method.as_str() {
        "PUT" => status(200, "T0ken=="),
        _ => status(200, KEYS),
    });
    let world = World::new(plain(), transport);
    world.ask(&EcsRamRole::new().service("http://127.0.0.1:8080/").role("worker")).unwrap();
    assert_eq!(world.transport.asked()[0].url, "http://127.0.0.1:8080/latest/api/token");
}
