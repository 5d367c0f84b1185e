//! What is not signed, and what is said then.

use std::time::{Duration, SystemTime};

use dts_runtime::{
    Parameters, Secret,
    sign::{AccessKey, Algorithm, Call, Method, PathFault, RawBody, SignFault},
};

use crate::places::{Scene, change};

const ACS3: Algorithm = Algorithm::Acs3HmacSha256;

/// The faults of a call after `change`.
fn faults(scene: &Scene, change: impl Fn(Call<'_>) -> Call<'_>) -> Vec<SignFault> {
    scene.sign(change).unwrap_err().faults().to_vec()
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn form_parameters_without_a_form() {
    let mut scene = Scene::new();
    scene.extra.body("Reserve", "{}");
    scene.extra.body("DbList", "{}");
    let parameters = names(&["DbList", "Reserve"]);
    let raw = RawBody { content_type: None, content: b"x" };
    for algorithm in [Algorithm::RpcV1, ACS3] {
        for method in [Method::Get, Method::Head, Method::Delete] {
            let found = faults(&scene, |call| call.algorithm(algorithm).method(method));
            assert_eq!(found, [SignFault::NoForm { method, parameters: parameters.clone() }]);
        }
        let found = faults(&scene, |call| call.algorithm(algorithm).body(raw));
        assert_eq!(found, [SignFault::FormAndRawBody { parameters: parameters.clone() }]);
    }
}

#[test]
fn raw_bodies_without_a_body() {
    let raw = RawBody { content_type: None, content: b"x" };
    for algorithm in [Algorithm::RpcV1, ACS3] {
        let found = faults(&Scene::new(), |call| call.algorithm(algorithm).method(Method::Get).body(raw));
        assert_eq!(found, [SignFault::NoBody(Method::Get)]);
    }
    assert!(Scene::new().sign(|call| call.method(Method::Delete).body(raw)).is_ok());
    assert_eq!(Scene::new().url(|call| call.body(raw)).unwrap_err().faults(), [SignFault::NoBody(Method::Get)]);
}

#[test]
fn tokens_in_the_url_of_rpc_v1() {
    let scene = Scene::with_token();
    let exposed = [SignFault::SecretsInUrl { parameters: names(&["SecurityToken"]) }];
    let raw = RawBody { content_type: None, content: b"x" };
    assert_eq!(faults(&scene, |call| call.method(Method::Get)), exposed);
    assert_eq!(faults(&scene, |call| call.body(raw)), exposed);
    assert!(scene.sign(|call| call.method(Method::Get).allow_secrets_in_url()).is_ok());
    // In a header it is where it belongs.
    assert!(scene.sign(|call| call.method(Method::Get).algorithm(ACS3)).is_ok());
}

#[test]
fn tokens_of_the_caller_in_any_url() {
    let mut scene = Scene::new();
    scene.extra.query("SecurityToken", "s3cret");
    let exposed = [SignFault::SecretsInUrl { parameters: names(&["SecurityToken"]) }];
    for algorithm in [Algorithm::RpcV1, ACS3] {
        let get = change(|call| call.algorithm(algorithm).method(Method::Get));
        assert_eq!(faults(&scene, get), exposed);
        let request = scene.sign(|call| get(call).allow_secrets_in_url()).unwrap();
        assert!(request.url.contains("SecurityToken=s3cret"), "{}", request.url);
    }
}

#[test]
fn secrets_in_a_presigned_url() {
    let mut scene = Scene::with_token();
    scene.extra.body("Password", "s3cret");
    let refused = scene.url(|call| call).unwrap_err();
    assert_eq!(refused.faults(), [SignFault::SecretsInUrl { parameters: names(&["Password", "SecurityToken"]) }]);
    assert_eq!(
        refused.to_string(),
        "the call can't be signed: `Password`, `SecurityToken` travel as a secret, and the URL would show it to every \
         log on the way; send it by POST in a form, sign with ACS3, or say `allow_secrets_in_url`"
    );
    assert!(!format!("{refused:?}").contains("s3cret"));
}

#[test]
fn paths() {
    let scene = Scene::new();
    assert_eq!(faults(&scene, |call| call.path("/api")), [SignFault::PathOfRpc]);
    let found = faults(&scene, |call| call.algorithm(ACS3).path("/a/../b"));
    assert_eq!(found, [SignFault::Path(PathFault::Dots)]);
}

#[test]
fn headers() {
    for algorithm in [Algorithm::RpcV1, ACS3] {
        for (name, value) in [("a b", "x"), ("", "x"), ("é", "x"), ("x:", "x"), ("x-a", "a\r\nb"), ("x-a", "杭州")] {
            let headers = [(name, value)];
            let found = refused(algorithm, &headers);
            assert!(matches!(found.as_slice(), [SignFault::Header { name: found, .. }] if found == name), "{found:?}");
        }
        for name in ["Host", "content-length", "Transfer-Encoding", "x-acs-action", "X-Acs-Version", "Content-Type"] {
            let headers = [(name, "x")];
            assert_eq!(refused(algorithm, &headers), [SignFault::ReservedHeader(name.to_ascii_lowercase())]);
        }
    }
    for name in ["authorization", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"] {
        assert_eq!(refused(ACS3, &[(name, "x")]), [SignFault::ReservedHeader(String::from(name))]);
    }
}

/// The faults of a call with a form and these headers.
fn refused(algorithm: Algorithm, headers: &[(&str, &str)]) -> Vec<SignFault> {
    let mut scene = Scene::new();
    scene.extra.body("DbList", "{}");
    let parameters = Parameters::from(&scene.extra);
    let call = Call::new(&scene.endpoint, "2020-01-01", "DescribeDtsJobs", &parameters).algorithm(algorithm);
    let refused = call.headers(headers).sign(scene.key(), SystemTime::UNIX_EPOCH, "n").unwrap_err();
    refused.faults().to_vec()
}

#[test]
fn texts_and_times_all_at_once() {
    let (scene, secret, token) = (Scene::new(), Secret::from("s3cret\n"), Secret::from("t0ken\n"));
    let parameters = Parameters::default();
    for algorithm in [Algorithm::RpcV1, ACS3] {
        let call = Call::new(&scene.endpoint, "", "Describe Jobs", &parameters).algorithm(algorithm);
        let key = AccessKey { id: "", secret: &secret, token: Some(&token) };
        let refused = call.sign(key, SystemTime::UNIX_EPOCH - Duration::from_secs(1), "").unwrap_err();
        let blank =
            "holds a blank, a line break or another character that is not visible ASCII; was it read from a file?";
        let text = refused.to_string();
        assert_eq!(
            text.lines().collect::<Vec<_>>(),
            [
                "the call can't be signed",
                "- the API version is empty",
                &format!("- the name of the action {blank}"),
                "- the nonce is empty",
                "- the ID of the access key is empty",
                &format!("- the security token {blank}"),
                "- the secret of the access key holds a line break or another control character; was it read from a file?",
                "- the time is before 1970 or after 9999; set the clock",
            ]
        );
        assert!(!text.contains("s3cret") && !text.contains("t0ken"));
    }
    let call = Call::new(&scene.endpoint, "2020-01-01", "DescribeDtsJobs", &parameters);
    let empty = Secret::default();
    let refused =
        call.sign(AccessKey { id: "i", secret: &empty, token: None }, SystemTime::UNIX_EPOCH, "n").unwrap_err();
    assert_eq!(refused.to_string(), "the call can't be signed: the secret of the access key is empty");
}
