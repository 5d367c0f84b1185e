//! Nothing that is printed in these runs holds a secret.

use std::thread;

use dts_runtime::{
    AssumeRole, CachedCredentials, Credentials, CredentialsChain, CredentialsUri, FakeTransport, Proxy, UntypedCall,
};

use crate::{
    client::{Client, KINDS},
    echoes, failures, keys, listener,
    printed::{self, Needle, found, layers},
    requests::{Change, Read},
    secrets, times, trust,
    world::World,
};

#[test]
fn nothing_that_is_printed_holds_a_secret() {
    let all = [
        failures::connections(),
        failures::answers(),
        times::cases(),
        trust::cases(),
        trust::redirects(),
        keys::cases(),
        echoes::cases(),
    ];
    // Most of the time they wait.
    thread::scope(|scope| all.iter().flatten().for_each(|case| drop(scope.spawn(|| case.print()))));
    for kind in KINDS {
        // What breaks its documentation.
        let world = World::at(String::from("http://127.0.0.1:1"));
        let _ = Client::new(kind, &world).send(&Change::faulty(), |call| world.settings(call));
        // Settings that can't be used, secrets among them.
        let _ = Client::new(kind, &world).send(&Read::default(), |call| {
            let call = world.settings(call).header("x-a", format!("{}\n", secrets::HEADER));
            call.endpoint(format!("https://user:{}@dts.example.com/?x={}", secrets::PROXY_PASSWORD, secrets::URI))
        });
    }
    what_nobody_sends();
    let (texts, signatures) = printed::counts();
    assert!(texts > 1000 && signatures > 100, "{texts} texts, {signatures} signatures");
    // Each source was heard.
    for source in
        ["span dts_runtime call", "span dts_runtime attempt", "record ", "event dts_runtime", "log ", "panic: panicked"]
    {
        assert!(printed::has(source), "{source}");
    }
    for library in ["hyper_util", "reqwest", "ureq"] {
        assert!(printed::has(&format!("log {library}")) || printed::has(&format!("event {library}")), "{library}");
    }
    let found = printed::with_secrets();
    assert!(found.is_empty(), "{} of {texts} texts:\n{}", found.len(), found.join("\n----\n"));
}

/// What holds secrets and is not sent, or was given to others to send.
fn what_nobody_sends() {
    let keys = || Credentials::temporary("STS.example", secrets::KEY, secrets::TOKEN);
    let uri = format!("http://127.0.0.1:1/keys?code={}", secrets::URI);
    let role = AssumeRole::new(keys(), "acs:ram::1:role/r");
    printed::debug(&(keys(), CachedCredentials::new(keys()), role, CredentialsUri::at(uri.as_str())));
    printed::debug(&CredentialsChain::official().then(keys()).then(CredentialsUri::at(uri)));
    let proxy = Proxy::new(format!("http://user:{}@127.0.0.1:1", secrets::PROXY_PASSWORD));
    printed::debug(&(&proxy, proxy.clone().credentials("user", secrets::PROXY_PASSWORD)));
    let call = UntypedCall::new("Dts", "2020-01-01", "X").form("Password", secrets::PASSWORD).json(secrets::EXTRA);
    printed::debug(&call);
    for transport in [FakeTransport::new().json(200, r#"{"Token":"t"}"#), FakeTransport::new()] {
        let client = dts_runtime::blocking::Client::builder()
            .region("cn-hangzhou")
            .credentials(keys())
            .transport(transport.clone())
            .body_parameter("ExtraSecret", secrets::EXTRA)
            .build()
            .unwrap();
        printed::debug(&client.call("Dts", "2020-01-01", "X", [("Password", secrets::PASSWORD)]));
        printed::debug(&client.request(&call));
        printed::debug(&(client.sign(Read::default()), client.presigned_url(Read::default())));
        printed::debug(&(transport.requests(), transport));
    }
}

#[test]
fn a_planted_secret_is_found() {
    let needles: Vec<Needle> = secrets::ALL.into_iter().map(Needle::new).collect();
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    for secret in secrets::ALL {
        let form = secret.replace('%', "%25").replace('+', "%2B").replace(' ', "+");
        let planted = [
            secret.to_owned(),
            form,
            encoded(secret),
            encoded(secret).to_lowercase(),
            encoded(&encoded(secret)),
            encoded(&encoded(&encoded(secret))),
            format!("{:?}", secret.as_bytes()),
            format!("{:#?}", secret.as_bytes()),
            secret.bytes().map(|byte| format!("{byte:02X}")).collect(),
        ];
        for planted in planted {
            assert_eq!(
                found(&layers(&format!("a text, {planted} 100%, and more")), &needles),
                Some(secret),
                "{planted}"
            );
        }
    }
    assert_eq!(found(&layers("Acc3ss/Key, nothing more 100% %2"), &needles), None);
    let quoted = Needle::new("a \"quoted\" s3cret");
    assert!(found(&layers(r#"{"a": "a \"quoted\" s3cret"}"#), &[quoted]).is_some());
}

#[test]
fn what_is_said_in_all_ways_is_kept() {
    printed::keep();
    log::debug!(target: "planted", "in a log");
    tracing::trace!(target: "planted", field = "in a field", "in an event");
    let span = tracing::trace_span!(target: "planted", "planted span", late = tracing::field::Empty);
    span.record("late", "in a record");
    listener::panics(|| panic!("planted in a panic"));
    for part in ["in a log", "in a field", "in an event", "planted span", "in a record", "planted in a panic"] {
        assert!(printed::has(part), "{part}");
    }
}
