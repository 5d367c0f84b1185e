//! Keys from a URI.

use super::support::{FakeEnvironment, FakeTransport, World, silence, status, time};
use crate::TransportErrorKind;
use crate::credentials::{Credentials, CredentialsUri};

const KEYS: &str = r#"{"Code":"Success","AccessKeyId":"id","AccessKeySecret":"secret","SecurityToken":"token",
    "Expiration":"2026-01-31T14:00:00Z"}"#;

#[test]
fn gets_keys() {
    let environment =
        FakeEnvironment::default().variable("ALIBABA_CLOUD_CREDENTIALS_URI", "http://localhost:6666/?user=alice");
    let world = World::new(environment, FakeTransport::new(|_| status(200, KEYS)));
    let keys = Credentials::temporary("id", "secret", "token").until(time("2026-01-31T14:00:00Z"));
    assert_eq!(world.ask(&CredentialsUri::new()).unwrap(), keys);
    assert_eq!(world.ask(&CredentialsUri::at("https://keys.example.com")).unwrap(), keys);
    let asked = world.transport.asked();
    assert_eq!((asked[0].method.as_str(), asked[0].url.as_str()), ("GET", "http://localhost:6666/?user=alice"));
    assert_eq!(asked[1].url, "https://keys.example.com");
    // The host, with its port, is the transport's to say.
    assert!(asked[0].headers.is_empty());
}

#[test]
fn wants_all_members() {
    let refusal = |answer| {
        let world = World::new(FakeEnvironment::default(), FakeTransport::script([answer]));
        world.refusal(&CredentialsUri::at("http://localhost:6666/keys?code=hush-hush"))
    };
    let place = "credentials_uri: the credentials URI `http://localhost:6666/keys`";
    assert_eq!(
        refusal(status(200, r#"{"Code":"Success","AccessKeyId":"id","AccessKeySecret":"secret"}"#)),
        format!("{place} gave no keys: the answer lacks `SecurityToken`, `Expiration`")
    );
    assert_eq!(
        refusal(status(200, KEYS.replace("Success", "Failure"))),
        format!("{place} gave no keys: `Code` is \"Failure\"")
    );
    assert_eq!(refusal(status(200, "{}")), format!("{place} gave no keys: the answer lacks `Code`"));
    assert_eq!(refusal(status(404, KEYS)), format!("{place} refused with HTTP status 404, code `Success`"));
    assert_eq!(refusal(silence(TransportErrorKind::Connect)), format!("{place} did not answer: no answer"));
    assert!(refusal(status(200, "hush-hush")).starts_with(&format!("{place} gave no JSON that fits")));
}

#[test]
fn wants_a_url() {
    let world = World::offline(FakeEnvironment::default());
    assert_eq!(world.refusal(&CredentialsUri::new()), "credentials_uri: not set: `ALIBABA_CLOUD_CREDENTIALS_URI`");
    for uri in ["localhost:6666", "file:///etc/passwd", "http://", "http://me:pass@h/", "http://h:x/"] {
        assert!(
            world.refusal(&CredentialsUri::at(uri)).ends_with("no URL of http or https without a user name"),
            "{uri}"
        );
    }
}
